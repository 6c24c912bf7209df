package io.github.rallybot.question;

import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How anybody changes hearings and questions: each deed is one commit, which holds once however
 * often it is delivered.
 */
final class QuestionDeeds {

  /** For how long the same interaction is recognised. Slack gives up after an hour. */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final Store store;
  private final Members members;
  private final Clock clock;

  QuestionDeeds(Store store, Members members, Clock clock) {
    this.store = store;
    this.members = members;
    this.clock = clock;
  }

  /** What became of a deed. */
  public sealed interface Result<T> {
    /** It is written. */
    record Done<T>(T value) implements Result<T> {}

    /** It was written when it came the first time. */
    record Repeated<T>() implements Result<T> {}

    /** It was not written, and why, in words for the person. */
    record Refused<T>(String why) implements Result<T> {}
  }

  /** What a deed comes to, on what is stored now. */
  sealed interface Decision<T> {
    /** What was added to the commit is to be written. */
    record Write<T>(T value) implements Decision<T> {}

    record Refuse<T>(String why) implements Decision<T> {}
  }

  /** Decides, on what is stored now, and adds to the commit of the draft. May be asked again. */
  interface Step<T> {
    Decision<T> decide(Draft draft);
  }

  static <T> Decision<T> write(T value) {
    return new Decision.Write<>(value);
  }

  static <T> Decision<T> refuse(String why) {
    return new Decision.Refuse<>(why);
  }

  /** A commit being put together; every document is read from the storage and expected as read. */
  static final class Draft {
    private static final int CARDS = 1000;

    private final Store store;
    private final Commit commit = new Commit();
    private final Set<String> seen = new HashSet<>();
    final Someone someone;
    final Instant now;

    private Draft(Store store, Someone someone, Instant now) {
      this.store = store;
      this.someone = someone;
      this.now = now;
    }

    Commit commit() {
      return commit;
    }

    Optional<Stored<Hearing>> hearing(HearingId id) {
      return store.load(Hearing.ref(id)).filter(found -> found.value().present());
    }

    Optional<Stored<BuyerQuestion>> question(QuestionId id) {
      return store.load(BuyerQuestion.ref(id)).filter(found -> found.value().present());
    }

    /** The question that one counts as now; all on the way to it have to stay as they are. */
    Optional<Stored<BuyerQuestion>> root(QuestionId id) {
      Optional<Stored<BuyerQuestion>> at = question(id);
      Optional<Stored<BuyerQuestion>> into = into(at);
      while (into.isPresent()) {
        at.ifPresent(this::expect);
        at = into;
        into = into(at);
      }
      return at;
    }

    private Optional<Stored<BuyerQuestion>> into(Optional<Stored<BuyerQuestion>> question) {
      return question.flatMap(one -> one.value().into()).flatMap(to -> question(to.question()));
    }

    /** Without a lead that was erased; one that was not has to stay so. */
    About present(About about) {
      if (about.lead().isEmpty()) {
        return about;
      }
      Optional<Stored<Lead>> lead =
          store.load(Lead.ref(about.lead().get())).filter(found -> found.value().present());
      lead.ifPresent(commit::expect);
      return lead.isPresent() ? about : about.anonymous();
    }

    void expect(Stored<BuyerQuestion> question) {
      if (seen.add(question.ref().id())) {
        commit.expect(question);
      }
    }

    void create(Hearing hearing) {
      commit.create(Hearing.ref(hearing.id()), hearing);
      commit.add(Board.HEARINGS, hearing.id().value(), hearing.at().toEpochMilli());
      hearing
          .about()
          .lead()
          .ifPresent(
              lead ->
                  commit.add(
                      Board.ofLead(lead), hearing.id().value(), hearing.at().toEpochMilli()));
      commit.event(happened("question.heard").with("hearing", hearing.id().value()));
    }

    void create(BuyerQuestion question) {
      commit.create(BuyerQuestion.ref(question.id()), question);
      commit.add(Board.QUESTIONS, question.id().value(), question.at().toEpochMilli());
      commit.event(happened("question.made").with("question", question.id().value()));
      seen.add(question.id().value());
    }

    /** Writes a hearing anew, in an entry of this type. */
    void replace(Stored<Hearing> before, Hearing after, String type) {
      commit.replace(before, after);
      after
          .about()
          .lead()
          .filter(lead -> !before.value().about().lead().equals(Optional.of(lead)))
          .ifPresent(
              lead ->
                  commit.add(Board.ofLead(lead), after.id().value(), after.at().toEpochMilli()));
      Event event = happened(type).with("hearing", after.id().value());
      commit.event(after.question().map(to -> event.with("question", to.value())).orElse(event));
    }

    void replaceQuestion(Stored<BuyerQuestion> before, BuyerQuestion after, String type) {
      commit.replace(before, after);
      seen.add(after.id().value());
      redraw(store, commit, after.id());
      commit.event(happened(type).with("question", after.id().value()));
    }

    /**
     * What was posted of a question shows what becomes of the one that it counts as from now on.
     */
    void follow(QuestionId question, QuestionId into) {
      store
          .newest(Shared.cardsOf(question), CARDS)
          .forEach(
              code -> {
                commit.add(Shared.cardsOf(into), code, now.toEpochMilli());
                CardRef card = CardRef.parse(code);
                commit.mark(new Mark(card.channel(), card.card(), false));
              });
    }

    /** What was posted of a question shows what becomes of it; posts in channels come first. */
    static void redraw(Store store, Commit commit, QuestionId question) {
      store
          .newest(Shared.cardsOf(question), CARDS)
          .forEach(
              code -> {
                CardRef card = CardRef.parse(code);
                commit.mark(new Mark(card.channel(), card.card(), false));
              });
    }

    private Event happened(String type) {
      return Event.of(type).with("member", someone.id().value());
    }
  }

  <T> Result<T> change(String deed, UserRef user, Step<T> step) {
    Claim once = new Claim("interaction", deed);
    return store.decide(() -> tryChange(once, user, step));
  }

  private <T> Optional<Result<T>> tryChange(Claim once, UserRef user, Step<T> step) {
    if (store.holder(once).isPresent()) {
      return Optional.of(new Result.Repeated<>());
    }
    Someone someone = someone(user);
    if (someone.member().guest()) {
      return Optional.of(new Result.Refused<>(LeadConversation.GUESTS));
    }
    Draft draft = new Draft(store, someone, clock.instant());
    Decision<T> decision = step.decide(draft);
    if (decision instanceof Decision.Refuse<T> refuse) {
      return Optional.of(new Result.Refused<>(refuse.why()));
    }
    T value = ((Decision.Write<T>) decision).value();
    draft.commit.take(once, "done", REMEMBERED);
    someone.joinIn(draft.commit);
    // a deed does not outlive the erasure of who did it
    someone.known().ifPresent(draft.commit::expect);
    Outcome outcome = store.commit(draft.commit);
    if (outcome instanceof Outcome.Done) {
      return Optional.of(new Result.Done<>(value));
    }
    return outcome instanceof Outcome.Taken taken && taken.claim().equals(once)
        ? Optional.of(new Result.Repeated<>())
        : Optional.empty();
  }

  /** Somebody new is noted with their name, since others read who heard what. */
  private Someone someone(UserRef user) {
    Someone someone = members.someone(user);
    if (someone.known().isPresent()) {
      return someone;
    }
    try {
      return members.introduced(user);
    } catch (PlatformException away) {
      return someone;
    }
  }
}

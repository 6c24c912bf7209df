package io.github.rallybot.question;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How anybody changes hearings and questions: each deed is one commit, which holds once however
 * often it is delivered.
 */
final class QuestionDeeds {

  private final Once<Draft> once;

  QuestionDeeds(Store store, Members members, Clock clock) {
    once = new Once<>(store, members, LeadConversation.GUESTS, Draft::new, clock);
  }

  /** A commit being put together; every document is read from the storage and expected as read. */
  static final class Draft extends Once.Draft {
    private static final int CARDS = 1000;

    private final Set<String> seen = new HashSet<>();

    private Draft(Once.Start start) {
      super(start);
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
      lead.ifPresent(commit()::expect);
      return lead.isPresent() ? about : about.anonymous();
    }

    void expect(Stored<BuyerQuestion> question) {
      if (seen.add(question.ref().id())) {
        commit().expect(question);
      }
    }

    void create(Hearing hearing) {
      commit().create(Hearing.ref(hearing.id()), hearing);
      commit().add(Board.HEARINGS, hearing.id().value(), hearing.at().toEpochMilli());
      hearing
          .about()
          .lead()
          .ifPresent(
              lead ->
                  commit()
                      .add(Board.ofLead(lead), hearing.id().value(), hearing.at().toEpochMilli()));
      commit().event(happened("question.heard").with("hearing", hearing.id().value()));
    }

    void create(BuyerQuestion question) {
      commit().create(BuyerQuestion.ref(question.id()), question);
      commit().add(Board.QUESTIONS, question.id().value(), question.at().toEpochMilli());
      commit().event(happened("question.made").with("question", question.id().value()));
      seen.add(question.id().value());
    }

    /** Writes a hearing anew, in an entry of this type. */
    void replace(Stored<Hearing> before, Hearing after, String type) {
      commit().replace(before, after);
      after
          .about()
          .lead()
          .filter(lead -> !before.value().about().lead().equals(Optional.of(lead)))
          .ifPresent(
              lead ->
                  commit().add(Board.ofLead(lead), after.id().value(), after.at().toEpochMilli()));
      Event event = happened(type).with("hearing", after.id().value());
      commit().event(after.question().map(to -> event.with("question", to.value())).orElse(event));
    }

    void replaceQuestion(Stored<BuyerQuestion> before, BuyerQuestion after, String type) {
      commit().replace(before, after);
      seen.add(after.id().value());
      redraw(store, commit(), after.id());
      commit().event(happened(type).with("question", after.id().value()));
    }

    /**
     * What was posted of a question shows what becomes of the one that it counts as from now on.
     */
    void follow(QuestionId question, QuestionId into) {
      store
          .newest(Shared.cardsOf(question), CARDS)
          .forEach(
              code -> {
                commit().add(Shared.cardsOf(into), code, now.toEpochMilli());
                CardRef card = CardRef.parse(code);
                commit().mark(new Mark(card.channel(), card.card(), false));
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
  }

  <T> Once.Result<T> change(String deed, UserRef user, Once.Step<Draft, T> step) {
    return once.change(deed, user, false, step);
  }
}

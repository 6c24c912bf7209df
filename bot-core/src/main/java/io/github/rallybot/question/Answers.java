package io.github.rallybot.question;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.content.Contents;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Result;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What reps do with the answers that there are. */
public final class Answers {

  private static final int LEADS = 10;

  private final Store store;
  private final Members members;
  private final Questions questions;
  private final Board board;
  private final Contents contents;
  private final ContentUses uses;
  private final Clock clock;

  public Answers(
      Store store,
      Members members,
      Questions questions,
      Board board,
      Contents contents,
      ContentUses uses,
      Clock clock) {
    this.store = store;
    this.members = members;
    this.questions = questions;
    this.board = board;
    this.contents = contents;
    this.uses = uses;
    this.clock = clock;
  }

  /** The open leads that somebody follows up, the newest first. */
  List<Lead> leadsOf(UserRef user) {
    return store
        .load(
            store.newest(Listings.of(members.someone(user).id()), LEADS).stream()
                .map(id -> Lead.ref(new LeadId(id)))
                .toList())
        .stream()
        .map(Stored::value)
        .filter(Lead::present)
        .toList();
  }

  /** The title of what answers a hearing. */
  Optional<String> shownFor(HearingId id) {
    return board.hearing(id).flatMap(this::answer).flatMap(contents::find).map(Content::title);
  }

  private Optional<ContentId> answer(Hearing hearing) {
    return board.root(hearing).flatMap(BuyerQuestion::answer).or(hearing::shown);
  }

  /** Notes that the rep passed the answer on, which counts as a use of it. */
  Result<Hearing> sent(Interaction press, HearingId id) {
    Optional<Hearing> hearing = board.hearing(id);
    Optional<ContentId> answer = hearing.flatMap(this::answer);
    if (hearing.isEmpty() || answer.isEmpty()) {
      return new Result.Refused<>("There is no answer to it any more.");
    }
    ContentId sent = answer.get();
    if (hearing.get().said().filter(said -> said.sent() && said.of(sent)).isPresent()) {
      return new Result.Done<>(hearing.get());
    }
    About about = hearing.get().about();
    // one hearing counts as one use of a content, however often it is said
    String use = id.value() + "-" + sent.value();
    uses.sent(press, use, sent, about.stage(), about.lead());
    return respond(
        press,
        id,
        new Hearing.Said(clock.instant(), true, Optional.empty(), Optional.of(use), answer));
  }

  /** Notes that the answer is not what the rep needs; that they sent it is taken back. */
  Result<Hearing> notNeeded(Interaction press, HearingId id, Optional<String> why) {
    Optional<Hearing> hearing = board.hearing(id);
    Optional<ContentId> answer = hearing.flatMap(this::answer);
    hearing
        .flatMap(Hearing::said)
        .filter(said -> said.answer().equals(answer))
        .flatMap(Hearing.Said::use)
        .ifPresent(use -> uses.unsent(press, use));
    return respond(
        press, id, new Hearing.Said(clock.instant(), false, why, Optional.empty(), answer));
  }

  /** A deed of its own, so that it is made up for if the process ends between the two. */
  private Result<Hearing> respond(Interaction press, HearingId id, Hearing.Said said) {
    return questions.respond("said " + press.id(), press.user(), id, said);
  }
}

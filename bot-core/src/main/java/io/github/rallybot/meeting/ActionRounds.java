package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.reminder.Sending;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds owners of what is due: in one direct message on each business day of theirs on which
 * something is due or overdue, within their working hours, whichever instance of the bot does it.
 * What was agreed on only that day is not brought up before the next.
 */
public final class ActionRounds {

  private static final Logger log = LoggerFactory.getLogger(ActionRounds.class);

  private static final Duration DAY_REMEMBERED = Duration.ofDays(14);

  private final Store store;
  private final Members members;
  private final Actions actions;
  private final Diary diary;
  private final Sending sending;

  public ActionRounds(Store store, Members members, Actions actions, Diary diary, Sending sending) {
    this.store = store;
    this.members = members;
    this.actions = actions;
    this.diary = diary;
    this.sending = sending;
  }

  /** Reminds whoever is to be reminded. Run now and then, in as many instances as there are. */
  public void run() {
    Instant now = sending.now();
    List<AgreedAction> open = actions.open();
    Map<MemberId, Member> people =
        members.named(open.stream().map(action -> action.now().owner()).toList());
    Map<Member, List<ActionId>> due = new LinkedHashMap<>();
    for (AgreedAction action : open) {
      Optional.ofNullable(people.get(action.now().owner()))
          .filter(owner -> due(action, owner, now) && sending.present(owner, now))
          .ifPresent(
              owner -> due.computeIfAbsent(owner, any -> new ArrayList<>()).add(action.id()));
    }
    due.forEach(
        (owner, all) -> {
          if (store.holder(today(owner, now)).isEmpty()
              && sending.address(owner) instanceof Sending.Address.Open address
              && store.decide(() -> tryRemind(owner.id(), address.channel(), all))) {
            log.info("reminded {} of actions", owner.id());
          }
        });
  }

  private boolean due(AgreedAction action, Member owner, Instant now) {
    LocalDate day = diary.day(owner, now);
    return !action.now().due().isAfter(day) && diary.day(owner, action.at()).isBefore(day);
  }

  private Claim today(Member owner, Instant now) {
    return new Claim("action-reminded", owner.id().value() + "\n" + diary.day(owner, now));
  }

  private Optional<Boolean> tryRemind(MemberId id, ChannelRef channel, List<ActionId> all) {
    Instant now = sending.now();
    Optional<Stored<Member>> present = sending.present(id, now);
    if (present.isEmpty()) {
      return Optional.of(false);
    }
    Member owner = present.get().value();
    Claim today = today(owner, now);
    Commit commit = new Commit().expect(present.get());
    List<Stored<AgreedAction>> due =
        store.load(all.stream().map(AgreedAction::ref).toList()).stream()
            .filter(
                stored ->
                    stored.value().open()
                        && members.now(stored.value().now().owner()).equals(id)
                        && due(stored.value(), owner, now))
            .toList();
    if (due.isEmpty() || store.holder(today).isPresent()) {
      return Optional.of(false);
    }
    due.forEach(commit::expect);
    List<ActionId> rows =
        due.stream().limit(ActionReminder.ROWS).map(stored -> stored.value().id()).toList();
    LocalDate day = diary.day(owner, now);
    ActionReminder reminder =
        new ActionReminder(
            id.value() + "-" + day,
            id,
            channel,
            day,
            rows,
            due.size() - rows.size(),
            now,
            sending.until(owner, now));
    reminder.create(commit);
    commit.take(today, reminder.id(), DAY_REMEMBERED);
    commit.event(
        Event.of("action.reminded")
            .with("member", id.value())
            .with("actions", Integer.toString(due.size())));
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }
}

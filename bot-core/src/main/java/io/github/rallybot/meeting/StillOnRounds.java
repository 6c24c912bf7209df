package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Role;
import io.github.rallybot.reminder.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes meetings that nobody ended, and asks authors whether what was twice not talked about is
 * still on: each of them once for each time, in their working hours, whichever instance of the bot
 * does it. Of what has no author, or one who left, the leaders are asked.
 */
public final class StillOnRounds {

  private static final Logger log = LoggerFactory.getLogger(StillOnRounds.class);

  private static final Duration REMEMBERED = Duration.ofDays(60);

  private final Store store;
  private final Members members;
  private final Plans plans;
  private final Meetings meetings;
  private final AgendaReader reader;
  private final Items items;
  private final Sending sending;

  public StillOnRounds(
      Store store,
      Members members,
      Plans plans,
      Meetings meetings,
      AgendaReader reader,
      Items items,
      Sending sending) {
    this.store = store;
    this.members = members;
    this.plans = plans;
    this.meetings = meetings;
    this.reader = reader;
    this.items = items;
    this.sending = sending;
  }

  /** Does what is to be done. Run now and then, in as many instances as there are. */
  public void run() {
    lapse();
    ask();
  }

  /** Of several that were missed, as while the bot was away, only the last one is closed. */
  private void lapse() {
    Instant now = sending.now();
    plans
        .times()
        .before(now)
        .filter(planned -> !planned.dayEndsAt().isAfter(now))
        .filter(planned -> meetings.find(planned.period().id()).filter(Meeting::over).isEmpty())
        .ifPresent(
            planned -> meetings.lapse(planned, reader.agenda(planned), plans.digestChannels()));
  }

  private void ask() {
    Instant now = sending.now();
    Map<MemberId, List<AgendaItem>> asked = new LinkedHashMap<>();
    List<AgendaItem> doubtful = items.waiting().stream().filter(AgendaItem::inDoubt).toList();
    if (doubtful.isEmpty()) {
      return;
    }
    Map<MemberId, Member> authors =
        members.named(doubtful.stream().flatMap(item -> item.by().stream()).toList());
    List<Member> leaders = leaders();
    for (AgendaItem item : doubtful) {
      Optional<Member> author = item.by().map(authors::get).filter(Member::colleague);
      author
          .map(List::of)
          .orElse(leaders)
          .forEach(
              member -> asked.computeIfAbsent(member.id(), any -> new ArrayList<>()).add(item));
    }
    members
        .named(asked.keySet())
        .values()
        .forEach(
            member -> {
              List<AgendaItem> own =
                  unasked(member.id(), asked.getOrDefault(member.id(), List.of()));
              if (!own.isEmpty()
                  && sending.present(member, now)
                  && sending.address(member) instanceof Sending.Address.Open address
                  && store.decide(() -> tryAsk(member.id(), address.channel(), own))) {
                log.info("asked {} what is still on", member.id());
              }
            });
  }

  private List<Member> leaders() {
    List<Member> all = members.all().stream().map(Stored::value).filter(Member::colleague).toList();
    List<Member> leaders =
        all.stream().filter(member -> member.roles().contains(Role.LEADER)).toList();
    return leaders.isEmpty() ? all.stream().filter(members::isAdmin).toList() : leaders;
  }

  /** That somebody was asked of an item after it was missed in a meeting. */
  private static Claim once(MemberId member, AgendaItem item) {
    return new Claim(
        "still-on",
        member.value()
            + "\n"
            + item.id().value()
            + "\n"
            + item.missed().get(item.missed().size() - 1));
  }

  private List<AgendaItem> unasked(MemberId member, List<AgendaItem> all) {
    Map<Claim, AgendaItem> claims = new LinkedHashMap<>();
    all.forEach(item -> claims.put(once(member, item), item));
    Set<Claim> held = new HashSet<>(store.holders(claims.keySet()).keySet());
    claims.keySet().removeAll(held);
    return claims.values().stream().limit(StillOn.ROWS).toList();
  }

  private Optional<Boolean> tryAsk(MemberId id, ChannelRef channel, List<AgendaItem> all) {
    Instant now = sending.now();
    Optional<Stored<Member>> present = sending.present(id, now);
    if (present.isEmpty()) {
      return Optional.of(false);
    }
    Commit commit = new Commit().expect(present.get());
    List<AgendaItem> rows = new ArrayList<>();
    for (Stored<AgendaItem> item :
        store.load(all.stream().map(one -> AgendaItem.ref(one.id())).toList())) {
      boolean unasked = item.value().inDoubt() && store.holder(once(id, item.value())).isEmpty();
      if (unasked) {
        commit.replace(item, item.value().asked(now));
        rows.add(item.value());
      }
    }
    if (rows.isEmpty()) {
      return Optional.of(false);
    }
    StillOn asked =
        new StillOn(
            MeetingDeeds.freshId(now),
            id,
            channel,
            rows.stream().map(AgendaItem::id).toList(),
            now);
    rows.forEach(item -> commit.take(once(id, item), asked.id(), REMEMBERED));
    asked.create(commit);
    commit.event(
        Event.of("agenda.asked")
            .with("member", id.value())
            .with("items", Integer.toString(rows.size())));
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }
}

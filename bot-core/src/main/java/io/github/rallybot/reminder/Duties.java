package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Role;
import io.github.rallybot.member.Someone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who is on duty in which channel, and who stands in when they cannot be. */
public final class Duties {

  private final Store store;
  private final Members members;
  private final Diary diary;

  public Duties(Store store, Members members, Diary diary) {
    this.store = store;
    this.members = members;
    this.diary = diary;
  }

  /**
   * Who is told of leads that wait.
   *
   * @param onDuty whether they are on duty there, or lead where nobody is
   */
  record Told(List<Member> people, boolean onDuty) {}

  /** Who is on duty in a channel, whether or not they can be told of anything. */
  public Optional<Member> of(ChannelRef channel) {
    return store.load(Duty.ref(channel)).flatMap(stored -> person(stored.value()));
  }

  /** As the record in which they are kept now: they may have been joined since. */
  Optional<Member> person(Duty duty) {
    return duty.person().flatMap(members::kept).map(Stored::value);
  }

  /**
   * Who is told of a channel's leads at a moment: the duty person, or the leaders if there is none
   * or they left or are away; if there are no leaders, the admins.
   *
   * @param except somebody whose leads these are
   */
  Told told(Duty duty, Instant now, Predicate<MemberId> except) {
    Optional<Member> person =
        person(duty).filter(member -> there(member, now) && !except.test(member.id()));
    return person
        .map(member -> new Told(List.of(member), true))
        .orElseGet(() -> new Told(leaders(now, except), false));
  }

  private List<Member> leaders(Instant now, Predicate<MemberId> except) {
    List<Member> present =
        members.all().stream()
            .map(Stored::value)
            .filter(member -> there(member, now) && !except.test(member.id()))
            .toList();
    List<Member> leaders =
        present.stream().filter(member -> member.roles().contains(Role.LEADER)).toList();
    return leaders.isEmpty() ? present.stream().filter(members::isAdmin).toList() : leaders;
  }

  private boolean there(Member member, Instant now) {
    return members.reachable(member).isPresent() && !diary.away(member, now);
  }

  /** Why somebody who is on duty cannot be told of anything at a moment; empty if they can. */
  public Optional<String> obstacle(Member member, Instant now) {
    if (members.reachable(member).isEmpty()) {
      return Optional.of("has left, or is a guest now");
    }
    return diary.away(member, now) ? Optional.of("is away") : Optional.empty();
  }

  /** Puts somebody on duty in a channel, or nobody. Idempotent. */
  public void put(Someone by, ChannelRef channel, Optional<MemberId> person) {
    store.decide(
        () -> {
          Someone actor = by.asOf(store);
          Optional<Stored<Duty>> before = store.load(Duty.ref(channel));
          Duty duty = before.map(Stored::value).orElseGet(() -> Duty.nobody(channel));
          if (duty.person().equals(person)) {
            return Optional.of(true);
          }
          Commit commit = new Commit();
          write(commit, before, duty.of(person));
          actor.joinIn(commit);
          Event event = Event.of("lead.duty").with("by", actor.id().value());
          commit.event(person.map(id -> event.with("member", id.value())).orElse(event));
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  static void write(Commit commit, Optional<Stored<Duty>> before, Duty after) {
    before.ifPresentOrElse(
        stored -> commit.replace(stored, after),
        () -> commit.create(Duty.ref(after.channel()), after));
  }
}

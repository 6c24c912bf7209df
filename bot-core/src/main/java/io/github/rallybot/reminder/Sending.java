package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all reminders have in common: to whom they can go, and how they are written. */
public final class Sending {

  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  private static final Duration DAY_REMEMBERED = Duration.ofDays(14);

  static final Duration SHUT_FOR = Duration.ofMinutes(10);

  /** What was written just before the end of work still goes. */
  private static final Duration STILL_AFTER_WORK = Duration.ofMinutes(15);

  private final Store store;
  private final Members members;
  private final Platforms platforms;
  private final Diary diary;
  private final Duties duties;
  private final Clock clock;

  /** When somebody was last found to be shut, as far as that is remembered. */
  private final Map<MemberId, Instant> shut = new ConcurrentHashMap<>();

  public Sending(
      Store store, Members members, Platforms platforms, Diary diary, Duties duties, Clock clock) {
    this.store = store;
    this.members = members;
    this.platforms = platforms;
    this.diary = diary;
    this.duties = duties;
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /** Where somebody can be written to. */
  public sealed interface Address {
    record Open(ChannelRef channel) implements Address {}

    /** The platform does not answer just now. */
    record Later() implements Address {}

    /**
     * The platform does not let the bot write to them: they have not got the app, or blocked it.
     */
    record Shut() implements Address {}

    /** They left. */
    record Never() implements Address {}
  }

  /** Whether somebody is the duty person of a channel. */
  boolean onDuty(Member member, Duty duty) {
    return duties.person(duty).filter(person -> person.id().equals(member.id())).isPresent();
  }

  /** Whether somebody can be written to at a moment without coming out of hours. */
  public boolean present(Member member, Instant now) {
    return members.reachable(member).isPresent() && diary.working(member, now);
  }

  /**
   * The same of somebody as they are stored now; empty if they are not present any more. What is
   * decided on them has to expect that record.
   */
  public Optional<Stored<Member>> present(MemberId id, Instant now) {
    return store.load(Member.ref(id)).filter(stored -> present(stored.value(), now));
  }

  /** Where somebody can be written to now; asks their platform. */
  public Address address(Member member) {
    Optional<UserRef> user = members.reachable(member);
    if (user.isEmpty()) {
      return new Address.Never();
    }
    try {
      return new Address.Open(platforms.get(user.get().platform()).direct(user.get()));
    } catch (PlatformException.Rejected gone) {
      log.warn("{} cannot be written to: {}", member.id(), gone.code());
      members.lookAgain(user.get());
      Optional<Member> now = members.kept(member.id()).map(Stored::value);
      // on another platform, perhaps
      return now.filter(one -> !members.reachable(one).equals(user))
          .map(this::address)
          .orElseGet(Address.Never::new);
    } catch (PlatformException.Blocked blocked) {
      log.warn("no reminder to {} now: {}", member.id(), blocked.getMessage());
      return blocked.wholePlatform() ? new Address.Later() : new Address.Shut();
    } catch (PlatformException later) {
      log.warn("no reminder to {} now: {}", member.id(), later.getMessage());
      return new Address.Later();
    }
  }

  /**
   * The same for rounds that come every few seconds: of whom their platform said that they cannot
   * be written to, it is asked again only after {@link #SHUT_FOR}.
   */
  public Address patiently(Member member) {
    Instant now = now();
    if (shut.getOrDefault(member.id(), Instant.EPOCH).plus(SHUT_FOR).isAfter(now)) {
      return new Address.Shut();
    }
    Address address = address(member);
    if (address instanceof Address.Shut) {
      shut.put(member.id(), now);
    } else {
      shut.remove(member.id());
    }
    return address;
  }

  /**
   * Who is told of a channel's leads, and where: those who are at work. Whoever cannot be written
   * to any more is passed over for whoever stands in for them.
   *
   * @param except somebody whose leads these are
   */
  Map<MemberId, ChannelRef> reach(Duty duty, Predicate<MemberId> except) {
    Instant now = now();
    Set<MemberId> gone = new HashSet<>();
    while (true) {
      Map<MemberId, ChannelRef> people = new LinkedHashMap<>();
      boolean another = false;
      for (Member member : duties.told(duty, now, except.or(gone::contains)).people()) {
        if (diary.working(member, now)) {
          Address address = address(member);
          open(address).ifPresent(channel -> people.put(member.id(), channel));
          boolean unheard = address instanceof Address.Never || address instanceof Address.Shut;
          another |= unheard && gone.add(member.id());
        }
      }
      if (!another) {
        return people;
      }
    }
  }

  /** Those of some people who are present as they are stored now; a commit expects that. */
  Map<Member, ChannelRef> stillPresent(
      Commit commit, Map<MemberId, ChannelRef> people, Instant now) {
    Map<Member, ChannelRef> there = new LinkedHashMap<>();
    people.forEach(
        (id, channel) ->
            present(id, now)
                .ifPresent(
                    member -> {
                      commit.expect(member);
                      there.put(member.value(), channel);
                    }));
    return there;
  }

  /** That a member was reminded of a lead on a day of theirs. */
  private Claim once(Member member, LeadId lead, Instant now) {
    return new Claim(
        "reminded", lead.value() + "\n" + member.id().value() + "\n" + diary.day(member, now));
  }

  /** Without the leads that a member was reminded of on this day already. */
  List<Lead> notYetToday(Member member, List<Lead> leads, Instant now) {
    Map<Claim, Lead> claims = new LinkedHashMap<>();
    leads.forEach(lead -> claims.put(once(member, lead.id(), now), lead));
    Set<Claim> held = store.holders(new ArrayList<>(claims.keySet())).keySet();
    claims.keySet().removeAll(held);
    return List.copyOf(claims.values());
  }

  /**
   * Adds reminders to a commit, which holds only if none of their rows was in another message of
   * the same person and day meanwhile.
   */
  void write(Commit commit, Map<Member, Reminder> reminders, Instant now) {
    Map<LeadId, List<CardRef>> shown = new LinkedHashMap<>();
    reminders.forEach(
        (member, reminder) -> {
          commit.create(Reminder.ref(reminder.id()), reminder);
          CardRef card = new CardRef(reminder.channel(), reminder.card());
          commit.mark(new Mark(card.channel(), card.card(), false));
          claim(commit, member, reminder.leads(), reminder.id(), now);
          reminder
              .leads()
              .forEach(lead -> shown.computeIfAbsent(lead, id -> new ArrayList<>()).add(card));
          commit.event(
              Event.of("reminder.sent")
                  .with("member", member.id().value())
                  .with("kind", reminder.reason().kind().name().toLowerCase(Locale.ROOT))
                  .with("leads", Long.toString(reminder.all())));
        });
    for (Stored<Lead> lead : store.load(shown.keySet().stream().map(Lead::ref).toList())) {
      Listings.showIn(commit, lead, shown.getOrDefault(lead.value().id(), List.of()));
    }
  }

  /** The commit holds only if the member was not reminded of any of the leads on this day. */
  void claim(Commit commit, Member member, List<LeadId> leads, String message, Instant now) {
    leads.forEach(lead -> commit.take(once(member, lead, now), message, DAY_REMEMBERED));
  }

  /** The first rows of what waits, and how much else. */
  Reminder reminder(
      String id,
      Member to,
      ChannelRef channel,
      Reminder.Reason reason,
      List<Lead> leads,
      long unanswered,
      long all,
      Instant now) {
    List<LeadId> rows = leads.stream().limit(Reminder.ROWS).map(Lead::id).toList();
    return new Reminder(
        id, to.id(), channel, reason, rows, all - rows.size(), unanswered, now, until(to, now));
  }

  /** When it is too late for what was written at a moment, so that it does not come at night. */
  public Optional<Instant> until(Member to, Instant now) {
    return diary.of(to).endOf(diary.day(to, now)).map(end -> end.plus(STILL_AFTER_WORK));
  }

  static Optional<ChannelRef> open(Address address) {
    return address instanceof Address.Open open ? Optional.of(open.channel()) : Optional.empty();
  }
}

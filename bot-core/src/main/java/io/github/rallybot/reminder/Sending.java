package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all reminders have in common: to whom they can go, and how they are written. */
final class Sending {

  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  private static final Duration DAY_REMEMBERED = Duration.ofDays(14);

  /** What was written just before the end of work still goes. */
  private static final Duration STILL_AFTER_WORK = Duration.ofMinutes(15);

  private final Store store;
  private final Platforms platforms;
  private final Diary diary;

  Sending(Store store, Platforms platforms, Diary diary) {
    this.store = store;
    this.platforms = platforms;
    this.diary = diary;
  }

  /** Where somebody can be written to. */
  sealed interface Address {
    record Open(ChannelRef channel) implements Address {}

    /** The platform does not answer just now. */
    record Later() implements Address {}

    /** They left, or do not want to hear from the bot. */
    record Never() implements Address {}
  }

  Address address(Member member) {
    try {
      return member.identities().stream()
          .filter(user -> platforms.has(user.platform()))
          .findFirst()
          .<Address>map(user -> new Address.Open(platforms.get(user.platform()).direct(user)))
          .orElseGet(Address.Never::new);
    } catch (PlatformException.Rejected gone) {
      log.warn("{} cannot be written to: {}", member.id(), gone.code());
      return new Address.Never();
    } catch (PlatformException later) {
      log.warn("no reminder to {} now: {}", member.id(), later.getMessage());
      return new Address.Later();
    }
  }

  /**
   * Who is told of a channel's leads, and where: those who are at work. Whoever cannot be written
   * to any more is passed over for whoever stands in for them.
   *
   * @param except somebody whose leads these are
   */
  Map<Member, ChannelRef> reach(Duties duties, Duty duty, Predicate<MemberId> except, Instant now) {
    Set<MemberId> gone = new HashSet<>();
    while (true) {
      Map<Member, ChannelRef> people = new LinkedHashMap<>();
      boolean another = false;
      for (Member member : duties.told(duty, now, except.or(gone::contains)).people()) {
        if (diary.working(member, now)) {
          Address address = address(member);
          open(address).ifPresent(channel -> people.put(member, channel));
          another |= address instanceof Address.Never && gone.add(member.id());
        }
      }
      if (!another) {
        return people;
      }
    }
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
   * Adds reminders to a commit, which holds only if none of their rows was in another reminder of
   * the same person and day meanwhile.
   */
  void write(Commit commit, Map<Member, Reminder> reminders, Instant now) {
    Map<LeadId, List<CardRef>> shown = new HashMap<>();
    Set<LeadId> rows = new HashSet<>();
    reminders.forEach(
        (member, reminder) -> {
          commit.create(Reminder.ref(reminder.id()), reminder);
          commit.mark(new Mark(reminder.channel(), reminder.card(), false));
          for (LeadId lead : reminder.leads()) {
            rows.add(lead);
            shown
                .computeIfAbsent(lead, id -> new ArrayList<>())
                .add(new CardRef(reminder.channel(), reminder.card()));
            commit.take(once(member, lead, now), reminder.id(), DAY_REMEMBERED);
          }
          commit.event(
              Event.of("reminder.sent")
                  .with("member", member.id().value())
                  .with("kind", reminder.reason().kind().name().toLowerCase(java.util.Locale.ROOT))
                  .with("leads", Long.toString(reminder.all())));
        });
    for (Stored<Lead> lead : store.load(rows.stream().map(Lead::ref).toList())) {
      Listings.showIn(commit, lead, shown.getOrDefault(lead.value().id(), List.of()));
    }
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
    Optional<Instant> until =
        diary.of(to).endOf(diary.day(to, now)).map(end -> end.plus(STILL_AFTER_WORK));
    return new Reminder(
        id, to.id(), channel, reason, rows, all - rows.size(), unanswered, now, until);
  }

  static Optional<ChannelRef> open(Address address) {
    return address instanceof Address.Open open ? Optional.of(open.channel()) : Optional.empty();
  }
}

package io.github.rallybot.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.lead.SampleBrief;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.member.Member;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Ten weeks of 200 leads and five reps in four zones, over Easter and three changes of the clocks,
 * with absences, somebody who leaves, three instances of the bot, and hours in which none runs.
 */
@ExtendWith(RedisForTests.class)
class TenWeeksTest {

  private static final Instant BEGIN = Instant.parse("2027-02-22T00:00:00Z");
  private static final Duration STEP = Duration.ofHours(2);
  private static final int STEPS = 10 * 7 * 12;
  private static final int LEADS = 200;

  private record Rep(UserRef user, String name, String zone, String hours, String holidays) {
    String email() {
      return name.toLowerCase(java.util.Locale.ROOT) + "@rally.example";
    }
  }

  private static final List<Rep> REPS =
      List.of(
          rep("ANNA", "Europe/Berlin", "9-17 mon-fri", "DE-BY"),
          rep("BO", "Europe/Berlin", "8-14 mon-thu", "DE-BE"),
          rep("CARL", "America/New_York", "9-17 mon-fri", "US"),
          rep("DIPA", "Asia/Kathmandu", "10-18 sun-fri", "none"),
          rep("EIKO", "Asia/Tokyo", "9:30-18 mon-fri", "JP"));

  private static Rep rep(String name, String zone, String hours, String holidays) {
    return new Rep(new UserRef(Platform.SLACK, "U0" + name), name, zone, hours, holidays);
  }

  /** They leave after eight weeks. */
  private static final Rep LEAVER = REPS.get(3);

  private final List<Rep> here = new ArrayList<>(REPS);
  private final Random random = new Random(20270222);
  private final List<LeadId> leads = new ArrayList<>();
  private final Set<String> decided = new HashSet<>();
  private int downFor;

  @Test
  void every_reminder_comes_once_on_a_working_day_in_working_hours_and_none_is_lost()
      throws Exception {
    try (TestBot bot = TestBot.create()) {
      bot.clock.move(Duration.between(bot.clock.instant(), BEGIN));
      prepare(bot);
      for (int step = 0; step < STEPS; step++) {
        bot.clock.move(STEP);
        arrivals(bot, step);
        if (step == STEPS / 3) {
          // whoever is on duty is away too
          bot.types(new UserRef(Platform.SLACK, "U0CARL"), "leads away 10 days");
        }
        if (step == STEPS * 4 / 5) {
          bot.chat.leave(LEAVER.user());
          here.remove(LEAVER);
        }
        bot.guests.catchUp();
        here.forEach(rep -> work(bot, rep));
        downFor = downFor > 0 ? downFor - 1 : random.nextInt(20) == 0 ? random.nextInt(15) : 0;
        if (downFor == 0) {
          remind(bot);
        }
      }
      assertThat(leads).hasSize(LEADS);
      assertReminders(bot);
    }
  }

  private static void prepare(TestBot bot) {
    for (Rep rep : REPS) {
      bot.chat.know(
          rep.user(),
          new Profile(
              rep.name(),
              Optional.of(rep.email()),
              Optional.of(ZoneId.of(rep.zone())),
              false,
              false,
              false));
      bot.members.enrolled(rep.user());
      assertThat(CardText.said(bot.types(rep.user(), "leads hours " + rep.hours())))
          .startsWith("Saved.");
      assertThat(CardText.said(bot.types(rep.user(), "leads holidays " + rep.holidays())))
          .startsWith("Saved.");
    }
    bot.types(TestBot.SAM, "here duty @U0CARL");
    bot.types(TestBot.SAM, "roles @U0ANNA leader");
  }

  private void arrivals(TestBot bot, int step) {
    while (leads.size() < LEADS * (long) (step + 1) / STEPS) {
      Optional<String> owner =
          random.nextInt(5) < 2 ? Optional.of(anybody().email()) : Optional.empty();
      Brief brief =
          SampleBrief.from("webinar")
              .name("Lead " + leads.size())
              .email("lead" + leads.size() + "@x.example")
              .owner(owner)
              .brief();
      leads.add(TestBot.received(bot.leads.receive(brief, Optional.empty())));
    }
  }

  private Rep anybody() {
    return REPS.get(random.nextInt(REPS.size()));
  }

  /** Now and then somebody does something, and now and then they go on holiday. */
  private void work(TestBot bot, Rep rep) {
    Member member = member(bot, rep);
    if (!bot.diary.working(member, bot.clock.instant()) || leads.isEmpty()) {
      return;
    }
    if (random.nextInt(200) == 0) {
      bot.types(rep.user(), "leads away " + (1 + random.nextInt(12)) + " days");
      return;
    }
    if (random.nextInt(6) > 0) {
      return;
    }
    LeadId lead = leads.get(Math.max(0, leads.size() - 1 - random.nextInt(15)));
    var press = bot.press(rep.user(), "x");
    var unused =
        switch (random.nextInt(7)) {
          case 0, 1 -> bot.feedback.take(press, lead);
          case 2 ->
              bot.feedback.judge(
                  press, lead, Judgement.GOOD_FIT, Optional.empty(), Optional.empty());
          case 3 ->
              bot.feedback.askAgain(
                  press,
                  lead,
                  bot.diary.day(member, bot.clock.instant()).plusDays(1 + random.nextInt(14)));
          case 4 ->
              bot.followUps.tried(
                  press,
                  lead,
                  Optional.of(bot.diary.businessDaysLater(member, bot.clock.instant(), 2)));
          case 5 ->
              bot.followUps.snooze(
                  press, lead, bot.diary.businessDaysLater(member, bot.clock.instant(), 1));
          default -> bot.followUps.reached(press, lead);
        };
  }

  /** Three instances at once, all of them just started. */
  private void remind(TestBot bot) throws InterruptedException {
    Instant now = bot.clock.instant();
    record Expected(Rep rep, Member member, LocalDate day, Set<LeadId> due) {}
    List<Expected> expected = new ArrayList<>();
    for (Rep rep : here) {
      Member member = member(bot, rep);
      LocalDate day = bot.diary.day(member, now);
      if (bot.diary.working(member, now) && decided.add(rep.name() + day)) {
        expected.add(new Expected(rep, member, day, due(bot, rep, member, day)));
      }
    }
    List<Thread> instances = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread instance = new Thread(bot.anotherReminders()::run);
      instances.add(instance);
      instance.start();
    }
    for (Thread instance : instances) {
      instance.join();
    }
    for (Expected one : expected) {
      Optional<Reminder> sent =
          bot.store
              .load(Reminder.ref(one.member().id().value() + "-" + one.day()))
              .map(stored -> stored.value());
      assertThat(sent.map(Reminder::all).orElse(0L))
          .as("%s on %s at %s", one.rep().name(), one.day(), now)
          .isEqualTo(one.due().size());
      sent.ifPresent(reminder -> assertThat(one.due()).containsAll(reminder.leads()));
    }
    for (Rep rep : REPS) {
      Member member = member(bot, rep);
      LocalDate day = bot.diary.day(member, now);
      if (bot.diary.away(member, now) && !decided.contains(rep.name() + day)) {
        assertThat(bot.store.load(Reminder.ref(member.id().value() + "-" + day)))
            .as("%s is away", rep.name())
            .isEmpty();
      }
    }
    bot.reconciler.runOnce();
  }

  private static Member member(TestBot bot, Rep rep) {
    return bot.members.find(rep.user()).orElseThrow().value();
  }

  private static Member leaver(TestBot bot) {
    return member(bot, LEAVER);
  }

  /** What waits for somebody on a day, found the slow way, without any index. */
  private Set<LeadId> due(TestBot bot, Rep rep, Member member, LocalDate day) {
    Instant start = bot.diary.start(member, day).orElseThrow();
    Instant midnight = day.atStartOfDay(ZoneId.of(rep.zone())).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(ZoneId.of(rep.zone())).toInstant();
    Set<LeadId> due = new HashSet<>();
    for (Stored<Lead> stored : bot.store.load(leads.stream().map(Lead::ref).toList())) {
      Lead lead = stored.value();
      boolean snoozed =
          lead.followUp()
              .snoozedUntil(member.id())
              .filter(until -> bot.diary.day(member, until).isAfter(day))
              .isPresent();
      boolean tookItToday =
          lead.taken()
              .filter(took -> took.by().equals(member.id()) && !took.at().isBefore(start))
              .isPresent();
      if (isTheirs(lead, rep, member)
          && !snoozed
          && !tookItToday
          && waits(lead, day, start, midnight, end)) {
        due.add(lead.id());
      }
    }
    if (!due.isEmpty()) {
      reminders(bot).stream()
          .filter(reminder -> reminder.to().equals(member.id()))
          .filter(reminder -> bot.diary.day(member, reminder.at()).equals(day))
          .forEach(reminder -> due.removeAll(reminder.leads()));
    }
    return due;
  }

  private static boolean isTheirs(Lead lead, Rep rep, Member member) {
    if (lead.taken().isPresent()) {
      return lead.taken().get().by().equals(member.id());
    }
    if (lead.contact().owner().isPresent()) {
      return lead.contact().owner().get().equals(rep.email());
    }
    Optional<FollowUp.Attempt> last = lead.followUp().lastAttempt();
    return lead.salesVerdict()
        .map(verdict -> verdict.by().equals(member.id()))
        .orElse(last.filter(a -> a.by().equals(member.id()) && a.again().isPresent()).isPresent());
  }

  private static boolean waits(
      Lead lead, LocalDate day, Instant start, Instant midnight, Instant end) {
    Optional<Instant> again = lead.followUp().lastAttempt().flatMap(FollowUp.Attempt::again);
    Optional<Verdict> verdict = lead.salesVerdict();
    if (verdict.isEmpty()) {
      return again.map(at -> at.isBefore(end)).orElse(lead.receivedAt().isBefore(midnight));
    }
    if (verdict.get().judgement() == Judgement.GOOD_FIT) {
      return lead.followUp().attempts().isEmpty()
          ? !verdict.get().at().isAfter(start)
          : again.filter(at -> at.isBefore(end)).isPresent();
    }
    Optional<LocalDate> date = verdict.get().askAgain();
    boolean tried =
        date.isPresent()
            && lead.followUp()
                .lastAttempt()
                .filter(
                    last -> last.at().compareTo(io.github.rallybot.lead.Todo.day(date.get())) >= 0)
                .isPresent();
    return tried
        ? again.filter(at -> at.isBefore(end)).isPresent()
        : date.filter(wanted -> !wanted.isAfter(day)).isPresent();
  }

  private static List<Reminder> reminders(TestBot bot) {
    String prefix = "rally:{" + bot.org + "}:doc:reminder:";
    return bot.redis.keys(prefix + "*").stream()
        .map(key -> key.substring(prefix.length()))
        .flatMap(id -> bot.store.load(Reminder.ref(id)).stream())
        .map(stored -> stored.value())
        .toList();
  }

  private void assertReminders(TestBot bot) {
    List<Reminder> all = reminders(bot);
    Map<Reminder.Kind, List<Reminder>> kinds =
        all.stream().collect(java.util.stream.Collectors.groupingBy(r -> r.reason().kind()));
    assertThat(kinds.keySet())
        .containsExactlyInAnyOrder(
            Reminder.Kind.OWN, Reminder.Kind.DUTY, Reminder.Kind.LEADS, Reminder.Kind.COVER);
    assertThat(kinds.get(Reminder.Kind.OWN)).hasSizeGreaterThan(120);
    assertThat(kinds.get(Reminder.Kind.COVER))
        .as("leads of whoever left are offered day by day")
        .filteredOn(reminder -> reminder.reason().back().isEmpty())
        .hasSizeGreaterThan(3)
        .allMatch(reminder -> reminder.reason().absent().equals(Optional.of(leaver(bot).id())));
    assertThat(all)
        .as("nothing goes to whoever left")
        .noneMatch(
            reminder ->
                reminder.to().equals(leaver(bot).id())
                    && reminder.at().isAfter(leaver(bot).leftAt().orElseThrow()));
    Set<String> once = new HashSet<>();
    for (Reminder reminder : all) {
      Member then = bot.store.load(Member.ref(reminder.to())).orElseThrow().value();
      Instant at = reminder.at();
      LocalDate day = bot.diary.day(then, at);
      assertThat(hours(bot, then).isWorking(at)).as("%s", reminder).isTrue();
      for (LeadId lead : reminder.leads()) {
        assertThat(once.add(reminder.to() + " " + day + " " + lead)).as("%s", reminder).isTrue();
      }
    }
    long posted =
        bot.chat.messages().keySet().stream()
            .filter(message -> message.channel().id().startsWith("D"))
            .count();
    assertThat(posted).isEqualTo(all.size());
    Duty duty = bot.store.load(Duty.ref(TestBot.LEADS)).orElseThrow().value();
    Instant told = duty.toldUntil().orElseThrow();
    assertThat(bot.store.countBetween(Listings.halfPromise(TestBot.LEADS), 0, told.toEpochMilli()))
        .as("told once and never again, however long they wait")
        .isPositive();
  }

  /** Without absences. */
  private static io.github.rallybot.schedule.WorkingHours hours(TestBot bot, Member member) {
    return new io.github.rallybot.schedule.WorkingHours(
        bot.diary.zone(member),
        bot.diary.hours(member),
        new io.github.rallybot.schedule.HolidayCalendars().of(bot.diary.holidays(member)));
  }
}

package io.github.rallybot.config.playground;

import io.github.rallybot.config.playground.SampleAnswers.Deed;
import io.github.rallybot.config.playground.SampleCrowd.Newcomer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What happens in the weeks before the playground opens: which lead arrives when, and what the cast
 * does with it later. The same weeks give the same plan, so that half of it can be done by one
 * process and the rest by the next; and so many weeks ago it was the same on each day on which the
 * playground opens, but for how many came and who came lately.
 */
final class Weeks {

  /** A quarter of a working day, in which a few leads come and earlier ones are answered. */
  record Step(Instant at, List<Arrival> arrivals, List<Deed> deeds) {}

  /**
   * A lead that is handed over.
   *
   * @param owner e-mail address of the person it is for, if it is for one
   * @param fresh whether it came so lately that it has a card of its own
   */
  record Arrival(Newcomer lead, Optional<String> owner, boolean fresh) {}

  static final String MAYA = "U0MAYA";
  static final String TOM = "U0TOM";
  static final String SAM = "U0SAM";
  static final String PRIYA = "U0PRIYA";
  static final String MAYAS_ADDRESS = "maya.ross@rally.example";

  /** When a lead comes on a working day, and when the meeting is looked after. */
  static final LocalTime MORNING = LocalTime.of(9, 2);

  private static final List<LocalTime> TIMES =
      List.of(MORNING, LocalTime.of(11, 2), LocalTime.of(13, 20), LocalTime.of(15, 2));

  /** The last hours belong to the leads that are fresh when the page opens. */
  private static final Duration LAST_HOURS = Duration.ofHours(2);

  /** What the dice of the playground begin with. */
  static final long SEED = 2026;

  /** In summer, and at the end of the year, there is less to do: leads a week, by the month. */
  private static final List<Integer> A_WEEK =
      List.of(66, 70, 70, 70, 68, 66, 64, 62, 70, 72, 72, 64);

  private static final int DAYS_FRESH = 5;

  /** How many of the last leads wait for Maya alone. */
  private static final int WAITING = 3;

  private final long seed;
  private final Instant to;
  private final LocalDate present;
  private final ZoneId zone;
  private final SampleCrowd crowd;
  private final List<Instant> moments = new ArrayList<>();
  private final List<List<Arrival>> arrivals = new ArrayList<>();
  private final List<List<Deed>> deeds = new ArrayList<>();
  private int leads;
  private int samples = SampleLeads.QUICK;

  private Weeks(long seed, Instant to, ZoneId zone, SampleCrowd crowd) {
    this.seed = seed;
    this.to = to;
    this.zone = zone;
    this.crowd = crowd;
    this.present = monday(LocalDate.ofInstant(to, zone));
  }

  /**
   * The plan from one moment to another.
   *
   * @param seed of the dice
   * @param zone by whose clock people work
   */
  static List<Step> plan(long seed, Instant from, Instant to, ZoneId zone, SampleCrowd crowd) {
    Weeks weeks = new Weeks(seed, to, zone, crowd);
    weeks.days(from);
    weeks.fill();
    weeks.leaveSome();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < weeks.moments.size(); i++) {
      steps.add(
          new Step(
              weeks.moments.get(i),
              List.copyOf(weeks.arrivals.get(i)),
              List.copyOf(weeks.deeds.get(i))));
    }
    return steps;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private void days(Instant from) {
    LocalDate last = LocalDate.ofInstant(to, zone);
    for (LocalDate day = LocalDate.ofInstant(from, zone);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
        continue;
      }
      for (LocalTime time : TIMES) {
        Instant at = day.atTime(time).atZone(zone).toInstant();
        if (at.isAfter(from) && at.isBefore(to.minus(LAST_HOURS))) {
          moments.add(at);
          arrivals.add(new ArrayList<>());
          deeds.add(new ArrayList<>());
        }
      }
    }
  }

  private void fill() {
    int step = 0;
    while (step < moments.size()) {
      int begin = step;
      int ago = weeksAgo(begin);
      while (step < moments.size() && weeksAgo(step) == ago) {
        step++;
      }
      week(begin, step, ago);
    }
  }

  /** How many weeks before the present one a step is; negative after it. */
  private int weeksAgo(int step) {
    if (step >= moments.size()) {
      return 0;
    }
    LocalDate day = LocalDate.ofInstant(moments.get(step), zone);
    return (int) ChronoUnit.WEEKS.between(monday(day), present);
  }

  /** The leads of a week, whole or as far as it has come. */
  private void week(int begin, int end, int ago) {
    SplittableRandom dice = new SplittableRandom(1000 * seed + ago);
    int month = LocalDate.ofInstant(moments.get(begin), zone).getMonthValue();
    int many = A_WEEK.get(month - 1) + dice.nextInt(5) - 2;
    List<List<SplittableRandom>> days = new ArrayList<>();
    int all = 5 * TIMES.size();
    for (int i = 0; i < all; i++) {
      days.add(new ArrayList<>());
    }
    for (int i = 0; i < many; i++) {
      SplittableRandom own = dice.split();
      days.get(own.nextInt(all)).add(own);
    }
    // the first week may lack its first steps, and the present one its last
    int skipped = ago == 0 || end - begin == all ? 0 : all - (end - begin);
    for (int i = begin; i < end; i++) {
      for (SplittableRandom own : days.get(skipped + i - begin)) {
        come(i, own);
      }
    }
  }

  /** The last leads are for Maya, who has not seen them yet. */
  private void leaveSome() {
    int left = WAITING;
    for (int i = arrivals.size() - 1; i >= 0 && left > 0; i--) {
      List<Arrival> here = arrivals.get(i);
      for (int j = here.size() - 1; j >= 0 && left > 0; j--, left--) {
        Newcomer lead = here.get(j).lead();
        here.set(j, new Arrival(lead, Optional.of(MAYAS_ADDRESS), here.get(j).fresh()));
        deeds.forEach(step -> step.removeIf(deed -> deed.lead() == lead.number()));
      }
    }
  }

  private void come(int step, SplittableRandom dice) {
    int number = leads++;
    boolean fresh = moments.get(step).isAfter(to.minus(Duration.ofDays(DAYS_FRESH)));
    Optional<Newcomer> sample = fresh ? crowd.sample(number, samples++) : Optional.empty();
    SplittableRandom looks = dice.split();
    Newcomer lead = sample.orElseGet(() -> crowd.madeUp(number, looks));
    arrivals.get(step).add(new Arrival(lead, Optional.empty(), fresh));
    for (SampleAnswers.Later later :
        SampleAnswers.to(lead, dice.split(), steps -> weeksAgo(step + steps))) {
      if (step + later.steps() < deeds.size()) {
        deeds.get(step + later.steps()).add(later.deed());
      }
    }
  }
}

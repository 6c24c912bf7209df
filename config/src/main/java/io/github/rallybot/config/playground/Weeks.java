package io.github.rallybot.config.playground;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What happens in the weeks before the playground opens: which lead arrives when, and what the cast
 * says to it later. The same weeks give the same plan, so that half of it can be done by one
 * process and the rest by the next.
 */
final class Weeks {

  /** Some of a working day, in which a few leads come and earlier ones are answered. */
  record Step(Instant at, List<Arrival> arrivals, List<Deed> deeds) {}

  /**
   * A lead that is handed over.
   *
   * @param number of the lead among all
   * @param owner e-mail address of the person it is for, if it is for one
   */
  record Arrival(int number, Optional<String> owner) {}

  /**
   * What a person does with a lead.
   *
   * @param label of the button on its card, or of the choice under Why? or More
   */
  record Deed(int lead, String person, Kind kind, String label) {}

  /** How something is done. */
  enum Kind {
    PRESS,
    WHY,
    WON,
    LOST
  }

  static final String MAYA = "U0MAYA";
  static final String TOM = "U0TOM";
  static final String SAM = "U0SAM";
  static final String PRIYA = "U0PRIYA";
  static final String MAYAS_ADDRESS = "maya.ross@rally.example";

  static final String GOOD_FIT = "Good fit";
  static final String NOT_YET = "Not yet";
  static final String NOT_A_FIT = "Not a fit";
  static final String TAKE = "I’ll take it";

  private static final List<LocalTime> TIMES = List.of(LocalTime.of(8, 40), LocalTime.of(13, 20));
  private static final List<String> NO_REASONS =
      List.of("company size", "company size", "industry", "region", "role", "no need");
  private static final List<String> LATER_REASONS = List.of("no budget", "no project", "timing");

  /** Before that, people only log what buyers ask. */
  private static final Duration LEADS_COME = Duration.ofDays(42);

  /** How many of the last leads wait for Maya alone. */
  private static final int WAITING = 3;

  private final Random dice = new Random(2026);
  private final List<Instant> moments;
  private final List<List<Arrival>> arrivals = new ArrayList<>();
  private final List<List<Deed>> deeds = new ArrayList<>();

  private Weeks(List<Instant> moments) {
    this.moments = moments;
    moments.forEach(
        at -> {
          arrivals.add(new ArrayList<>());
          deeds.add(new ArrayList<>());
        });
  }

  /**
   * The plan of so many leads from one moment to another.
   *
   * @param grade the grade of each lead, by its number
   */
  static List<Step> plan(
      Instant from, Instant to, int leads, java.util.function.IntFunction<String> grade) {
    Weeks weeks = new Weeks(moments(from, to));
    if (weeks.moments.isEmpty()) {
      return List.of();
    }
    int first = weeks.since(to.minus(LEADS_COME));
    for (int number = 0; number < leads; number++) {
      int step = first + (int) ((long) number * (weeks.moments.size() - first) / leads);
      boolean waits = number >= leads - WAITING;
      weeks.arrivals.get(step).add(new Arrival(number, owner(waits)));
      if (!waits) {
        weeks.answer(number, step, grade.apply(number));
      }
    }
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

  /** The first moment that is not before another one. */
  private int since(Instant from) {
    return (int) moments.stream().filter(at -> at.isBefore(from)).count();
  }

  private static Optional<String> owner(boolean waits) {
    return waits ? Optional.of(MAYAS_ADDRESS) : Optional.empty();
  }

  private static List<Instant> moments(Instant from, Instant to) {
    List<Instant> moments = new ArrayList<>();
    LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
    // the last hours belong to the leads that are fresh when the page opens
    Instant last = to.minus(Duration.ofHours(2));
    for (; !day.atStartOfDay().toInstant(ZoneOffset.UTC).isAfter(last); day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        continue;
      }
      for (LocalTime time : TIMES) {
        Instant at = day.atTime(time).toInstant(ZoneOffset.UTC);
        if (at.isAfter(from) && at.isBefore(last)) {
          moments.add(at);
        }
      }
    }
    return moments;
  }

  private void answer(int lead, int step, String grade) {
    // one in twelve is forgotten, as it happens
    if (dice.nextInt(12) == 0) {
      return;
    }
    int when = Math.min(step + dice.nextInt(4), moments.size() - 1);
    int who = dice.nextInt(20);
    String person = who < 10 ? MAYA : who < 18 ? TOM : SAM;
    String verdict = verdict(grade);
    say(when, lead, person, Kind.PRESS, verdict);
    if (verdict.equals(GOOD_FIT)) {
      if (dice.nextInt(10) < 7) {
        say(when, lead, person, Kind.PRESS, TAKE);
        end(lead, when, person);
      }
    } else if (dice.nextInt(10) < 7) {
      List<String> reasons = verdict.equals(NOT_YET) ? LATER_REASONS : reasons(grade);
      say(when, lead, person, Kind.WHY, reasons.get(dice.nextInt(reasons.size())));
    }
    int other = dice.nextInt(20);
    if (other == 0) {
      say(when, lead, person.equals(TOM) ? MAYA : TOM, Kind.PRESS, verdict(grade));
    } else if (other == 1) {
      say(when, lead, PRIYA, Kind.PRESS, GOOD_FIT);
    }
  }

  private static List<String> reasons(String grade) {
    return grade.equals("D") ? List.of("spam or student", "wrong data", "role") : NO_REASONS;
  }

  /** Some of what was taken in the first weeks has come to an end since. */
  private void end(int lead, int taken, String person) {
    int when = taken + 20 + dice.nextInt(16);
    if (when < moments.size() && dice.nextInt(2) == 0) {
      boolean won = dice.nextInt(5) < 2;
      say(when, lead, person, won ? Kind.WON : Kind.LOST, "");
    }
  }

  private String verdict(String grade) {
    int roll = dice.nextInt(100);
    int good = 0;
    int yet = 0;
    switch (grade) {
      case "A" -> {
        good = 52;
        yet = 78;
      }
      case "B" -> {
        good = 36;
        yet = 66;
      }
      case "C" -> {
        good = 18;
        yet = 45;
      }
      default -> {
        good = 5;
        yet = 20;
      }
    }
    return roll < good ? GOOD_FIT : roll < yet ? NOT_YET : NOT_A_FIT;
  }

  private void say(int step, int lead, String person, Kind kind, String label) {
    deeds.get(step).add(new Deed(lead, person, kind, label));
  }
}

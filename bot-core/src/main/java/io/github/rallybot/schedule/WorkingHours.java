package io.github.rallybot.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When somebody works: pure functions of time. Where clocks are put forward over the beginning or
 * the end, the moment of the change takes its place; where they are put back over it, its first
 * occurrence counts.
 */
public record WorkingHours(ZoneId zone, Hours hours, Holidays holidays) {

  /** Nobody has so many days off in a row: after that, there is no working time at all. */
  private static final int NEVER = 400;

  /** One day's working time, without its end. */
  private record Window(Instant from, Instant to) {
    boolean isEmpty() {
      return !from.isBefore(to);
    }
  }

  public boolean isWorking(Instant moment) {
    return window(day(moment))
        .filter(window -> !moment.isBefore(window.from()) && moment.isBefore(window.to()))
        .isPresent();
  }

  /** The date on the person's calendar. */
  public LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** Whether there is any working time on a day. */
  public boolean isBusinessDay(LocalDate day) {
    return window(day).isPresent();
  }

  /** When work begins on a day; empty if nobody works on it. */
  public Optional<Instant> startOf(LocalDate day) {
    return window(day).map(Window::from);
  }

  /** The first moment after work on a day; empty if nobody works on it. */
  public Optional<Instant> endOf(LocalDate day) {
    return window(day).map(Window::to);
  }

  /**
   * The moment itself if it is working time, else when work begins next; empty if it never does.
   */
  public Optional<Instant> nextWorking(Instant moment) {
    LocalDate first = day(moment);
    for (int ahead = 0; ahead < NEVER; ahead++) {
      Optional<Window> window = window(first.plusDays(ahead));
      if (window.isPresent() && moment.isBefore(window.get().to())) {
        return Optional.of(later(moment, window.get().from()));
      }
    }
    return Optional.empty();
  }

  /**
   * The moment by which so much working time has passed; empty if there is no working time.
   *
   * @param workingTime not negative; zero is the moment itself
   */
  public Optional<Instant> plus(Instant moment, Duration workingTime) {
    if (workingTime.isNegative()) {
      throw new IllegalArgumentException("working time goes forward: " + workingTime);
    }
    if (workingTime.isZero()) {
      return Optional.of(moment);
    }
    Duration left = workingTime;
    LocalDate day = day(moment);
    for (int idle = 0; idle < NEVER; idle++, day = day.plusDays(1)) {
      Optional<Window> window = window(day);
      if (window.isEmpty() || !moment.isBefore(window.get().to())) {
        continue;
      }
      idle = 0;
      Instant begin = later(moment, window.get().from());
      Duration there = Duration.between(begin, window.get().to());
      if (left.compareTo(there) <= 0) {
        return Optional.of(begin.plus(left));
      }
      left = left.minus(there);
    }
    return Optional.empty();
  }

  /**
   * The so-and-so-many-th business day after a day; empty if there are none.
   *
   * @param count at least 1
   */
  public Optional<LocalDate> businessDaysAfter(LocalDate day, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one business day: " + count);
    }
    int found = 0;
    LocalDate next = day;
    for (int idle = 0; idle < NEVER; idle++) {
      next = next.plusDays(1);
      if (isBusinessDay(next)) {
        idle = 0;
        found++;
        if (found == count) {
          return Optional.of(next);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Window> window(LocalDate day) {
    if (!hours.days().contains(day.getDayOfWeek()) || holidays.on(day)) {
      return Optional.empty();
    }
    LocalDate last = hours.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
    Window window = new Window(moment(day.atTime(hours.from())), moment(last.atTime(hours.to())));
    return window.isEmpty() ? Optional.empty() : Optional.of(window);
  }

  private Instant moment(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}

package io.github.rallybot.member;

import io.github.rallybot.schedule.Hours;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When somebody works, as far as that differs from the team.
 *
 * @param hours their own working hours
 * @param holidays whose public holidays they keep: a region, or {@code none}
 * @param absence from when and until when they are away
 */
public record Availability(
    Optional<Hours> hours, Optional<String> holidays, Optional<Absence> absence) {

  /**
   * Days on which somebody is away, by their own calendar.
   *
   * @param from the first of them
   * @param back the first day after them
   */
  public record Absence(LocalDate from, LocalDate back) {
    public Absence {
      if (!from.isBefore(back)) {
        throw new IllegalArgumentException("an absence ends after it begins: " + from);
      }
    }

    public boolean on(LocalDate day) {
      return !day.isBefore(from) && day.isBefore(back);
    }
  }

  /** As everybody else of the team. */
  public static Availability usual() {
    return new Availability(Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Availability with(Hours own) {
    return new Availability(Optional.of(own), holidays, absence);
  }

  public Availability withUsualHours() {
    return new Availability(Optional.empty(), holidays, absence);
  }

  public Availability keeping(String region) {
    return new Availability(hours, Optional.of(region), absence);
  }

  public Availability away(Absence days) {
    return new Availability(hours, holidays, Optional.of(days));
  }

  public Availability back() {
    return new Availability(hours, holidays, Optional.empty());
  }

  public boolean awayOn(LocalDate day) {
    return absence.filter(days -> days.on(day)).isPresent();
  }
}

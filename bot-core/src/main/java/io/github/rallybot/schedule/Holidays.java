package io.github.rallybot.schedule;

import java.time.LocalDate;

/** On which days nobody is expected to work. */
@FunctionalInterface
public interface Holidays {

  boolean on(LocalDate day);

  static Holidays none() {
    return day -> false;
  }
}

package io.github.rallybot.meeting;

import java.util.Locale;
import java.util.Optional;

/** What becomes of a meeting whose day is a public holiday. */
public enum OnHoliday {
  /** It is not held; the next one is of the next period. */
  SKIP("it is skipped"),
  /** It is held on the next working day, if that is before the next meeting. */
  MOVE("it moves to the next working day");

  private final String words;

  OnHoliday(String words) {
    this.words = words;
  }

  /** The lower-case code that travels in forms. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OnHoliday> of(String code) {
    for (OnHoliday one : values()) {
      if (one.code().equals(code)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** As people read it, after "On a public holiday". */
  public String inWords() {
    return words;
  }
}

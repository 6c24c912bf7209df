package io.github.rallybot.schedule;

import java.util.Locale;
import java.util.Optional;

/** How often a team meets, and so how long one of its periods is. */
public enum Rhythm {
  WEEK("every week"),
  TWO_WEEKS("every two weeks"),
  MONTH("every month");

  private final String words;

  Rhythm(String words) {
    this.words = words;
  }

  /** The lower-case code that travels in settings, controls and documents. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Rhythm> of(String code) {
    for (Rhythm rhythm : values()) {
      if (rhythm.code().equals(code)) {
        return Optional.of(rhythm);
      }
    }
    return Optional.empty();
  }

  /** As people read it: "every two weeks". */
  public String inWords() {
    return words;
  }
}

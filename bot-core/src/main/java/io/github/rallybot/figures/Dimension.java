package io.github.rallybot.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** By what leads are told apart. */
public enum Dimension {
  SOURCE,
  CAMPAIGN,
  PERSONA,
  COUNTRY;

  /** The lower-case code that travels in controls and exports. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those that come before it: of two, the later one notes what it shares with the earlier one. */
  List<Dimension> earlier() {
    return Arrays.stream(values()).filter(other -> other.compareTo(this) < 0).toList();
  }
}

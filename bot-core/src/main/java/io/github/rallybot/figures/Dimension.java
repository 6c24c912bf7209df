package io.github.rallybot.figures;

import java.util.List;
import java.util.Locale;

/** By what leads are told apart. */
public enum Dimension {
  SOURCE,
  CAMPAIGN,
  PERSONA,
  COUNTRY;

  private static final List<Dimension> ALL = List.of(values());

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The lower-case code that travels in controls and exports. */
  public String code() {
    return code;
  }

  /** Those that come before it: of two, the later one notes what it shares with the earlier one. */
  List<Dimension> earlier() {
    return ALL.subList(0, ALL.indexOf(this));
  }
}

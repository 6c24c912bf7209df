package io.github.rallybot.figures;

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
    List<Dimension> all = List.of(values());
    return all.subList(0, all.indexOf(this));
  }
}

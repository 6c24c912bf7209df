package io.github.rallybot.figures;

import io.github.rallybot.lead.Words;
import java.util.OptionalDouble;

/** So many of so many. */
public record Rate(int part, int whole) {

  public Rate {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(part + " are none of " + whole);
    }
  }

  /** From 0 to 1; empty of fewer than the minimum: of so few, a share says nothing. */
  public OptionalDouble share(int minimum) {
    return whole == 0 || whole < minimum
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) part / whole);
  }

  /** As people read it: "25 of 66 (38 %)"; below the minimum "4 of 6". */
  public String inWords(int minimum) {
    String both = Words.number(part) + " of " + Words.number(whole);
    OptionalDouble share = share(minimum);
    return share.isEmpty() ? both : both + " (" + percent(share.getAsDouble()) + ")";
  }

  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  Rate plus(Rate other) {
    return new Rate(part + other.part, whole + other.whole);
  }
}

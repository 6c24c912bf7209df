package io.github.rallybot.figures;

/**
 * How sure one has to be before something is said.
 *
 * @param minimum of fewer no rate is shown, and nothing is compared
 * @param leastEffect the smallest difference of two rates worth telling, from 0 to 1
 * @param risk how likely it may be, all comparisons together, that chance alone makes any finding
 */
public record Caution(int minimum, double leastEffect, double risk) {

  public Caution {
    if (minimum < 1 || leastEffect < 0 || leastEffect > 1 || !(risk > 0 && risk < 1)) {
      throw new IllegalArgumentException(
          "a minimum is at least 1, a least effect from 0 to 1, a risk between 0 and 1: "
              + minimum
              + ", "
              + leastEffect
              + ", "
              + risk);
    }
  }

  public static Caution standard() {
    return new Caution(10, 0.1, 0.05);
  }
}

package io.github.rallybot.config.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Things of which each is as likely as its share of all. */
record Chances<T>(List<T> hundred) {

  Chances {
    hundred = List.copyOf(hundred);
  }

  static <T> Chances<T> of(T one, int share) {
    return new Chances<T>(List.of()).or(one, share);
  }

  Chances<T> or(T other, int share) {
    List<T> more = new ArrayList<>(hundred);
    for (int i = 0; i < share; i++) {
      more.add(other);
    }
    return new Chances<>(more);
  }

  T with(SplittableRandom dice) {
    return hundred.get(dice.nextInt(hundred.size()));
  }
}

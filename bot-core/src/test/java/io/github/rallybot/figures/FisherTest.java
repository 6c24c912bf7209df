package io.github.rallybot.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

class FisherTest {

  /** By the definition, with the probabilities of a known library. */
  private static double known(Rate here, Rate there) {
    int part = here.part() + there.part();
    HypergeometricDistribution tables =
        HypergeometricDistribution.of(here.whole() + there.whole(), part, here.whole());
    double observed = tables.probability(here.part());
    double sum = 0;
    for (int k = Math.max(0, part - there.whole()); k <= Math.min(part, here.whole()); k++) {
      double p = tables.probability(k);
      sum += p <= observed * (1 + 1e-7) ? p : 0;
    }
    return Math.min(1, sum);
  }

  @Test
  void it_is_fishers_test_for_small_and_large_tables() {
    Random dice = new Random(7);
    for (int i = 0; i < 3000; i++) {
      int most = i % 3 == 0 ? 3000 : i % 3 == 1 ? 200 : 20;
      int here = 1 + dice.nextInt(most);
      int there = 1 + dice.nextInt(most);
      double rate = dice.nextDouble();
      double shift = dice.nextInt(3) == 0 ? 0.2 : 0;
      Rate one = new Rate((int) Math.round(here * Math.min(1, rate + shift)), here);
      Rate other = new Rate((int) Math.round(there * rate), there);
      double known = known(one, other);
      assertThat(Fisher.p(one, other))
          .as(one + " and " + other)
          .isCloseTo(known, offset(1e-9 + known * 1e-6));
    }
  }

  @Test
  void the_least_it_could_be_is_that_of_the_rarest_table() {
    // with 5 of 10 in the part, the rarest table has all of them on one side
    Rate here = new Rate(2, 5);
    Rate there = new Rate(3, 5);
    assertThat(Fisher.leastP(here, there))
        .isCloseTo(known(new Rate(5, 5), new Rate(0, 5)), offset(1e-12));
    assertThat(Fisher.leastP(new Rate(0, 20), new Rate(0, 20))).isEqualTo(1);
    Rate many = new Rate(50, 100);
    assertThat(Fisher.leastP(many, many)).isEqualTo(0);
    assertThat(known(new Rate(100, 100), new Rate(0, 100))).isLessThan(1e-20);
  }

  @Test
  void a_difference_that_chance_never_makes_has_p_0_and_not_none() {
    assertThat(Fisher.p(new Rate(100_000, 100_000), new Rate(0, 100_000))).isEqualTo(0);
    assertThat(Fisher.p(new Rate(0, 0), new Rate(3, 7))).isEqualTo(1);
  }
}

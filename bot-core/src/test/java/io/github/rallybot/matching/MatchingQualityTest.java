package io.github.rallybot.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The floors below which matching may not fall; {@link MatchingBench} has the figures. */
class MatchingQualityTest {

  private static final long SEED = 5;

  @Test
  void near_literal_repeats_join_and_the_right_intent_is_offered() throws Exception {
    BgeSmall model = new BgeSmall();
    assertThat(model.warm().join()).isTrue();

    MatchingScore score = MatchingScore.of(Banking77.load(6, 2, SEED), model, SEED);

    assertThat(score.allVariants().all()).isEqualTo(77 * 6 * Variants.Kind.values().length);
    assertThat(score.allVariants().precision()).isGreaterThanOrEqualTo(.98);
    assertThat(score.allVariants().recall()).isGreaterThanOrEqualTo(.95);
    assertThat(score.held().precision()).isGreaterThanOrEqualTo(.90);
    assertThat(score.offered()).isGreaterThanOrEqualTo(.85);
  }

  @Test
  void without_a_model_words_alone_still_offer_most() throws Exception {
    MatchingScore score = MatchingScore.of(Banking77.load(12, 6, SEED), Embedding.NONE, SEED);

    assertThat(score.allVariants().precision()).isGreaterThanOrEqualTo(.98);
    assertThat(score.allVariants().recall()).isGreaterThanOrEqualTo(.95);
    assertThat(score.held().precision()).isGreaterThanOrEqualTo(.90);
    assertThat(score.offered()).isGreaterThanOrEqualTo(.75);
  }
}

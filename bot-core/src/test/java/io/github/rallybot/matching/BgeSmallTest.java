package io.github.rallybot.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BgeSmallTest {

  private final BgeSmall model = new BgeSmall();

  @Test
  void nobody_waits_while_it_loads_and_then_it_is_there() {
    assertThat(model.of("Can I export my data?")).isEmpty();

    assertThat(model.warm().join()).isTrue();
    assertThat(model.of("Can I export my data?")).isPresent();
  }

  @Test
  void the_nearest_is_the_one_that_means_the_same() {
    model.warm().join();
    Texts texts = new Texts();
    for (String words :
        List.of(
            "Which single sign-on providers are supported?",
            "How much does it cost per vehicle?",
            "Does the app work without a network?")) {
      texts.put(words, words, words, model.of(words));
    }

    String heard = "can drivers use it when they are offline";
    assertThat(texts.nearest(heard, model.of(heard), 1))
        .extracting(Near::group)
        .containsExactly("Does the app work without a network?");
    assertThat(texts.nearest(heard, Optional.empty(), 1)).isEmpty();
  }

  @Test
  void threads_share_it_and_get_what_one_would() {
    model.warm().join();
    Optional<Vector> alone = model.of("Where are the data kept?");

    assertThat(
            IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> model.of("Where are the data kept?"))
                .distinct())
        .containsExactly(alone);
  }

  @Test
  void a_language_that_it_does_not_know_has_no_vector() {
    model.warm().join();

    assertThat(model.of("Kann ich meine Daten exportieren?")).isEmpty();
    assertThat(model.of("価格はいくらですか")).isEmpty();
    assertThat(model.of("🙂")).isEmpty();
    assertThat(model.of("")).isEmpty();
  }

  @Test
  void a_text_of_any_length_has_a_vector_of_its_beginning() {
    model.warm().join();
    String beginning = "can I export my data ".repeat(60);

    assertThat(model.of(beginning + "and much more ".repeat(1_000)))
        .isPresent()
        .isEqualTo(model.of(beginning));
  }

  @Test
  void without_a_model_there_is_no_vector() {
    assertThat(Embedding.NONE.warm().join()).isFalse();
    assertThat(Embedding.NONE.of("Can I export my data?")).isEmpty();
  }
}

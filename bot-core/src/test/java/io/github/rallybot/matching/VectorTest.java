package io.github.rallybot.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorTest {

  @Test
  void what_is_kept_as_text_is_read_again() {
    Vector vector = TextsTest.vector(1, -2, 3.5f);

    assertThat(vector.text()).startsWith("toy:").hasSize("toy:".length() + 512);
    assertThat(Vector.parse(vector.text())).isEqualTo(Optional.of(vector));
  }

  @Test
  void the_largest_value_takes_up_a_byte() {
    byte[] bytes = new byte[Vector.DIMENSIONS];

    Vector.of("toy", values(.5f, -.25f, .001f)).copyTo(bytes, 0);

    assertThat(bytes).startsWith(127, -63, 0);
  }

  @Test
  void nothing_at_all_has_no_direction_and_no_length() {
    assertThat(Vector.of("toy", values()).length()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "toy:", "toy:AAAA", ":AAAA", "toy", "toy:not base64", "toy:a:b"})
  void what_is_no_vector_is_none(String text) {
    assertThat(Vector.parse(text)).isEmpty();
  }

  private static float[] values(float... first) {
    return Arrays.copyOf(first, Vector.DIMENSIONS);
  }
}

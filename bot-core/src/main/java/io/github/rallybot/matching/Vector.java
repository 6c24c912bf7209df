package io.github.rallybot.matching;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What a text means to a model, as a direction, in bytes. It is kept beside the text, so that it is
 * reckoned once; vectors of different models have nothing to do with each other.
 */
public final class Vector {

  /** Of the one model there is. */
  static final int DIMENSIONS = 384;

  private final String model;
  private final byte[] values;

  /**
   * @param model has no colon in its name
   * @throws IllegalArgumentException if it has one, or there are not {@link #DIMENSIONS} values
   */
  private Vector(String model, byte[] values) {
    if (model.isEmpty() || model.indexOf(':') >= 0 || values.length != DIMENSIONS) {
      throw new IllegalArgumentException(
          "a vector needs the name of its model, and " + DIMENSIONS + " values");
    }
    this.model = model;
    this.values = values;
  }

  /** Rounds the values so that the largest of them takes up a byte. */
  static Vector of(String model, float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length && largest > 0; i++) {
      bytes[i] = (byte) Math.round(values[i] / largest * Byte.MAX_VALUE);
    }
    return new Vector(model, bytes);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @return empty if it is no such text, since a text can be matched by its words as well
   */
  public static Optional<Vector> parse(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || colon + 1 == text.length()) {
      return Optional.empty();
    }
    try {
      byte[] values = Base64.getDecoder().decode(text.substring(colon + 1));
      return Optional.of(new Vector(text.substring(0, colon), values));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The model's name, a colon, and the values in Base64: about 530 characters. */
  public String text() {
    return model + ":" + Base64.getEncoder().encodeToString(values);
  }

  public String model() {
    return model;
  }

  void copyTo(byte[] target, int from) {
    System.arraycopy(values, 0, target, from, values.length);
  }

  /** The length of the vector in bytes' units, by which a product of two is made a cosine. */
  double length() {
    int sum = 0;
    for (byte value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector that
        && model.equals(that.model)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "vector of " + model;
  }
}

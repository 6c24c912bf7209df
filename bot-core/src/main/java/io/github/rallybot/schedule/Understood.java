package io.github.rallybot.schedule;

import java.util.function.Function;

/** What was made of somebody's words. */
public sealed interface Understood<T> {

  record Yes<T>(T value) implements Understood<T> {}

  /**
   * It was not understood.
   *
   * @param why in words for the person, with what they can type instead
   */
  record No<T>(String why) implements Understood<T> {}

  static <T> Understood<T> yes(T value) {
    return new Yes<>(value);
  }

  static <T> Understood<T> no(String why) {
    return new No<>(why);
  }

  /** One answer for both. */
  default <R> R either(Function<T, R> yes, Function<String, R> no) {
    return this instanceof Yes<T> understood
        ? yes.apply(understood.value())
        : no.apply(((No<T>) this).why());
  }
}

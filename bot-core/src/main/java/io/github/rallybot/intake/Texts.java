package io.github.rallybot.intake;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a value of a payload says as one text. */
final class Texts {

  private Texts() {}

  /** A text, a number or a truth value; of several, all that say something, with commas. */
  static Optional<String> of(Object value) {
    if (value instanceof Map<?, ?>) {
      return Optional.empty();
    }
    String text =
        value instanceof Collection<?> several
            ? several.stream()
                .flatMap(one -> one == null ? List.<String>of().stream() : of(one).stream())
                .collect(Collectors.joining(", "))
            : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }
}

package io.github.rallybot.question;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of thing a buyer said. */
public enum Kind {
  QUESTION("question"),
  PAIN("pain"),
  OBJECTION("objection"),
  COMPETITOR("competitor"),
  OTHER("other");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** The word that travels and that people type. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return label;
  }

  public static Optional<Kind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}

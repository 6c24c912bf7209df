package io.github.rallybot.chat;

/**
 * A credential. It prints as stars wherever it is printed by mistake; only {@link #reveal} gives it
 * out.
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** White space around it, as it comes with copying, does not count. */
  public static Secret of(String value) {
    return new Secret(value.strip());
  }

  public String reveal() {
    return value;
  }

  public boolean isBlank() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return "****";
  }
}

package io.github.rallybot.intake;

/**
 * A file can't be imported at all; the message says why and what to do, for the person who has it.
 */
public final class FileRefused extends Exception {

  private static final long serialVersionUID = 1L;

  public FileRefused(String message) {
    super(message);
  }

  /** The sentences to show. */
  public String message() {
    return String.valueOf(getMessage());
  }
}

package io.github.rallybot.queue;

import java.util.Optional;

/**
 * What one click in the queue, on a lead's sheet or in a reminder does; each can be undone there.
 */
public enum Verb {
  GOOD_FIT("good", "Good fit", "✓ Good fit"),
  NOT_YET("yet", "Not yet", "↻ Not yet"),
  NOT_A_FIT("not", "Not a fit", "✗ Not a fit"),
  TRIED("tried", "Tried", "Tried, noted"),
  NO_ANSWER("again", "No answer yet", "Tried, back in two business days"),
  REACHED("reached", "Reached", "Reached, noted"),
  UNREACHABLE("gone", "Unreachable", "✗ Not a fit (unreachable)"),
  TOMORROW("later", "Tomorrow", "Back tomorrow"),
  TAKE("take", "I’ll take it", "Yours now"),
  TAKE_OVER("over", "I’ll take it", "Yours now"),
  GIVE_BACK("back", "Give it back", "Given back"),
  WON("won", "Won", "✓ Won"),
  STILL_OPEN("open", "Still open", "Still open, asked again later");

  private final String code;
  private final String label;
  private final String done;

  Verb(String code, String label, String done) {
    this.code = code;
    this.label = label;
    this.done = done;
  }

  /** How it travels with a control. */
  public String code() {
    return code;
  }

  /** What the button says. */
  public String label() {
    return label;
  }

  /** What stands there afterwards. */
  String done() {
    return done;
  }

  /** Whether undo takes it back: giving a lead back is what undoes taking it. */
  boolean undoable() {
    return this != GIVE_BACK;
  }

  public static Optional<Verb> of(String code) {
    for (Verb verb : values()) {
      if (verb.code.equals(code)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }
}

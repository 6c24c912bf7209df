package io.github.rallybot.question;

import java.util.Arrays;
import java.util.Optional;

/** How far marketing is with a buyer question. */
public enum Status {
  NEW("new"),
  PICKED_UP("picked up"),
  PLANNED("planned"),
  ANSWERED("answered"),
  DISMISSED("dismissed");

  private final String label;

  Status(String label) {
    this.label = label;
  }

  /** The word that travels and that people type. */
  public String code() {
    return label.replace(' ', '-');
  }

  public String label() {
    return label;
  }

  /** Whether somebody still has to do something about it. */
  public boolean open() {
    return this != ANSWERED && this != DISMISSED;
  }

  public static Optional<Status> of(String code) {
    return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
  }
}

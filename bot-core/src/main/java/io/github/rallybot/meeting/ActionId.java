package io.github.rallybot.meeting;

/** Names an action. Sorts by when it was agreed. */
public record ActionId(String value) {

  @Override
  public String toString() {
    return value;
  }
}

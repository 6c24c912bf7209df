package io.github.rallybot.meeting;

/** Names an agenda item. Sorts by when it was added. */
public record ItemId(String value) {

  @Override
  public String toString() {
    return value;
  }
}

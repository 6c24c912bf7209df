package io.github.rallybot.question;

/** Names a hearing. Sorts by when it was logged. */
public record HearingId(String value) {

  @Override
  public String toString() {
    return value;
  }
}

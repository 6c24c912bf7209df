package io.github.rallybot.question;

/** Names a buyer question. Sorts by when it was first heard. */
public record QuestionId(String value) {

  @Override
  public String toString() {
    return value;
  }
}

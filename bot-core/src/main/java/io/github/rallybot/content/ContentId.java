package io.github.rallybot.content;

/** Names a content: a ULID, so that it sorts by when it was added. */
public record ContentId(String value) {

  @Override
  public String toString() {
    return value;
  }
}

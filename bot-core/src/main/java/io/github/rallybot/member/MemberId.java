package io.github.rallybot.member;

/** Names a member. */
public record MemberId(String value) {

  @Override
  public String toString() {
    return value;
  }
}

package io.github.rallybot.member;

import java.util.Locale;
import java.util.Optional;

/** What a member is to the bot. Everybody is a rep; the others come on top. */
public enum Role {
  REP,
  MARKETER,
  LEADER,
  ADMIN;

  /** The lower-case word that people type. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}

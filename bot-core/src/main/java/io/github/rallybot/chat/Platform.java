package io.github.rallybot.chat;

import java.util.Locale;

/** A chat platform that the bot can speak. */
public enum Platform {
  SLACK,
  TEAMS;

  /** The lower-case code used in keys and settings: {@code slack}, {@code teams}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The platform with this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Platform of(String code) {
    for (Platform platform : values()) {
      if (platform.code().equals(code)) {
        return platform;
      }
    }
    throw new IllegalArgumentException("no platform is called " + code);
  }

  /** The name that people read. */
  public String label() {
    return this == SLACK ? "Slack" : "Microsoft Teams";
  }
}

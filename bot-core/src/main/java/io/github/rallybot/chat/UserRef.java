package io.github.rallybot.chat;

/**
 * A person as one platform knows them. One person may have one on each platform.
 *
 * @param id as the platform names it
 */
public record UserRef(Platform platform, String id) {

  public UserRef {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a user needs an id");
    }
  }

  /** One string for keys, {@code slack:U0123}. */
  public String code() {
    return platform.code() + ":" + id;
  }
}

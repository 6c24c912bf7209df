package io.github.rallybot.chat;

/**
 * A file that lies on a platform; {@link ChatPlatform#read} reads it.
 *
 * @param id as the platform names it
 */
public record FileRef(Platform platform, String id) {

  public FileRef {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a file needs an id");
    }
  }
}

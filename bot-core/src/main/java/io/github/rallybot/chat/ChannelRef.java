package io.github.rallybot.chat;

/**
 * A place where messages are posted: a channel, a group chat or a direct conversation.
 *
 * @param id as the platform names it
 */
public record ChannelRef(Platform platform, String id) {

  public ChannelRef {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a channel needs an id");
    }
  }

  /** One string for keys and documents, {@code slack:C0123}; read back by {@link #parse}. */
  public String code() {
    return platform.code() + ":" + id;
  }

  /**
   * Reads what {@link #code} wrote.
   *
   * @throws IllegalArgumentException if it is no such code
   */
  public static ChannelRef parse(String code) {
    int colon = code.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a channel: " + code);
    }
    return new ChannelRef(Platform.of(code.substring(0, colon)), code.substring(colon + 1));
  }
}

package io.github.rallybot.chat;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The platforms that are switched on. */
public final class Platforms {

  private final Map<Platform, ChatPlatform> platforms = new EnumMap<>(Platform.class);

  public Platforms(List<? extends ChatPlatform> enabled) {
    for (ChatPlatform platform : enabled) {
      platforms.put(platform.platform(), platform);
    }
  }

  /**
   * The platform.
   *
   * @throws PlatformException.Blocked if it is not switched on
   */
  public ChatPlatform get(Platform platform) {
    ChatPlatform found = platforms.get(platform);
    if (found == null) {
      throw new PlatformException.Blocked("platform_is_off", true);
    }
    return found;
  }

  public boolean has(Platform platform) {
    return platforms.containsKey(platform);
  }

  public Collection<ChatPlatform> all() {
    return List.copyOf(platforms.values());
  }
}

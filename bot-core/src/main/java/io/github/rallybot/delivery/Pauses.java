package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Leaves a channel or platform alone while somebody has to act, and tries again by itself. */
final class Pauses {

  /** How long until it is tried again whether somebody has acted. */
  static final Duration LENGTH = Duration.ofMinutes(1);

  private Pauses() {}

  static boolean pausedAt(DeliveryStore store, ChannelRef channel, Instant now) {
    Map<String, DeliveryStore.Pause> pauses = store.pauses();
    return covers(pauses.get(channel.code()), now)
        || covers(pauses.get(channel.platform().code()), now);
  }

  static void begin(
      DeliveryStore store,
      ChannelRef channel,
      PlatformException.Blocked blocked,
      Instant now,
      Duration length) {
    Optional<ChannelRef> scope = blocked.wholePlatform() ? Optional.empty() : Optional.of(channel);
    String code = scope.map(ChannelRef::code).orElse(channel.platform().code());
    DeliveryStore.Pause before = store.pauses().get(code);
    store.pause(
        channel.platform(),
        scope,
        new DeliveryStore.Pause(
            blocked.code(), before == null ? now : before.since(), now.plus(length)));
  }

  /** Something went through, so neither the channel nor its platform is blocked any more. */
  static void end(DeliveryStore store, ChannelRef channel) {
    Map<String, DeliveryStore.Pause> pauses = store.pauses();
    if (pauses.containsKey(channel.code())) {
      store.resume(channel.platform(), Optional.of(channel));
    }
    if (pauses.containsKey(channel.platform().code())) {
      store.resume(channel.platform(), Optional.empty());
    }
  }

  static void resume(DeliveryStore store, String code) {
    if (code.contains(":")) {
      ChannelRef channel = ChannelRef.parse(code);
      store.resume(channel.platform(), Optional.of(channel));
    } else {
      store.resume(Platform.of(code), Optional.empty());
    }
  }

  private static boolean covers(
      DeliveryStore.@org.jspecify.annotations.Nullable Pause pause, Instant now) {
    return pause != null && pause.until().isAfter(now);
  }
}

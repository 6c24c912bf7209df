package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Limits;
import io.github.rallybot.playground.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Slack's rate limits: a number of calls per method and minute, and for posting one a second in
 * each channel, where a burst of three passes. Source: docs.slack.dev/apis/web-api/rate-limits. Who
 * comes too early, or while told to wait, is refused and counted.
 */
public final class Rates {
  private static final int TIER_2 = 20;
  private static final int TIER_3 = 50;
  private static final int TIER_4 = 100;

  /** How far ahead of one a second a channel may be: three posts at once. */
  private static final Duration BURST = Duration.ofSeconds(2);

  private static final Set<String> TIERED_4 =
      Set.of(
          "chat.postEphemeral",
          "users.info",
          "views.open",
          "views.update",
          "views.push",
          "views.publish",
          "files.getUploadURLExternal",
          "files.completeUploadExternal",
          "conversations.members");
  private static final Set<String> TIERED_2 =
      Set.of("users.list", "conversations.list", "canvases.create");

  private final Limits limits;
  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private final Map<String, Instant> postDue = new HashMap<>();

  Rates(Pace pace) {
    this.limits = new Limits(pace);
  }

  /**
   * How often each limit was overrun, by {@code chat.postMessage:C0LEADS} or by the method's name.
   */
  public Map<String, Integer> violations() {
    return limits.violations();
  }

  /** How many posts into this channel came too early or while the bot had been told to wait. */
  public int violations(String channelId) {
    return limits.violations().getOrDefault(key("chat.postMessage", channelId), 0);
  }

  /** Lets every call pass, while the past is made up. */
  void rest(boolean now) {
    limits.rest(now);
  }

  static String key(String method, String channelId) {
    return method.equals("chat.postMessage") ? method + ":" + channelId : method;
  }

  /** Zero if the call may pass; otherwise after how many whole seconds it may be repeated. */
  Duration admit(String method, String channelId) {
    String key = key(method, channelId);
    return limits.admit(
        key,
        now -> method.equals("chat.postMessage") ? post(key, now) : perMinute(key, method, now));
  }

  /** One a second on average; not a window, which would refuse a bot that keeps exact time. */
  private Duration post(String key, Instant now) {
    Instant due = postDue.getOrDefault(key, now);
    Instant base = due.isBefore(now) ? now : due;
    Duration ahead = Duration.between(now, base);
    if (ahead.compareTo(BURST) > 0) {
      return ahead.minus(BURST);
    }
    postDue.put(key, base.plusSeconds(1));
    return Duration.ZERO;
  }

  private Duration perMinute(String key, String method, Instant now) {
    Duration window = Duration.ofMinutes(1);
    Deque<Instant> recent = calls.computeIfAbsent(key, id -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.getFirst().plus(window).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() < perMinute(method)) {
      recent.addLast(now);
      return Duration.ZERO;
    }
    return Duration.between(now, recent.getFirst().plus(window));
  }

  /** Refuses further calls for so long, in whole seconds as Retry-After has it. */
  Duration penalise(String key, Duration wait) {
    return limits.penalise(key, wait);
  }

  private static int perMinute(String method) {
    if (method.equals("auth.test")) {
      return 600;
    }
    if (TIERED_4.contains(method)) {
      return TIER_4;
    }
    return TIERED_2.contains(method) ? TIER_2 : TIER_3;
  }
}

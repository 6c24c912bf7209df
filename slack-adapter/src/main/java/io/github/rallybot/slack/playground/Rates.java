package io.github.rallybot.slack.playground;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Slack's rate limits: a number of calls per method and minute, and for posting one a second in
 * each channel, where a burst of three passes. Source: docs.slack.dev/apis/web-api/rate-limits. Who
 * comes too early, or while told to wait, is refused and counted.
 */
public final class Rates {
  private static final int TIER_2 = 20;
  private static final int TIER_3 = 50;
  private static final int TIER_4 = 100;
  private static final int POST_BURST = 3;
  private static final Set<String> TIERED_4 =
      Set.of(
          "chat.postEphemeral",
          "users.info",
          "views.open",
          "views.update",
          "views.push",
          "views.publish",
          "conversations.members");
  private static final Set<String> TIERED_2 = Set.of("users.list", "conversations.list");

  private final Pace pace;
  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private final Map<String, Instant> waitUntil = new HashMap<>();
  private final Map<String, Integer> violations = new TreeMap<>();

  Rates(Pace pace) {
    this.pace = pace;
  }

  /**
   * How often each limit was overrun, by {@code chat.postMessage:C0LEADS} or by the method's name.
   */
  public synchronized Map<String, Integer> violations() {
    return new TreeMap<>(violations);
  }

  /** How many posts into this channel came too early or while the bot had been told to wait. */
  public synchronized int violations(String channelId) {
    return violations.getOrDefault(key("chat.postMessage", channelId), 0);
  }

  static String key(String method, String channelId) {
    return method.equals("chat.postMessage") ? method + ":" + channelId : method;
  }

  /** Zero if the call may pass; otherwise after how long it may be repeated. */
  synchronized Duration admit(String method, String channelId) {
    String key = key(method, channelId);
    Instant now = pace.virtual();
    Instant penalty = waitUntil.get(key);
    if (penalty != null && now.isBefore(penalty)) {
      violations.merge(key, 1, Integer::sum);
      return Duration.between(now, penalty);
    }
    boolean post = method.equals("chat.postMessage");
    Duration window = post ? Duration.ofSeconds(POST_BURST) : Duration.ofMinutes(1);
    int most = post ? POST_BURST : perMinute(method);
    Deque<Instant> recent = calls.computeIfAbsent(key, id -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.getFirst().plus(window).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() < most) {
      recent.addLast(now);
      return Duration.ZERO;
    }
    violations.merge(key, 1, Integer::sum);
    Duration wait = Duration.between(now, recent.getFirst().plus(window));
    return penalise(key, wait);
  }

  /** Refuses further calls for so long, in whole seconds as Retry-After has it. */
  synchronized Duration penalise(String key, Duration wait) {
    Duration whole = Duration.ofSeconds(wholeSeconds(wait));
    waitUntil.put(key, pace.virtual().plus(whole));
    return whole;
  }

  static long wholeSeconds(Duration wait) {
    return Math.max(1, (wait.toMillis() + 999) / 1000);
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

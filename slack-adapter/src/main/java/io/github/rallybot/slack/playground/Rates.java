package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Pace;
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
          "conversations.members");
  private static final Set<String> TIERED_2 = Set.of("users.list", "conversations.list");

  private final Pace pace;
  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private final Map<String, Instant> postDue = new HashMap<>();
  private final Map<String, Instant> waitUntil = new HashMap<>();
  private final Map<String, Integer> violations = new TreeMap<>();
  private boolean resting;

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

  /** Lets every call pass, while the past is made up. */
  synchronized void rest(boolean now) {
    resting = now;
  }

  static String key(String method, String channelId) {
    return method.equals("chat.postMessage") ? method + ":" + channelId : method;
  }

  /** Zero if the call may pass; otherwise after how long it may be repeated. */
  synchronized Duration admit(String method, String channelId) {
    String key = key(method, channelId);
    Instant now = pace.virtual();
    if (resting) {
      return Duration.ZERO;
    }
    Instant penalty = waitUntil.get(key);
    if (penalty != null && now.isBefore(penalty)) {
      violations.merge(key, 1, Integer::sum);
      return Duration.between(now, penalty);
    }
    Duration wait =
        method.equals("chat.postMessage") ? post(key, now) : perMinute(key, method, now);
    if (wait.isZero()) {
      return wait;
    }
    violations.merge(key, 1, Integer::sum);
    return penalise(key, wait);
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

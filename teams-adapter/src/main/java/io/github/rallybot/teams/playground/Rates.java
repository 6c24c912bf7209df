package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Limits;
import io.github.rallybot.playground.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rate limits of Teams for one bot in one thread, which a channel with all its conversations
 * is. Who comes too early, or while told to wait, is refused and counted.
 *
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit">Rate
 *     limits</a>
 */
public final class Rates {
  /** So many calls within so many seconds. */
  private record Limit(int seconds, int calls) {}

  private static final List<Limit> WRITING =
      List.of(new Limit(1, 7), new Limit(2, 8), new Limit(30, 60), new Limit(3600, 1800));
  private static final List<Limit> READING =
      List.of(new Limit(1, 14), new Limit(2, 16), new Limit(30, 120), new Limit(3600, 3600));

  /** What shares a limit. */
  enum Kind {
    SEND,
    CREATE,
    READ
  }

  private final Limits limits;
  private final Map<String, Deque<Instant>> calls = new HashMap<>();

  Rates(Pace pace) {
    this.limits = new Limits(pace);
  }

  /** How often each limit was overrun, by its kind and thread: {@code SEND:19:…}. */
  public Map<String, Integer> violations() {
    return limits.violations();
  }

  /** How many messages into this place came too early or while the bot had been told to wait. */
  public int violations(String place) {
    return limits.violations().getOrDefault(key(Kind.SEND, place), 0);
  }

  /** Lets every call pass, while the past is made up. */
  public void rest(boolean now) {
    limits.rest(now);
  }

  private static String key(Kind kind, String thread) {
    return kind + ":" + thread;
  }

  /** Zero if the call may pass; otherwise after how many whole seconds it may be repeated. */
  Duration admit(Kind kind, String thread) {
    String key = key(kind, thread);
    return limits.admit(
        key,
        now -> {
          Deque<Instant> recent = calls.computeIfAbsent(key, id -> new ArrayDeque<>());
          Duration wait = wait(kind, recent, now);
          if (wait.isZero()) {
            recent.addFirst(now);
          }
          return wait;
        });
  }

  /** How long until no window holds as many calls as it may; the newest call comes first. */
  private static Duration wait(Kind kind, Deque<Instant> recent, Instant now) {
    recent.removeIf(call -> !call.plus(Duration.ofHours(1)).isAfter(now));
    Instant free = now;
    for (Limit limit : kind == Kind.READ ? READING : WRITING) {
      Instant over =
          recent.stream()
              .skip(limit.calls() - 1L)
              .findFirst()
              .map(first -> first.plusSeconds(limit.seconds()))
              .orElse(now);
      free = over.isAfter(free) ? over : free;
    }
    return Duration.between(now, free);
  }

  /** Refuses further calls for so long, in whole seconds as Retry-After has it. */
  Duration penalise(Kind kind, String thread, Duration wait) {
    return limits.penalise(key(kind, thread), wait);
  }
}

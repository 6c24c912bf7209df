package io.github.rallybot.delivery;

import java.time.Duration;

/**
 * The quotas of the platforms, shared by all instances of the bot: whoever calls a platform takes
 * from here first.
 */
public interface Pace {

  /**
   * Takes one call from a quota, if one is left and no hold is on its method.
   *
   * @return zero if the call may be made now; else how long to wait, and nothing was taken
   */
  Duration take(Quota quota);

  /** Keeps every instance from calling a method until a time has passed (a {@code Retry-After}). */
  void hold(String method, Duration after);

  /**
   * A quota: on average one call per interval, of which some may come at once.
   *
   * @param method what is called, with its platform: {@code slack:chat.postMessage}
   * @param scope what shares the quota within the method, such as a channel; empty if everything
   * @param interval between two calls, in the long run
   * @param burst how many may come at once; at least 1
   */
  record Quota(String method, String scope, Duration interval, int burst) {

    /**
     * At most so many calls in any minute: a fifth of them may come at once, and the rest is spread
     * out, with a tenth left over because calls do not arrive as evenly as they are made.
     */
    public static Quota perMinute(String method, int calls) {
      return new Quota(
          method, "", Duration.ofMinutes(1).dividedBy(calls * 7L / 10), Math.max(1, calls / 5));
    }
  }
}

package io.github.rallybot.web;

import io.github.rallybot.delivery.Pace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Who may call the HTTP interface, and how often. */
public final class ApiKeys {

  /** How many requests one key may make at once, and how far apart in the long run. */
  private static final int BURST = 500;

  private static final Duration INTERVAL = Duration.ofMillis(10);

  private final List<byte[]> digests;
  private final Pace pace;
  private final int burst;
  private final Duration interval;

  /**
   * @param keys with none, every call is refused; a blank one would let everybody in and is refused
   *     itself
   */
  public ApiKeys(List<String> keys, Pace pace) {
    this(keys, pace, BURST, INTERVAL);
  }

  /**
   * @param burst how many requests one key may make at once
   * @param interval between two requests, in the long run
   */
  ApiKeys(List<String> keys, Pace pace, int burst, Duration interval) {
    if (keys.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("rally.api.keys holds a blank key");
    }
    this.digests = keys.stream().map(key -> digest(key.strip())).toList();
    this.pace = pace;
    this.burst = burst;
    this.interval = interval;
  }

  /**
   * Lets a request through.
   *
   * @throws Refusal 401 without a right key, 429 if it came too often
   */
  void check(@Nullable String authorization) {
    if (digests.isEmpty()) {
      throw unauthorized("No API key is set up. Set rally.api.keys and send one of them.");
    }
    if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw unauthorized("Send an API key: Authorization: Bearer <key>");
    }
    byte[] given = digest(authorization.substring(7).strip());
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, given);
    }
    if (!known) {
      throw unauthorized("That API key is not one of rally.api.keys.");
    }
    Duration wait = pace.take(new Pace.Quota("api", scope(given), interval, burst));
    if (!wait.isZero()) {
      throw new Refusal(
          Problem.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "Too many requests. Send the same again after the seconds of Retry-After."),
          wait);
    }
  }

  private static Refusal unauthorized(String detail) {
    return new Refusal(Problem.of(HttpStatus.UNAUTHORIZED, detail));
  }

  private static String scope(byte[] digest) {
    return java.util.HexFormat.of().formatHex(digest, 0, 8);
  }

  /** A digest of a text, in hexadecimal. */
  static String hex(String text) {
    return java.util.HexFormat.of().formatHex(digest(text));
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

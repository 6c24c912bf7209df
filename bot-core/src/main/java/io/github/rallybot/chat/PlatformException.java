package io.github.rallybot.chat;

import java.time.Duration;

/** A call to a platform that did not work. The kinds answer one question: try again when? */
public abstract sealed class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private PlatformException(String message) {
    super(message);
  }

  /** Too fast: not before the given time has passed. Nothing was accepted. */
  public static final class RateLimited extends PlatformException {
    private static final long serialVersionUID = 1L;
    private final Duration after;

    public RateLimited(String what, Duration after) {
      super(what + " is rate-limited for " + after);
      this.after = after;
    }

    public Duration after() {
      return after;
    }
  }

  /**
   * No answer, or the platform is in trouble: later, with back-off. The call may have been accepted
   * all the same.
   */
  public static final class Unavailable extends PlatformException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String what, Throwable cause) {
      super(what);
      initCause(cause);
    }

    public Unavailable(String what) {
      super(what);
    }
  }

  /**
   * Somebody has to act first: the token is revoked, a scope is missing, the bot was removed from
   * the channel, the channel is archived.
   */
  public static final class Blocked extends PlatformException {
    private static final long serialVersionUID = 1L;
    private final boolean wholePlatform;
    private final String code;

    public Blocked(String code, boolean wholePlatform) {
      super("blocked: " + code);
      this.code = code;
      this.wholePlatform = wholePlatform;
    }

    /** Whether nothing at all can be sent, or just nothing to this one channel. */
    public boolean wholePlatform() {
      return wholePlatform;
    }

    /** The platform's own code of the reason. */
    public String code() {
      return code;
    }
  }

  /** This one message will never be accepted. */
  public static final class Rejected extends PlatformException {
    private static final long serialVersionUID = 1L;
    private final String code;

    public Rejected(String code) {
      super("rejected: " + code);
      this.code = code;
    }

    /** The platform's own code of the reason. */
    public String code() {
      return code;
    }
  }
}

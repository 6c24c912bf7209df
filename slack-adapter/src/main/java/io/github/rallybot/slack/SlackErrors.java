package io.github.rallybot.slack;

import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.PlatformException.Unavailable;
import java.time.Duration;
import java.util.Set;

/**
 * Says of every error code of the Web API when to try again. A code that is not listed rejects this
 * one message: a new code of Slack's then stops one card and not the channel.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">Errors of
 *     chat.postMessage</a>
 */
final class SlackErrors {

  /** What to wait when Slack says "too fast" but not for how long. */
  static final Duration UNSAID_WAIT = Duration.ofSeconds(30);

  private static final Set<String> WHOLE_PLATFORM =
      Set.of(
          "not_authed",
          "invalid_auth",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "no_permission",
          "missing_scope",
          "not_allowed_token_type",
          "org_login_required",
          "ekm_access_denied",
          "access_denied",
          "team_access_not_granted",
          "enterprise_is_restricted",
          "two_factor_setup_required",
          "accesslimited");

  private static final Set<String> CHANNEL =
      Set.of(
          "channel_not_found",
          "not_in_channel",
          "is_archived",
          "channel_type_not_supported",
          "restricted_action",
          "restricted_action_read_only_channel",
          "restricted_action_thread_only_channel",
          "restricted_action_non_threadable_channel",
          "restricted_action_thread_locked",
          "user_not_in_channel");

  private static final Set<String> TROUBLE =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org",
          "message_limit_exceeded",
          "canvas_creation_failed",
          "canvas_editing_failed");

  private SlackErrors() {}

  /** The exception for an answer that says {@code "ok": false}. */
  static PlatformException of(String method, String code) {
    if (code.equals("ratelimited") || code.equals("rate_limited")) {
      return new RateLimited(method, UNSAID_WAIT);
    }
    if (WHOLE_PLATFORM.contains(code)) {
      return new Blocked(code, true);
    }
    if (CHANNEL.contains(code) || code.startsWith("restricted_action")) {
      return new Blocked(code, false);
    }
    if (TROUBLE.contains(code)) {
      return new Unavailable(method + ": " + code);
    }
    return new Rejected(code);
  }

  /**
   * The same error, but if a scope was missing it says which, and that only what needs this scope
   * does not work.
   */
  static Blocked lacks(String scope, Blocked error) {
    return error.code().equals("missing_scope") ? lacks(scope) : error;
  }

  /** A scope that one thing needs has not been granted. */
  static Blocked lacks(String scope) {
    return new Blocked("missing " + scope, false);
  }

  /** The platform's code of an error, or an empty string if it has none. */
  static String code(PlatformException error) {
    if (error instanceof Blocked blocked) {
      return blocked.code();
    }
    return error instanceof Rejected rejected ? rejected.code() : "";
  }
}

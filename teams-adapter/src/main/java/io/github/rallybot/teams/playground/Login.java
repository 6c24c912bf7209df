package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Microsoft's login of a single-tenant bot: tokens for its id and secret. They end, and with this
 * process all of them do.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">Client
 *     credentials</a>
 */
final class Login {
  private static final Duration LIFE = Duration.ofSeconds(3599);
  private static final String SCOPE = "https://api.botframework.com/.default";

  private final String tenantId;
  private final String appId;
  private final String appPassword;
  private final Clock clock;
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

  Login(String tenantId, String appId, String appPassword, Clock clock) {
    this.tenantId = tenantId;
    this.appId = appId;
    this.appPassword = appPassword;
    this.clock = clock;
  }

  /**
   * Answers who asks for a token.
   *
   * @param path for example {@code TENANT/oauth2/v2.0/token}
   */
  Reply token(String path, Map<String, String> form) {
    if (!path.equals(tenantId + "/oauth2/v2.0/token")) {
      return Reply.noLogin(400, "invalid_request", 90002);
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return Reply.noLogin(400, "unsupported_grant_type", 70003);
    }
    if (!appId.equals(form.get("client_id"))) {
      return Reply.noLogin(400, "unauthorized_client", 700016);
    }
    if (!appPassword.equals(form.get("client_secret"))) {
      return Reply.noLogin(401, "invalid_client", 7000215);
    }
    if (!SCOPE.equals(form.get("scope"))) {
      return Reply.noLogin(400, "invalid_scope", 70011);
    }
    Instant now = clock.instant();
    tokens.values().removeIf(end -> !end.isAfter(now));
    String token = UUID.randomUUID().toString();
    tokens.put(token, now.plus(LIFE));
    return Reply.ok(
        Wire.object()
            .put("token_type", "Bearer")
            .put("expires_in", LIFE.toSeconds())
            .put("access_token", token));
  }

  /** Whether a header brings a token that is still good. */
  boolean letsIn(String authorization) {
    Instant end =
        authorization.startsWith("Bearer ")
            ? tokens.get(authorization.substring("Bearer ".length()))
            : null;
    return end != null && end.isAfter(clock.instant());
  }
}

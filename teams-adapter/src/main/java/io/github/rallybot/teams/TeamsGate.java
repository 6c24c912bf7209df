package io.github.rallybot.teams;

import com.auth0.jwt.JWT;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.bot.connector.authentication.AuthenticationConstants;
import com.microsoft.bot.connector.authentication.ClaimsIdentity;
import com.microsoft.bot.connector.authentication.JwtTokenExtractor;
import com.microsoft.bot.connector.authentication.TokenValidationParameters;
import com.microsoft.bot.restclient.serializer.JacksonAdapter;
import com.microsoft.bot.schema.Activity;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what Microsoft Teams sends for this bot and its one tenant, and nothing else. Each rule
 * that the SDK does not keep, or keeps only if something optional is there, is checked here first;
 * then the SDK verifies signature, lifetime and endorsement.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot">What
 *     has to be verified</a>
 */
final class TeamsGate {

  static final int MAX_BYTES = 1_000_000;

  private static final String ISSUER = AuthenticationConstants.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER;
  private static final String TEAMS = "msteams";
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final TeamsSettings settings;
  private final JwtTokenExtractor tokens;
  private final ObjectMapper mapper;

  TeamsGate(TeamsSettings settings, TeamsKeys keys) {
    this.settings = settings;
    TokenValidationParameters rules = new TokenValidationParameters();
    rules.validateIssuer = true;
    rules.validIssuers = List.of(ISSUER);
    rules.validateAudience = false;
    rules.validateLifetime = true;
    rules.clockSkew = SKEW;
    rules.requireSignedTokens = true;
    rules.issuerSigningKeyResolver = url -> keys;
    this.tokens =
        new JwtTokenExtractor(rules, settings.openIdMetadataUrl().toString(), List.of("RS256"));
    this.mapper = new JacksonAdapter().serializer().addMixIn(Activity.class, Times.class);
  }

  /** The SDK reads times with a pattern that refuses those without a fraction of a second. */
  @SuppressWarnings("UnusedVariable") // the SDK's annotation is on its field of this name
  private abstract static class Times {
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    private @Nullable OffsetDateTime timestamp;
  }

  /** What becomes of a request. */
  sealed interface Outcome {
    record Passed(Activity activity) implements Outcome {}

    /**
     * It is not let in.
     *
     * @param status of the HTTP answer
     * @param why for the log; holds nothing of the request
     */
    record Refused(int status, String why) implements Outcome {}
  }

  Outcome check(byte[] body, Optional<String> authorization) {
    if (body.length > MAX_BYTES) {
      return new Outcome.Refused(413, "too long");
    }
    Optional<DecodedJWT> token = authorization.flatMap(TeamsGate::bearer);
    if (token.isEmpty()) {
      return new Outcome.Refused(401, "no bearer token");
    }
    Activity activity;
    try {
      activity = mapper.readValue(body, Activity.class);
    } catch (IOException | IllegalArgumentException unreadable) {
      return new Outcome.Refused(400, "no activity");
    }
    if (activity == null) {
      return new Outcome.Refused(400, "no activity");
    }
    return wrongToken(token.get(), activity)
        .or(() -> wrongActivity(activity))
        .or(() -> unverified(authorization.orElse("")))
        .<Outcome>map(refused -> refused)
        .orElseGet(() -> new Outcome.Passed(activity));
  }

  private static Optional<DecodedJWT> bearer(String header) {
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JWT.decode(header.substring(7).strip()));
    } catch (JWTDecodeException noToken) {
      return Optional.empty();
    }
  }

  private Optional<Outcome.Refused> wrongToken(DecodedJWT token, Activity activity) {
    String service = token.getClaim(AuthenticationConstants.SERVICE_URL_CLAIM).asString();
    if (!"RS256".equals(token.getAlgorithm())) {
      return no(401, "another algorithm than RS256");
    }
    if (!ISSUER.equals(token.getIssuer())) {
      return no(401, "another issuer");
    }
    if (token.getAudience() == null || !token.getAudience().equals(List.of(settings.appId()))) {
      return no(401, "for another bot");
    }
    if (token.getExpiresAtAsInstant() == null) {
      return no(401, "a token that never expires");
    }
    if (activity.getServiceUrl() == null
        || activity.getServiceUrl().isBlank()
        || !activity.getServiceUrl().equals(service)) {
      return no(403, "for another service");
    }
    return Optional.empty();
  }

  private Optional<Outcome.Refused> wrongActivity(Activity activity) {
    if (settings.service(activity.getServiceUrl()).isEmpty()) {
      return no(403, "from a service that is not on the list");
    }
    if (!TEAMS.equals(activity.getChannelId())) {
      return no(403, "not from Teams");
    }
    return settings.tenantId().equals(tenant(activity))
        ? Optional.empty()
        : no(403, "from another tenant");
  }

  /** The tenant that the activity names, or an empty text; where it names two, they must agree. */
  private static String tenant(Activity activity) {
    String own =
        activity.getConversation() == null ? null : activity.getConversation().getTenantId();
    String data = null;
    if (activity.getChannelData() instanceof Map<?, ?> channel
        && channel.get("tenant") instanceof Map<?, ?> tenant
        && tenant.get("id") instanceof String id) {
      data = id;
    }
    if (own == null || data == null) {
      return own != null ? own : data != null ? data : "";
    }
    return own.equals(data) ? own : "";
  }

  private Optional<Outcome.Refused> unverified(String header) {
    try {
      ClaimsIdentity identity =
          tokens.getIdentity("Bearer", header.substring(7).strip(), TEAMS, List.of(TEAMS)).join();
      return identity != null && identity.isAuthenticated()
          ? Optional.empty()
          : no(401, "no signature of Microsoft's");
    } catch (CompletionException | IllegalArgumentException refused) {
      return no(401, "no signature of Microsoft's");
    }
  }

  private static Optional<Outcome.Refused> no(int status, String why) {
    return Optional.of(new Outcome.Refused(status, why));
  }
}

package io.github.rallybot.teams;

import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Unavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The token with which the bot calls Teams, asked for in the name of its one tenant. The SDK's own
 * way asks an authority that serves no single-tenant bot, and takes no login server but
 * Microsoft's. One token serves until five minutes before its end. Thread-safe.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#single-tenant-bot">Authentication
 *     of a single-tenant bot</a>
 */
final class TeamsLogin {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SCOPE = "https://api.botframework.com/.default";

  /** Callers do not wait for the login server one after another. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);

  private static final Instant EVER = Instant.EPOCH;
  private static final Duration BEFORE_ITS_END = Duration.ofMinutes(5);

  private final TeamsSettings settings;
  private final OkHttpClient client;
  private final Clock clock;
  private String token = "";
  private Instant until = EVER;
  private Instant failedAt = EVER;

  TeamsLogin(TeamsSettings settings, OkHttpClient client, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.clock = clock;
  }

  /**
   * A token that is still good.
   *
   * @throws PlatformException if there is none to be had: {@link Blocked} names what Microsoft says
   */
  synchronized String token() {
    Instant now = clock.instant();
    if (now.isBefore(until.minus(BEFORE_ITS_END))) {
      return token;
    }
    if (now.isBefore(failedAt.plus(AFTER_FAILURE)) && !now.isBefore(failedAt)) {
      return orElse(new Unavailable("the login server did not answer a moment ago"), now);
    }
    try {
      JsonNode answer = ask();
      String given = answer.path("access_token").asString("");
      if (given.isEmpty()) {
        throw new Unavailable("the login server gave no token");
      }
      token = given;
      until = now.plus(Duration.ofSeconds(answer.path("expires_in").asLong(0)));
    } catch (Unavailable | RateLimited later) {
      failedAt = clock.instant();
      return orElse(later, now);
    }
    return token;
  }

  /** A token that is still good serves until its end, if no other one is to be had. */
  private String orElse(PlatformException failure, Instant now) {
    if (now.isBefore(until)) {
      return token;
    }
    throw failure;
  }

  /** Teams refused a token: the next call asks for another one, unless somebody has already. */
  synchronized void refused(String old) {
    if (old.equals(token)) {
      until = EVER;
    }
  }

  private JsonNode ask() {
    FormBody form =
        new FormBody.Builder()
            .add("grant_type", "client_credentials")
            .add("client_id", settings.appId())
            .add("client_secret", settings.appPassword().reveal())
            .add("scope", SCOPE)
            .build();
    Request request =
        new Request.Builder()
            .url(settings.loginUrl() + settings.tenantId() + "/oauth2/v2.0/token")
            .post(form)
            .build();
    try (Response response = client.newCall(request).execute()) {
      ResponseBody body = response.body();
      if (response.code() == 429) {
        throw new RateLimited("the login", TeamsWeb.retryAfter(response));
      }
      if (response.code() >= 500 || response.isRedirect()) {
        throw new Unavailable("the login server answered " + response.code());
      }
      JsonNode answer = JSON.readTree(body == null ? "" : body.string());
      if (!response.isSuccessful()) {
        throw new Blocked("login: " + reason(answer, response.code()), true);
      }
      return answer;
    } catch (IOException e) {
      throw new Unavailable("the login server did not answer", e);
    } catch (JacksonException e) {
      throw new Unavailable("the login server answered something unreadable");
    }
  }

  /** Microsoft's number of an error, which its help pages are found by, or else its code. */
  private static String reason(JsonNode answer, int status) {
    JsonNode number = answer.path("error_codes").path(0);
    return number.isNumber()
        ? "AADSTS" + number.asLong()
        : answer.path("error").asString(Integer.toString(status));
  }
}

package io.github.rallybot.teams;

import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.delivery.Pace;
import io.github.rallybot.delivery.Pace.Quota;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls the Bot Connector: one attempt per call, and a second one only if the token was refused.
 * The SDK's client repeats nothing and says of no error when to try again, so that here the whole
 * exchange is in sight. Every failure leaves here as a {@link PlatformException}. Thread-safe.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference">Bot
 *     Connector REST API</a>
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit">Rate
 *     limits</a>
 */
final class TeamsWeb {

  private static final JsonMapper JSON = new JsonMapper();
  private static final MediaType JSON_TYPE = MediaType.get("application/json; charset=utf-8");

  /** What to wait when Teams says "too fast" but not for how long. */
  private static final Duration UNSAID_WAIT = Duration.ofSeconds(5);

  /** Answers after which Microsoft wants the same call again, later; nothing was accepted. */
  private static final Set<Integer> AGAIN = Set.of(412, 429);

  private static final String NOT_THERE = "404 ";

  /**
   * Whether a refusal means that something is not there: a channel, a message that people deleted,
   * a member who left.
   *
   * @param what Microsoft's code of it begins with; empty for anything
   */
  static boolean isNotThere(Blocked refusal, String what) {
    return refusal.code().startsWith(NOT_THERE + what);
  }

  private static final String SEND = "teams:send ";
  private static final String SEND_AT_ONCE = "teams:send-at-once ";

  private final TeamsSettings settings;
  private final TeamsLogin login;
  private final OkHttpClient client;
  private final Pace pace;

  TeamsWeb(TeamsSettings settings, TeamsLogin login, OkHttpClient client, Pace pace) {
    this.settings = settings;
    this.login = login;
    this.client = client;
    this.pace = pace;
  }

  /** One call. */
  record Call(
      String method,
      URI service,
      List<String> path,
      Map<String, String> query,
      Optional<ObjectNode> body) {

    Call(String method, URI service, List<String> path, Optional<ObjectNode> body) {
      this(method, service, path, Map.of(), body);
    }

    /** The same with a parameter. */
    Call with(String name, String value) {
      return new Call(method, service, path, Map.of(name, value), body);
    }
  }

  /**
   * Calls as soon as a conversation's limits allow: seven in a second, eight in two, sixty in
   * thirty, 1,800 in an hour.
   *
   * @param conversation what shares the limits
   * @return what the answer holds; a missing node if nothing
   */
  JsonNode send(String conversation, Call call) {
    List<Quota> quotas =
        List.of(
            new Quota(SEND_AT_ONCE + conversation, "", Duration.ofMillis(450), 3),
            new Quota(SEND + conversation, "", Duration.ofMillis(2200), 40));
    for (Quota quota : quotas) {
      Duration wait = pace.take(quota);
      if (!wait.isZero()) {
        throw new RateLimited(quota.method(), wait);
      }
    }
    try {
      return call(call);
    } catch (RateLimited told) {
      // no instance calls again before the time that Teams names
      pace.hold(SEND_AT_ONCE + conversation, told.after());
      throw told;
    }
  }

  /** Calls whatever was called before. */
  JsonNode call(Call call) {
    HttpUrl url = url(call);
    String token = login.token();
    try {
      Answer answer = exchange(call, url, token);
      if (answer.status() == 401) {
        login.refused(token);
        answer = exchange(call, url, login.token());
      }
      return read(call, answer);
    } catch (IOException e) {
      throw new Unavailable(call.method() + " got no answer", e);
    }
  }

  private record Answer(int status, String text, Duration retryAfter) {}

  private HttpUrl url(Call call) {
    URI service =
        settings
            .service(call.service().toString())
            .orElseThrow(() -> new Blocked("a service that is not on the list", true));
    String base = service.toString();
    HttpUrl.Builder url = HttpUrl.get(base.endsWith("/") ? base : base + "/").newBuilder();
    call.path().forEach(url::addPathSegment);
    call.query().forEach(url::addQueryParameter);
    return url.build();
  }

  private Answer exchange(Call call, HttpUrl url, String token) throws IOException {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + token)
            .method(call.method(), body(call))
            .build();
    try (Response response = client.newCall(request).execute()) {
      ResponseBody body = response.body();
      return new Answer(response.code(), body == null ? "" : body.string(), retryAfter(response));
    }
  }

  private static @Nullable RequestBody body(Call call) {
    return call.body()
        .<RequestBody>map(json -> new OnceBody(RequestBody.create(json.toString(), JSON_TYPE)))
        .orElse(null);
  }

  private JsonNode read(Call call, Answer answer) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return tree(answer.text());
    }
    if (AGAIN.contains(status)) {
      throw new RateLimited(call.method(), answer.retryAfter());
    }
    if (status >= 500 || status < 400) {
      throw new Unavailable(call.method() + " answered " + status);
    }
    String code = tree(answer.text()).path("error").path("code").asString("" + status);
    // the registration is wrong; or the bot was taken out of the team or blocked by the person, or
    // the place is gone
    throw switch (status) {
      case 401 -> new Blocked(code, true);
      case 403 -> new Blocked(code, false);
      case 404 -> new Blocked(NOT_THERE + code, false);
      default -> new Rejected(code);
    };
  }

  private static JsonNode tree(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JacksonException unreadable) {
      return MissingNode.getInstance();
    }
  }

  /**
   * A body that may be sent once only: the HTTP client never repeats by itself what may have
   * arrived, which would post a card twice.
   */
  private static final class OnceBody extends RequestBody {

    private final RequestBody body;

    OnceBody(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }
  }

  static Duration retryAfter(Response response) {
    String seconds = response.header("Retry-After", "");
    return seconds != null && seconds.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)))
        : UNSAID_WAIT;
  }
}

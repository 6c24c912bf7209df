package io.github.rallybot.slack;

import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.delivery.Pace;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.FormBody;
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

/**
 * Calls Slack's Web API: one attempt per call, over the SDK's HTTP client (its proxy settings and
 * user agent, no redirects). Answers are read as trees and the whole exchange is in sight, because
 * the typed client hides the {@code Retry-After} of some errors and the granted scopes, and knows
 * no newer blocks.
 *
 * <p>Every failure leaves here as a {@link PlatformException}. Thread-safe.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api">The Web API</a>
 */
public final class SlackWeb implements AutoCloseable {

  /** A trigger lives three seconds: what needs one gives up before. */
  private static final Duration AT_ONCE = Duration.ofMillis(2500);

  static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final MediaType JSON_TYPE = MediaType.get("application/json; charset=utf-8");
  private static final JsonMapper JSON = new JsonMapper();

  private final SlackSettings settings;
  private final Pace pace;
  private final Clock clock;
  private final OkHttpClient client;
  private final OkHttpClient quickClient;
  private final OkHttpClient filesClient;
  private final AtomicReference<@Nullable Instant> lastSuccess = new AtomicReference<>();
  private final AtomicReference<@Nullable Set<String>> scopes = new AtomicReference<>();

  public SlackWeb(SlackSettings settings, Pace pace, Clock clock) {
    this.settings = settings;
    this.pace = pace;
    this.clock = clock;
    SlackConfig config = new SlackConfig();
    config.setStatsEnabled(false);
    if (LOOPBACK.contains(settings.apiUrl().getHost())) {
      // a stand-in on this machine is not behind the proxy that leads to Slack
      config.setProxyUrl("");
    }
    client =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .callTimeout(settings.callTimeout())
            .readTimeout(settings.callTimeout())
            .build();
    quickClient = client.newBuilder().callTimeout(AT_ONCE).build();
    filesClient = client.newBuilder().callTimeout(Duration.ZERO).build();
  }

  SlackSettings settings() {
    return settings;
  }

  /** Calls a method once its quota allows; {@link RateLimited} before that. */
  JsonNode call(Pace.Quota quota, Map<String, String> arguments) {
    Duration wait = pace.take(quota);
    if (!wait.isZero()) {
      throw new RateLimited(quota.method(), wait);
    }
    return call(client, quota.method().substring("slack:".length()), arguments);
  }

  /** Calls a method whatever its quota, for what cannot wait; gives up after 2.5 seconds. */
  JsonNode callAtOnce(String method, Map<String, String> arguments) {
    return call(quickClient, method, arguments);
  }

  /**
   * Sends a message to the {@code response_url} of a deed. Needs no token, no scope and no quota.
   *
   * @return whether Slack took it
   * @throws Unavailable if it did not answer, and may still take it
   */
  boolean respond(String responseUrl, String json) {
    try (Response response =
        client
            .newCall(
                new Request.Builder()
                    .url(responseUrl)
                    .post(new OnceBody(RequestBody.create(json, JSON_TYPE)))
                    .build())
            .execute()) {
      String body = text(response).strip();
      return response.isSuccessful()
          && (body.isEmpty()
              || body.equals("ok")
              || JSON.readTree(body).path("ok").asBoolean(false));
    } catch (IOException e) {
      throw new Unavailable("a response_url got no answer", e);
    } catch (IllegalArgumentException | JacksonException e) {
      return false;
    }
  }

  /**
   * Fetches a file with the bot's token, however long it takes as long as something comes. The
   * address is not checked here.
   *
   * @throws Unavailable if there was no answer
   */
  Response fetch(HttpUrl url) {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + settings.botToken().reveal())
            .header("Accept-Encoding", "identity")
            .build();
    try {
      return filesClient.newCall(request).execute();
    } catch (IOException e) {
      throw new Unavailable("a file got no answer", e);
    }
  }

  /** When Slack last answered a call as hoped, if it ever did. */
  Optional<Instant> lastSuccess() {
    return Optional.ofNullable(lastSuccess.get());
  }

  /** The scopes that Slack named with its last answer, if it named any. */
  Optional<Set<String>> scopes() {
    return Optional.ofNullable(scopes.get());
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private JsonNode call(OkHttpClient over, String method, Map<String, String> arguments) {
    FormBody.Builder form = new FormBody.Builder();
    arguments.forEach(form::add);
    Request request =
        new Request.Builder()
            .url(settings.apiUrl() + method)
            .header("Authorization", "Bearer " + settings.botToken().reveal())
            .post(new OnceBody(form.build()))
            .build();
    try (Response response = over.newCall(request).execute()) {
      return answer(method, response);
    } catch (IOException e) {
      throw new Unavailable(method + " got no answer", e);
    }
  }

  private JsonNode answer(String method, Response response) throws IOException {
    if (response.code() == 429) {
      throw held(method, new RateLimited(method, retryAfter(response)));
    }
    if (response.code() >= 500) {
      throw new Unavailable(method + " answered " + response.code());
    }
    JsonNode answer;
    try {
      answer = JSON.readTree(text(response));
    } catch (JacksonException e) {
      throw new Unavailable(method + " answered " + response.code() + " with something unreadable");
    }
    if (answer.path("ok").asBoolean(false)) {
      lastSuccess.set(clock.instant());
      String granted = response.header("X-OAuth-Scopes");
      if (granted != null) {
        scopes.set(new TreeSet<>(List.of(granted.strip().split("\\s*,\\s*", -1))));
      }
      return answer;
    }
    String code = answer.path("error").asString("");
    if (code.isEmpty()) {
      throw new Unavailable(method + " answered " + response.code() + " with no error code");
    }
    throw SlackErrors.of(method, code) instanceof RateLimited limited
        ? held(method, limited)
        : SlackErrors.of(method, code);
  }

  private RateLimited held(String method, RateLimited limited) {
    pace.hold("slack:" + method, limited.after());
    return limited;
  }

  static Duration retryAfter(Response response) {
    String seconds = response.header("Retry-After", "");
    return seconds != null && seconds.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)))
        : SlackErrors.UNSAID_WAIT;
  }

  private static String text(Response response) throws IOException {
    ResponseBody body = response.body();
    return body == null ? "" : body.string();
  }

  /**
   * A body that may be sent once only. While it connects, the HTTP client may still try another
   * address; but it never repeats by itself what may have arrived, which would post a card twice.
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
}

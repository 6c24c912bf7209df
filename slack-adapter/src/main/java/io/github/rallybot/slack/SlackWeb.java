package io.github.rallybot.slack;

import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.chat.Secret;
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
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
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

  /** A connection whose ping gets no pong until the next one is given up. */
  private static final Duration PING = Duration.ofSeconds(10);

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final MediaType JSON_TYPE = MediaType.get("application/json; charset=utf-8");
  private static final JsonMapper JSON = new JsonMapper();

  private final SlackSettings settings;
  private final Pace pace;
  private final Clock clock;
  private final OkHttpClient client;
  private final OkHttpClient quickClient;
  private final OkHttpClient filesClient;
  private final OkHttpClient socketClient;
  private final SlackConnection connection = new SlackConnection();
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
    socketClient = client.newBuilder().pingInterval(PING).build();
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
    return call(
        client, quota.method().substring("slack:".length()), arguments, settings.botToken());
  }

  /** Calls a method whatever its quota, for what cannot wait; gives up after 2.5 seconds. */
  JsonNode callAtOnce(String method, Map<String, String> arguments) {
    return call(quickClient, method, arguments, settings.botToken());
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

  /**
   * Sends a file to an address that Slack has named for it, which needs no token. The address is
   * not checked here. One attempt, however long it takes as long as something goes.
   *
   * @throws Unavailable if there was no answer
   */
  Response upload(HttpUrl url, String mediaType, byte[] content) {
    RequestBody body = RequestBody.create(content, MediaType.parse(mediaType));
    try {
      return filesClient
          .newCall(new Request.Builder().url(url).post(new OnceBody(body)).build())
          .execute();
    } catch (IOException e) {
      throw new Unavailable("an upload got no answer", e);
    }
  }

  /**
   * Asks for the address of a new Socket Mode connection. Each address is good for one connection.
   *
   * @see <a href="https://docs.slack.dev/reference/methods/apps.connections.open">The method</a>
   */
  HttpUrl socketAddress() {
    String address =
        call(client, "apps.connections.open", Map.of(), settings.appToken())
            .path("url")
            .asString("");
    // the HTTP client knows web sockets by the names that http has for them
    HttpUrl url = HttpUrl.parse(address.replaceFirst("^ws", "http"));
    if (url == null || !(url.isHttps() || isStandIn(url))) {
      throw new Unavailable("apps.connections.open named no address");
    }
    return url;
  }

  /** Connects; whatever comes of it, the listener hears. */
  WebSocket connect(HttpUrl address, WebSocketListener listener) {
    return socketClient.newWebSocket(new Request.Builder().url(address).build(), listener);
  }

  /**
   * Whether an address belongs to a stand-in for Slack on this machine, if the settings name one.
   */
  boolean isStandIn(HttpUrl url) {
    String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    return LOOPBACK.contains(String.valueOf(settings.apiUrl().getHost()))
        && LOOPBACK.contains(host);
  }

  /** Whether an address is, over https, on the host that the settings name for the Web API. */
  boolean isApi(HttpUrl url) {
    return isStandIn(url)
        || (url.isHttps() && url.host().equals(String.valueOf(settings.apiUrl().getHost())));
  }

  /** What is known of the Socket Mode connection. */
  SlackConnection connection() {
    return connection;
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

  private JsonNode call(
      OkHttpClient over, String method, Map<String, String> arguments, Secret token) {
    FormBody.Builder form = new FormBody.Builder();
    arguments.forEach(form::add);
    Request request =
        new Request.Builder()
            .url(settings.apiUrl() + method)
            .header("Authorization", "Bearer " + token.reveal())
            .post(new OnceBody(form.build()))
            .build();
    try (Response response = over.newCall(request).execute()) {
      JsonNode answer = answer(method, response);
      String granted = response.header("X-OAuth-Scopes");
      if (granted != null && token.equals(settings.botToken())) {
        scopes.set(new TreeSet<>(List.of(granted.strip().split("\\s*,\\s*", -1))));
      }
      return answer;
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

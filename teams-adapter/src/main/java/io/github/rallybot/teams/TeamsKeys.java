package io.github.rallybot.teams;

import com.auth0.jwk.Jwk;
import com.auth0.jwk.JwkException;
import com.microsoft.bot.connector.authentication.OpenIdMetadata;
import com.microsoft.bot.connector.authentication.OpenIdMetadataKey;
import java.io.IOException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that Microsoft signs its requests with. They are read again once a day, and when a key
 * is named that is not known, though not more than once an hour. While they cannot be read, those
 * known serve on.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication">Authentication
 *     with the Bot Connector API</a>
 */
final class TeamsKeys implements OpenIdMetadata {

  private static final Logger log = LoggerFactory.getLogger(TeamsKeys.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration FRESH = Duration.ofHours(24);
  private static final Duration AGAIN = Duration.ofHours(1);

  /** After a failure the next request tries again soon, but not each one. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final TeamsSettings settings;
  private final OkHttpClient client;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Map<String, OpenIdMetadataKey> keys = Map.of();
  private volatile Instant readAt = Instant.MIN;
  private volatile Instant triedAt = Instant.MIN;

  TeamsKeys(TeamsSettings settings, OkHttpClient client, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.clock = clock;
  }

  /** The key with an id, or null if there is none. */
  @Override
  public @Nullable OpenIdMetadataKey getKey(String id) {
    OpenIdMetadataKey known = keys.get(id);
    if (known == null) {
      reading.lock();
    } else if (!isOld(FRESH) || !reading.tryLock()) {
      // while somebody else reads them anew, which may take long, those known serve on
      return known;
    }
    try {
      if (isOld(keys.containsKey(id) ? FRESH : AGAIN)) {
        read(clock.instant());
        triedAt = clock.instant();
      }
    } finally {
      reading.unlock();
    }
    return keys.get(id);
  }

  private boolean isOld(Duration age) {
    Instant now = clock.instant();
    return readAt.isBefore(now.minus(age)) && triedAt.isBefore(now.minus(AFTER_FAILURE));
  }

  private void read(Instant now) {
    try {
      JsonNode metadata = get(settings.openIdMetadataUrl().toString());
      URI named = URI.create(metadata.path("jwks_uri").asString(""));
      if (!Objects.equals(named.getHost(), settings.openIdMetadataUrl().getHost())
          || !Objects.equals(named.getScheme(), settings.openIdMetadataUrl().getScheme())) {
        throw new IOException("keys are named elsewhere");
      }
      JsonNode answer = get(named.toString());
      Map<String, OpenIdMetadataKey> found = new HashMap<>();
      for (JsonNode key : answer.path("keys")) {
        if (key.path("kty").asString("").equals("RSA")) {
          found.put(key.path("kid").asString(""), key(key));
        }
      }
      if (found.isEmpty()) {
        throw new IOException("no keys were named");
      }
      keys = Map.copyOf(found);
      readAt = now;
    } catch (IOException | JacksonException | JwkException | IllegalArgumentException failed) {
      log.warn("Microsoft's keys could not be read: {}", failed.getMessage());
    }
  }

  private JsonNode get(String url) throws IOException {
    try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
      ResponseBody body = response.body();
      if (!response.isSuccessful() || body == null) {
        throw new IOException("answered " + response.code());
      }
      return JSON.readTree(body.string());
    }
  }

  private static OpenIdMetadataKey key(JsonNode json) throws JwkException {
    OpenIdMetadataKey key = new OpenIdMetadataKey();
    Map<String, Object> values = new HashMap<>();
    values.put("n", json.path("n").asString(""));
    values.put("e", json.path("e").asString(""));
    Jwk jwk =
        new Jwk(
            json.path("kid").asString(""),
            "RSA",
            "RS256",
            "sig",
            List.of(),
            null,
            null,
            null,
            values);
    key.key = (RSAPublicKey) jwk.getPublicKey();
    key.endorsements =
        json.path("endorsements").valueStream().map(one -> one.asString("")).toList();
    return key;
  }
}

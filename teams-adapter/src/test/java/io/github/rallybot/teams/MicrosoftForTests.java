package io.github.rallybot.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.bot.schema.Activity;
import io.github.rallybot.chat.Secret;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;

/** Microsoft's side of a request: keys that are published, and tokens signed with them. */
final class MicrosoftForTests implements AutoCloseable {

  static final String APP = "11111111-2222-3333-4444-555555555555";
  static final String TENANT = "99999999-8888-7777-6666-555555555555";
  static final String SERVICE = "https://smba.trafficmanager.net/emea/";
  static final String ISSUER = "https://api.botframework.com";
  static final KeyPair KEY = pair();
  static final KeyPair OTHER_KEY = pair();

  final WireMockServer server = new WireMockServer(options().dynamicPort());

  MicrosoftForTests() {
    server.start();
    publish(Map.of("known", List.of("msteams"), "webchat", List.of("webchat")));
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keys by their ids, with the channels that they are good for; each is the same key. */
  void publish(Map<String, List<String>> endorsements) {
    server.stubFor(
        get(urlEqualTo("/openid"))
            .willReturn(okJson("{\"jwks_uri\":\"" + server.baseUrl() + "/keys\"}")));
    StringBuilder keys = new StringBuilder();
    endorsements.forEach(
        (id, channels) ->
            keys.append(keys.isEmpty() ? "" : ",")
                .append(
                    """
                    {"kty":"RSA","kid":"%s","use":"sig","n":"%s","e":"%s","endorsements":["%s"]}"""
                        .formatted(
                            id,
                            number(publicKey().getModulus()),
                            number(publicKey().getPublicExponent()),
                            String.join("\",\"", channels))));
    server.stubFor(get(urlEqualTo("/keys")).willReturn(okJson("{\"keys\":[" + keys + "]}")));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  static RSAPublicKey publicKey() {
    return (RSAPublicKey) KEY.getPublic();
  }

  static RSAPrivateKey privateKey() {
    return (RSAPrivateKey) KEY.getPrivate();
  }

  TeamsSettings settings() {
    return settings(List.of("smba.trafficmanager.net"));
  }

  /** The same, where this server is also a service that messages may be sent to. */
  TeamsSettings withItsService() {
    return settings(List.of("smba.trafficmanager.net", "localhost"));
  }

  /** The same, with what is a preview. */
  TeamsSettings withTargetedReplies() {
    TeamsSettings plain = withItsService();
    return new TeamsSettings(
        plain.appId(),
        plain.appPassword(),
        plain.tenantId(),
        plain.loginUrl(),
        plain.openIdMetadataUrl(),
        plain.serviceHosts(),
        true,
        TeamsSettings.DEFAULT_CALL_TIMEOUT);
  }

  private TeamsSettings settings(List<String> hosts) {
    return new TeamsSettings(
        APP,
        Secret.of("s3cret/value"),
        TENANT,
        URI.create(server.baseUrl() + "/login/"),
        URI.create(server.baseUrl() + "/openid"),
        Set.copyOf(hosts));
  }

  /** All that a token needs but its signature. */
  static JWTCreator.Builder token() {
    Instant now = Instant.now();
    return JWT.create()
        .withKeyId("known")
        .withIssuer(ISSUER)
        .withAudience(APP)
        .withNotBefore(now.minusSeconds(60))
        .withExpiresAt(now.plusSeconds(3600))
        .withClaim("serviceurl", SERVICE);
  }

  /** An activity as it is read once the gate has let it in. */
  Activity passed(String json) {
    return passed(json, SERVICE);
  }

  /** The same from a service, such as this server's own. */
  Activity passed(String json, String service) {
    TeamsSettings settings = withItsService();
    TeamsGate gate =
        new TeamsGate(settings, new TeamsKeys(settings, new OkHttpClient(), Clock.systemUTC()));
    String signed =
        token().withClaim("serviceurl", service).sign(Algorithm.RSA256(null, privateKey()));
    TeamsGate.Outcome outcome =
        gate.check(json.getBytes(StandardCharsets.UTF_8), Optional.of("Bearer " + signed));
    if (outcome instanceof TeamsGate.Outcome.Passed passed) {
      return passed.activity();
    }
    throw new AssertionError("not let in: " + outcome);
  }

  @Override
  public void close() {
    server.stop();
  }
}

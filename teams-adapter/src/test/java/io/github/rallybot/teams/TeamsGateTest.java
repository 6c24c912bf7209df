package io.github.rallybot.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static io.github.rallybot.teams.MicrosoftForTests.APP;
import static io.github.rallybot.teams.MicrosoftForTests.OTHER_KEY;
import static io.github.rallybot.teams.MicrosoftForTests.SERVICE;
import static io.github.rallybot.teams.MicrosoftForTests.TENANT;
import static io.github.rallybot.teams.MicrosoftForTests.privateKey;
import static io.github.rallybot.teams.MicrosoftForTests.publicKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.rallybot.chat.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a request can be not from Microsoft, not from Teams or not for this bot. */
class TeamsGateTest {

  private static final MicrosoftForTests microsoft = new MicrosoftForTests();
  private static final String ACTIVITY =
      """
      {"type":"message","id":"1","timestamp":"2026-11-23T09:30:00Z","serviceUrl":"%s",
       "channelId":"msteams","from":{"id":"29:maya"},"text":"help",
       "conversation":{"id":"a:1","tenantId":"%s"},"channelData":{"tenant":{"id":"%s"}}}"""
          .formatted(SERVICE, TENANT, TENANT);

  private final TeamsGate gate =
      new TeamsGate(
          microsoft.settings(),
          new TeamsKeys(microsoft.settings(), new OkHttpClient(), Clock.systemUTC()));

  @AfterAll
  static void close() {
    microsoft.close();
  }

  private static Algorithm right() {
    return Algorithm.RSA256(null, privateKey());
  }

  private static String signed(UnaryOperator<JWTCreator.Builder> change) {
    return "Bearer " + change.apply(MicrosoftForTests.token()).sign(right());
  }

  private TeamsGate.Outcome check(String body, String header) {
    return gate.check(
        body.getBytes(StandardCharsets.UTF_8), Optional.of(header).filter(said -> !said.isEmpty()));
  }

  private static Arguments wrong(String what, int status, String header) {
    return Arguments.of(what, status, header);
  }

  static Stream<Arguments> wrong_tokens() {
    Instant now = Instant.now();
    return Stream.of(
        wrong("none", 401, ""),
        wrong("blank", 401, " "),
        wrong("basic", 401, "Basic dXNlcjpwYXNz"),
        wrong("garbage", 401, "Bearer a.b.c"),
        wrong("two parts", 401, "Bearer a.b"),
        wrong("unsigned", 401, "Bearer " + MicrosoftForTests.token().sign(Algorithm.none())),
        wrong(
            "HS256 with the public key as its secret",
            401,
            "Bearer "
                + MicrosoftForTests.token().sign(Algorithm.HMAC256(publicKey().getEncoded()))),
        wrong(
            "RS384",
            401,
            "Bearer " + MicrosoftForTests.token().sign(Algorithm.RSA384(null, privateKey()))),
        wrong(
            "another key under a known id",
            401,
            "Bearer "
                + MicrosoftForTests.token()
                    .sign(Algorithm.RSA256(null, (RSAPrivateKey) OTHER_KEY.getPrivate()))),
        wrong("a key nobody knows", 401, signed(t -> t.withKeyId("unknown"))),
        wrong("a key for another channel", 401, signed(t -> t.withKeyId("webchat"))),
        wrong("expired", 401, signed(t -> t.withExpiresAt(now.minusSeconds(301)))),
        wrong("not valid yet", 401, signed(t -> t.withNotBefore(now.plusSeconds(900)))),
        wrong("for ever", 401, signed(t -> t.withExpiresAt((Instant) null))),
        wrong("for another bot", 401, signed(t -> t.withAudience("another"))),
        wrong("for two bots", 401, signed(t -> t.withAudience(APP, "another"))),
        wrong("of another issuer", 401, signed(t -> t.withIssuer("https://evil.example"))),
        wrong(
            "of a skill's issuer",
            401,
            signed(
                t ->
                    t.withIssuer("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"))),
        wrong(
            "of the emulator's issuer",
            401,
            signed(
                t ->
                    t.withIssuer(
                        "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0"))),
        wrong(
            "for another service",
            403,
            signed(t -> t.withClaim("serviceurl", "https://smba.trafficmanager.net/amer/"))),
        wrong("for no service", 403, signed(t -> t.withClaim("serviceurl", (String) null))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void wrong_tokens(String what, int status, String header) {
    assertThat(check(ACTIVITY, header))
        .isInstanceOfSatisfying(
            TeamsGate.Outcome.Refused.class,
            refused -> assertThat(refused.status()).isEqualTo(status));
  }

  static Stream<Arguments> wrong_activities() {
    return Stream.of(
        Arguments.of("nothing", 400, ""),
        Arguments.of("null", 400, "null"),
        Arguments.of("a list", 400, "[]"),
        Arguments.of("half of one", 400, ACTIVITY.substring(0, 50)),
        Arguments.of("wrong types", 400, "{\"from\":7,\"conversation\":[1]}"),
        Arguments.of("no service", 403, ACTIVITY.replace("serviceUrl", "serviceurl2")),
        Arguments.of("a blank service", 403, ACTIVITY.replace(SERVICE, " ")),
        Arguments.of("no channel", 403, ACTIVITY.replace("\"msteams\"", "null")),
        Arguments.of("another channel", 403, ACTIVITY.replace("msteams", "webchat")),
        Arguments.of("another tenant", 403, ACTIVITY.replace(TENANT, "another")),
        Arguments.of(
            "two tenants",
            403,
            ACTIVITY.replaceFirst("\"tenantId\":\"" + TENANT, "\"tenantId\":\"x")),
        Arguments.of(
            "no tenant",
            403,
            "{\"serviceUrl\":\"%s\",\"channelId\":\"msteams\"}".formatted(SERVICE)),
        Arguments.of("too long", 413, ACTIVITY + " ".repeat(TeamsGate.MAX_BYTES)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void wrong_activities(String what, int status, String body) {
    assertThat(check(body, signed(t -> t)))
        .isInstanceOfSatisfying(
            TeamsGate.Outcome.Refused.class,
            refused -> assertThat(refused.status()).isEqualTo(status));
  }

  @ParameterizedTest
  @MethodSource
  void a_service_that_is_not_on_the_list_is_refused_although_the_token_names_it(String service) {
    String header = signed(t -> t.withClaim("serviceurl", service));
    assertThat(check(ACTIVITY.replace(SERVICE, service), header))
        .isEqualTo(new TeamsGate.Outcome.Refused(403, "from a service that is not on the list"));
    assertThat(microsoft.server.findAll(getRequestedFor(anyUrl())))
        .extracting(LoggedRequest::getUrl)
        .allMatch(url -> List.of("/openid", "/keys").contains(url));
  }

  static Stream<String> a_service_that_is_not_on_the_list_is_refused_although_the_token_names_it() {
    return Stream.of(
        "https://evil.example/",
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evil@smba.trafficmanager.net/",
        "//smba.trafficmanager.net/",
        "no address");
  }

  @Test
  void what_teams_sends_for_this_bot_and_tenant_passes_also_with_a_time_in_whole_seconds() {
    assertThat(check(ACTIVITY, signed(t -> t)))
        .isInstanceOfSatisfying(
            TeamsGate.Outcome.Passed.class,
            passed -> {
              assertThat(passed.activity().getText()).isEqualTo("help");
              assertThat(passed.activity().getTimestamp().toInstant())
                  .isEqualTo(Instant.parse("2026-11-23T09:30:00Z"));
            });
    String much = ACTIVITY.replace("help", "x".repeat(100_000));
    assertThat(check(much, signed(t -> t))).isInstanceOf(TeamsGate.Outcome.Passed.class);
  }

  @Test
  void without_an_id_a_secret_or_a_tenant_there_is_no_bot() {
    assertThatThrownBy(() -> settings(" ", "s", TENANT)).hasMessageContaining("rally.teams.app-id");
    assertThatThrownBy(() -> settings(APP, " ", TENANT))
        .hasMessageContaining("rally.teams.app-password");
    assertThatThrownBy(() -> settings(APP, "s", "")).hasMessageContaining("rally.teams.tenant-id");
  }

  private static TeamsSettings settings(String app, String password, String tenant) {
    URI login = URI.create("https://login.example/");
    return new TeamsSettings(
        app, Secret.of(password), tenant, login, login, Set.of("smba.trafficmanager.net"));
  }
}

package io.github.rallybot.web;

import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.chat.CardText.said;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Secret;
import io.github.rallybot.intake.HmacSignature;
import io.github.rallybot.intake.Hook;
import io.github.rallybot.intake.Hooks;
import io.github.rallybot.intake.Mapping;
import io.github.rallybot.intake.Pointer;
import io.github.rallybot.intake.SharedSecret;
import io.github.rallybot.intake.SourcesConversation;
import io.github.rallybot.intake.StandardWebhooks;
import io.github.rallybot.intake.Template;
import io.github.rallybot.intake.Verification;
import io.github.rallybot.setup.Gatekeeper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bot with hooks of each kind, in front of which a test stands as the tools do. */
abstract class HookTools {

  static final JsonMapper MAPPER = new JsonMapper();
  static final String SECRET = "a-secret-for-tests";
  static final byte[] KEY = "twenty-four-bytes-of-key".getBytes(UTF_8);
  static final String DANA =
      "{\"contact\":{\"email\":\"dana@northgate.example\",\"first\":\"Dana\",\"last\":\"Whitfield\"},"
          + "\"plan\":\"Fleet\",\"depots\":40,\"empty\":\"\"}";

  static final Verification BY_HEADER =
      new SharedSecret(new SharedSecret.Place.Header("X-Secret", ""), Secret.of(SECRET));

  final TestBot bot = TestBot.create();
  final Hooks hooks =
      new Hooks(
          List.of(
              hook("site", BY_HEADER, CONTACT, Optional.empty(), true, Optional.empty()),
              hook(
                  "crm",
                  BY_HEADER,
                  Map.of("email", "/mail", "name", "/name", "grade", "/grade"),
                  Optional.of("/entries"),
                  false,
                  Optional.of("X-Delivery")),
              hook("facebook", BY_HEADER, CONTACT, Optional.empty(), false, Optional.empty()),
              hook("hubspot", BY_HEADER, CONTACT, Optional.empty(), false, Optional.empty()),
              hook(
                  "form",
                  BY_HEADER,
                  Map.of("email", "/email", "name", "/name", "message", "/fields[message]"),
                  Optional.empty(),
                  false,
                  Optional.empty()),
              hook(
                  "standard",
                  new StandardWebhooks(
                      Secret.of("whsec_" + Base64.getEncoder().encodeToString(KEY))),
                  Map.of("email", "/data/email", "name", "/data/name"),
                  Optional.empty(),
                  false,
                  Optional.empty()),
              hook(
                  "signed",
                  new HmacSignature(
                      "X-Signature",
                      HmacSignature.Algorithm.SHA256,
                      HmacSignature.Encoding.HEX,
                      "sha256=",
                      Secret.of(new String(KEY, UTF_8)),
                      Optional.empty()),
                  Map.of("email", "/email"),
                  Optional.empty(),
                  false,
                  Optional.empty())),
          bot.leads,
          bot.sources,
          bot.clock);
  final Web web =
      Web.start(Web.keys(bot, 100_000, Web.KEY), bot.leads, bot.erasure, bot.sources, hooks);

  static final Map<String, String> CONTACT =
      Map.of(
          "email", "/contact/email",
          "name", "/contact/first + /contact/last",
          "attributes.depots", "/depots");

  HookTools() {
    new SourcesConversation(
            new Gatekeeper(bot.members),
            bot.sources,
            hooks,
            Optional.of(URI.create("https://bot.example/")),
            bot.clock)
        .register(bot.router);
  }

  @AfterEach
  void close() {
    web.close();
    bot.close();
  }

  static Hook hook(
      String name,
      Verification verification,
      Map<String, String> templates,
      Optional<String> each,
      boolean keepRest,
      Optional<String> idHeader) {
    Map<String, Template> fields = new LinkedHashMap<>();
    Map<String, Template> attributes = new LinkedHashMap<>();
    fields.put("source", Template.parse("=" + name));
    templates.forEach(
        (field, text) ->
            (field.startsWith("attributes.") ? attributes : fields)
                .put(field.replace("attributes.", ""), Template.parse(text)));
    return new Hook(
        name,
        verification,
        new Mapping(fields, attributes, each.map(Pointer::parse), keepRest),
        idHeader);
  }

  Web.Answer post(String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(web.uri(path))
            .timeout(Duration.ofSeconds(20))
            .setHeader("Content-Type", "application/json")
            .setHeader("X-Secret", SECRET);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return web.send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  Web.Answer post(String path, String body, String... headers) {
    return post(path, body.getBytes(UTF_8), headers);
  }

  Web.Answer standard(String id, Instant at, String body) {
    String time = Long.toString(at.getEpochSecond());
    String signature =
        Base64.getEncoder().encodeToString(mac((id + "." + time + "." + body).getBytes(UTF_8)));
    return post(
        "/hooks/standard",
        body,
        "webhook-id",
        id,
        "webhook-timestamp",
        time,
        "webhook-signature",
        "v1,bm8= v1," + signature);
  }

  static byte[] mac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode lead(Web.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    String id = MAPPER.readTree(answer.body()).path("leads").path(0).path("leadId").stringValue();
    return MAPPER.readTree(web.get("/api/leads/" + id).body());
  }

  String sources(String words) {
    return said(bot.types(SAM, ("sources " + words).strip()));
  }

  static byte[] shared(String file) throws IOException {
    try (InputStream in = HookTools.class.getResourceAsStream(file)) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }
}

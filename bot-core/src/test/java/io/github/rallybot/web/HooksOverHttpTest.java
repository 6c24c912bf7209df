package io.github.rallybot.web;

import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.said;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.redis.RedisStore;
import io.github.rallybot.setup.Gatekeeper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RedisForTests.class)
class HooksOverHttpTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String SECRET = "a-secret-for-tests";
  private static final byte[] KEY = "twenty-four-bytes-of-key".getBytes(UTF_8);
  private static final String DANA =
      "{\"contact\":{\"email\":\"dana@northgate.example\",\"first\":\"Dana\",\"last\":\"Whitfield\"},"
          + "\"plan\":\"Fleet\",\"depots\":40,\"empty\":\"\"}";

  private static final Verification BY_HEADER =
      new SharedSecret(new SharedSecret.Place.Header("X-Secret", ""), Secret.of(SECRET));

  private final TestBot bot = TestBot.create();
  private final Hooks hooks =
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
  private final Web web =
      Web.start(Web.keys(bot, 100_000, Web.KEY), bot.leads, bot.erasure, bot.sources, hooks);

  private static final Map<String, String> CONTACT =
      Map.of(
          "email", "/contact/email",
          "name", "/contact/first + /contact/last",
          "attributes.depots", "/depots");

  HooksOverHttpTest() {
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

  private static Hook hook(
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

  private Web.Answer post(String path, byte[] body, String... headers) {
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

  private Web.Answer post(String path, String body, String... headers) {
    return post(path, body.getBytes(UTF_8), headers);
  }

  private Web.Answer standard(String id, Instant at, String body) {
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

  private static byte[] mac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode lead(Web.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    String id = MAPPER.readTree(answer.body()).path("leads").path(0).path("leadId").stringValue();
    return MAPPER.readTree(web.get("/api/leads/" + id).body());
  }

  private String sources(String words) {
    return said(bot.types(SAM, ("sources " + words).strip()));
  }

  private static byte[] shared(String file) throws IOException {
    try (InputStream in = HooksOverHttpTest.class.getResourceAsStream(file)) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }

  @Test
  void a_payload_is_mapped_and_what_is_not_mapped_is_kept_if_the_hook_says_so() {
    JsonNode lead = lead(post("/hooks/site", DANA));
    assertThat(lead.path("source").stringValue()).isEqualTo("site");
    assertThat(lead.path("email").stringValue()).isEqualTo("dana@northgate.example");
    assertThat(lead.path("name").stringValue()).isEqualTo("Dana Whitfield");
    assertThat(lead.path("attributes"))
        .isEqualTo(MAPPER.readTree("{\"depots\":40,\"plan\":\"Fleet\"}"));
    JsonNode without = lead(post("/hooks/facebook", DANA.replace("dana@", "d2@")));
    assertThat(without.path("attributes")).isEqualTo(MAPPER.readTree("{\"depots\":40}"));
  }

  @Test
  void a_form_as_browsers_send_it_is_mapped_too() {
    JsonNode lead =
        lead(
            post(
                "/hooks/form",
                "email=Dana%40northgate.example&name=Dana+M%C3%BCller&fields%5Bmessage%5D=a"
                    + "&fields%5Bmessage%5D=b+%26+c&",
                "Content-Type",
                "application/x-www-form-urlencoded; charset=UTF-8"));
    assertThat(lead.path("email").stringValue()).isEqualTo("dana@northgate.example");
    assertThat(lead.path("name").stringValue()).isEqualTo("Dana Müller");
    assertThat(lead.path("message").stringValue()).isEqualTo("a, b & c");
    JsonNode old =
        lead(
            post(
                "/hooks/form",
                "email=old@northgate.example&name=M%FCller%20%80",
                "Content-Type",
                "application/x-www-form-urlencoded"));
    assertThat(old.path("name").stringValue()).isEqualTo("Müller €");
  }

  @Test
  void a_repeated_message_changes_nothing_and_has_the_same_answer() {
    Instant now = bot.clock.instant();
    String body = "{\"type\":\"lead\",\"data\":{\"email\":\"dana@northgate.example\"}}";
    Web.Answer first = standard("msg_1", now, body);
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.body())
        .matches("\\{\"leads\":\\[\\{\"leadId\":\"[0-9A-Z]{26}\",\"status\":\"accepted\"}]}");
    assertThat(standard("msg_1", now, body)).isEqualTo(first);
    assertThat(standard("msg_1", now.plusSeconds(60), body)).isEqualTo(first);
    assertThat(bot.journal()).containsExactly("lead.received");
    assertThat(standard("msg_2", now, body).body())
        .isEqualTo(first.body().replace("accepted", "duplicate"));
    assertThat(bot.journal()).containsExactly("lead.received");
    Web.Answer reused = standard("msg_1", now, body.replace("dana", "tom"));
    assertThat(reused.status()).isEqualTo(422);
    assertThat(reused.problem())
        .contains(
            "Nothing was taken in: its id was used before for something else. Have the tool give"
                + " each message an id.");
    assertThat(bot.journal()).containsExactly("lead.received");
  }

  @Test
  void a_message_that_was_recorded_is_refused_once_it_is_old() {
    String body = "{\"data\":{\"email\":\"dana@northgate.example\"}}";
    Instant signed = bot.clock.instant();
    bot.clock.move(Duration.ofSeconds(301));
    assertThat(standard("msg_1", signed, body).status()).isEqualTo(401);
    assertThat(standard("msg_1", signed.plusSeconds(602), body).status()).isEqualTo(401);
    assertThat(standard("msg_1", signed.plusSeconds(2), body).status()).isEqualTo(202);
    assertThat(sources("standard"))
        .isEqualTo(
            """
            standard (hook): last lead 09:35:01, 1 received in the last 7 days
            ✗ Refused 09:35:01: it was signed in the future. Set this machine’s clock right.
            ✗ Refused 09:35:01: it was signed too long ago: somebody sent an old one again, it was \
            under way for long, or a clock is wrong. Set this machine’s clock right.""");
  }

  @Test
  void an_id_in_a_header_of_the_tools_own_keeps_a_repeat_from_changing_anything() {
    String body =
        "{\"entries\":[{\"name\":\"A\"},{\"name\":\"B\",\"grade\":\"Z\"},{\"name\":\"C\"}]}";
    Web.Answer first = post("/hooks/crm", body, "X-Delivery", "d1");
    assertThat(post("/hooks/crm", body, "X-Delivery", "d1")).isEqualTo(first);
    assertThat(bot.journal()).containsExactly("lead.received", "lead.received");
  }

  @Test
  void one_lead_that_is_wrong_does_not_keep_the_others_out() {
    Web.Answer answer =
        post(
            "/hooks/crm",
            "{\"entries\":[{\"mail\":\"a@x.example\"},{\"mail\":\"nobody\",\"grade\":\"Z\"},"
                + "{\"id\":7},{\"name\":\"Dana\"}]}");
    assertThat(answer.status()).isEqualTo(202);
    JsonNode leads = MAPPER.readTree(answer.body()).path("leads");
    assertThat(leads.path(0).path("status").stringValue()).isEqualTo("accepted");
    assertThat(leads.path(1))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"status":"rejected","detail":"Nothing was taken in: a field did not hold what it \
                should. Correct it in the form, or in rally.hooks.crm.fields.",
                "errors":[
                {"field":"/1/email","message":"is no e-mail address such as dana@example.com"},
                {"field":"/1/grade","message":"is A, B, C, D or a whole number from 0 to 100"}]}"""));
    assertThat(leads.path(2).path("status").stringValue()).isEqualTo("rejected");
    assertThat(leads.path(3).path("status").stringValue()).isEqualTo("accepted");
    assertThat(sources("crm"))
        .isEqualTo(
            """
            crm (hook): last lead 09:30, 2 received in the last 7 days
            ✗ Refused 09:30: there was nobody to reach in it: ids only, or fields under other names \
            than rally.hooks.crm.fields expects. Have the tool send the contact’s e-mail, phone, \
            company or name, or correct rally.hooks.crm.fields.
            ✗ Refused 09:30: a field did not hold what it should. Correct it in the form, or in \
            rally.hooks.crm.fields. Fields: email, grade.""");
  }

  @Test
  void a_list_that_is_not_there_or_too_long_is_refused() {
    for (String body : List.of("{}", "{\"entries\":{}}", "{\"entries\":\"x\"}", "[]", "7")) {
      Web.Answer answer = post("/hooks/crm", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.problem())
          .contains("there is no list where rally.hooks.crm.each points. Correct rally.hooks");
    }
    String many = "{\"name\":\"x\"},".repeat(501);
    assertThat(post("/hooks/crm", "{\"entries\":[" + many + "{}]}").problem())
        .contains("it held more than 500 leads at once");
    assertThat(post("/hooks/crm", "{\"entries\":[]}").status()).isEqualTo(422);
    assertThat(bot.journal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"facebook", "hubspot"})
  void a_webhook_that_carries_ids_only_is_answered_clearly_and_listed(String name)
      throws Exception {
    String file = name.equals("facebook") ? "facebook_leadgen" : "hubspot_contact_creation";
    Web.Answer answer = post("/hooks/" + name, shared(file + ".json"));
    assertThat(answer.status()).isEqualTo(422);
    String why =
        "there was nobody to reach in it: ids only, or fields under other names than"
            + " rally.hooks.NAME.fields expects. Have the tool send the contact’s e-mail, phone,"
            + " company or name, or correct rally.hooks.NAME.fields.";
    assertThat(MAPPER.readTree(answer.problem()).path("detail").stringValue())
        .isEqualTo("Nothing was taken in: " + why.replace("NAME", name));
    assertThat(bot.journal()).isEmpty();
    assertThat(sources(""))
        .contains(
            name
                + " (hook): nothing received yet. The address is https://bot.example/hooks/"
                + name
                + "\n✗ Refused 09:30: "
                + why.replace("NAME", name));
    assertThat(stored()).doesNotContain("233370042045345", "65059681032", "leadgen");
  }

  /** All documents of sources, as they are stored. */
  private String stored() {
    StringBuilder all = new StringBuilder();
    for (String key : bot.redis.keys("rally:{" + bot.org + "}:doc:source:*")) {
      all.append(bot.redis.hgetAll(key));
    }
    assertThat(all).isNotEmpty();
    return all.toString();
  }

  @Test
  void what_is_refused_is_kept_without_anything_that_was_sent() {
    post("/hooks/site", "{\"contact\":{\"email\":\"dana northgate\",\"first\":\"Dana\"}}");
    post("/hooks/site", "{\"Dana Whitfield\":\"dana@northgate.example\"}");
    post("/hooks/site", "Dana", "X-Secret", "dana's secret");
    post("/hooks/site", "{Dana");
    assertThat(stored())
        .contains("wrong-fields", "nobody", "wrong-secret", "unreadable", "email")
        .doesNotContainIgnoringCase("dana", "whitfield", "northgate", "\"secret");
  }

  @Test
  void refusals_come_in_an_order_that_tells_a_stranger_nothing() {
    byte[] long300k = ("{\"x\":\"" + "x".repeat(300_000) + "\"}").getBytes(UTF_8);
    Web.Answer nowhere = post("/hooks/nowhere", long300k, "X-Secret", "wrong");
    assertThat(nowhere.status()).isEqualTo(404);
    assertThat(nowhere.problem()).isEqualTo(post("/nowhere/at/all", "{}").problem());
    Web.Answer tooLong = post("/hooks/site", long300k, "X-Secret", "wrong", "Content-Type", "a/b");
    assertThat(tooLong.status()).isEqualTo(413);
    assertThat(tooLong.problem()).contains("it was longer than 256 kB");
    Web.Answer type = post("/hooks/site", "{", "X-Secret", "wrong", "Content-Type", "text/xml");
    assertThat(type.status()).isEqualTo(415);
    assertThat(type.problem()).contains("it was neither JSON nor a form");
    Web.Answer stranger = post("/hooks/site", "{", "X-Secret", "wrong");
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.problem()).isEqualTo(post("/hooks/signed", "{").problem());
    Web.Answer unreadable = post("/hooks/site", "{");
    assertThat(unreadable.status()).isEqualTo(400);
    assertThat(unreadable.problem()).contains("The body is not valid JSON");
    assertThat(bot.journal()).isEmpty();
    assertThat(sources("site").lines().filter(line -> line.startsWith("✗")).count()).isEqualTo(4);
  }

  @Test
  void a_signature_is_over_the_bytes_as_they_came_and_is_looked_at_before_they_are_read() {
    byte[] spaced = "{ \"email\" :\r\n \"dana@northgate.example\" }".getBytes(UTF_8);
    assertThat(signed(spaced, spaced).status()).isEqualTo(202);
    byte[] compact = "{\"email\":\"dana@northgate.example\"}".getBytes(UTF_8);
    assertThat(signed(compact, spaced).status()).isEqualTo(401);
    byte[] latin = "{\"email\":\"d@x.example\",\"n\":\"ü\"}".getBytes(ISO_8859_1);
    Web.Answer notUtf8 = signed(latin, latin);
    assertThat(notUtf8.status()).isEqualTo(400);
    assertThat(notUtf8.problem()).contains("The body is not valid UTF-8.");
    byte[] garbage = "{{{{".getBytes(UTF_8);
    assertThat(signed(garbage, compact).status()).isEqualTo(401);
  }

  private Web.Answer signed(byte[] sent, byte[] signed) {
    return post(
        "/hooks/signed", sent, "X-Signature", "sha256=" + HexFormat.of().formatHex(mac(signed)));
  }

  @Test
  void twenty_levels_are_read_and_more_are_refused() {
    String deep = "{\"contact\":{\"email\":\"deep@x.example\"},\"x\":" + "[".repeat(19);
    assertThat(post("/hooks/site", deep + "]".repeat(19) + "}").status()).isEqualTo(202);
    Web.Answer deeper = post("/hooks/site", deep + "[]" + "]".repeat(19) + "}");
    assertThat(deeper.status()).isEqualTo(400);
    assertThat(deeper.problem()).contains("nested more than 20 levels deep");
    assertThat(post("/hooks/site", "[".repeat(100_000)).status()).isEqualTo(400);
    assertThat(
            post("/hooks/form", "email=%", "Content-Type", "application/x-www-form-urlencoded")
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_body_of_unknown_length_is_cut_off_too() {
    Web.Answer answer =
        web.send(
            HttpRequest.newBuilder(web.uri("/hooks/site"))
                .setHeader("Content-Type", "application/json")
                .setHeader("X-Secret", SECRET)
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(() -> Web.stream(new byte[300_000]))));
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void naughty_strings_are_taken_or_clearly_refused() throws Exception {
    JsonNode strings = MAPPER.readTree(shared("blns.json"));
    int taken = 0;
    for (JsonNode naughty : strings) {
      String text = naughty.stringValue();
      String email = "n" + taken + "@x.example";
      Map<String, Object> contact = Map.of("email", email, "first", text, "last", text);
      Web.Answer json =
          post(
              "/hooks/site",
              MAPPER.writeValueAsString(Map.of("contact", contact, "k" + text, text)));
      assertThat(json.status()).as(text).isEqualTo(202);
      Web.Answer form =
          post(
              "/hooks/form",
              "email=" + URLEncoder.encode(text, UTF_8) + "&name=N" + taken++,
              "Content-Type",
              "application/x-www-form-urlencoded");
      assertThat(form.status()).as(text).isIn(202, 400);
      Web.assertNothingLeaks(form.body());
      Web.Answer path = post("/hooks/" + URLEncoder.encode(text, UTF_8).replace("+", "%20"), "{}");
      assertThat(path.status()).as(text).isIn(400, 401, 404, 405);
    }
    assertThat(taken).isGreaterThan(500);
  }

  @Test
  void a_look_at_the_address_says_that_it_is_there() {
    Web.Answer look = web.get("/hooks/site");
    assertThat(look.status()).isEqualTo(200);
    assertThat(MAPPER.readTree(look.body()))
        .isEqualTo(MAPPER.readTree("{\"hook\":\"site\",\"send\":\"POST\"}"));
    assertThat(web.get("/hooks/nowhere").status()).isEqualTo(404);
    assertThat(
            web.send(web.request("/hooks/site").PUT(HttpRequest.BodyPublishers.noBody())).status())
        .isEqualTo(405);
  }

  @Test
  void while_the_storage_is_away_the_tool_is_asked_to_come_back() throws Exception {
    int nobody;
    try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = freed.getLocalPort();
    }
    try (RedisClient gone = RedisClient.create(URI.create("redis://127.0.0.1:" + nobody))) {
      Store store = new RedisStore(gone, bot.org, bot.clock, Duration.ofDays(400));
      Leads leads = new Leads(store, bot.channels, bot.clock, Duration.ofDays(90));
      Hooks away = new Hooks(hooks.all(), leads, bot.sources, bot.clock);
      try (Web front =
          Web.start(Web.keys(bot, 100, Web.KEY), leads, bot.erasure, bot.sources, away)) {
        Web.Answer answer =
            front.send(
                HttpRequest.newBuilder(front.uri("/hooks/site"))
                    .setHeader("Content-Type", "application/json")
                    .setHeader("X-Secret", SECRET)
                    .POST(HttpRequest.BodyPublishers.ofString(DANA)));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.retryAfter()).contains("5");
        assertThat(answer.problem()).contains("The storage does not answer.");
      }
    }
  }
}

package io.github.rallybot.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.intake.Hooks;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.redis.RedisStore;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

/** What hooks do not take in, and how that is told. */
@ExtendWith(RedisForTests.class)
class HooksRefusedTest extends HookTools {

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
  void while_the_storage_is_away_the_tool_is_asked_to_come_back() throws Exception {
    int nobody;
    try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = freed.getLocalPort();
    }
    try (RedisClient gone = RedisClient.create(URI.create("redis://127.0.0.1:" + nobody))) {
      Store store = new RedisStore(gone, bot.org, bot.clock, Duration.ofDays(400));
      Leads leads = new Leads(store, bot.channels, bot.promise(), bot.clock, Duration.ofDays(90));
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

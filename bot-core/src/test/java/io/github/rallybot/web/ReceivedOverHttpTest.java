package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Touchpoint;
import io.github.rallybot.redis.RedisForTests;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ReceivedOverHttpTest {

  private static final TestBot bot = TestBot.create();
  private static final Web web = Web.before(bot);

  @AfterAll
  static void close() {
    web.close();
    bot.close();
  }

  private static String idIn(Web.Answer answer) {
    assertThat(answer.body()).matches("\\{\"leadId\":\"[0-9A-Z]{26}\",\"status\":\"[a-z]+\"}");
    return answer.body().substring(11, 37);
  }

  private static Lead lead(Web.Answer answer) {
    return bot.leads.find(new LeadId(idIn(answer))).orElseThrow();
  }

  private static Lead accepted(String json) {
    Web.Answer answer = web.postLead(json);
    assertThat(answer.body()).endsWith("\"status\":\"accepted\"}");
    assertThat(answer.status()).isEqualTo(202);
    return lead(answer);
  }

  private static Web.Answer postWithKey(String key, String json) {
    return web.send(
        web.request("/api/leads")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  @Test
  void a_lead_is_accepted_once_and_a_duplicate_from_then_on() {
    String json = "{\"source\":\"webinar\",\"email\":\"Once@Northgate.example\"}";
    Web.Answer first = web.postLead(json);
    String id = idIn(first);
    assertThat(first)
        .isEqualTo(
            new Web.Answer(
                202,
                "application/json",
                Optional.empty(),
                "{\"leadId\":\"" + id + "\",\"status\":\"accepted\"}"));
    assertThat(web.postLead(json))
        .isEqualTo(
            new Web.Answer(
                202,
                "application/json",
                Optional.empty(),
                "{\"leadId\":\"" + id + "\",\"status\":\"duplicate\"}"));
    assertThat(lead(first).contact().email()).contains("once@northgate.example");
  }

  @Test
  void a_dry_run_says_what_would_become_of_a_lead_and_where_it_would_go_and_writes_nothing() {
    String json = "{\"source\":\"webinar\",\"email\":\"dry@northgate.example\"}";
    Web.Answer would =
        new Web.Answer(
            200,
            "application/json",
            Optional.empty(),
            "{\"status\":\"accepted\","
                + "\"channels\":[{\"platform\":\"slack\",\"channel\":\"C0LEADS\"}]}");
    for (int i = 0; i < 2; i++) {
      assertThat(web.post("/api/leads?dryRun=true", json.getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(would);
    }
    String id = idIn(web.postLead(json));
    assertThat(web.post("/api/leads?x=1&dryRun=true", json.getBytes(StandardCharsets.UTF_8)).body())
        .isEqualTo("{\"leadId\":\"" + id + "\",\"status\":\"duplicate\"}");
  }

  @Test
  void unknown_fields_are_kept_under_attributes_with_their_types() {
    Lead lead =
        accepted(
            """
            {"source":"form","name":"Dana","budget":125000,"ratio":0.10,"huge":1e400,
             "id":123456789012345678901234567890,"gdpr":true,"nothing":null,
             "utm":{"medium":"cpc","none":null,"terms":["a",2]},"attributes":{"depots":40}}\
            """);
    assertThat(lead.brief().attributes())
        .isEqualTo(
            Map.of(
                "budget",
                125000,
                "ratio",
                new BigDecimal("0.10"),
                "huge",
                new BigDecimal("1E+400"),
                "id",
                new BigInteger("123456789012345678901234567890"),
                "gdpr",
                true,
                "utm",
                Map.of("medium", "cpc", "terms", List.of("a", 2)),
                "depots",
                40));
  }

  @Test
  void a_name_that_comes_in_and_beside_attributes_is_asked_about_unless_it_says_the_same() {
    assertThat(accepted("{\"source\":\"f\",\"name\":\"N\",\"x\":1,\"attributes\":{\"x\":1}}"))
        .extracting(l -> l.brief().attributes())
        .isEqualTo(Map.of("x", 1));
    assertThat(
            web.postLead("{\"source\":\"f\",\"name\":\"N\",\"a/b\":2,\"attributes\":{\"a/b\":1}}")
                .problem())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The"
                + " lead was not taken in. Correct the fields below and send it again.\","
                + "\"errors\":[{\"field\":\"/a~1b\",\"message\":\"comes twice with different"
                + " values; give one of them another name\"}]}");
  }

  @Test
  void a_lead_with_undated_touchpoints_says_the_same_at_any_time() {
    String json =
        "{\"source\":\"form\",\"email\":\"undated@x.example\",\"touchpoints\":[{\"kind\":\"page\"}]}";
    Lead lead = accepted(json);
    bot.clock.move(java.time.Duration.ofHours(1));
    assertThat(lead(web.postLead(json))).isEqualTo(lead);
    assertThat(lead.brief().touchpoints())
        .containsExactly(
            new Touchpoint(Optional.empty(), "page", Optional.empty(), Optional.empty()));
  }

  @Test
  void times_come_as_days_and_with_offsets() {
    Lead lead =
        accepted(
            """
            {"source":"form","name":"Dana","touchpoints":[{"kind":"page","at":"2026-11-20"},
             {"kind":"form","at":"2026-11-20T10:30:00+02:00","title":"Demo",
              "url":"https://northgate.example/demo"}]}\
            """);
    assertThat(lead.brief().touchpoints())
        .containsExactly(
            new Touchpoint(
                Optional.of(Instant.parse("2026-11-20T00:00:00Z")),
                "page",
                Optional.empty(),
                Optional.empty()),
            new Touchpoint(
                Optional.of(Instant.parse("2026-11-20T08:30:00Z")),
                "form",
                Optional.of("Demo"),
                Optional.of(URI.create("https://northgate.example/demo"))));
  }

  @Test
  void web_addresses_are_taken_as_they_are_in_the_wild() {
    Map<String, String> seen =
        Map.of(
            "northgate.example", "https://northgate.example",
            "HTTP://northgate.example/a b", "HTTP://northgate.example/a%20b",
            "müller.example/über", "https://xn--mller-kva.example/über",
            "https://müller.example:8443/", "https://xn--mller-kva.example:8443/",
            "x.example/?u=http://y.example", "https://x.example/?u=http://y.example",
            "x.example/?utm={ad}|{set}&p=50%",
                "https://x.example/?utm=%7Bad%7D%7C%7Bset%7D&p=50%25");
    seen.forEach(
        (given, kept) ->
            assertThat(
                    accepted("{\"source\":\"form\",\"name\":\"N\",\"website\":\"" + given + "\"}")
                        .contact()
                        .website())
                .contains(URI.create(kept)));
  }

  @Test
  void control_characters_go_half_characters_are_replaced_and_the_rest_stays() {
    Lead lead =
        accepted(
            "{\"source\":\"form\",\"name\":\"Da\\u0000na\\u0007 \\ud800 \\ud83d\\ude80\","
                + "\"message\":\"a\\r\\nb\\tc\",\"k\\u0000\":\"v\\u0001\"}");
    assertThat(lead.contact().name()).contains("Dana � 🚀");
    assertThat(lead.contact().message()).contains("a\nb\tc");
    assertThat(lead.brief().attributes()).isEqualTo(Map.of("k", "v"));
  }

  @Test
  void a_byte_order_mark_is_read_over() {
    byte[] body = "\uFEFF{\"source\":\"form\",\"name\":\"Bom\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(lead(web.post("/api/leads", body)).contact().name()).contains("Bom");
  }

  @Test
  void a_chunked_body_and_any_accept_header_are_fine() throws IOException {
    byte[] body = "{\"source\":\"form\",\"name\":\"Chunked\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(lead(web.postChunked("/api/leads", Web.stream(body))).contact().name())
        .contains("Chunked");
    Web.Answer xml =
        web.send(
            web.request("/api/leads")
                .header("Accept", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    assertThat(xml.status()).isEqualTo(202);
  }

  @Test
  void http_1_0_is_answered() {
    String body = "{\"source\":\"form\",\"name\":\"Old\"}";
    assertThat(
            web.raw(
                "POST /api/leads HTTP/1.0\r\nAuthorization: Bearer "
                    + Web.KEY
                    + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body))
        .startsWith("HTTP/1.1 202")
        .endsWith("\"status\":\"accepted\"}");
  }

  @Test
  void the_same_key_and_body_get_the_same_answer_and_another_body_is_refused() {
    String json = "{\"source\":\"form\",\"name\":\"No address\"}";
    Web.Answer first = postWithKey("k1", json);
    long before = bot.leads.count(Instant.EPOCH);
    assertThat(postWithKey("k1", json)).isEqualTo(first);
    Web.Answer other = postWithKey("k1", "{\"source\":\"form\",\"name\":\"Somebody else\"}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,"
                + "\"detail\":\"This Idempotency-Key was used in the last 24 hours for another"
                + " body. Use a new one.\"}");
    assertThat(bot.leads.count(Instant.EPOCH)).isEqualTo(before);
  }

  @Test
  void a_key_that_is_too_long_is_refused_before_anything_is_stored() {
    long before = bot.leads.count(Instant.EPOCH);
    Web.Answer answer = postWithKey("k".repeat(201), "{\"source\":\"form\",\"name\":\"N\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).contains("An Idempotency-Key has at most 200 characters.");
    assertThat(bot.leads.count(Instant.EPOCH)).isEqualTo(before);
  }
}

package io.github.rallybot.web;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.redis.RedisForTests;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RedisForTests.class)
class ReadAndEraseTest {

  private static final TestBot bot = TestBot.create();
  private static final Web web = Web.before(bot);

  @AfterAll
  static void close() {
    web.close();
    bot.close();
  }

  private static String posted(String json) {
    Web.Answer answer = web.postLead(json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.body().substring(11, 37);
  }

  private static Web.Answer erase(String json) {
    return web.post("/api/erasures", json.getBytes(StandardCharsets.UTF_8));
  }

  private static MemberId by(String lead, int verdict) {
    return bot.leads.find(new LeadId(lead)).orElseThrow().verdicts().get(verdict).by();
  }

  @Test
  void a_lead_is_read_in_the_words_it_came_in() {
    String id =
        posted(
            """
            {"source":"webinar","externalId":"7","email":"full@x.example","phone":"+1 202 555 0143",
             "company":"Northgate","name":"Dana","campaign":"Fleet","persona":"Ops","stage":"late",
             "grade":87,"title":"VP","website":"northgate.example","country":"DE","message":"Hi",
             "owner":"maya.ross@rally.example","crmUrl":"https://crm.example/7",
             "touchpoints":[{"at":"2026-11-20","kind":"page","title":"Pricing",
             "url":"https://northgate.example/p"}],"budget":1.50,"attributes":{"n":1}}\
            """);
    assertThat(web.get("/api/leads/" + id))
        .isEqualTo(
            new Web.Answer(
                200,
                "application/json",
                Optional.empty(),
                """
                {"leadId":"%s","receivedAt":"2026-11-23T09:30:00Z","source":"webinar",\
                "externalId":"7","email":"full@x.example","phone":"+1 202 555 0143",\
                "company":"Northgate","name":"Dana","campaign":"Fleet","persona":"Ops",\
                "stage":"late","grade":"87","title":"VP","website":"https://northgate.example",\
                "country":"DE","message":"Hi","owner":"maya.ross@rally.example",\
                "crmUrl":"https://crm.example/7","touchpoints":[{"at":"2026-11-20T00:00:00Z",\
                "kind":"page","title":"Pricing","url":"https://northgate.example/p"}],\
                "attributes":{"budget":1.50,"n":1},"verdicts":[],"attempts":[],"handOvers":[],\
                "answerDueAt":"2026-11-24T09:30:00Z"}"""
                    .formatted(id)));
  }

  @Test
  void what_was_said_of_a_lead_is_read_with_who_said_it_and_from_which_side() {
    bot.types(SAM, "roles @U0PRIYA marketer");
    String id = posted("{\"source\":\"form\",\"name\":\"Judged\"}");
    bot.does(PRIYA, "lead.judge", id, "good_fit");
    bot.does(MAYA, "lead.reason", id, "timing");
    bot.router.answer(
        bot.form(MAYA, Map.of("note", new FormValue.Text("In spring")), "lead.note-done", id));
    bot.does(MAYA, "lead.ask", id, "3");
    bot.does(MAYA, "lead.take", id);
    Verdict mayas = bot.leads.find(new LeadId(id)).orElseThrow().verdicts().get(1);
    assertThat(web.get("/api/leads/" + id).body())
        .isEqualTo(
            """
            {"leadId":"%s","receivedAt":"2026-11-23T09:30:00Z","source":"form","name":"Judged",\
            "touchpoints":[],"attributes":{},"verdicts":[{"by":"%s","verdict":"good_fit",\
            "at":"2026-11-23T09:30:00Z","side":"marketing"},{"by":"%s","verdict":"not_yet",\
            "reason":"timing","note":"In spring","askAgain":"%s","at":"2026-11-23T09:30:00Z",\
            "side":"sales"}],"takenBy":"%s","attempts":[],"handOvers":[],\
            "answerDueAt":"2026-11-24T09:30:00Z"}"""
                .formatted(id, by(id, 0), by(id, 1), mayas.askAgain().orElseThrow(), by(id, 1)));
  }

  @Test
  void what_sales_did_about_a_lead_is_read_too() {
    String id = posted("{\"source\":\"form\",\"name\":\"Followed\"}");
    bot.does(MAYA, "lead.judge", id, "good_fit");
    bot.does(MAYA, "queue.do", id, "again", "mine", "0", "f0");
    Map<String, FormValue> handOver =
        Map.of(
            "to", new FormValue.People(List.of(PRIYA)), "note", new FormValue.Text("Knows them"));
    bot.router.answer(bot.form(MAYA, handOver, "handover.done", id));
    Map<String, FormValue> lost =
        Map.of(
            "end", new FormValue.Text("lost"),
            "stage", new FormValue.Text("proposal"),
            "reason", new FormValue.Text("price"),
            "note", new FormValue.Text("Too dear"));
    bot.router.answer(bot.form(MAYA, lost, "outcome.done", id));
    String maya = by(id, 0).value();
    String priya = bot.members.find(PRIYA).orElseThrow().value().id().value();
    assertThat(web.get("/api/leads/" + id).body())
        .endsWith(
            """
            "takenBy":"%s","attempts":[{"by":"%s","kind":"tried","at":"2026-11-23T09:30:00Z",\
            "againAt":"2026-11-25T09:00:00Z"}],"handOvers":[{"from":"%s","to":"%s",\
            "note":"Knows them","at":"2026-11-23T09:30:00Z"}],"outcome":{"outcome":"lost",\
            "stage":"proposal","reason":"price","note":"Too dear","by":"%s",\
            "at":"2026-11-23T09:30:00Z"},"answerDueAt":"2026-11-24T09:30:00Z"}"""
                .formatted(priya, maya, maya, priya, maya));
  }

  @Test
  void a_lead_is_kept_by_no_cache_between() throws Exception {
    String id = posted("{\"source\":\"form\",\"name\":\"Private\"}");
    assertThat(
            web.raw(
                "GET /api/leads/"
                    + id
                    + " HTTP/1.0\r\nAuthorization: Bearer "
                    + Web.KEY
                    + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("\r\nCache-Control: no-store\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"01ARZ3NDEKTSV4RRFFQ69G5FAV", "x", "%7B%7D", "a%20b", "%F0%9F%9A%80", "*"})
  void an_unknown_id_is_a_problem(String id) {
    Web.Answer answer = web.get("/api/leads/" + id);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"detail\":\"There is no lead of this id.\"}");
  }

  @Test
  void a_person_is_erased_and_the_figures_stay() {
    String json =
        "{\"source\":\"form\",\"campaign\":\"Fleet\",\"grade\":\"b\",\"name\":\"Gone\","
            + "\"email\":\"Gone@x.example\",\"externalId\":\"9\",\"secret\":\"s\"}";
    String id = posted(json);
    assertThat(erase("{\"email\":\" GONE@x.example \"}"))
        .isEqualTo(
            new Web.Answer(
                200,
                "application/json",
                Optional.empty(),
                "{\"leads\":1,\"hearings\":0,\"members\":0}"));
    assertThat(erase("{\"email\":\"gone@x.example\"}").body())
        .isEqualTo("{\"leads\":0,\"hearings\":0,\"members\":0}");
    assertThat(web.get("/api/leads/" + id).body())
        .isEqualTo(
            """
            {"leadId":"%s","receivedAt":"2026-11-23T09:30:00Z","source":"form",\
            "campaign":"Fleet","grade":"B","touchpoints":[],"attributes":{},"verdicts":[],\
            "attempts":[],"handOvers":[],"answerDueAt":"2026-11-24T09:30:00Z","erasedAt":"2026-11-23T09:30:00Z"}"""
                .formatted(id));
    assertThat(posted(json)).isNotEqualTo(id);
  }

  @Test
  void who_is_to_be_erased_must_be_said() {
    String required = "is required: the person’s address";
    String wrong = "is no e-mail address such as dana@example.com";
    Map.of(
            "{}", required,
            "{\"email\":\" \"}", required,
            "{\"email\":null}", required,
            "{\"email\":\"everybody\"}", wrong,
            "{\"email\":\"*@*@\"}", wrong,
            "{\"email\":[\"a@x.example\"]}", "is a text")
        .forEach(
            (json, message) -> {
              Web.Answer answer = erase(json);
              assertThat(answer.status()).isEqualTo(400);
              assertThat(answer.problem())
                  .isEqualTo(
                      "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                          + "\"detail\":\"Nobody was erased.\",\"errors\":[{\"field\":\"/email\","
                          + "\"message\":\""
                          + message
                          + "\"}]}");
            });
  }

  @Test
  void an_erasure_is_read_as_strictly_as_a_lead() {
    assertThat(erase("[".repeat(60_000)).status()).isEqualTo(400);
    assertThat(erase("[".repeat(200_000)).status()).isEqualTo(413);
    assertThat(erase("").problem()).contains("Send one JSON object");
    Web.Answer form =
        web.send(
            web.request("/api/erasures")
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=a@x.example")));
    assertThat(form.status()).isEqualTo(415);
    form.problem();
    assertThat(web.get("/api/erasures").status()).isEqualTo(405);
  }
}

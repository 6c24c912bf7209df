package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.content.Content;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.question.About;
import io.github.rallybot.question.Kind;
import io.github.rallybot.question.QuestionId;
import io.github.rallybot.redis.RedisForTests;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RedisForTests.class)
class ContentOverHttpTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final TestBot bot = TestBot.create();
  private final Web web = Web.withContent(bot);

  @AfterEach
  void close() {
    web.close();
    bot.close();
  }

  @Test
  void a_file_joins_the_register_and_the_answer_says_how_it_was_read() {
    bot.members.join(TestBot.MAYA);
    JsonNode answer =
        imported(
            "",
            """
            Headline;URL;Summary;Audience;Journey stage;Product;Owner e-mail;Review by;Clicks
            Single sign-on guide;https://example.com/sso;"Okta; Entra";"IT, Ops leader";Evaluating;\
            Routing;MAYA.ross@rally.example;2027-03-31;12
            ;example.com/guides/our-sla.pdf;;;;;;;
            Migration checklist;;;;;;;;
            """
                .replace("\\\n", ""));
    assertThat(answer.toString())
        .isEqualTo(
            JSON.readTree(
                    """
                    {"columns":{"title":"Headline","link":"URL","line":"Summary",
                      "persona":"Audience","stage":"Journey stage","product":"Product",
                      "owner":"Owner e-mail","reviewBy":"Review by"},
                     "ignored":["Clicks"],"rejected":[],
                     "rows":3,"accepted":3,"duplicates":0,"rejectedRows":0,"status":"complete"}\
                    """)
                .toString());
    Content guide = bot.contents.search("single").get(0);
    assertThat(guide.details().personas()).containsExactly("IT", "Ops leader");
    assertThat(guide.details().line()).contains("Okta; Entra");
    assertThat(guide.details().reviewBy()).contains(LocalDate.of(2027, 3, 31));
    assertThat(guide.details().owner()).contains(bot.members.someone(TestBot.MAYA).id());
    assertThat(guide.origin()).isEqualTo(Content.Origin.CSV);
    assertThat(titles())
        .containsExactlyInAnyOrder("Single sign-on guide", "Our sla", "Migration checklist");
  }

  @Test
  void the_same_file_again_adds_nothing_and_a_dry_run_writes_nothing() {
    String file =
        """
        Title,Link
        SSO,https://example.com/sso
        SSO again,http://example.com/sso/
        Planned,
        planned,
        """;
    assertThat(counts(imported("?dryRun=true", file))).containsExactly(4L, 2L, 2L, 0L);
    assertThat(bot.contents.all()).isEmpty();
    assertThat(counts(imported("", file))).containsExactly(4L, 2L, 2L, 0L);
    assertThat(counts(imported("", file))).containsExactly(4L, 0L, 4L, 0L);
    assertThat(counts(imported("?dryRun=true", file))).containsExactly(4L, 0L, 4L, 0L);
    assertThat(titles()).containsExactlyInAnyOrder("SSO", "Planned");
  }

  @Test
  void rows_that_are_wrong_are_named_and_the_others_are_in() {
    JsonNode answer =
        imported(
            "",
            """
            Title,Link,Owner,Review by
            Good,https://example.com/good,,
            ,,nobody@x.example,
            Wrong,ftp://example.com,me,31.3.2027
            Much,https://example.com/much,,,,more
            """);
    assertThat(answer.path("rejected").toString())
        .isEqualTo(
            JSON.readTree(
                    """
                    [{"line":3,"field":"owner","message":"is the address of nobody I know; leave it\
                     out, or have them say something to me first"},
                     {"line":3,"field":"title","message":"is needed: what the content is called"},
                     {"line":4,"field":"owner","message":"is no e-mail address such as\
                     dana@example.com"},
                     {"line":4,"field":"link","message":"is no web address such as\
                     https://example.com/page"},
                     {"line":4,"field":"reviewBy","message":"is no day such as 2027-03-31"},
                     {"line":5,"field":"","message":"has 6 cells, but the first line names 4\
                     columns; perhaps a cell that holds the separator lacks its quotes"}]\
                    """)
                .toString());
    assertThat(counts(answer)).containsExactly(4L, 1L, 0L, 3L);
    assertThat(titles()).containsExactly("Good");
  }

  @Test
  void other_encodings_are_read_and_said() {
    byte[] windows =
        "Titel;Link\nEinf\u00fchrung;https://example.com/e\n"
            .getBytes(Charset.forName("windows-1252"));
    assertThat(JSON.readTree(send("", windows).body()).path("note").asString())
        .startsWith("Some characters were not UTF-8");
    assertThat(titles()).containsExactly("Einf\u00fchrung");
  }

  @Test
  void what_is_no_list_of_content_is_refused_as_a_whole() {
    assertThat(refused("", "Email,Company\na@x.example,X\n"))
        .isEqualTo(
            "No column of this file is called Title or Link. Name the columns in the first line,"
                + " such as “Title,Link,Line,Persona,Stage,Product,Owner,Review by”. Nothing was"
                + " imported.");
    assertThat(refused("", ""))
        .isEqualTo(
            "The file is empty. It needs a first line that names the columns, such as"
                + " “Title,Link,Persona,Stage”, and a line for each content. Nothing was"
                + " imported.");
    assertThat(refused("?dry=1", "Title\nX\n")).contains("Known is: dryRun.");
    assertThat(
            web.send(
                    web.request("/api/content/import")
                        .setHeader("Authorization", "Bearer wrong")
                        .POST(HttpRequest.BodyPublishers.ofString("Title\nX\n")))
                .status())
        .isEqualTo(401);
    assertThat(bot.contents.all()).isEmpty();
  }

  @Test
  void the_register_is_exported_with_the_questions_that_it_answers() {
    imported("", "Title,Link,Persona,Stage\n=Prices,https://example.com/p,\"IT, Ops\",Deciding\n");
    Content prices = bot.contents.all().get(0);
    for (String words : List.of("What does it cost?", "+Is there a discount?")) {
      bot.questions.hear(words, TestBot.MAYA, List.of(words), Kind.QUESTION, About.nothing());
      QuestionId question = bot.buyerQuestions.named(words).orElseThrow();
      bot.sorting.answer("answer " + words, TestBot.MAYA, question, commit -> prices.id());
    }
    bot.contentUses.sent(
        bot.press(TestBot.MAYA, "x"), "use", prices.id(), Optional.empty(), Optional.empty());
    assertThat(web.get("/api/export/contents.csv").body())
        .isEqualTo(
            "id,title,link,line,state,personas,stages,products,owner,reviewBy,addedAt,sent,"
                + "lastSentAt,answers\r\n"
                + prices.id().value()
                + ",'=Prices,https://example.com/p,,published,\"IT; Ops\",Deciding,,,,"
                + "2026-11-23T09:30:00Z,1,2026-11-23T09:30:00Z,"
                + "\"'+Is there a discount?; What does it cost?\"\r\n");
    assertThat(JSON.readTree(web.get("/api/export/contents.ndjson").body()).toString())
        .isEqualTo(
            JSON.readTree(
                    """
                    {"id":"%s","title":"=Prices","link":"https://example.com/p",
                     "state":"published","personas":["IT","Ops"],"stages":["Deciding"],
                     "products":[],"addedAt":"2026-11-23T09:30:00Z","sent":1,
                     "lastSentAt":"2026-11-23T09:30:00Z",
                     "answers":["+Is there a discount?","What does it cost?"]}\
                    """
                        .formatted(prices.id().value()))
                .toString());
    assertThat(
            web.send(
                    web.request("/api/export/contents.csv")
                        .setHeader("Authorization", "Bearer no")
                        .GET())
                .status())
        .isEqualTo(401);
  }

  @Test
  void each_time_that_somebody_sent_one_is_exported_too() {
    imported("", "Title,Link\nPrices,https://example.com/p\nUnsent,https://example.com/u\n");
    List.of(TestBot.MAYA, TestBot.TOM).forEach(bot.members::enrolled);
    Content prices = bot.contents.search("prices").get(0);
    LeadId lead = bot.posted("dana@x.example");
    bot.contentUses.sent(
        bot.press(TestBot.MAYA, "x"), "one", prices.id(), Optional.of("Buying"), Optional.of(lead));
    bot.clock.move(Duration.ofDays(1));
    bot.contentUses.sent(
        bot.press(TestBot.TOM, "x"), "two", prices.id(), Optional.empty(), Optional.empty());
    assertThat(web.get("/api/export/contents.ndjson?sendings=true").body())
        .isEqualTo(
            """
            {"id":"two","contentId":"%s","title":"Prices","at":"2026-11-24T09:30:00Z",\
            "sentBy":"Tom Becker"}
            {"id":"one","contentId":"%s","title":"Prices","at":"2026-11-23T09:30:00Z",\
            "sentBy":"Maya Ross","stage":"Buying","leadId":"%s"}
            """
                .formatted(prices.id(), prices.id(), lead));
    assertThat(web.get("/api/export/contents.csv?sendings=true").body())
        .startsWith("id,contentId,title,at,sentBy,stage,leadId\r\ntwo,");
    assertThat(web.get("/api/export/contents.csv?sendings=false"))
        .isEqualTo(web.get("/api/export/contents.csv"));
    assertThat(web.get("/api/export/contents.csv?from=2026-11-24").problem())
        .contains("The address has a parameter that is not known here. Known is: sendings.");
    assertThat(web.get("/api/export/contents.csv?sendings=yes").problem())
        .contains("sendings is true or false.");
  }

  private List<String> titles() {
    return bot.contents.all().stream().map(Content::title).toList();
  }

  private Web.Answer send(String query, byte[] file) {
    return web.send(
        web.request("/api/content/import" + query)
            .setHeader("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  private JsonNode imported(String query, String file) {
    Web.Answer answer = send(query, file.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private String refused(String query, String file) {
    Web.Answer answer = send(query, file.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    return JSON.readTree(answer.problem()).path("detail").asString();
  }

  private static List<Long> counts(JsonNode answer) {
    return List.of("rows", "accepted", "duplicates", "rejectedRows").stream()
        .map(name -> answer.path(name).asLong())
        .toList();
  }
}

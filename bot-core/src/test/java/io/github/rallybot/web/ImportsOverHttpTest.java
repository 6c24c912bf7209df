package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.intake.CsvFile;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of leads as they are sent by a marketer's tool or by curl. */
@ExtendWith(RedisForTests.class)
class ImportsOverHttpTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final TestBot bot = TestBot.create();
  private final Web web = Web.before(bot);

  @AfterEach
  void close() {
    web.close();
    bot.close();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = CsvFile.class.getResourceAsStream("data-loader/" + name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  private Web.Answer send(String query, byte[] file) {
    return web.send(
        web.request("/api/leads/import" + query)
            .timeout(Duration.ofMinutes(5))
            .setHeader("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  private Web.Answer send(String query, String file) {
    return send(query, file.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode imported(String query, String file) {
    return imported(send(query, file));
  }

  private static JsonNode imported(Web.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.type()).startsWith("application/json");
    return JSON.readTree(answer.body());
  }

  private static List<Long> counts(JsonNode answer) {
    return List.of("rows", "accepted", "duplicates", "repeats", "rejectedRows").stream()
        .map(name -> answer.path(name).asLong())
        .toList();
  }

  private String refused(String query, byte[] file) {
    Web.Answer answer = send(query, file);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(bot.leads.count(Instant.EPOCH)).isZero();
    return JSON.readTree(answer.problem()).path("detail").asString();
  }

  private String refused(String file) {
    return refused("", file.getBytes(StandardCharsets.UTF_8));
  }

  private List<LeadId> leads() {
    return bot.store.list(io.github.rallybot.journal.Index.all("leads"), 100_000).stream()
        .map(LeadId::new)
        .toList();
  }

  @Test
  void a_file_becomes_leads_and_the_answer_says_how_it_was_read() {
    JsonNode answer =
        imported(
            "?name=Expo+Berlin.csv",
            """
            E-mail;First Name;Last Name;Account;Country;Booth visit
            dana@northgate.example;Dana;Whitfield;Northgate Logistics;DE;Tuesday
            wrong;Nobody;;;;
            """);
    assertThat(answer.path("importId").asString()).matches("[0-9A-Z]{26}");
    ((tools.jackson.databind.node.ObjectNode) answer).remove("importId");
    assertThat(answer)
        .isEqualTo(
            JSON.readTree(
                """
                {"file":"Expo Berlin.csv","source":"Expo Berlin",
                 "columns":{"email":["E-mail"],"name":["First Name","Last Name"],
                            "company":["Account"],"country":["Country"]},
                 "details":["Booth visit"],
                 "rejected":[{"line":3,"field":"email","message":"is no e-mail address such as dana@example.com"}],
                 "rows":2,"accepted":1,"duplicates":0,"repeats":0,"rejectedRows":1,
                 "status":"complete"}"""));
    var lead = bot.leads.find(leads().get(0)).orElseThrow();
    assertThat(lead.contact().name()).contains("Dana Whitfield");
    assertThat(lead.contact().company()).contains("Northgate Logistics");
    assertThat(lead.brief().attributes()).containsEntry("Booth visit", "Tuesday");
    assertThat(lead.brief().source()).isEqualTo("Expo Berlin");
  }

  @Test
  void a_file_that_names_nobody_is_refused_with_its_columns_and_how_to_map_them()
      throws IOException {
    assertThat(refused("", resource("20kRows.csv")))
        .contains("“COLUMN1”")
        .contains("?mapping=email:COLUMN1")
        .endsWith("Nothing was imported.");
  }

  @Test
  void with_a_mapping_twenty_thousand_rows_of_ten_values_are_ten_leads() throws IOException {
    JsonNode answer = imported(send("?mapping=name:COLUMN1", resource("20kRows.csv")));
    assertThat(counts(answer)).containsExactly(20_000L, 10L, 0L, 19_990L, 0L);
    assertThat(leads()).hasSize(10);
    leads()
        .forEach(
            lead -> assertThat(bot.leads.find(lead).orElseThrow().brief().touchpoints()).isEmpty());
  }

  @Test
  void five_thousand_people_a_second_time_add_nothing_not_even_a_touchpoint() {
    StringBuilder file = new StringBuilder("Email,Name,Company\n");
    for (int i = 0; i < 5_000; i++) {
      file.append("p%1$d@x%2$d.example,Person %1$d,Company %2$d%n".formatted(i, i % 700));
    }
    assertThat(counts(imported("", file.toString()))).containsExactly(5_000L, 5_000L, 0L, 0L, 0L);
    assertThat(counts(imported("", file.toString()))).containsExactly(5_000L, 0L, 0L, 5_000L, 0L);
    assertThat(leads()).hasSize(5_000);
    assertThat(bot.leads.find(leads().get(4_999)).orElseThrow().brief().touchpoints()).isEmpty();
  }

  @Test
  void the_same_person_with_different_content_adds_a_touchpoint() {
    imported("", "Email,Name\ndana@x.example,Dana\n");
    assertThat(counts(imported("", "Email,Name,Message\ndana@x.example,Dana,Call me\n")))
        .containsExactly(1L, 0L, 1L, 0L, 0L);
    assertThat(bot.leads.find(leads().get(0)).orElseThrow().brief().touchpoints()).hasSize(1);
  }

  @Test
  void a_dry_run_says_the_same_and_writes_nothing() {
    JsonNode answer = imported("?dryRun=true", "Email,Name\ndana@x.example,Dana\nwrong,Eve\n");
    assertThat(counts(answer)).containsExactly(2L, 1L, 0L, 0L, 1L);
    assertThat(answer.path("status").asString()).isEqualTo("dry-run");
    assertThat(answer.path("rejected").get(0).path("line").asInt()).isEqualTo(3);
    assertThat(leads()).isEmpty();
    assertThat(bot.journal()).isEmpty();
  }

  @Test
  void undo_withdraws_what_nobody_had_to_do_with_and_can_be_said_twice() {
    JsonNode answer = imported("", "Email\na@x.example\nb@x.example\nc@x.example\n");
    bot.feedback.judge(
        bot.press(TestBot.MAYA, "x"),
        leads().get(0),
        Judgement.GOOD_FIT,
        Optional.empty(),
        Optional.empty());
    String id = answer.path("importId").asString();
    for (int i = 0; i < 2; i++) {
      Web.Answer undone = web.post("/api/imports/" + id + "/undo", new byte[0]);
      JsonNode view = JSON.readTree(undone.body());
      assertThat(view.path("status").asString()).isEqualTo("undone");
      assertThat(view.path("withdrawn").asLong()).isEqualTo(2);
      assertThat(view.path("kept").asLong()).isEqualTo(1);
    }
    assertThat(counts(imported("", "Email\na@x.example\nb@x.example\nc@x.example\n")))
        .as("what was withdrawn may come again")
        .containsExactly(3L, 2L, 0L, 1L, 0L);
    assertThat(web.post("/api/imports/01ARZ3NDEKTSV4RRFFQ69G5FAV/undo", new byte[0]).status())
        .isEqualTo(404);
  }

  @Test
  void an_import_can_be_looked_at_afterwards() {
    JsonNode answer = imported("?name=a.csv", "Email\na@x.example\nwrong\n");
    JsonNode view =
        JSON.readTree(web.get("/api/imports/" + answer.path("importId").asString()).body());
    assertThat(view.path("status").asString()).isEqualTo("complete");
    assertThat(counts(view)).isEqualTo(counts(answer));
    assertThat(view.path("rejected")).isEqualTo(answer.path("rejected"));
  }

  @Test
  void progress_comes_line_by_line_to_who_asks_for_it() {
    StringBuilder file = new StringBuilder("Email\n");
    for (int i = 0; i < 3000; i++) {
      file.append("p").append(i).append("@x.example\n");
    }
    Web.Answer answer =
        web.send(
            web.request("/api/leads/import")
                .setHeader("Content-Type", "text/csv")
                .setHeader("Accept", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(file.toString())));
    List<JsonNode> lines = Arrays.stream(answer.body().split("\n")).map(JSON::readTree).toList();
    assertThat(lines.get(0).path("importId").asString()).matches("[0-9A-Z]{26}");
    assertThat(lines.subList(1, lines.size() - 1))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(line -> line.path("status").asString().equals("running"));
    assertThat(counts(lines.get(lines.size() - 1))).containsExactly(3000L, 3000L, 0L, 0L, 0L);
  }

  @Test
  void who_asks_for_lines_is_refused_in_the_same_words() {
    Web.Answer answer =
        web.send(
            web.request("/api/leads/import")
                .setHeader("Content-Type", "text/csv")
                .setHeader("Accept", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString("Shoe size\n38\n")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).contains("“Shoe size”");
  }

  /** The files that a data loader is tested with: what holds people or companies is imported. */
  @ParameterizedTest
  @CsvSource({
    "dateEndingInZ.csv, 1",
    "dateOnlyWithTimeZone.csv, 2",
    "dateUsingDefaultTimeZone.csv, 1",
    "dateWithTimeZone.csv, 2",
    "emptyFirstRowFieldValueInCsvTemplate.csv, 2",
    "insertAccountCsv.csv, 100",
    "timeZoneFormatTestingWithErrors.csv, 2"
  })
  void files_with_people_or_companies_are_imported(String file, int atLeast) throws IOException {
    JsonNode answer = imported(send("", resource(file)));
    assertThat(answer.path("rows").asInt()).isGreaterThanOrEqualTo(atLeast);
    assertThat(answer.path("status").asString()).isEqualTo("complete");
    assertThat(answer.path("accepted").asLong())
        .as(answer.toString())
        .isEqualTo(
            answer.path("rows").asLong()
                - answer.path("rejectedRows").asLong()
                - answer.path("repeats").asLong()
                - answer.path("duplicates").asLong());
    assertThat(answer.path("accepted").asLong()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "csvEscapedQuotes.csv",
    "csvSeparator.csv",
    "csvtext.csv",
    "csvtext_BOM_UTF8.csv",
    "csvtext_BOM_UTF16BE.csv",
    "csvtext_BOM_UTF16LE.csv",
    "csvtext_BOM_UTF32BE.csv"
  })
  void files_without_anybody_are_refused_with_their_columns_named(String file) throws IOException {
    assertThat(refused("", resource(file))).contains("“column1”").contains("?mapping=email:");
  }

  @Test
  void what_is_no_csv_is_refused_in_words_that_say_what_to_do() throws IOException {
    assertThat(refused("", new byte[0])).startsWith("The file is empty.");
    assertThat(refused("Email,Name\n")).startsWith("The file names columns, but no line follows");
    assertThat(refused("", zip("leads.csv"))).startsWith("This is a zip archive. Unpack it");
    assertThat(refused("", zip("[Content_Types].xml"))).startsWith("This is an Excel workbook");
    assertThat(refused("", new byte[5_000_000])).startsWith("The file is no text");
    assertThat(refused("[{\"email\":\"a@x.example\"}]")).startsWith("This is JSON");
    assertThat(refused("dana@x.example,Dana\nlee@x.example,Lee\n"))
        .isEqualTo(
            "The first line of this file looks like a lead. It has to name the columns: put a line"
                + " such as “Email,Name,Company” above it, and send the file again. Nothing was"
                + " imported.");
    assertThat(refused("Email,Email\na@x.example,b@x.example\n"))
        .startsWith("Several columns are called “Email”.");
  }

  private static byte[] zip(String entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("Email\na@x.example\n".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void a_row_of_ten_megabytes_is_rejected_and_the_others_are_imported() {
    JsonNode answer =
        imported("", "Email,Name\na@x.example,A\n" + "x".repeat(10_000_000) + "\nb@x.example,B\n");
    assertThat(counts(answer)).containsExactly(3L, 2L, 0L, 0L, 1L);
    assertThat(answer.path("rejected").get(0).toString())
        .isEqualTo(
            "{\"line\":3,\"field\":\"\",\"message\":\"has 10,000,000 characters; a row may have"
                + " 65,536\"}");
  }

  @Test
  void a_quote_that_is_never_closed_is_named_by_its_line_and_what_came_before_is_in() {
    JsonNode answer = imported("", "Email,Name\na@x.example,A\n\"b@x.example,B\nc@x.example,C\n");
    assertThat(counts(answer)).containsExactly(2L, 1L, 0L, 0L, 1L);
    assertThat(answer.path("rejected").get(0).path("message").asString())
        .isEqualTo("opens a quote on line 3 that is never closed; nothing from here on was read");
  }

  @Test
  void five_thousand_columns_are_refused_by_their_number() {
    StringBuilder header = new StringBuilder("Email");
    StringBuilder row = new StringBuilder("a@x.example");
    for (int i = 0; i < 5000; i++) {
      header.append(",c").append(i);
      row.append(",").append(i % 10);
    }
    assertThat(refused(header + "\n" + row + "\n"))
        .startsWith("The file has 5,001 columns; at most 200 are read.");
  }

  @Test
  void formulas_in_cells_are_kept_as_text() {
    imported("", "Email,Company\na@x.example,\"=HYPERLINK(\"\"http://x\"\")\"\n");
    assertThat(bot.leads.find(leads().get(0)).orElseThrow().contact().company())
        .contains("=HYPERLINK(\"http://x\")");
  }

  @Test
  void a_file_longer_than_allowed_is_refused_before_it_is_sent() {
    String answer =
        web.rawUntil(
            "POST /api/leads/import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + Web.KEY
                + "\r\nContent-Type: text/csv\r\nContent-Length: "
                + (Web.MOST_BYTES + 1)
                + "\r\n\r\nEmail\na@x.example\n",
            "Split it");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("A file may have 100 MB.");
    assertThat(leads()).isEmpty();
  }

  @Test
  void wrong_parameters_types_and_keys_are_refused() {
    assertThat(
            refused("?mapping=email:Mail", "Email\na@x.example\n".getBytes(StandardCharsets.UTF_8)))
        .contains("“Mail”");
    assertThat(
            refused("?maping=email:Mail", "Email\na@x.example\n".getBytes(StandardCharsets.UTF_8)))
        .contains("mapping");
    Web.Answer json = web.post("/api/leads/import", "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(json.status()).isEqualTo(415);
    assertThat(json.problem()).contains("curl --data-binary @leads.csv");
    assertThat(
            web.send(
                    web.request("/api/leads/import")
                        .setHeader("Authorization", "Bearer wrong")
                        .POST(HttpRequest.BodyPublishers.ofString("x")))
                .status())
        .isEqualTo(401);
  }
}

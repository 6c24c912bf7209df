package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.redis.RedisForTests;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, the answer says what is wrong, nothing is stored, and the next lead is taken. */
@ExtendWith(RedisForTests.class)
class BadInputTest {

  private static final TestBot bot = TestBot.create();
  private static final Web web = Web.before(bot);
  private static final String ONE_OBJECT =
      "Send one JSON object, such as {\\\"source\\\":\\\"webinar\\\",\\\"email\\\":\\\"a@example.com\\\"}";
  private static int sent;
  private long before;

  @AfterAll
  static void close() {
    web.close();
    bot.close();
  }

  @BeforeEach
  void count() {
    before = bot.leads.count(Instant.EPOCH);
  }

  @AfterEach
  void nothing_was_stored_and_the_next_lead_is_taken() {
    assertThat(bot.leads.count(Instant.EPOCH)).isEqualTo(before);
    String next = "{\"source\":\"webinar\",\"email\":\"next" + ++sent + "@x.example\"}";
    assertThat(web.postLead(next).status()).isEqualTo(202);
  }

  private static String problem(int status, String title, String detail) {
    return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
        .formatted(title, status, detail);
  }

  private static String bad(String detail) {
    return problem(400, "Bad Request", detail);
  }

  private static void refused(Web.Answer answer, int status, String body) {
    assertThat(answer.problem()).isEqualTo(body);
    assertThat(answer.status()).isEqualTo(status);
  }

  static Stream<Arguments> noObjects() {
    String tooDeep =
        "The JSON is nested more than 20 levels deep, or has a number of more than 50 digits.";
    String invalid = "The body is not valid JSON, or names a field twice";
    return Stream.of(
        Arguments.of("", ONE_OBJECT),
        Arguments.of("null", ONE_OBJECT),
        Arguments.of("\"x\"", ONE_OBJECT),
        Arguments.of("5", ONE_OBJECT),
        Arguments.of("[]", ONE_OBJECT),
        Arguments.of("   ", ONE_OBJECT),
        Arguments.of("[".repeat(60_000), tooDeep),
        Arguments.of("{\"a\":".repeat(12_000), tooDeep),
        Arguments.of("{\"source\":\"f\",\"name\":\"N\",\"n\":1" + "0".repeat(4000) + "}", tooDeep),
        Arguments.of("{", invalid + " (line 1, column 2)."),
        Arguments.of("{\"source\":\"f\"", invalid + " (line 1, column 14)."),
        Arguments.of("{'source':'f'}", invalid + " (line 1, column 2)."),
        Arguments.of("{\"source\":\"f\",}", invalid + " (line 1, column 15)."),
        Arguments.of("{\"source\":NaN}", invalid + " (line 1, column 14)."),
        Arguments.of("{\"source\":\"a\",\"source\":\"b\"}", invalid + " (line 1, column 23)."),
        Arguments.of("{\"source\":\"a\"} {}", invalid + " (line 1, column 16)."),
        Arguments.of("{\"source\":\"a\nb\"}", invalid + " (line 1, column 13)."),
        Arguments.of("source=f&name=N", invalid + " (line 1, column 1)."));
  }

  @ParameterizedTest
  @MethodSource("noObjects")
  void what_is_no_object_is_told_so_with_the_place(String body, String detail) {
    refused(web.postLead(body), 400, bad(detail));
  }

  @Test
  void bytes_that_are_no_utf_8_are_told_so() {
    byte[] latin = "{\"source\":\"f\",\"name\":\"Jürgen\"}".getBytes(StandardCharsets.ISO_8859_1);
    refused(web.post("/api/leads", latin), 400, bad("The body is not valid UTF-8."));
  }

  @Test
  void every_wrong_field_is_listed_at_once_by_its_pointer() {
    String body =
        """
        {"source":["f"],"name":{"first":"Dana"},"email":"dana","phone":true,"company":[],
         "externalId":{},"campaign":false,"persona":[1],"stage":{},"grade":"Z","title":[],
         "website":"ftp://x.example","country":{},"message":[],"owner":"a@b@c",
         "crmUrl":"javascript:alert(1)","attributes":[1],
         "touchpoints":[{"at":"+99999-01-01T00:00:00Z"},7,{"kind":[],"title":{},"url":"::"}]}\
        """;
    String text = "is a text";
    String link = "is no web address such as https://example.com/page";
    String mail = "is no e-mail address such as dana@example.com";
    refused(
        web.postLead(body),
        400,
        errors(
            "/source", text,
            "/name", text,
            "/title", text,
            "/company", text,
            "/email", mail,
            "/phone", text,
            "/website", link,
            "/message", text,
            "/owner", mail,
            "/crmUrl", link,
            "/grade", "is A, B, C, D or a whole number from 0 to 100",
            "/touchpoints/0/at", "is a time such as 2026-11-23T09:30:00Z, between 1990 and 2100",
            "/touchpoints/1", "is an object with kind, and perhaps at, title, url",
            "/touchpoints/2/kind", text,
            "/touchpoints/2/title", text,
            "/touchpoints/2/url", link,
            "/attributes", "is an object of names and values",
            "/externalId", text,
            "/campaign", text,
            "/persona", text,
            "/stage", text,
            "/country", text));
  }

  private static String errors(String... fieldsAndMessages) {
    StringBuilder errors = new StringBuilder();
    for (int i = 0; i < fieldsAndMessages.length; i += 2) {
      errors.append(i == 0 ? "" : ",");
      errors.append(
          "{\"field\":\"%s\",\"message\":\"%s\"}"
              .formatted(fieldsAndMessages[i], fieldsAndMessages[i + 1]));
    }
    return "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The lead"
        + " was not taken in. Correct the fields below and send it again.\",\"errors\":["
        + errors
        + "]}";
  }

  @Test
  void a_lead_of_nobody_from_nowhere_is_told_what_is_required() {
    refused(
        web.postLead("{\"name\":\" \\u200b\\u00a0\",\"email\":null}"),
        400,
        errors(
            "/source", "is required: where the lead comes from, such as \\\"webinar\\\"",
            "/email", "is missing, and so are phone, company and name: send at least one"));
  }

  @Test
  void a_text_that_is_too_long_is_told_its_length_and_nothing_more() {
    refused(
        web.postLead("{\"source\":\"f\",\"company\":\"" + "x".repeat(10_001) + "\"}"),
        400,
        errors("/company", "has 10001 characters; at most 10000 are kept"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"E\"", "101", "-1", "1.5", "1e2", "\"\"", "[]", "{}", "true", "1e400"})
  void an_unknown_grade_is_told_the_known_ones(String grade) {
    refused(
        web.postLead("{\"source\":\"f\",\"name\":\"N\",\"grade\":" + grade + "}"),
        400,
        errors("/grade", "is A, B, C, D or a whole number from 0 to 100"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"99999-01-01", "2026-02-30", "2026-11-23T09:30:00", "yesterday", "0001-01-01"})
  void a_time_that_nobody_lives_in_is_told_how_times_look(String at) {
    refused(
        web.postLead("{\"source\":\"f\",\"name\":\"N\",\"touchpoints\":[{\"at\":\"" + at + "\"}]}"),
        400,
        errors(
            "/touchpoints/0/at", "is a time such as 2026-11-23T09:30:00Z, between 1990 and 2100"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"facebook_leadgen.json", "hubspot_contact_creation.json"})
  void a_webhook_that_carries_ids_only_is_no_lead(String file) throws Exception {
    byte[] body;
    try (InputStream in = BadInputTest.class.getResourceAsStream(file)) {
      assertThat(in).isNotNull();
      body = in.readAllBytes();
    }
    refused(
        web.post("/api/leads", body),
        400,
        file.startsWith("hubspot")
            ? bad(ONE_OBJECT)
            : errors(
                "/source", "is required: where the lead comes from, such as \\\"webinar\\\"",
                "/email", "is missing, and so are phone, company and name: send at least one"));
  }

  @Test
  void a_long_body_is_refused_whether_it_says_its_length_or_not() {
    String tooLong =
        problem(
            413,
            "Content Too Large",
            "A request may have 64 kB. Shorten the message or leave out attributes.");
    byte[] brackets = "[".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    refused(web.post("/api/leads", brackets), 413, tooLong);
    refused(web.postChunked("/api/leads", Web.stream(brackets)), 413, tooLong);
  }

  @Test
  void a_body_that_never_ends_is_cut_off() {
    String chunk = "1000\r\n" + "x".repeat(4096) + "\r\n";
    String answer =
        web.raw(
            "POST /api/leads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + Web.KEY
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(17)
                + "zz\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("A request may have 64 kB.");
    Web.assertNothingLeaks(answer);
  }

  @Test
  void another_content_type_is_refused() {
    for (String type :
        Arrays.asList(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "nonsense",
            "text/json")) {
      refused(
          web.send(
              web.request("/api/leads")
                  .setHeader("Content-Type", type)
                  .POST(HttpRequest.BodyPublishers.ofString("{\"source\":\"f\",\"name\":\"N\"}"))),
          415,
          problem(415, "Unsupported Media Type", "Send JSON, with Content-Type: application/json"));
    }
  }

  @Test
  void a_wrong_method_is_told_so_together_with_the_right_one() {
    refused(
        web.get("/api/leads"),
        405,
        problem(405, "Method Not Allowed", "This address does not answer to GET."));
    assertThat(web.raw("DELETE /api/leads HTTP/1.0\r\n\r\n")).contains("\r\nAllow: POST\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/error",
        "/api/leads/",
        "/api/../nothing",
        "/actuator/env",
        "/favicon.ico"
      })
  void an_unknown_address_is_a_problem_for_programs_and_browsers_alike(String path) {
    for (String accept : Arrays.asList("*/*", "text/html", "application/xml")) {
      refused(
          web.send(web.request(path).header("Accept", accept).GET()),
          404,
          problem(404, "Not Found", "There is nothing at this address."));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /api/leads/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /api/leads/..%2f..%2fx HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /a|b{c} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\nConnection: close\r\n\r\n",
        "N@NSENSE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "TRACE /api/leads HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /api/leads HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
        "POST /api/leads HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
      })
  void what_the_server_refuses_by_itself_is_a_problem_or_empty(String request) {
    String answer = web.raw(request);
    assertThat(answer).matches("(?s)HTTP/1\\.1 [45]\\d\\d .*");
    Web.assertNothingLeaks(answer);
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    assertThat(body.isEmpty() || answer.contains("Content-Type: application/problem+json"))
        .as(answer)
        .isTrue();
  }

  @Test
  void headers_that_are_too_long_are_a_problem() {
    String answer = web.raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("Content-Type: application/problem+json")
        .contains(bad("The request is malformed. Check its address and its headers."));
    Web.assertNothingLeaks(answer);
  }
}

package io.github.rallybot.web;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.Details;
import io.github.rallybot.question.About;
import io.github.rallybot.question.Hearing;
import io.github.rallybot.question.Kind;
import io.github.rallybot.question.QuestionId;
import io.github.rallybot.question.Questions;
import io.github.rallybot.redis.RedisForTests;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RedisForTests.class)
class QuestionsOverHttpTest {

  private static final String SSO = "Which single sign-on providers do you support?";
  private static final String COST = "=What does a migration cost, all in?";
  private static final String LOOSE = "single sign-on with which providers, Okta too?";

  private static final TestBot bot = TestBot.onBothPlatforms();
  private static final Web web = Web.withQuestions(bot);
  private static final UserRef LENA = new UserRef(Platform.TEAMS, "29:lena");

  private static Hearing first;
  private static Hearing cost;
  private static Hearing loose;
  private static int deeds;

  /** Two companies ask one question, one asks another, and one thing is not sorted yet. */
  @BeforeAll
  static void hear() {
    bot.teams.know(
        LENA, new Profile("Lena Fuchs", Optional.empty(), Optional.empty(), false, false, false));
    List.of(MAYA, TOM, PRIYA).forEach(bot.members::enrolled);
    first = hear(MAYA, "Northgate Logistics", "IT", "webinar", SSO, Kind.QUESTION);
    bot.clock.move(Duration.ofDays(3));
    hear(TOM, "Acme", "Ops leader", "expo", SSO + "?", Kind.QUESTION);
    cost = hear(TOM, "Acme", "Ops leader", "expo", COST, Kind.OBJECTION);
    loose = hear(PRIYA, "Bolt", "IT", "webinar", LOOSE, Kind.QUESTION);
    bot.sorting.answer(
        "answer",
        PRIYA,
        question(cost),
        commit ->
            bot.contents.addTo(
                commit,
                Details.of("Prices; all", Optional.of(URI.create("https://content.example/p"))),
                Content.Origin.TYPED,
                Optional.empty()));
    bot.sorting.pickUp("pick-up", PRIYA, question(first));
  }

  private static Hearing hear(
      UserRef user, String company, String persona, String source, String words, Kind kind) {
    About about =
        new About(
            Optional.empty(),
            Optional.of(company),
            Optional.of(persona),
            Optional.of("Evaluating"),
            Optional.empty(),
            Optional.of(source));
    return ((Questions.Receipt.Logged)
            bot.questions.hear("hear" + ++deeds, user, List.of(words), kind, about))
        .hearings()
        .get(0);
  }

  private static QuestionId question(Hearing hearing) {
    return hearing.question().orElseThrow();
  }

  private static ContentId prices() {
    return bot.contents.all().get(0).id();
  }

  @AfterAll
  static void close() {
    web.close();
    bot.close();
  }

  @Test
  void questions_are_exported_as_csv_that_is_safe_to_open() {
    assertThat(web.get("/api/export/questions.csv"))
        .isEqualTo(
            new Web.Answer(
                200,
                "text/csv;charset=UTF-8",
                Optional.empty(),
                """
                id,words,kind,status,askers,heard,companies,firstHeardAt,lastHeardAt,personas,\
                stages,products,sources,answerId,answerTitle,answerLink,answeredAt,planTitle,\
                planDue,owner
                %s,Which single sign-on providers do you support?,question,picked-up,2,2,2,\
                2026-11-23T09:30:00Z,2026-11-26T09:30:00Z,"IT; Ops leader",Evaluating,,\
                "expo; webinar",,,,,,,Priya Nair
                %s,"'=What does a migration cost, all in?",objection,answered,1,1,1,\
                2026-11-26T09:30:00Z,2026-11-26T09:30:00Z,Ops leader,Evaluating,,expo,\
                %s,"Prices; all",https://content.example/p,2026-11-26T09:30:00Z,,,
                """
                    .formatted(question(first), question(cost), prices())
                    .replace("\n", "\r\n")));
  }

  @Test
  void hearings_are_exported_line_by_line_with_those_that_are_not_sorted() {
    String sso = question(first).value();
    assertThat(web.get("/api/export/questions.ndjson?hearings=true&persona=it"))
        .isEqualTo(
            new Web.Answer(
                200,
                "application/x-ndjson",
                Optional.empty(),
                """
                {"id":"%s","words":"%s","heardBy":"Priya Nair","at":"2026-11-26T09:30:00Z",\
                "kind":"question","company":"Bolt","persona":"IT","stage":"Evaluating",\
                "source":"webinar"}
                {"id":"%s","words":"%s","heardBy":"Maya Ross","at":"2026-11-23T09:30:00Z",\
                "kind":"question","company":"Northgate Logistics","persona":"IT",\
                "stage":"Evaluating","source":"webinar","questionId":"%s","question":"%s"}
                """
                    .formatted(loose.id(), LOOSE, first.id(), SSO, sso, SSO)));
  }

  @Test
  void questions_come_page_by_page() {
    String id = question(cost).value();
    assertThat(web.get("/api/questions?size=1&page=2"))
        .isEqualTo(
            new Web.Answer(
                200,
                "application/json",
                Optional.empty(),
                """
                {"total":2,"page":2,"pages":2,"questions":[{"id":"%s",\
                "words":"%s","kind":"objection","status":"answered","askers":1,"heard":1,\
                "companies":1,"firstHeardAt":"2026-11-26T09:30:00Z",\
                "lastHeardAt":"2026-11-26T09:30:00Z","personas":["Ops leader"],\
                "stages":["Evaluating"],"products":[],"sources":["expo"],\
                "answerId":"%s","answerTitle":"Prices; all",\
                "answerLink":"https://content.example/p","answeredAt":"2026-11-26T09:30:00Z"}]}"""
                    .formatted(id, COST, prices())));
    assertThat(web.get("/api/questions?size=1&page=3").body())
        .isEqualTo("{\"total\":2,\"page\":3,\"pages\":2,\"questions\":[]}");
    assertThat(web.get("/api/questions?page=1000000&size=500").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-11-24, 2",
    "to=2026-11-25, 1",
    "to=2026-11-22, 0",
    "from=2026-11-26&to=2026-11-26, 2",
    "kind=objection, 1",
    "status=picked-up, 1",
    "unanswered=true, 1",
    "unanswered=false, 2",
    "persona=IT, 1",
    "stage=evaluating, 2",
    "source=expo&kind=question, 1",
    "hearings=true, 4",
    "hearings=true&to=2026-11-25, 1",
    "hearings=true&kind=objection, 1",
    "hearings=true&unanswered=true, 2",
    "hearings=true&source=webinar, 2"
  })
  void filters_narrow_what_comes(String query, int total) {
    assertThat(web.get("/api/questions?" + query).body()).startsWith("{\"total\":" + total + ",");
  }

  @Test
  void what_is_counted_is_what_was_heard_on_the_days_asked_for() {
    assertThat(web.get("/api/questions?from=2026-11-24&status=picked-up").body())
        .contains(
            "\"askers\":1,\"heard\":1,\"companies\":1,\"firstHeardAt\":\"2026-11-26T09:30:00Z\"");
  }

  @Test
  void an_unknown_parameter_is_refused_with_those_there_are() {
    String known = "from, to, kind, persona, stage, product, source, status, unanswered, hearings";
    Web.Answer csv = web.get("/api/export/questions.csv?page=1");
    assertThat(csv.status()).isEqualTo(400);
    assertThat(csv.problem())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The"
                + " address has a parameter that is not known here. Known are: "
                + known
                + ".\"}");
    assertThat(web.get("/api/questions?stauts=new").problem())
        .contains("Known are: " + known + ", page, size.");
  }

  @Test
  void everything_that_is_wrong_is_said_at_once_with_what_would_be_right() {
    Web.Answer answer =
        web.get(
            "/api/questions?from=2026-02-30&to=x&kind=rant&status=done&unanswered=maybe&hearings="
                + "&persona=Nobody&product=P&page=0&size=501&stage=Evaluating&stage=Deciding");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Bad Request","status":400,"detail":"Nothing was \
            exported. Correct the parameters below.","errors":[\
            {"field":"from","message":"is a date such as 2026-11-23"},\
            {"field":"to","message":"is a date such as 2026-11-23"},\
            {"field":"kind","message":"is one of question, pain, objection, competitor, other"},\
            {"field":"persona","message":"is one of IT, Ops leader"},\
            {"field":"stage","message":"is given more than once"},\
            {"field":"product","message":"is known of nothing that was heard"},\
            {"field":"status","message":"is one of new, picked-up, planned, answered, dismissed"},\
            {"field":"unanswered","message":"is true or false"},\
            {"field":"hearings","message":"is true or false"},\
            {"field":"page","message":"is a number from 1 to 1000000"},\
            {"field":"size","message":"is a number from 1 to 500"}]}""");
    assertThat(web.get("/api/questions?from=2026-11-24&to=2026-11-23").problem())
        .contains("{\"field\":\"to\",\"message\":\"is before from\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/questions", "/api/export/questions.csv", "/api/export/questions.ndjson"})
  void nothing_comes_without_a_key_and_nothing_is_kept_in_between(String path) {
    Web.Answer answer = web.send(web.request(path).setHeader("Authorization", "Bearer no").GET());
    assertThat(answer.status()).isEqualTo(401);
    answer.problem();
    assertThat(
            web.raw("GET " + path + " HTTP/1.0\r\nAuthorization: Bearer " + Web.KEY + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("\r\nCache-Control: no-store\r\n");
  }

  private static String link(String format) {
    Reply reply = bot.router.answer(bot.press(LENA, "question.export", "usual", format));
    Element.Text text = (Element.Text) ((Reply.Privately) reply).card().elements().get(0);
    URI url =
        text.spans().stream()
            .filter(Span.Link.class::isInstance)
            .map(span -> ((Span.Link) span).url())
            .findFirst()
            .orElseThrow();
    assertThat(url.toString()).matches("https://rallybot.example/exports/[A-Za-z0-9_-]{32}");
    return url.getPath();
  }

  @Test
  void a_link_from_chat_gives_the_file_to_keep_and_nobody_in_between_keeps_it() {
    String answer = web.raw("GET " + link("csv") + " HTTP/1.0\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains(
            "\r\nCache-Control: no-store\r\n",
            "\r\nX-Content-Type-Options: nosniff\r\n",
            "\r\nContent-Type: text/csv;charset=UTF-8\r\n",
            "\r\nContent-Disposition: attachment; filename=\"buyer-questions-2026-11-26.csv\"\r\n",
            "\r\n\r\n\uFEFFid,words,kind,");
    assertThat(web.get(link("md")).body())
        .startsWith("# What buyers asked, last 30 days\n\n2 questions, as of 26 Nov 2026.\n\n");
  }

  @Test
  void a_link_works_as_often_as_one_likes_for_a_quarter_of_an_hour_and_never_again() {
    String link = link("csv");
    assertThat(web.get(link).status()).isEqualTo(200);
    assertThat(web.get(link).status()).isEqualTo(200);
    Set<String> claims = bot.redis.keys("rally:{" + bot.org + "}:*question-file*");
    assertThat(claims).isNotEmpty();
    for (String claim : claims) {
      assertThat(bot.redis.pttl(claim)).isBetween(1L, Duration.ofMinutes(15).toMillis());
      bot.redis.del(claim);
    }
    assertThat(web.get(link).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%2e%2e", "%F0%9F%9A%80", "a%20b"})
  void a_link_that_is_over_says_so_in_plain_words(String token) {
    assertThat(web.send(web.request("/exports/" + token).GET()))
        .isEqualTo(
            new Web.Answer(
                404,
                "text/plain;charset=UTF-8",
                Optional.empty(),
                """
                This link does not work any more: it did for 15 minutes.
                Ask for the export again in chat, where you got the link.
                """));
  }
}

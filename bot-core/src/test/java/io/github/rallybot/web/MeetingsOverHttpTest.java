package io.github.rallybot.web;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.FiguresReader;
import io.github.rallybot.figures.GoodGrade;
import io.github.rallybot.figures.PastFigures;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.meeting.AgendaItem;
import io.github.rallybot.meeting.Decision;
import io.github.rallybot.meeting.Meeting;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.RoomDeeds.Doer;
import io.github.rallybot.question.Occasions;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.room.Behind;
import io.github.rallybot.room.FiguresInHand;
import io.github.rallybot.room.MeetingPage;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class MeetingsOverHttpTest {

  private static final String US = "https://rally.example";

  private final TestBot bot = TestBot.create();
  private final Web web = Web.withMeetings(bot, page());
  private PlannedMeeting planned;
  private int deeds;

  @BeforeEach
  void plan() {
    List.of(MAYA, TOM, SAM).forEach(bot.members::enrolled);
    planned = bot.meetings.agenda().next().orElseThrow().planned();
  }

  @AfterEach
  void close() {
    web.close();
    bot.close();
  }

  private MeetingPage page() {
    FiguresReader reader =
        new FiguresReader(
            bot.store,
            bot.board,
            bot.contents,
            bot.contentUses,
            Reasons.standard(),
            GoodGrade.standard(),
            bot.clock);
    Caution caution = Caution.standard();
    return new MeetingPage(
        bot.meetings,
        bot.members,
        new FiguresInHand(
            new PastFigures(bot.store, reader, bot.clock), bot.standing(bot.store), caution),
        new Behind(
            bot.store,
            bot.members,
            reader,
            new Occasions(bot.board),
            bot.contents,
            new LeadStory(Reasons.standard(), Endings.standard(), false)),
        Reasons.standard(),
        Endings.standard(),
        bot.diary,
        bot.clock);
  }

  private String path() {
    return "/meetings/" + planned.period().id();
  }

  private String key(UserRef user) {
    URI link = bot.meetings.links().give(bot.members.enrolled(user).id(), planned).orElseThrow();
    assertThat(link.toString()).startsWith(US + path() + "?key=");
    return link.getQuery().substring("key=".length());
  }

  private HttpResponse<String> enter(String key) {
    return post("/enter", "", Map.of("key", key), US);
  }

  /** The cookie with which somebody's browser is let in. */
  private String visits(UserRef user) {
    return cookie(enter(key(user)));
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
  }

  private HttpResponse<String> get(String query, String cookie) {
    return web.whole(web.request(path() + query).header("Cookie", cookie).GET());
  }

  private HttpResponse<String> post(
      String where, String cookie, Map<String, String> fields, String origin) {
    String body =
        fields.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return web.whole(
        web.request(path() + where)
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .header("Origin", origin)
            .header("Cookie", cookie)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String does(String cookie, String... fields) {
    Map<String, String> said = new java.util.HashMap<>(Map.of("deed", "d" + ++deeds));
    for (int i = 0; i < fields.length; i += 2) {
      said.put(fields[i], fields[i + 1]);
    }
    HttpResponse<String> answer = post("/deeds", cookie, said, US);
    return answer.statusCode() + " " + answer.body();
  }

  private Meeting meeting() {
    return bot.meetings.meetings().of(planned);
  }

  private String row(String words) {
    bot.meetings.room().add(new Doer(MAYA, "add" + words), words);
    return bot.meetings.items().waiting().stream()
        .filter(item -> item.words().equals(words))
        .map(AgendaItem::id)
        .map(id -> "i." + id.value())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoever_only_looks_at_a_link_uses_nothing_up_and_learns_nothing() {
    String key = key(MAYA);
    String seen = get("?key=" + key, "").body();
    assertThat(seen).contains("Open the meeting").doesNotContain("Maya", "Agenda");
    assertThat(enter(key).statusCode()).isEqualTo(303);
  }

  @Test
  void a_link_is_exchanged_once_for_a_cookie_of_this_page_alone() {
    String key = key(MAYA);
    HttpResponse<String> entered = enter(key);
    assertThat(entered.headers().firstValue("Location")).contains("../" + planned.period().id());
    assertThat(entered.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("rally-meeting=")
        .contains("; Path=" + path(), "; Secure", "; HttpOnly", "; SameSite=Strict", "; Max-Age=");
    assertThat(get("", cookie(entered)).statusCode()).isEqualTo(200);
    bot.clock.move(Duration.ofMinutes(2));
    assertThat(enter(key).statusCode()).isEqualTo(403);
    assertThat(get("", cookie(entered)).statusCode()).isEqualTo(200);
  }

  @Test
  void in_a_browser_that_two_share_each_link_is_its_own_members() {
    String mayas = visits(MAYA);
    HttpResponse<String> toms = post("/enter", mayas, Map.of("key", key(TOM)), US);
    does(cookie(toms), "do", "decide", "line", "l1", "words", "Tom says so");
    assertThat(meeting().concluded().get(0).by()).isEqualTo(bot.members.enrolled(TOM).id());
    HttpResponse<String> again = post("/enter", mayas, Map.of("key", key(MAYA)), US);
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(again.headers().firstValue("Set-Cookie")).as("her pass is kept").isEmpty();
  }

  @Test
  void a_line_that_somebody_took_back_is_not_typed_on_as_if_it_stood() {
    String cookie = visits(MAYA);
    does(cookie, "do", "decide", "line", "l1", "words", "Two");
    bot.meetings
        .meetings()
        .decision("undo", TOM, planned.period().id(), meeting().concluded().get(0).id(), false);
    assertThat(does(cookie, "do", "decide", "line", "l1", "words", "Two demos"))
        .isEqualTo(
            "422 {\"why\":\"Somebody took it back. Bring it back in the list, or begin a new line.\"}");
    assertThat(meeting().concluded()).isEmpty();
  }

  @Test
  void a_page_lets_nothing_in_and_nothing_out() {
    HttpResponse<String> answer = get("", visits(MAYA));
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body()).doesNotContain(" src=", "style=\"", "onclick");
  }

  @Test
  void links_end_when_they_are_revoked_when_their_time_is_over_and_when_a_member_leaves() {
    String first = visits(MAYA);
    String unused = key(MAYA);
    String other = visits(TOM);
    // revoked by an instance whose clock is behind
    bot.clock.move(Duration.ofMinutes(-1));
    bot.meetings.links().revoke(bot.members.enrolled(MAYA).id());
    assertThat(get("", first).statusCode()).isEqualTo(403);
    assertThat(get("", first).body()).contains("/agenda link");
    assertThat(enter(unused).statusCode()).isEqualTo(403);
    assertThat(get("", other).statusCode()).isEqualTo(200);

    String again = visits(MAYA);
    assertThat(get("", again).statusCode()).isEqualTo(200);
    bot.clock.move(Duration.ofDays(8));
    assertThat(get("", again).statusCode()).isEqualTo(403);
    assertThat(does(again, "do", "add", "words", "Late?")).startsWith("403");
  }

  @Test
  void a_pass_opens_no_other_meeting() {
    String cookie = visits(MAYA);
    assertThat(
            web.whole(
                    web.request("/meetings/" + planned.period().before().id())
                        .header("Cookie", cookie)
                        .GET())
                .statusCode())
        .isEqualTo(403);
    assertThat(web.whole(web.request("/meetings/next").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void what_another_site_sends_is_refused() {
    String cookie = visits(MAYA);
    Map<String, String> deed = Map.of("deed", "1", "do", "add", "words", "Theirs");
    assertThat(post("/deeds", cookie, deed, "https://evil.example").statusCode()).isEqualTo(403);
    assertThat(post("/deeds", cookie, deed, "null").statusCode()).isEqualTo(403);
    assertThat(bot.meetings.items().waiting()).isEmpty();
  }

  @Test
  void a_line_is_saved_while_it_is_typed_and_stays_one_decision() {
    String cookie = visits(MAYA);
    String row = row("Why do we lose?");
    assertThat(does(cookie, "do", "decide", "line", "l1", "row", row, "words", "Two"))
        .startsWith("200");
    assertThat(does(cookie, "do", "decide", "line", "l1", "row", row, "words", "Two demos"))
        .startsWith("200");
    assertThat(meeting().concluded().stream().map(Decision::words).toList())
        .isEqualTo(List.of("Two demos"));
    assertThat(meeting().concluded().get(0).origin().row()).isEqualTo(Optional.of(row));
    assertThat(does(visits(TOM), "do", "decide", "line", "l1", "row", row, "words", "Three"))
        .startsWith("200");
    assertThat(meeting().concluded().stream().map(Decision::words).toList())
        .isEqualTo(List.of("Two demos", "Three"));
    does(cookie, "do", "clear-decide", "line", "l1");
    assertThat(meeting().concluded().stream().map(Decision::words).toList())
        .isEqualTo(List.of("Three"));
  }

  @Test
  void a_deed_that_is_sent_twice_is_done_once() {
    String cookie = visits(MAYA);
    Map<String, String> deed = Map.of("deed", "same", "do", "add", "words", "Once?");
    assertThat(post("/deeds", cookie, deed, US).statusCode()).isEqualTo(200);
    assertThat(post("/deeds", cookie, deed, US).statusCode()).isEqualTo(200);
    assertThat(bot.meetings.items().waiting()).hasSize(1);
  }

  @Test
  void an_action_needs_somebody_of_us_and_a_day_to_come() {
    String cookie = visits(MAYA);
    String tom = bot.members.enrolled(TOM).id().value();
    String due = bot.clock.instant().plus(Duration.ofDays(7)).toString().substring(0, 10);
    assertThat(does(cookie, "do", "agree", "line", "a", "words", "Sheet", "owner", "", "due", due))
        .isEqualTo("422 {\"why\":\"Choose who does it.\"}");
    assertThat(
            does(
                cookie,
                "do",
                "agree",
                "line",
                "a",
                "words",
                "Sheet",
                "owner",
                tom,
                "due",
                "2020-01-01"))
        .isEqualTo("422 {\"why\":\"Choose a day that is not over.\"}");
    assertThat(does(cookie, "do", "agree", "line", "a", "words", "Sheet", "owner", tom, "due", due))
        .isEqualTo("200 {\"why\":\"\"}");
    assertThat(bot.meetings.actions().open()).hasSize(1);
  }

  @Test
  void words_are_data_and_leads_are_told_as_on_their_cards() {
    row("<script>alert(1)</script> & \"more\"");
    bot.leads.receive(
        TestBot.lead("dana@northgate.example", "<b>expo</b>", Optional.empty()), Optional.empty());
    String figure = get("?count=leads", visits(MAYA)).body();
    assertThat(figure)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;")
        .doesNotContain("<script>alert", "<b>expo", "dana@", "555 0143");
  }

  @Test
  void whoever_listens_is_told_of_what_any_instance_changes() throws Exception {
    String cookie = visits(MAYA);
    try (var socket = web.connect()) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path() + "/events HTTP/1.1\r\nHost: x\r\nCookie: " + cookie + "\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      assertThat(Web.until(socket, "event:open")).contains("200", "text/event-stream");
      Web.until(socket, "\n\n");
      bot.anotherMeetings().room().add(new Doer(TOM, "elsewhere"), "Elsewhere?");
      assertThat(Web.until(socket, "event:changed")).endsWith("event:changed");
    }
  }
}

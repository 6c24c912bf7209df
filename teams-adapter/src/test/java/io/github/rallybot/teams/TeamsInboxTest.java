package io.github.rallybot.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.redis.RedisForTests;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes from Teams, through the gate, and what goes back. */
@ExtendWith(RedisForTests.class)
class TeamsInboxTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String LEADS = "19:leads@thread.tacv2";
  private static final String THREAD = LEADS + ";messageid=1690000000000";

  private final MicrosoftForTests microsoft = new MicrosoftForTests();
  private final TestBot bot = TestBot.create();
  private final Router router = new Router();
  private final TeamsPlatform platform = on(microsoft.withItsService());
  private final TeamsInbox inbox = inbox(platform);
  private int activities;
  private int added;

  private TeamsPlatform on(TeamsSettings settings) {
    return new TeamsPlatform(
        settings,
        bot.store,
        new Unlimited(),
        Clock.systemUTC(),
        user -> Optional.of("Maya <Ross>"),
        router::opens);
  }

  private TeamsInbox inbox(TeamsPlatform teams) {
    TeamsAfterwards afterwards = new TeamsAfterwards(teams, Runnable::run);
    return new TeamsInbox(
        router,
        teams.references(),
        new TeamsDeeds(teams.directory()::person),
        new TeamsShortcuts(teams.directory()::person),
        new TeamsAnswers(router, teams.renderer(), teams.forms(), afterwards),
        afterwards,
        () -> added++);
  }

  @BeforeEach
  void listen() {
    microsoft.server.stubFor(
        post(urlPathMatching("/login/.*"))
            .willReturn(okJson("{\"access_token\":\"one\",\"expires_in\":3600}")));
    microsoft.server.stubFor(
        post(urlPathMatching("/emea/.*"))
            .willReturn(okJson("{\"id\":\"a:maya\",\"activityId\":\"1\"}")));
    microsoft.server.stubFor(put(urlPathMatching("/emea/.*")).willReturn(okJson("{}")));
  }

  @AfterEach
  void close() {
    bot.close();
    microsoft.close();
  }

  private String activity(String type, String name, String conversation, String more) {
    return """
    {"type":"%s","name":"%s","id":"f:%d","timestamp":"2026-11-23T09:30:00.25Z",
     "serviceUrl":"%s/emea/","channelId":"msteams","from":{"id":"29:maya"},
     "recipient":{"id":"28:bot"},"replyToId":"1690000000000",
     "conversation":{"id":"%s","tenantId":"%s"}%s}"""
        .formatted(
            type,
            name,
            ++activities,
            microsoft.server.baseUrl(),
            conversation,
            MicrosoftForTests.TENANT,
            more);
  }

  /** The card in the message that was sent at a place. */
  private JsonNode content(int at) {
    LoggedRequest sent =
        microsoft.server.findAll(anyRequestedFor(urlPathMatching("/emea/.*/activities"))).get(at);
    return JSON.readTree(sent.getBodyAsString()).path("attachments").path(0).path("content");
  }

  /** What Teams gets back, and nothing if it gets nothing. */
  private JsonNode receives(String type, String name, String conversation, String more) {
    return inbox
        .receive(
            microsoft.passed(
                activity(type, name, conversation, more), microsoft.server.baseUrl() + "/emea/"))
        .<JsonNode>map(node -> node)
        .orElseGet(JSON::nullNode);
  }

  private JsonNode presses(String action) {
    return receives(
        "invoke",
        "adaptiveCard/action",
        THREAD,
        ",\"value\":{\"action\":{\"data\":{\"rally\":\"" + action + "\"}}}");
  }

  private JsonNode inDialog(String name, String data) {
    return receives("invoke", name, THREAD, ",\"value\":{\"data\":{" + data + "}}");
  }

  private List<String> said() {
    return microsoft
        .server
        .findAll(anyRequestedFor(urlPathMatching("/emea/.*/activities")))
        .stream()
        .map(LoggedRequest::getBodyAsString)
        .map(body -> JSON.readTree(body).path("summary").asString())
        .toList();
  }

  @Test
  void a_press_on_a_card_that_shows_what_happened_is_answered_with_the_card() {
    router.on("a", press -> new Reply.Shown(() -> Optional.of(Card.of("Good fit: Maya"))));
    router.on("gone", press -> new Reply.Shown(Optional::empty));
    router.on(
        "undrawn",
        press ->
            new Reply.Shown(
                () -> {
                  throw new StorageAway(new IllegalStateException());
                }));
    JsonNode answer = presses("a");
    assertThat(answer.path("type").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(answer.path("value").path("fallbackText").asString()).isEqualTo("Good fit: Maya");
    assertThat(presses("gone").path("value").asString()).isEqualTo("Saved");
    assertThat(presses("undrawn").path("value").asString()).as("it is kept").isEqualTo("Saved");
  }

  @Test
  void a_press_that_another_card_will_show_is_answered_with_a_word() {
    router.on("lead.judge", press -> Reply.nothing());
    assertThat(presses("lead.judge:L1").toString())
        .isEqualTo(
            """
            {"statusCode":200,"type":"application/vnd.microsoft.activity.message",\
            "value":"Saved"}""");
  }

  @Test
  void a_sentence_for_the_person_is_said_at_once_and_a_card_goes_to_their_chat() {
    router.on("a", press -> Reply.privately("Tom has it."));
    router.on(
        "b",
        press -> Reply.privately(new Card(Card.of("How to reach them").elements(), "Contact")));
    assertThat(presses("a").path("value").asString()).isEqualTo("Tom has it.");
    assertThat(said()).isEmpty();
    assertThat(presses("b").path("value").asString())
        .isEqualTo("I have written to you in our chat.");
    assertThat(said()).containsExactly("Contact");
  }

  @Test
  void what_is_drawn_anew_takes_the_place_of_what_was_pressed() {
    router.on("a", press -> Reply.replace(Card.of("The next page")));
    JsonNode answer = presses("a");
    assertThat(answer.path("type").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(answer.path("value").path("fallbackText").asString()).isEqualTo("The next page");
  }

  @Test
  void a_dialog_opens_comes_back_with_what_is_wrong_and_with_what_was_typed_and_closes() {
    router.opens(
        "note.open",
        press ->
            Reply.open(
                new Form(
                    "Note",
                    Optional.of(Action.of("note.done")),
                    "Save",
                    List.of(new Form.TextInput("note", "Note", "", false, 100, "")))));
    router.on(
        "note.done",
        form ->
            form.text("note").filter(text -> text.equals("right")).isPresent()
                ? Reply.nothing()
                : Reply.invalid("note", "Say it otherwise."));
    JsonNode task = inDialog("task/fetch", "\"rally\":\"note.open\"").path("task");
    assertThat(task.path("type").asString()).isEqualTo("continue");
    assertThat(task.path("value").path("title").asString()).isEqualTo("Note");
    JsonNode data =
        task.path("value").path("card").path("content").path("actions").path(0).path("data");
    assertThat(data.toString())
        .isEqualTo("{\"rally\":\"note.done\",\"rally.opener\":\"note.open\"}");
    String submitted = "\"rally\":\"note.done\",\"rally.opener\":\"note.open\",\"t.note\":";
    String again = inDialog("task/submit", submitted + "\"wrong\"").toString();
    assertThat(again).contains("\"value\":\"wrong\"").contains("Say it otherwise.");
    assertThat(inDialog("task/submit", submitted + "\"right\"").toString()).isEqualTo("{}");
  }

  @Test
  void a_command_in_a_chat_is_answered_there_and_in_a_channel_with_a_line_and_in_the_chat() {
    router.onWord(
        "leads",
        command ->
            Reply.privately(
                new Card(
                    List.of(
                        new Element.Text(Span.plain("Three leads")),
                        new Element.Quiet(Span.plain("One of them waits."))),
                    "Your leads")));
    receives("message", "", "a:maya", ",\"text\":\"leads\"");
    assertThat(said()).containsExactly("Your leads");
    receives("message", "", THREAD, ",\"text\":\"leads\"");
    assertThat(said())
        .containsExactly("Your leads", "Your leads", "I have answered you in our personal chat.");
  }

  @Test
  void a_command_that_opens_a_form_is_answered_with_a_button_that_does() {
    router.onWord(
        "setup",
        command ->
            Reply.open(
                new Form(
                    "Set up Rallybot",
                    Optional.of(Action.of("setup.done")),
                    "Save",
                    List.of(new Form.TextInput("note", "Note", "", false, 100, "")))));
    router.on("setup.done", form -> Reply.invalid("note", "Say more."));
    receives("message", "", "a:maya", ",\"text\":\"setup\"");
    JsonNode button = content(0).path("body").path(1).path("actions").path(0);
    assertThat(button.path("data").toString())
        .isEqualTo("{\"rally\":\"rally.typed:setup\",\"msteams\":{\"type\":\"task/fetch\"}}");
    JsonNode opened = inDialog("task/fetch", "\"rally\":\"rally.typed:setup\"").path("task");
    assertThat(opened.path("value").path("title").asString()).isEqualTo("Set up Rallybot");
    assertThat(
            inDialog(
                    "task/submit",
                    "\"rally\":\"setup.done\",\"rally.opener\":\"rally.typed:setup\","
                        + "\"t.note\":\"x\"")
                .toString())
        .contains("Say more.")
        .contains("\"value\":\"x\"");
  }

  @Test
  void with_targeted_replies_an_answer_in_a_channel_is_shown_to_one_person_there() {
    router.onWord("leads", command -> Reply.privately("Three leads"));
    TeamsInbox targeted = inbox(on(microsoft.withTargetedReplies()));
    targeted.receive(
        microsoft.passed(
            activity("message", "", THREAD, ",\"text\":\"leads\""),
            microsoft.server.baseUrl() + "/emea/"));
    List<LoggedRequest> sent =
        microsoft.server.findAll(anyRequestedFor(urlPathMatching("/emea/.*/activities")));
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).getUrl()).endsWith("/activities?isTargetedActivity=true");
    assertThat(JSON.readTree(sent.get(0).getBodyAsString()).path("recipient").toString())
        .isEqualTo("{\"id\":\"29:maya\",\"isTargeted\":true}");
  }

  @Test
  void what_was_typed_after_a_slash_is_answered_where_nobody_else_sees_it() {
    router.onWord("leads", command -> Reply.privately("Three leads"));
    String typed = activity("message", "", LEADS, ",\"text\":\"leads\"");
    inbox.receive(
        microsoft.passed(
            typed.replace("{\"id\":\"28:bot\"}", "{\"id\":\"28:bot\",\"isTargeted\":true}"),
            microsoft.server.baseUrl() + "/emea/"));
    assertThat(
            microsoft
                .server
                .findAll(anyRequestedFor(urlPathMatching("/emea/.*/activities")))
                .stream()
                .map(LoggedRequest::getUrl))
        .containsExactly(
            "/emea/v3/conversations/19:leads@thread.tacv2/activities?isTargetedActivity=true");
  }

  @Test
  void what_cannot_be_shown_in_a_channel_goes_to_the_personal_chat() {
    microsoft.server.stubFor(
        post(urlPathMatching("/emea/.*"))
            .withQueryParam("isTargetedActivity", equalTo("true"))
            .willReturn(aResponse().withStatus(400)));
    router.onWord("leads", command -> Reply.privately("Three leads"));
    inbox(on(microsoft.withTargetedReplies()))
        .receive(
            microsoft.passed(
                activity("message", "", THREAD, ",\"text\":\"leads\""),
                microsoft.server.baseUrl() + "/emea/"));
    List<LoggedRequest> sent =
        microsoft.server.findAll(anyRequestedFor(urlPathMatching("/emea/.*/activities")));
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).getUrl()).isEqualTo("/emea/v3/conversations/a:maya/activities");
  }

  @Test
  void the_zone_that_a_client_names_is_known_from_then_on() {
    microsoft.server.stubFor(
        get(urlPathMatching("/emea/.*"))
            .willReturn(okJson("{\"id\":\"29:maya\",\"name\":\"Maya\"}")));
    UserRef maya = new UserRef(Platform.TEAMS, "29:maya");
    receives("message", "", "a:maya", client("No/Where"));
    assertThat(platform.profile(maya).zone()).isEmpty();
    receives("message", "", "a:maya", client("Asia/Kathmandu"));
    assertThat(platform.profile(maya).zone()).contains(ZoneId.of("Asia/Kathmandu"));
  }

  private static String client(String zone) {
    return ",\"text\":\"x\",\"entities\":[{\"type\":\"clientInfo\",\"timezone\":\"" + zone + "\"}]";
  }

  @Test
  void nothing_that_was_not_saved_looks_as_if_it_were() {
    router.on(
        "away",
        press -> {
          throw new StorageAway(new IllegalStateException());
        });
    router.on(
        "broken",
        press -> {
          throw new IllegalStateException();
        });
    assertThat(presses("away").path("value").path("message").asString())
        .isEqualTo("Not saved. Press again in a moment.");
    assertThat(presses("broken").path("statusCode").asInt()).isEqualTo(500);
    assertThat(inDialog("task/submit", "\"rally\":\"away\"").path("task").path("value").asString())
        .startsWith("Not saved.");
  }

  @Test
  void what_is_nothing_of_ours_is_answered_kindly_and_does_nothing() {
    for (String action : List.of("nobody.knows", "", "no code: at all")) {
      assertThat(presses(action).path("value").asString())
          .isEqualTo("That button is from an older version and does nothing now.");
    }
    assertThat(receives("invoke", "composeExtension/query", THREAD, "").toString()).isEqualTo("{}");
    assertThat(receives("invoke", "", THREAD, "").toString()).isEqualTo("{}");
    for (String type : List.of("typing", "messageReaction", "event", "x")) {
      assertThat(receives(type, "", THREAD, "").isNull()).as(type).isTrue();
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void where_the_bot_is_added_it_says_what_it_is_for() {
    router.onWord("help", command -> Reply.privately("I bring leads."));
    receives("conversationUpdate", "", "a:maya", ",\"membersAdded\":[{\"id\":\"29:maya\"}]");
    assertThat(said()).isEmpty();
    assertThat(added).isZero();
    receives("conversationUpdate", "", "a:maya", ",\"membersAdded\":[{\"id\":\"28:bot\"}]");
    assertThat(said()).containsExactly("I bring leads.");
    assertThat(added).as("what waits for Teams is tried again").isEqualTo(1);
  }
}

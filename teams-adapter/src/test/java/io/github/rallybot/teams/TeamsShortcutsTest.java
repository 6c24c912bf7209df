package io.github.rallybot.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.bot.schema.Activity;
import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.redis.RedisForTests;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Choices in the menu of a message, through the inbox. */
@ExtendWith(RedisForTests.class)
class TeamsShortcutsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String DANA = "11112222-aaaa-3333-bbbb-4444cccc5555";
  private static final ChannelRef LEADS = new ChannelRef(Platform.TEAMS, "19:leads@thread.tacv2");
  private static final UserRef MAYA = new UserRef(Platform.TEAMS, "29:maya");
  private static final String UNKNOWN =
      "This Rallybot does not know that shortcut, so nothing was done.";
  private static final String NO_MESSAGE =
      "Nothing was done: choose this in the menu of the message that it is about.";

  private final MicrosoftForTests microsoft = new MicrosoftForTests();
  private final TestBot bot = TestBot.create();
  private final Router router = new Router();
  private final TeamsPlatform platform =
      new TeamsPlatform(
          microsoft.withItsService(),
          bot.store,
          new Unlimited(),
          Clock.systemUTC(),
          user -> Optional.empty(),
          router::opens);
  private final TeamsAfterwards afterwards = new TeamsAfterwards(platform, Runnable::run);
  private final TeamsInbox inbox =
      new TeamsInbox(
          router,
          platform.references(),
          new TeamsDeeds(platform.directory()::person),
          new TeamsShortcuts(platform.directory()::person),
          new TeamsAnswers(router, platform.renderer(), platform.forms(), afterwards),
          afterwards,
          () -> {});
  private final List<Shortcut> heard = new ArrayList<>();

  @BeforeEach
  void listen() {
    microsoft.server.stubFor(
        post(urlPathMatching("/login/.*"))
            .willReturn(okJson("{\"access_token\":\"one\",\"expires_in\":3600}")));
  }

  @AfterEach
  void close() {
    bot.close();
    microsoft.close();
  }

  private ObjectNode activity(String name, String more) {
    return (ObjectNode)
        JSON.readTree(
            """
            {"type":"invoke","name":"%s","id":"f:1","timestamp":"2026-11-23T09:30:00.25Z",
             "serviceUrl":"%s/emea/","channelId":"msteams",
             "from":{"id":"29:maya","aadObjectId":"%s"},"recipient":{"id":"28:bot"},
             "conversation":{"id":"19:leads@thread.tacv2;messageid=1690","tenantId":"%s"},
             "channelData":{"tenant":{"id":"%s"},"team":{"id":"19:team@thread.tacv2"}},
             "value":{"commandId":"heard","commandContext":"message",%s
               "messagePayload":{"id":"1691","replyToId":"1690",
                 "body":{"contentType":"html","content":"<p>What does <b>it</b> cost?</p>"},
                 "from":{"user":{"userIdentityType":"aadUser","id":"%s","displayName":"D"}}}}}"""
                .formatted(
                    name,
                    microsoft.server.baseUrl(),
                    "99990000-aaaa-3333-bbbb-4444cccc5555",
                    MicrosoftForTests.TENANT,
                    MicrosoftForTests.TENANT,
                    more,
                    DANA));
  }

  private JsonNode receives(JsonNode activity) {
    Activity passed = microsoft.passed(activity.toString(), microsoft.server.baseUrl() + "/emea/");
    return inbox.receive(passed).<JsonNode>map(node -> node).orElseGet(JSON::nullNode);
  }

  private JsonNode chooses() {
    return receives(activity(TeamsShortcuts.FETCH, ""));
  }

  private static String message(String words) {
    return "{\"task\":{\"type\":\"message\",\"value\":\"" + words + "\"}}";
  }

  private void answering(Reply reply) {
    router.onShortcut(
        "heard",
        shortcut -> {
          heard.add(shortcut);
          return reply;
        });
  }

  private static Form form() {
    return new Form(
        "Log it",
        Optional.of(Action.of("question.heard", "Q1")),
        "Log",
        List.of(new Form.TextInput("words", "Words", "", false, 100, "")));
  }

  @Test
  void a_shortcut_reaches_its_feature_whole() {
    platform.references().seen(microsoft.passed(inTeam(), microsoft.server.baseUrl() + "/emea/"));
    microsoft.server.stubFor(
        get(urlPathMatching("/emea/v3/conversations/.*/members/" + DANA))
            .willReturn(okJson("{\"id\":\"29:dana\",\"name\":\"Dana\"}")));
    answering(Reply.privately("Logged."));
    assertThat(chooses().toString()).isEqualTo(message("Logged."));
    assertThat(heard)
        .isEqualTo(
            List.of(
                new Shortcut(
                    "heard",
                    "teams f:1",
                    Optional.of(Instant.parse("2026-11-23T09:30:00.25Z")),
                    MAYA,
                    false,
                    new MessageRef(LEADS, "1690/1691"),
                    "What does it cost?",
                    Optional.of(new UserRef(Platform.TEAMS, "29:dana")))));
  }

  /** Something that shows that the app is in the team. */
  private String inTeam() {
    ObjectNode activity = activity("", "");
    activity.put("type", "conversationUpdate").remove("value");
    return activity.toString();
  }

  @Test
  void an_author_who_cannot_be_looked_up_is_not_known_and_nobody_waits() {
    platform.references().seen(microsoft.passed(inTeam(), microsoft.server.baseUrl() + "/emea/"));
    microsoft.server.stubFor(
        get(urlPathMatching("/emea/.*")).willReturn(aResponse().withStatus(500)));
    answering(Reply.privately("Logged."));
    assertThat(chooses().toString()).isEqualTo(message("Logged."));
    ObjectNode own = activity(TeamsShortcuts.FETCH, "");
    ((ObjectNode) own.path("from")).put("aadObjectId", DANA);
    receives(own);
    assertThat(heard)
        .extracting(Shortcut::author)
        .isEqualTo(List.of(Optional.empty(), Optional.of(MAYA)));
  }

  @Test
  void where_a_shortcut_is_used_the_app_need_not_be() {
    answering(Reply.nothing());
    assertThat(chooses().toString()).isEqualTo(message("Saved"));
    assertThat(platform.references().teams()).isEmpty();
  }

  @Test
  void its_form_opens_comes_back_with_what_is_wrong_and_with_what_was_typed_and_closes() {
    List<Interaction> submitted = new ArrayList<>();
    answering(Reply.open(form()));
    router.on(
        "question.heard",
        submission -> {
          submitted.add(submission);
          return submission.text("words").filter("right"::equals).isPresent()
              ? Reply.nothing()
              : Reply.invalid("words", "Say it otherwise.");
        });
    JsonNode value = chooses().path("task").path("value");
    assertThat(value.path("title").asString()).isEqualTo("Log it");
    JsonNode data = value.at("/card/content/actions/0/data");
    assertThat(data.toString())
        .isEqualTo("{\"rally\":\"question.heard:Q1\",\"rally.opener\":\"rally.shortcut:heard\"}");
    String sent = "\"data\":" + data.toString().replace("}", ",\"t.words\":\"%s\"},");
    String again = receives(activity(TeamsShortcuts.SUBMIT, sent.formatted("wrong"))).toString();
    assertThat(again).contains("\"value\":\"wrong\"").contains("Say it otherwise.");
    assertThat(receives(activity(TeamsShortcuts.SUBMIT, sent.formatted("right"))).toString())
        .isEqualTo("{}");
    assertThat(submitted)
        .extracting(Interaction::message)
        .isEqualTo(
            List.of(
                Optional.of(new MessageRef(LEADS, "1690/1691")),
                Optional.of(new MessageRef(LEADS, "1690/1691"))));
    ObjectNode alone = activity(TeamsShortcuts.SUBMIT, sent.formatted("wrong"));
    ((ObjectNode) alone.path("value")).remove("messagePayload");
    assertThat(receives(alone).toString()).isEqualTo(message("Say it otherwise."));
  }

  @Test
  void one_that_no_feature_answers_is_said_to_be_unknown() {
    assertThat(chooses().toString()).isEqualTo(message(UNKNOWN));
  }

  @Test
  void while_the_storage_is_away_it_is_said_that_nothing_was_saved() {
    router.onShortcut(
        "heard",
        shortcut -> {
          throw new StorageAway(new IllegalStateException("down"));
        });
    assertThat(chooses().toString())
        .isEqualTo(message("Not saved. Close this and try again in a moment."));
  }

  @Test
  void of_a_message_of_100_kb_the_beginning_is_taken() {
    answering(Reply.nothing());
    ObjectNode large = activity(TeamsShortcuts.FETCH, "");
    ((ObjectNode) large.at("/value/messagePayload/body"))
        .put("content", "<p>" + "x".repeat(100_000) + "</p>");
    receives(large);
    assertThat(heard.get(0).text()).isEqualTo("x".repeat(Shortcut.MAX_TEXT - 1) + "…");
  }

  @Test
  void whatever_is_missing_or_odd_in_one_is_said_in_the_dialog() {
    answering(Reply.nothing());
    for (String at :
        List.of(
            "/value/commandId",
            "/value/messagePayload",
            "/value/messagePayload/id",
            "/value/messagePayload/body",
            "/value/messagePayload/body/content",
            "/value/messagePayload/body/contentType",
            "/value/messagePayload/from",
            "/value/messagePayload/from/user",
            "/value/messagePayload/from/user/id")) {
      for (String odd : List.of("null", "7", "[]", "{}", "\"\"", "[null]", "{\"id\":7}")) {
        ObjectNode activity = activity(TeamsShortcuts.FETCH, "");
        int slash = at.lastIndexOf('/');
        ((ObjectNode) activity.at(at.substring(0, slash)))
            .set(at.substring(slash + 1), JSON.readTree(odd));
        assertThat(receives(activity).toString())
            .as("%s: %s", at, odd)
            .isIn(message("Saved"), message(NO_MESSAGE));
      }
    }
  }
}

package io.github.rallybot.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.microsoft.bot.restclient.serializer.JacksonAdapter;
import com.microsoft.bot.schema.Activity;
import io.github.rallybot.TestBot;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.redis.RedisForTests;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RedisForTests.class)
class TeamsPlatformTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final ChannelRef LEADS = new ChannelRef(Platform.TEAMS, "19:leads@thread.tacv2");
  private static final ChannelRef CHAT = new ChannelRef(Platform.TEAMS, "a:maya");
  private static final UserRef MAYA = new UserRef(Platform.TEAMS, "29:maya");
  private static final Card HELLO = Card.of("Hello");

  private final MicrosoftForTests microsoft = new MicrosoftForTests();
  private final TestBot bot = TestBot.create();
  private final TeamsPlatform teams =
      new TeamsPlatform(
          microsoft.withItsService(),
          bot.store,
          new Unlimited(),
          Clock.systemUTC(),
          user -> Optional.of("Maya <Ross>"),
          action -> false);
  private final TeamsReferences references = teams.references();

  @BeforeEach
  void addedToATeam() throws IOException {
    microsoft.server.stubFor(
        post(urlPathMatching("/login/.*"))
            .willReturn(okJson("{\"access_token\":\"one\",\"expires_in\":3600}")));
    references.seen(update(microsoft.server.baseUrl() + "/emea/", "membersAdded", "28:bot"));
  }

  @AfterEach
  void close() {
    bot.close();
    microsoft.close();
  }

  private static Activity update(String service, String what, String who) throws IOException {
    ObjectMapper mapper = new JacksonAdapter().serializer();
    return mapper.readValue(
        """
        {"type":"conversationUpdate","timestamp":"2026-11-23T09:30:00.123Z","serviceUrl":"%s",
         "recipient":{"id":"28:bot"},"%s":[{"id":"%s"}],
         "channelData":{"team":{"id":"19:team@thread.tacv2"}}}"""
            .formatted(service, what, who),
        Activity.class);
  }

  private void says(String method, String path, int status, String body) {
    microsoft.server.stubFor(
        request(method, urlEqualTo("/emea/v3/" + path))
            .willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private JsonNode sent() {
    List<LoggedRequest> all =
        microsoft.server.findAll(anyRequestedFor(urlPathMatching("/emea/.*")));
    return JSON.readTree(all.get(all.size() - 1).getBodyAsString());
  }

  @Test
  void a_card_at_the_top_of_a_channel_begins_a_conversation_and_an_answer_goes_into_it() {
    says(
        "POST",
        "conversations",
        201,
        "{\"id\":\"" + LEADS.id() + ";messageid=1\",\"activityId\":\"1\"}");
    MessageRef top = teams.post(LEADS, Optional.empty(), HELLO, "intent");
    assertThat(top).isEqualTo(new MessageRef(LEADS, "1"));
    JsonNode body = sent();
    assertThat(body.path("isGroup").asBoolean()).isTrue();
    assertThat(body.path("channelData").path("channel").path("id").asString())
        .isEqualTo(LEADS.id());
    assertThat(body.path("bot").path("id").asString()).isEqualTo("28:" + MicrosoftForTests.APP);
    assertThat(body.path("activity").path("summary").asString()).isEqualTo("Hello");
    JsonNode attachment = body.path("activity").path("attachments").path(0);
    assertThat(attachment.path("contentType").asString())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(attachment.path("content").path("type").asString()).isEqualTo("AdaptiveCard");
    says("POST", "conversations/" + LEADS.id() + ";messageid=1/activities", 201, "{\"id\":\"2\"}");
    MessageRef reply = teams.post(LEADS, Optional.of(top), HELLO, "intent");
    assertThat(reply).isEqualTo(new MessageRef(LEADS, "1/2"));
    says("PUT", "conversations/" + LEADS.id() + ";messageid=1/activities/2", 200, "");
    assertThat(teams.update(reply, HELLO, Optional.empty())).isTrue();
  }

  @Test
  void a_message_that_people_deleted_is_gone_and_that_is_no_error() {
    MessageRef message = new MessageRef(LEADS, "1");
    String path = "conversations/" + LEADS.id() + ";messageid=1/activities/1";
    says("PUT", path, 404, "{\"error\":{\"code\":\"ActivityNotFoundInConversation\"}}");
    assertThat(teams.update(message, HELLO, Optional.empty())).isFalse();
    says("DELETE", path, 404, "");
    teams.delete(message);
    says("POST", "conversations", 404, "");
    assertThatThrownBy(() -> teams.post(LEADS, Optional.empty(), HELLO, "intent"))
        .as("a channel that is gone takes nothing")
        .isInstanceOf(PlatformException.Blocked.class);
  }

  @Test
  void a_personal_chat_is_opened_once_and_what_is_for_one_person_goes_there() {
    says("POST", "conversations", 201, "{\"id\":\"a:maya\"}");
    says("POST", "conversations/a:maya/activities", 201, "{\"id\":\"5\"}");
    teams.tell(MAYA, Optional.of(LEADS), HELLO);
    assertThat(teams.direct(MAYA)).isEqualTo(CHAT);
    assertThat(teams.post(CHAT, Optional.empty(), HELLO, "intent"))
        .isEqualTo(new MessageRef(CHAT, "5"));
    assertThat(microsoft.server.findAll(anyRequestedFor(urlEqualTo("/emea/v3/conversations"))))
        .hasSize(1);
  }

  @Test
  void a_profile_tells_name_and_address_who_is_a_guest_and_who_left() {
    says("POST", "conversations", 201, "{\"id\":\"a:maya\"}");
    String path = "conversations/a:maya/members/29:maya";
    says(
        "GET",
        path,
        200,
        "{\"id\":\"29:maya\",\"name\":\"Maya Ross\",\"email\":\"Maya@X.example\",\"userRole\":\"user\"}");
    assertThat(teams.profile(MAYA))
        .isEqualTo(
            new Profile(
                "Maya Ross", Optional.of("maya@x.example"), Optional.empty(), false, false, false));
    says(
        "GET",
        path,
        200,
        "{\"name\":\"Robin\",\"userPrincipalName\":\"r@y.example\",\"userRole\":\"guest\"}");
    assertThat(teams.profile(MAYA).guest()).isTrue();
    says("GET", path, 404, "");
    assertThat(teams.profile(MAYA)).isEqualTo(Profile.ofSomebodyGone());
    says(
        "GET",
        "conversations/19:team@thread.tacv2/members/maya@x.example",
        200,
        "{\"id\":\"29:maya\"}");
    assertThat(teams.personWithEmail("maya@x.example")).contains(MAYA);
    assertThat(teams.personWithEmail("nobody@x.example")).isEmpty();
  }

  @Test
  void channels_are_those_of_the_teams_that_the_app_is_in() throws IOException {
    says(
        "GET",
        "teams/19:team@thread.tacv2/conversations",
        200,
        "{\"conversations\":[{\"id\":\"19:team@thread.tacv2\"},{\"id\":\""
            + LEADS.id()
            + "\",\"name\":\"Leads\"}]}");
    assertThat(teams.directory().channels().values()).containsExactly("General", "Leads");
    assertThat(teams.channel(LEADS)).contains(new ChannelFacts("Leads", true, false));
    references.seen(update(microsoft.server.baseUrl() + "/emea/", "membersRemoved", "28:bot"));
    assertThat(teams.channel(LEADS)).isEmpty();
    assertThat(teams.checks())
        .extracting(check -> check.well() + " " + check.text())
        .containsExactly(
            "true Microsoft lets the bot in",
            "false The app is in no team. In Teams: Apps, Rallybot, Add to a team");
  }

  @Test
  void a_team_that_lets_the_bot_in_no_more_is_left_out_and_the_others_serve() throws IOException {
    Activity other =
        new JacksonAdapter()
            .serializer()
            .readValue(
                """
                {"type":"message","timestamp":"2026-11-23T09:30:00.123Z","serviceUrl":"%s/emea/",
                 "channelData":{"team":{"id":"19:other@thread.tacv2"}}}"""
                    .formatted(microsoft.server.baseUrl()),
                Activity.class);
    references.seen(other);
    assertThat(references.teams())
        .as("whatever comes from a team shows that the app is in it")
        .containsExactlyInAnyOrder("19:team@thread.tacv2", "19:other@thread.tacv2");
    says(
        "GET",
        "teams/19:other@thread.tacv2/conversations",
        403,
        "{\"error\":{\"code\":\"BotNotInConversationRoster\"}}");
    says(
        "GET",
        "teams/19:team@thread.tacv2/conversations",
        200,
        "{\"conversations\":[{\"id\":\"" + LEADS.id() + "\",\"name\":\"Leads\"}]}");
    assertThat(teams.directory().channels()).containsExactly(Map.entry(LEADS, "Leads"));
    assertThat(references.teams()).containsExactly("19:team@thread.tacv2");
  }

  @Test
  void a_call_is_never_led_to_another_address() {
    microsoft.server.stubFor(
        post(urlEqualTo("/emea/v3/conversations"))
            .willReturn(aResponse().withStatus(307).withHeader("Location", "/elsewhere")));
    assertThatThrownBy(() -> teams.direct(MAYA)).isInstanceOf(PlatformException.Unavailable.class);
    assertThat(microsoft.server.findAll(anyRequestedFor(urlEqualTo("/elsewhere")))).isEmpty();
  }

  @Test
  void when_microsoft_moves_the_service_the_next_call_goes_to_the_new_one() throws IOException {
    references.seen(update(microsoft.server.baseUrl() + "/amer/", "membersAdded", "29:somebody"));
    microsoft.server.stubFor(
        post(urlEqualTo("/amer/v3/conversations")).willReturn(okJson("{\"id\":\"a:maya\"}")));
    assertThat(teams.direct(MAYA)).isEqualTo(CHAT);
    assertThat(references.teams()).containsExactly("19:team@thread.tacv2");
  }

  @Test
  void who_is_named_on_a_card_is_notified_by_a_mention_beside_it() {
    says("POST", "conversations/a:maya/activities", 201, "{\"id\":\"5\"}");
    Card named =
        new Card(
            List.of(new Element.Text(List.of(new Span.Person(MAYA), Span.plain(", it is yours")))),
            "Handed over");
    teams.post(CHAT, Optional.empty(), named, "intent");
    assertThat(sent().path("text").asString()).isEqualTo("<at>Maya  Ross </at>");
    assertThat(sent().path("entities").toString())
        .isEqualTo(
            """
            [{"type":"mention","text":"<at>Maya  Ross </at>",\
            "mentioned":{"id":"29:maya","name":"Maya <Ross>"}}]""");
    teams.post(CHAT, Optional.empty(), HELLO, "intent");
    assertThat(sent().has("text")).isFalse();
  }

  @Test
  void who_cannot_be_written_to_is_named_until_they_can() {
    says("POST", "conversations", 403, "{\"error\":{\"code\":\"Forbidden\"}}");
    assertThatThrownBy(() -> teams.direct(MAYA)).isInstanceOf(PlatformException.Blocked.class);
    assertThat(outOfReach()).hasSize(1).allMatch(text -> text.contains("Maya <Ross>"));
    says("POST", "conversations", 201, "{\"id\":\"a:maya\"}");
    says("POST", "conversations/a:maya/activities", 403, "");
    assertThat(teams.direct(MAYA)).isEqualTo(CHAT);
    assertThat(outOfReach()).isEmpty();
    assertThatThrownBy(() -> teams.post(CHAT, Optional.empty(), HELLO, "intent"))
        .as("they blocked the bot")
        .isInstanceOf(PlatformException.Blocked.class);
    assertThat(outOfReach()).hasSize(1);
    says("POST", "conversations/a:maya/activities", 201, "{\"id\":\"5\"}");
    teams.tell(MAYA, Optional.empty(), HELLO);
    assertThat(outOfReach()).isEmpty();
  }

  @Test
  void it_gives_nobody_a_file_and_says_so() {
    assertThat(teams.gives()).isFalse();
    assertThatThrownBy(() -> teams.give(MAYA, "a.csv", "text/csv", new byte[1], ""))
        .isInstanceOf(PlatformException.Rejected.class)
        .hasMessageContaining("gives_no_files");
  }

  private List<String> outOfReach() {
    return teams.checks().stream()
        .map(ChatPlatform.Check::text)
        .filter(text -> text.startsWith("I cannot write to "))
        .toList();
  }
}

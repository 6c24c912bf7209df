package io.github.rallybot.teams.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.playground.Wire;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The login and the connector, as a bot meets them. */
class ConnectorTest {
  private static final String HELLO = "{\"type\":\"message\",\"text\":\"hello\"}";
  private static final String EXECUTE =
      "{\"type\":\"Action.Execute\",\"title\":\"Good fit\",\"verb\":\"v\",\"data\":{\"k\":\"1\"}}";
  private static final String MAYAS = "v3/conversations/a:1maya/";

  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "client_secret, 401, 7000215",
    "client_id, 400, 700016",
    "grant_type, 400, 70003",
    "scope, 400, 70011"
  })
  void the_login_says_what_is_wrong_by_its_number(String field, int status, int number) {
    HttpResponse<String> answer = bench.login(Bench.TENANT, Map.of(field, "another"));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Wire.JSON.readTree(answer.body()).path("error_codes").path(0).asInt())
        .isEqualTo(number);
    assertThat(bench.login("another", Map.of()).body()).contains("90002");
  }

  @Test
  void a_token_lets_in_until_its_end_and_nothing_else_does() {
    String token = bench.token();
    String members = "v3/conversations/" + Workspace.TEAM_ID + "/pagedmembers";
    assertThat(bench.call("no token", "GET", members, "").statusCode()).isEqualTo(401);
    assertThat(bench.call(token, "GET", members, "").statusCode()).isEqualTo(200);
    bench.clock.move(Duration.ofHours(1));
    assertThat(bench.call(token, "GET", members, "").body()).contains("\"Unauthorized\"");
  }

  @Test
  void a_conversation_begins_in_a_channel_goes_on_in_its_thread_and_is_changed() {
    JsonNode begun =
        Wire.JSON.readTree(
            bench.call("POST", "v3/conversations", Bench.beginning(Bench.LEADS, HELLO)).body());
    String root = Wire.text(begun, "activityId");
    assertThat(Wire.text(begun, "id")).isEqualTo(Bench.LEADS + ";messageid=" + root);
    String reply =
        Wire.text(
            Wire.JSON.readTree(
                bench
                    .call(
                        "POST", "v3/conversations/" + Wire.text(begun, "id") + "/activities", HELLO)
                    .body()),
            "id");
    assertThat(bench.message(reply).root()).hasValue(root);
    assertThat(bench.call("PUT", Bench.at(root), HELLO.replace("hello", "bye")).statusCode())
        .isEqualTo(200);
    assertThat(bench.message(root).text()).isEqualTo("bye");
    assertThat(bench.message(root).edited()).isTrue();
    bench.call("DELETE", Bench.at(root), "");
    assertThat(bench.message(root).deleted()).isTrue();
    assertThat(bench.refused("PUT", Bench.at(root), HELLO)).isEqualTo("404 ActivityNotFound");
    bench.call("DELETE", Bench.at(root).replace("/" + root, "/" + reply), "");
    assertThat(bench.teams.workspace().message(Bench.LEADS, reply)).isEmpty();
  }

  @Test
  void the_bot_changes_its_own_messages_only() {
    bench.teams.people().say("29:1maya", Bench.LEADS, Optional.empty(), "mine");
    String hers = bench.teams.workspace().messages(Bench.LEADS).get(0).id();
    assertThat(bench.refused("PUT", Bench.at(hers), HELLO))
        .isEqualTo("403 ForbiddenOperationException");
  }

  @Test
  void a_chat_opens_with_those_who_have_the_app() {
    assertThat(bench.call("POST", "v3/conversations", Bench.chat("29:1maya")).body())
        .isEqualTo("{\"id\":\"a:1maya\"}");
    assertThat(bench.call("POST", MAYAS + "activities", HELLO).statusCode()).isEqualTo(201);
    assertThat(bench.refused("POST", "v3/conversations", Bench.chat("29:1lena")))
        .isEqualTo("403 BotNotInConversationRoster");
    assertThat(bench.refused("POST", "v3/conversations/a:1lena/activities", HELLO))
        .isEqualTo("403 BotNotInConversationRoster");
    bench.teams.people().addApp("29:1lena");
    assertThat(bench.call("POST", "v3/conversations", Bench.chat("29:1lena")).statusCode())
        .isEqualTo(201);
  }

  @Test
  void members_are_found_by_each_of_their_names() {
    Person robin = bench.teams.workspace().person("29:1robin").orElseThrow();
    for (String name : Set.of(robin.id(), robin.directoryId(), "Robin.Vale@rally.example")) {
      JsonNode member =
          Wire.JSON.readTree(
              bench
                  .call("GET", "v3/conversations/" + Workspace.TEAM_ID + "/members/" + name, "")
                  .body());
      assertThat(
              List.of(
                  Wire.text(member, "id"),
                  Wire.text(member, "userRole"),
                  Wire.text(member, "email")))
          .containsExactly("29:1robin", "guest", "robin.vale@rally.example");
    }
    assertThat(bench.refused("GET", MAYAS + "members/29:1tom", ""))
        .isEqualTo("404 MemberInConversationNotFound");
  }

  @Test
  void a_team_names_its_members_and_its_channels() {
    String members =
        bench.call("GET", "v3/conversations/" + Workspace.TEAM_ID + "/pagedmembers", "").body();
    assertThat(Wire.JSON.readTree(members).path("members")).hasSize(6);
    String channels =
        bench.call("GET", "v3/teams/" + Workspace.TEAM_ID + "/conversations", "").body();
    assertThat(channels)
        .isEqualTo(
            """
            {"conversations":[{"id":"19:team@thread.tacv2"},\
            {"id":"19:leads@thread.tacv2","name":"Leads"},\
            {"id":"19:dealdesk@thread.tacv2","name":"Deal desk"}]}""");
    assertThat(bench.refused("GET", "v3/teams/19:other@thread.tacv2/conversations", ""))
        .isEqualTo("404 TeamNotFound");
  }

  @Test
  void what_teams_does_not_take_is_refused_in_its_words() {
    String begin = "v3/conversations";
    assertThat(bench.refused("POST", begin, "{")).isEqualTo("400 BadSyntax");
    assertThat(bench.refused("POST", begin, Bench.beginning("19:no@thread.tacv2", HELLO)))
        .isEqualTo("404 ConversationNotFound");
    assertThat(bench.refused("POST", begin, Bench.beginning(Bench.LEADS, "{\"type\":\"event\"}")))
        .isEqualTo("400 BadArgument");
    assertThat(
            bench.refused(
                "POST", begin, Bench.chat("29:1maya").replace(Bench.TENANT, "another tenant")))
        .isEqualTo("400 BadArgument");
    assertThat(bench.refused("POST", begin, Bench.beginning(Bench.LEADS, "{\"type\":\"message\"}")))
        .isEqualTo("400 BadArgument");
    assertThat(bench.refused("PUT", Bench.at("1"), HELLO)).isEqualTo("404 ActivityNotFound");
    assertThat(bench.refused("GET", "v3/attachments", "")).isEqualTo("404 ResourceNotFound");
  }

  @Test
  void a_message_may_have_a_hundred_kilobytes_of_two_bytes_a_letter() {
    String most = "x".repeat(50 * 1024 - HELLO.length() + "hello".length());
    assertThat(bench.call("POST", MAYAS + "activities", HELLO.replace("hello", most)).statusCode())
        .isEqualTo(201);
    assertThat(bench.refused("POST", MAYAS + "activities", HELLO.replace("hello", most + "x")))
        .isEqualTo("413 MessageSizeTooBig");
  }

  @Test
  void a_card_that_teams_would_not_show_is_refused() {
    assertThat(bench.post(EXECUTE)).isNotEmpty();
    String six = String.join(",", Collections.nCopies(6, EXECUTE));
    String seldom = EXECUTE.replace("{\"type\"", "{\"mode\":\"secondary\",\"type\"");
    assertThat(bench.post(six + "," + seldom)).isNotEmpty();
    assertThat(found(six + "," + EXECUTE)).contains("more than 6 primary actions");
    assertThat(found(EXECUTE.replace("verb", "word"))).contains("Action.Execute needs verb");
    assertThat(found("{\"type\":\"Action.Dance\",\"title\":\"a\"}")).contains("no such action");
    assertThat(refused(Bench.card(EXECUTE).replace("1.5", "2.0"))).contains("version");
    assertThat(refused(Bench.card(EXECUTE).replace("adaptive\"", "hero\"")))
        .contains("content type");
  }

  private String found(String actions) {
    return refused(Bench.card(actions));
  }

  private String refused(String activity) {
    return bench.call("POST", "v3/conversations", Bench.beginning(Bench.LEADS, activity)).body();
  }
}

package io.github.rallybot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.journal.StorageAway;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SlackShortcutsTest {

  private static final String RECORDED =
      SlackDesk.resource("slack-payloads/java_MessageShortcutTest_realPayload.json");
  private static final Form FORM =
      new Form("Log it", Optional.of(Action.of("question.heard")), "Log", List.of());
  private static final String UNKNOWN =
      "This Rallybot does not know that shortcut, so nothing was done.";

  private final SlackDesk desk = new SlackDesk();
  private final List<Shortcut> heard = new ArrayList<>();

  SlackShortcutsTest() {
    desk.team = Optional.of(new SlackTeam("T123", "Acme", URI.create("https://acme.slack.com/")));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void answering(Reply reply) {
    desk.router.onShortcut(
        "test-message-action",
        shortcut -> {
          heard.add(shortcut);
          return reply;
        });
  }

  private void isAcknowledged(String payload) {
    ResponseEntity<byte[]> answer = desk.interacts(payload);
    assertThat(answer.getStatusCode().value()).as("%.200s", payload).isEqualTo(200);
    assertThat(SlackDesk.text(answer)).isEmpty();
  }

  @Test
  void a_recorded_shortcut_reaches_its_feature_whole_and_twice_as_the_same() {
    answering(Reply.nothing());
    isAcknowledged(RECORDED);
    isAcknowledged(RECORDED);
    assertThat(heard).hasSize(2);
    assertThat(heard.get(0)).isEqualTo(heard.get(1));
    assertThat(heard.get(0))
        .isEqualTo(
            new Shortcut(
                "test-message-action",
                heard.get(0).id(),
                Optional.of(Instant.parse("2020-03-08T03:12:37.207593Z")),
                new UserRef(Platform.SLACK, "U123"),
                false,
                new MessageRef(new ChannelRef(Platform.SLACK, "C123"), "1583636382.000300"),
                "@somebody test",
                Optional.of(new UserRef(Platform.SLACK, "U123"))));
    isAcknowledged(RECORDED.replace("1583637157.207593", "1583637158.207593"));
    assertThat(heard.get(2).id()).isNotEqualTo(heard.get(0).id());
    assertThat(desk.allCalls()).isEmpty();
  }

  @Test
  void its_form_is_opened_with_the_trigger_and_knows_the_message() {
    answering(Reply.open(FORM));
    isAcknowledged(RECORDED);
    Map<String, String> call = desk.call("views.open");
    assertThat(call).containsEntry("trigger_id", "123.123.xxx");
    assertThat(SlackDesk.JSON.readTree(call.get("view")).path("private_metadata").asString())
        .isEqualTo("{\"channel\":\"C123\",\"message\":\"1583636382.000300\"}");
  }

  @Test
  void a_form_that_does_not_open_is_said_privately() {
    desk.says("views.open", "{\"ok\":false,\"error\":\"expired_trigger_id\"}");
    answering(Reply.open(FORM));
    isAcknowledged(RECORDED);
    assertThat(desk.call("chat.postEphemeral"))
        .containsEntry("user", "U123")
        .containsEntry("channel", "C123")
        .containsEntry("text", "That form did not open. Choose it again.");
  }

  @Test
  void one_that_no_feature_answers_is_said_to_be_unknown() {
    isAcknowledged(RECORDED);
    assertThat(desk.call("chat.postEphemeral")).containsEntry("text", UNKNOWN);
  }

  @Test
  void while_the_storage_is_away_slack_says_itself_that_it_failed() {
    desk.router.onShortcut(
        "test-message-action",
        shortcut -> {
          throw new StorageAway(new IllegalStateException("down"));
        });
    assertThat(desk.interacts(RECORDED).getStatusCode().value()).isEqualTo(503);
  }

  @Test
  void a_feature_that_breaks_is_said_to_have_broken() {
    desk.answers("/api/chat.postEphemeral", aResponse().withBody("{\"ok\":true}"));
    desk.router.onShortcut(
        "test-message-action",
        shortcut -> {
          throw new IllegalStateException("broken");
        });
    isAcknowledged(RECORDED);
    assertThat(desk.call("chat.postEphemeral").get("text")).startsWith("Something went wrong");
  }

  @Test
  void people_of_another_organisation_are_refused() {
    answering(Reply.open(FORM));
    ObjectNode payload = (ObjectNode) SlackDesk.JSON.readTree(RECORDED);
    ((ObjectNode) payload.path("user")).put("team_id", "T999");
    isAcknowledged(payload.toString());
    assertThat(heard).isEmpty();
    assertThat(desk.call("chat.postEphemeral").get("text")).contains("only Acme members");
  }

  @Test
  void whatever_is_missing_or_odd_in_one_is_no_server_error() {
    answering(Reply.nothing());
    JsonNode whole = SlackDesk.JSON.readTree(RECORDED);
    for (String field : whole.propertyNames()) {
      if (!field.equals("type") && !field.equals("team")) {
        for (String odd : List.of("null", "7", "[]", "{}", "\"\"", "[null]", "{\"id\":7}")) {
          ObjectNode payload = (ObjectNode) whole.deepCopy();
          payload.set(field, SlackDesk.JSON.readTree(odd));
          assertThat(desk.interacts(payload.toString()).getStatusCode().value())
              .as("%s: %s", field, odd)
              .isLessThan(500);
        }
        ObjectNode payload = (ObjectNode) whole.deepCopy();
        payload.remove(field);
        assertThat(desk.interacts(payload.toString()).getStatusCode().value())
            .as(field)
            .isLessThan(500);
      }
    }
  }

  @Test
  void of_a_message_of_100_kb_the_beginning_is_taken() {
    answering(Reply.nothing());
    isAcknowledged(RECORDED.replace("<@U234> test", "x".repeat(100_000)));
    assertThat(heard.get(0).text()).isEqualTo("x".repeat(Shortcut.MAX_TEXT - 1) + "…");
  }

  @Test
  void slacks_markup_is_read_as_people_read_it() {
    assertThat(
            SlackShortcuts.plain(
                "<@U1|maya> and <@U2> in <#C1|leads>: 1 &lt; 2 &amp;amp; <https://a.example|see>"
                    + " <https://b.example> <!here> <!date^1^{time}|9:30> $1 \\ <"))
        .isEqualTo(
            "@maya and @somebody in #leads: 1 < 2 &amp; see (https://a.example)"
                + " https://b.example @here 9:30 $1 \\ <");
  }
}

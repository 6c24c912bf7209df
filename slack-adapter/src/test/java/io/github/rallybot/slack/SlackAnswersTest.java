package io.github.rallybot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.rallybot.slack.SlackDeedsTest.BUTTON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.journal.StorageAway;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class SlackAnswersTest {

  private static final Form FORM =
      new Form(
          "Add a note",
          Optional.of(Action.of("lead.note", "7")),
          "Save",
          List.of(new Form.TextInput("note", "Note", "Your team reads it.", true, 500, "")));

  private final SlackDesk desk = new SlackDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  private ResponseEntity<byte[]> press() {
    return desk.interacts(
        SlackDeedsTest.press(BUTTON, "5.5", "T1")
            .replace("https://hooks.example.com/1", desk.url("/hook")));
  }

  private ResponseEntity<byte[]> submit(String blocks) {
    return desk.interacts(
        """
        {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},
         "view":{"id":"V1","hash":"h1","type":"modal","callback_id":"lead.note:7",
          "private_metadata":"{\\"channel\\":\\"C1\\"}","blocks":[%s],"state":{"values":{}}}}"""
            .formatted(blocks));
  }

  private static String input(String key) {
    return "{\"type\":\"input\",\"block_id\":\""
        + key
        + "\",\"label\":{\"type\":\"plain_text\",\"text\":\"L\"},\"element\":"
        + "{\"type\":\"plain_text_input\",\"action_id\":\"value\"}}";
  }

  private ResponseEntity<byte[]> command() {
    return desk.receives(
        "team_id=T1&channel_id=C1&user_id=U1&command=%2Frally&trigger_id=tr.1&text=note");
  }

  private void onPress(Reply reply) {
    desk.router.on("lead.judge", interaction -> reply);
  }

  private void onSubmit(Reply reply) {
    desk.router.on("lead.note", interaction -> reply);
  }

  private void onCommand(Reply reply) {
    desk.router.onWord("note", command -> reply);
  }

  private static void isEmptyOk(ResponseEntity<byte[]> answer) {
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    assertThat(SlackDesk.text(answer)).isEmpty();
  }

  @Test
  void nothing_is_an_empty_acknowledgement() {
    onPress(Reply.nothing());
    onSubmit(Reply.nothing());
    onCommand(Reply.nothing());
    isEmptyOk(press());
    isEmptyOk(submit(input("note")));
    isEmptyOk(command());
    assertThat(desk.allCalls()).isEmpty();
  }

  @Test
  void what_is_private_is_shown_to_that_person_only_where_it_happened() {
    onPress(Reply.privately("Only <you>"));
    isEmptyOk(press());
    assertThat(desk.call("chat.postEphemeral"))
        .containsEntry("channel", "C1")
        .containsEntry("user", "U1")
        .containsEntry("text", "Only &lt;you&gt;");
  }

  @Test
  void a_command_is_answered_in_its_own_response() {
    onCommand(Reply.privately("Hello"));
    assertThat(SlackDesk.text(command()))
        .isEqualTo(
            "{\"text\":\"Hello\",\"blocks\":[{\"type\":\"rich_text\",\"elements\":[{\"type\":"
                + "\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"Hello\"}]}]}],"
                + "\"response_type\":\"ephemeral\"}");
    assertThat(desk.allCalls()).isEmpty();
  }

  @Test
  void a_form_is_opened_with_the_trigger_and_knows_where_it_was_opened() {
    onPress(Reply.open(FORM));
    isEmptyOk(press());
    Map<String, String> call = desk.call("views.open");
    assertThat(call).containsEntry("trigger_id", "tr.1");
    assertThat(SlackDesk.JSON.readTree(call.get("view")).path("private_metadata").asString())
        .isEqualTo("{\"channel\":\"C1\",\"message\":\"111.222\"}");
    assertThat(desk.taken).isEmpty();
  }

  @Test
  void a_form_that_does_not_open_asks_to_press_again() {
    desk.says("views.open", "{\"ok\":false,\"error\":\"expired_trigger_id\"}");
    onPress(Reply.open(FORM));
    onCommand(Reply.open(FORM));
    isEmptyOk(press());
    assertThat(desk.call("chat.postEphemeral").get("text")).contains("Press again");
    assertThat(SlackDesk.text(command())).contains("Send the command again");
  }

  @Test
  void a_form_that_does_not_open_never_says_that_the_press_was_not_saved() {
    desk.storageAway = true;
    desk.answers("/api/views.open", aResponse().withStatus(429));
    onPress(Reply.open(FORM));
    isEmptyOk(press());
  }

  @Test
  void a_form_after_a_form_takes_its_place_without_another_call() {
    onSubmit(Reply.open(FORM));
    var answer = SlackDesk.tree(submit(input("note")));
    assertThat(answer.path("response_action").asString()).isEqualTo("update");
    assertThat(answer.path("view").path("callback_id").asString()).isEqualTo("lead.note:7");
    assertThat(desk.allCalls()).isEmpty();
  }

  @Test
  void messages_stand_at_their_inputs_and_those_without_one_at_the_first() {
    onSubmit(new Reply.Invalid(Map.of("day", "Choose a day to come.", "gone", "And this.")));
    var errors = SlackDesk.tree(submit(input("note") + "," + input("day"))).path("errors");
    assertThat(errors.path("note").asString()).isEqualTo("And this.");
    assertThat(errors.path("day").asString()).isEqualTo("Choose a day to come.");
  }

  @Test
  void a_press_that_was_not_saved_says_so_past_the_quotas_and_marks_the_button() {
    desk.router.on(
        "lead.judge",
        interaction -> {
          throw new StorageAway(new IllegalStateException("down"));
        });
    desk.answers("/hook", aResponse().withBody("ok"));
    ResponseEntity<byte[]> answer = press();
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(desk.taken).isEmpty();
    var said = SlackDesk.JSON.readTree(desk.calls("/hook").get(0).getBodyAsString());
    assertThat(said.path("text").asString()).isEqualTo("Not saved. Press again in a moment.");
    assertThat(said.path("response_type").asString()).isEqualTo("ephemeral");
    assertThat(said.path("replace_original").asBoolean(true)).isFalse();
  }

  @Test
  void a_form_that_was_not_saved_keeps_what_was_typed() {
    desk.router.on(
        "lead.note",
        interaction -> {
          throw new StorageAway(new IllegalStateException("down"));
        });
    assertThat(SlackDesk.text(submit(input("note"))))
        .isEqualTo(
            "{\"response_action\":\"errors\",\"errors\":{\"note\":\"Not saved. Submit again in a"
                + " moment.\"}}");
    assertThat(submit("").getStatusCode().value()).isEqualTo(503);
  }

  @Test
  void a_command_without_storage_says_so() {
    desk.router.onWord(
        "note",
        command -> {
          throw new StorageAway(new IllegalStateException("down"));
        });
    ResponseEntity<byte[]> answer = command();
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    assertThat(SlackDesk.text(answer)).contains("cannot reach its storage").contains("ephemeral");
  }

  @Test
  void a_fault_of_ours_is_said_and_is_no_server_error() {
    for (String action : List.of("lead.judge", "lead.note")) {
      desk.router.on(
          action,
          interaction -> {
            throw new IllegalStateException("bug");
          });
    }
    desk.router.onWord(
        "note",
        command -> {
          throw new IllegalStateException("bug");
        });
    isEmptyOk(press());
    assertThat(desk.call("chat.postEphemeral").get("text")).contains("nothing was saved");
    assertThat(SlackDesk.text(submit(input("note")))).contains("nothing was saved");
    assertThat(SlackDesk.text(command())).contains("nothing was saved").doesNotContain("bug");
  }

  private ResponseEntity<byte[]> pressInView(String type, String metadata) {
    return desk.interacts(SlackDeedsTest.pressInView(type, metadata, "5.5"));
  }

  private static final String FROM_CARD = "{\"channel\":\"C1\",\"message\":\"111.222\"}";

  @Test
  void a_form_opened_within_a_form_takes_its_place_unless_that_has_changed() {
    onPress(Reply.open(FORM));
    isEmptyOk(pressInView("modal", FROM_CARD));
    Map<String, String> call = desk.call("views.update");
    assertThat(call).containsEntry("view_id", "V7").containsEntry("hash", "h7").hasSize(3);
    JsonNode view = SlackDesk.JSON.readTree(call.get("view"));
    assertThat(view.path("callback_id").asString()).isEqualTo("lead.note:7");
    assertThat(view.path("private_metadata").asString()).isEqualTo(FROM_CARD);
    assertThat(desk.calls("/api/views.open")).isEmpty();
    assertThat(desk.taken).isEmpty();

    desk.says("views.update", "{\"ok\":false,\"error\":\"hash_conflict\"}");
    isEmptyOk(pressInView("modal", FROM_CARD));
    assertThat(desk.call("chat.postEphemeral").get("text")).contains("Press again");
  }

  @Test
  void a_form_is_opened_over_the_home_and_redraws_it_when_submitted() {
    onPress(Reply.open(FORM));
    isEmptyOk(pressInView("home", "{\"home\":true}"));
    JsonNode view = SlackDesk.JSON.readTree(desk.call("views.open").get("view"));
    assertThat(view.path("private_metadata").asString()).isEqualTo("{\"home\":true}");

    onSubmit(Reply.replace(Card.of("Done")));
    isEmptyOk(
        desk.interacts(
            """
            {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},
             "view":{"id":"V1","hash":"h1","type":"modal","callback_id":"lead.note:7",
              "private_metadata":"{\\"home\\":true}","blocks":[],"state":{"values":{}}}}"""));
    assertThat(desk.call("views.publish")).containsEntry("user_id", "U1");
  }

  @Test
  void a_list_is_redrawn_where_it_was_pressed_by_the_press_itself() {
    desk.answers("/hook", aResponse().withBody("ok"));
    onPress(Reply.replace(Card.of("Two left")));
    isEmptyOk(press());
    JsonNode sent = SlackDesk.JSON.readTree(desk.calls("/hook").get(0).getBodyAsString());
    assertThat(sent.path("text").asString()).isEqualTo("Two left");
    assertThat(sent.path("replace_original").asBoolean()).isTrue();
    assertThat(desk.allCalls()).hasSize(1);
  }

  @Test
  void a_list_that_cannot_be_redrawn_any_more_is_shown_once_more_privately() {
    desk.answers("/hook", aResponse().withStatus(404).withBody("expired_url"));
    onPress(Reply.replace(Card.of("Two left")));
    isEmptyOk(press());
    assertThat(desk.call("chat.postEphemeral")).containsEntry("text", "Two left");
  }

  @Test
  void the_home_is_redrawn_for_whoever_pressed_in_it() {
    onPress(Reply.replace(Card.of("Two left")));
    isEmptyOk(pressInView("home", "{\"home\":true}"));
    Map<String, String> call = desk.call("views.publish");
    assertThat(call).containsEntry("user_id", "U1");
    JsonNode view = SlackDesk.JSON.readTree(call.get("view"));
    assertThat(view.path("type").asString()).isEqualTo("home");
    assertThat(view.path("blocks")).hasSize(1);
  }

  @Test
  void what_would_redraw_a_form_is_told_privately() {
    onPress(Reply.replace(Card.of("Two left")));
    isEmptyOk(pressInView("modal", FROM_CARD));
    assertThat(desk.call("chat.postEphemeral"))
        .containsEntry("channel", "C1")
        .containsEntry("text", "Two left");
    assertThat(desk.allCalls()).hasSize(1);
  }

  @Test
  void a_command_has_nothing_to_redraw() {
    onCommand(Reply.replace(Card.of("Two left")));
    assertThat(SlackDesk.text(command())).contains("Two left").contains("ephemeral");
  }
}

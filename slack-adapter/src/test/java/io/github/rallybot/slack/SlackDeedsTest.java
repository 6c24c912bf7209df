package io.github.rallybot.slack;

import static io.github.rallybot.slack.SlackDesk.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Digest;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackDeedsTest {

  static final ChannelRef CHANNEL = new ChannelRef(Platform.SLACK, "C1");
  static final MessageRef MESSAGE = new MessageRef(CHANNEL, "111.222");

  /** As Slack writes it in {@code action_ts}, and what it means. */
  static final String ACTION_TS = "1784538000.000550";

  private static final Instant PRESSED = Instant.parse("2026-07-20T09:00:00.000550Z");

  private final SlackDesk desk = new SlackDesk();
  private final List<Interaction> reached = new ArrayList<>();

  @BeforeEach
  void record() {
    for (String action : List.of("lead.judge", "lead.note")) {
      desk.router.on(
          action,
          interaction -> {
            reached.add(interaction);
            return Reply.nothing();
          });
    }
  }

  @AfterEach
  void close() {
    desk.close();
  }

  static String press(String element, String actionTs, String userTeam) {
    return """
        {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"%s"},
         "container":{"type":"message","message_ts":"111.222","channel_id":"C1"},
         "channel":{"id":"C1"},"trigger_id":"tr.1","response_url":"%s",
         "actions":[{"action_id":"lead.judge-0","block_id":"b","action_ts":"%s",%s}]}"""
        .formatted(userTeam, "https://hooks.example.com/1", actionTs, element);
  }

  static final String BUTTON = "\"type\":\"button\",\"value\":\"lead.judge:7:fit\"";

  private static final String FORM =
      """
      {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},
       "trigger_id":"tr.1","view":{"id":"V1","hash":"h1","type":"modal",
        "callback_id":"lead.note:7",
        "private_metadata":"{\\"channel\\":\\"C1\\",\\"message\\":\\"111.222\\"}",
        "blocks":[{"type":"input","block_id":"note","label":{"type":"plain_text","text":"Note"},
          "element":{"type":"plain_text_input","action_id":"value"}}],
        "state":{"values":{
         "note":{"value":{"type":"plain_text_input","value":" a <b> & c "}},
         "blank":{"value":{"type":"plain_text_input","value":null}},
         "day":{"value":{"type":"datepicker","selected_date":"2026-12-01"}},
         "noDay":{"value":{"type":"datepicker","selected_date":null}},
         "boxes":{"value":{"type":"checkboxes","selected_options":[
           {"text":{"type":"plain_text","text":"x"},"value":"one"},
           {"text":{"type":"plain_text","text":"y"},"value":"two"}]}},
         "noBoxes":{"value":{"type":"checkboxes","selected_options":[]}},
         "who":{"value":{"type":"multi_users_select","selected_users":["U2","U3"]}},
         "owner":{"value":{"type":"users_select","selected_user":"U4"}},
         "nobody":{"value":{"type":"users_select","selected_user":null}},
         "why":{"value":{"type":"static_select","selected_option":{
           "text":{"type":"plain_text","text":"Price"},"value":"price"}}},
         "noWhy":{"value":{"type":"static_select","selected_option":null}},
         "where":{"value":{"type":"conversations_select","selected_conversation":"C9"}}}}}}""";

  @Test
  void a_press_is_translated_whole() {
    assertThat(desk.interacts(press(BUTTON, ACTION_TS, "T1")).getStatusCode().value())
        .isEqualTo(200);
    assertThat(reached)
        .containsExactly(
            new Interaction(
                Digest.of("U1\nC1\n111.222\nlead.judge-0\nlead.judge:7:fit\n" + ACTION_TS),
                Optional.of(PRESSED),
                new UserRef(Platform.SLACK, "U1"),
                false,
                Optional.of(MESSAGE),
                Optional.of(CHANNEL),
                Action.of("lead.judge", "7", "fit"),
                Map.of(),
                Optional.of(
                    new UpdateTicket(
                        "https://hooks.example.com/1", NOW.plus(Duration.ofMinutes(29)), 5))));
  }

  @Test
  void a_choice_from_a_menu_is_a_press_of_that_choice() {
    desk.interacts(
        press(
            "\"type\":\"static_select\",\"selected_option\":{\"text\":{\"type\":\"plain_text\","
                + "\"text\":\"Too small\"},\"value\":\"lead.judge:7:size\"}",
            ACTION_TS,
            "T1"));
    assertThat(reached)
        .extracting(Interaction::action)
        .containsExactly(Action.of("lead.judge", "7", "size"));
  }

  @Test
  void the_same_press_delivered_twice_has_one_identity_and_a_second_press_another() {
    desk.interacts(press(BUTTON, ACTION_TS, "T1"));
    desk.interacts(press(BUTTON, ACTION_TS, "T1"));
    desk.interacts(press(BUTTON, "5.6", "T1"));
    List<String> ids = reached.stream().map(Interaction::id).toList();
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
  }

  static String pressInView(String type, String metadata, String actionTs) {
    return """
        {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},
         "container":{"type":"view","view_id":"V7"},"trigger_id":"tr.1",
         "view":{"id":"V7","hash":"h7","type":"%s","callback_id":"","blocks":[],
          "state":{"values":{}},"private_metadata":"%s"},
         "actions":[{"action_id":"lead.judge-0","block_id":"b","action_ts":"%s",%s}]}"""
        .formatted(type, metadata.replace("\"", "\\\""), actionTs, BUTTON);
  }

  @Test
  void a_press_in_the_home_or_in_a_form_is_known_by_the_view_and_its_state() {
    desk.interacts(pressInView("home", "{\"home\":true}", ACTION_TS));
    desk.interacts(pressInView("modal", "{\"channel\":\"C1\",\"message\":\"111.222\"}", ACTION_TS));
    UserRef user = new UserRef(Platform.SLACK, "U1");
    Action fit = Action.of("lead.judge", "7", "fit");
    assertThat(reached)
        .containsExactly(
            new Interaction(
                Digest.of("U1\n\nV7 h7\nlead.judge-0\nlead.judge:7:fit\n" + ACTION_TS),
                Optional.of(PRESSED),
                user,
                false,
                Optional.empty(),
                Optional.empty(),
                fit,
                Map.of(),
                Optional.empty()),
            new Interaction(
                Digest.of("U1\nC1\nV7 h7\nlead.judge-0\nlead.judge:7:fit\n" + ACTION_TS),
                Optional.of(PRESSED),
                user,
                false,
                Optional.empty(),
                Optional.of(CHANNEL),
                fit,
                Map.of(),
                Optional.empty()));
  }

  @Test
  void what_only_one_person_sees_is_no_message_that_could_be_updated() {
    String button = press(BUTTON, ACTION_TS, "T1");
    desk.interacts(button.replace("\"channel_id\"", "\"is_ephemeral\":true,\"channel_id\""));
    desk.interacts(button);
    assertThat(reached)
        .extracting(Interaction::message)
        .containsExactly(Optional.empty(), Optional.of(MESSAGE));
    assertThat(reached.get(0).ticket()).isPresent();
  }

  @Test
  void a_submission_is_translated_whole_and_inputs_left_empty_have_no_value() {
    assertThat(desk.interacts(FORM).getStatusCode().value()).isEqualTo(200);
    assertThat(reached)
        .containsExactly(
            new Interaction(
                Digest.of("U1\nV1\nh1"),
                Optional.empty(),
                new UserRef(Platform.SLACK, "U1"),
                false,
                Optional.of(MESSAGE),
                Optional.of(CHANNEL),
                Action.of("lead.note", "7"),
                Map.of(
                    "note", new FormValue.Text(" a <b> & c "),
                    "day", new FormValue.Date(LocalDate.of(2026, 12, 1)),
                    "boxes", new FormValue.Choices(List.of("one", "two")),
                    "who",
                        new FormValue.People(
                            List.of(
                                new UserRef(Platform.SLACK, "U2"),
                                new UserRef(Platform.SLACK, "U3"))),
                    "owner", new FormValue.People(List.of(new UserRef(Platform.SLACK, "U4"))),
                    "why", new FormValue.Text("price"),
                    "where", new FormValue.Channel(new ChannelRef(Platform.SLACK, "C9"))),
                Optional.empty()));
  }

  @Test
  void a_command_reaches_the_word_that_it_names() {
    List<Command> typed = new ArrayList<>();
    desk.router.onWord(
        "roles",
        command -> {
          typed.add(command);
          return Reply.nothing();
        });
    desk.receives(
        "team_id=T1&channel_id=C1&user_id=U1&command=%2Frally&trigger_id=t&text="
            + SlackDesk.encoded("roles <@U2|dana> leader"));
    assertThat(typed)
        .containsExactly(
            new Command(
                "command t",
                new UserRef(Platform.SLACK, "U1"),
                false,
                CHANNEL,
                "rally",
                List.of(
                    new Command.Word.Person(new UserRef(Platform.SLACK, "U2")),
                    new Command.Word.Plain("leader")),
                "@dana leader"));
  }

  @Test
  void values_that_are_none_of_ours_are_taken_without_a_word() {
    for (String value : List.of("clicked", "", "lead judge", "a:::b", "ünknown")) {
      String element = "\"type\":\"button\",\"value\":\"" + value + "\"";
      assertThat(desk.interacts(press(element, ACTION_TS, "T1")).getStatusCode().value())
          .isEqualTo(200);
    }
    assertThat(desk.interacts(press("\"type\":\"button\"", "5", "T1")).getStatusCode().value())
        .isEqualTo(200);
    assertThat(reached).isEmpty();
    assertThat(desk.allCalls()).isEmpty();
  }

  @Test
  void a_payload_for_another_workspace_is_refused() {
    desk.team = Optional.of(new SlackTeam("T2", "Other", URI.create("https://acme.slack.com/")));
    for (int status :
        List.of(
            desk.interacts(press(BUTTON, ACTION_TS, "T1")).getStatusCode().value(),
            desk.interacts(FORM).getStatusCode().value(),
            desk.receives("team_id=T1&command=%2Frally").getStatusCode().value())) {
      assertThat(status).isEqualTo(403);
    }
    assertThat(reached).isEmpty();
  }

  @Test
  void while_the_own_workspace_is_not_known_people_are_asked_to_press_again() {
    desk.team = Optional.empty();
    var answer = desk.interacts(press(BUTTON, ACTION_TS, "T1"));
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(SlackDesk.text(answer)).contains("Press again");
    assertThat(reached).isEmpty();
  }

  @Test
  void a_stranger_is_told_privately_and_nothing_happens() {
    assertThat(desk.interacts(press(BUTTON, ACTION_TS, "T9")).getStatusCode().value())
        .isEqualTo(200);
    assertThat(reached).isEmpty();
    assertThat(desk.call("chat.postEphemeral"))
        .containsEntry("user", "U1")
        .containsEntry(
            "text",
            "People from other organisations can look here, but only Acme members can answer.");
  }

  @Test
  void a_stranger_may_answer_where_that_is_allowed() {
    try (SlackDesk open = new SlackDesk(true)) {
      open.router.on(
          "lead.judge",
          interaction -> {
            reached.add(interaction);
            return Reply.nothing();
          });
      open.interacts(press(BUTTON, ACTION_TS, "T9"));
    }
    assertThat(reached).extracting(Interaction::stranger).containsExactly(true);
  }
}

package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.FileShared;
import io.github.rallybot.chat.HomeOpened;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.journal.StorageAway;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackEventsTest {

  private static final UserRef MAYA = new UserRef(Platform.SLACK, "U1");
  private static final ChannelRef DIRECT = new ChannelRef(Platform.SLACK, "D1");

  private final SlackDesk desk = new SlackDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  static String event(String event) {
    return """
        {"token":"x","team_id":"T1","api_app_id":"A1","type":"event_callback","event_id":"Ev1",
         "event_time":1,"authorizations":[{"team_id":"T1","user_id":"UBOT","is_bot":true}],
         "event":%s}"""
        .formatted(event);
  }

  static String home(String tab) {
    return event(
        """
        {"type":"app_home_opened","user":"U1","channel":"D1","event_ts":"1.1","tab":"%s"}"""
            .formatted(tab));
  }

  private static final String CSV =
      """
      {"id":"F1","name":"expo.csv","mimetype":"text/csv","size":17,"mode":"hosted",
       "user":"U1","url_private_download":"https://files.slack.com/files-pri/T1-F1/expo.csv"}""";

  static String message(String more, String files) {
    return event(
        """
        {"type":"message","channel":"D1","user":"U1","text":"","ts":"7.7","event_ts":"7.7",
         "channel_type":"im","upload":false,"files":[%s]%s}"""
            .formatted(files, more));
  }

  static final String SHARED = message(",\"subtype\":\"file_share\"", CSV);

  private List<FileShared> taken() {
    List<FileShared> files = new ArrayList<>();
    desk.router.onFile(
        file -> {
          files.add(file);
          return Reply.nothing();
        });
    return files;
  }

  private static FileShared file(String id, boolean stranger, String file, String name, long size) {
    return new FileShared(
        id,
        MAYA,
        stranger,
        DIRECT,
        new MessageRef(DIRECT, "7.7"),
        new FileRef(Platform.SLACK, file),
        name,
        size);
  }

  private void isOk(String event) {
    assertThat(desk.receives(event).getStatusCode().value()).as(event).isEqualTo(200);
  }

  @Test
  void a_file_dropped_in_a_direct_conversation_is_taken_and_answered_there() {
    List<FileShared> asked = new ArrayList<>();
    desk.router.onFile(
        file -> {
          asked.add(file);
          return Reply.privately("I read 3 leads.");
        });
    desk.says("chat.postMessage", "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"9.9\"}");
    isOk(SHARED);
    assertThat(asked).containsExactly(file("Ev1", false, "F1", "expo.csv", 17));
    assertThat(desk.call("chat.postMessage"))
        .containsEntry("channel", "D1")
        .containsEntry("text", "I read 3 leads.");
  }

  @Test
  void each_of_several_files_has_an_identity_that_stays_the_same_when_slack_repeats() {
    List<FileShared> files = taken();
    String two = message(",\"subtype\":\"file_share\"", CSV + ",{\"id\":\"F2\"},{\"name\":\"?\"}");
    isOk(two);
    isOk(two);
    FileShared first = file("Ev1", false, "F1", "expo.csv", 17);
    FileShared second = file("Ev1:F2", false, "F2", "", 0);
    assertThat(files).containsExactly(first, second, first, second);
  }

  @Test
  void what_else_is_said_there_is_no_business_of_the_bot() {
    List<FileShared> files = taken();
    desk.router.onHome(opened -> Card.of("home"));
    for (String event :
        List.of(
            message("", CSV),
            message(",\"subtype\":\"message_deleted\"", CSV),
            message(",\"subtype\":\"file_share\",\"bot_id\":\"B1\"", CSV),
            SHARED.replace("\"channel_type\":\"im\"", "\"channel_type\":\"channel\""),
            SHARED.replace("\"user\":\"U1\",\"text\"", "\"text\""),
            event("{\"type\":\"reaction_added\"}"),
            event("[]"),
            home("messages"))) {
      isOk(event);
    }
    assertThat(files).isEmpty();
    assertThat(desk.allCalls()).isEmpty();
  }

  @Test
  void a_file_that_could_not_be_saved_is_sent_again_and_the_person_hears_it_once() {
    desk.router.onFile(
        file -> {
          throw new StorageAway(new IllegalStateException("down"));
        });
    assertThat(desk.receives(SHARED).getStatusCode().value()).isEqualTo(503);
    assertThat(desk.call("chat.postMessage").get("text")).contains("drop the file again");
    assertThat(desk.taken).as("the quotas are in the storage that is away").isEmpty();
    assertThat(desk.receivesAgain(SHARED).getStatusCode().value()).isEqualTo(503);
    assertThat(desk.calls("/api/chat.postMessage")).hasSize(1);
  }

  @Test
  void a_fault_of_ours_is_said_and_the_file_is_not_sent_again() {
    desk.router.onFile(
        file -> {
          throw new IllegalStateException("bug");
        });
    isOk(SHARED);
    assertThat(desk.call("chat.postMessage").get("text"))
        .contains("nothing was saved")
        .doesNotContain("bug");
  }

  @Test
  void a_stranger_cannot_bring_files() {
    List<FileShared> files = taken();
    isOk(SHARED.replace("\"upload\":false", "\"upload\":false,\"user_team\":\"T9\""));
    assertThat(files).isEmpty();
    assertThat(desk.call("chat.postEphemeral").get("text")).contains("only Acme members");
  }

  @Test
  void the_home_is_drawn_for_whoever_opens_it() {
    List<HomeOpened> opened = new ArrayList<>();
    desk.router.onHome(
        home -> {
          opened.add(home);
          return Card.of("3 to answer");
        });
    isOk(home("home"));
    assertThat(opened).containsExactly(new HomeOpened("Ev1", MAYA));
    assertThat(desk.call("views.publish"))
        .containsEntry("user_id", "U1")
        .hasEntrySatisfying("view", view -> assertThat(view).contains("3 to answer"));
  }

  @Test
  void a_home_that_cannot_be_drawn_says_when_to_come_back() {
    desk.router.onHome(
        home -> {
          throw new StorageAway(new IllegalStateException("down"));
        });
    isOk(home("home"));
    assertThat(desk.call("views.publish").get("view")).contains("cannot reach its storage");
    assertThat(desk.taken).isEmpty();
  }

  @Test
  void an_event_for_another_workspace_is_refused_and_one_before_the_own_is_known_comes_again() {
    List<FileShared> files = taken();
    desk.team = Optional.of(new SlackTeam("T2", "Other", URI.create("https://acme.slack.com/")));
    assertThat(desk.receives(SHARED).getStatusCode().value()).isEqualTo(403);
    desk.team = Optional.empty();
    assertThat(desk.receives(SHARED).getStatusCode().value()).isEqualTo(503);
    assertThat(files).isEmpty();
  }
}

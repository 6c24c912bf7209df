package io.github.rallybot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.rallybot.slack.SlackDeedsTest.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.KeepsPages;
import io.github.rallybot.chat.KeepsPages.Written;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.chat.card.Page;
import io.github.rallybot.delivery.Pace.Quota;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackCanvasesTest {

  private static final URI ADDRESS = URI.create("https://acme.slack.com/docs/T1/F1");
  private static final Page PAGE =
      new Page(
          "Week 47",
          List.of(
              new Page.Text("Hello ![](@U1) <!channel>"),
              new Page.Tasks(List.of("- [ ] One\n# two"))));

  private final SlackDesk desk = new SlackDesk();
  private final KeepsPages canvases = desk.platform.pages().orElseThrow();

  @AfterEach
  void close() {
    desk.close();
  }

  private static String error(String code) {
    return "{\"ok\":false,\"error\":\"" + code + "\"}";
  }

  @Test
  void a_canvas_begins_empty_and_is_known_by_its_address() {
    desk.says("canvases.create", "{\"ok\":true,\"canvas_id\":\"F1\"}");
    assertThat(canvases.begin("Week\n47")).contains(ADDRESS);
    assertThat(desk.call("canvases.create")).isEqualTo(Map.of("title", "Week 47"));
    assertThat(desk.taken).containsExactly(Quota.perMinute("slack:canvases.create", 20));
    assertThat(canvases.called()).isEqualTo("canvas");
  }

  @Test
  void it_is_replaced_as_a_whole_and_opened_to_the_channel_to_read() {
    assertThat(canvases.write(ADDRESS, PAGE)).isEqualTo(Written.DONE);
    assertThat(desk.call("canvases.edit"))
        .isEqualTo(
            Map.of(
                "canvas_id",
                "F1",
                "changes",
                "[{\"operation\":\"replace\",\"document_content\":{\"type\":\"markdown\","
                    + "\"markdown\":\"Hello !\\\\[\\\\](\\\\@U1) \\\\<!channel\\\\>\\n\\n"
                    + "- [ ] \\\\- \\\\[ \\\\] One \\\\# two\\n\"}}]"));
    assertThat(canvases.show(ADDRESS, CHANNEL)).isEqualTo(Written.DONE);
    assertThat(desk.call("canvases.access.set"))
        .isEqualTo(Map.of("canvas_id", "F1", "access_level", "read", "channel_ids", "[\"C1\"]"));
    assertThat(desk.taken)
        .containsExactly(
            Quota.perMinute("slack:canvases.edit", 50),
            Quota.perMinute("slack:canvases.access.set", 50));
  }

  @Test
  void whatever_keeps_canvases_away_is_an_answer() {
    for (String code :
        List.of(
            "canvas_disabled_user_team",
            "free_teams_cannot_create_non_tabbed_canvases",
            "free_teams_cannot_edit_standalone_canvases",
            "restricted_action",
            "channel_type_not_supported",
            "missing_scope",
            "not_allowed_token_type",
            "unknown_method")) {
      desk.says("canvases.create", error(code));
      desk.says("canvases.edit", error(code));
      desk.says("canvases.access.set", error(code));
      assertThat(canvases.begin("x")).as(code).isEmpty();
      assertThat(canvases.write(ADDRESS, PAGE)).as(code).isEqualTo(Written.REFUSED);
      assertThat(canvases.show(ADDRESS, CHANNEL)).as(code).isEqualTo(Written.REFUSED);
    }
  }

  @Test
  void one_that_its_channel_may_not_read_counts_as_refused() {
    desk.says("canvases.access.set", "{\"ok\":true,\"failed_to_update_channel_ids\":[\"C1\"]}");
    assertThat(canvases.show(ADDRESS, CHANNEL)).isEqualTo(Written.REFUSED);
  }

  @Test
  void a_channel_that_the_bot_cannot_reach_for_now_is_no_answer() {
    for (String code : List.of("channel_not_found", "not_in_channel", "is_archived")) {
      desk.says("canvases.access.set", error(code));
      assertThatThrownBy(() -> canvases.show(ADDRESS, CHANNEL))
          .isInstanceOfSatisfying(
              Blocked.class,
              e -> {
                assertThat(e.code()).isEqualTo(code);
                assertThat(e.wholePlatform()).isFalse();
              });
    }
  }

  @Test
  void one_that_people_deleted_is_gone() {
    desk.says("canvases.edit", error("canvas_not_found"));
    assertThat(canvases.write(ADDRESS, PAGE)).isEqualTo(Written.GONE);
    desk.says("canvases.access.set", error("canvas_not_found"));
    assertThat(canvases.show(ADDRESS, CHANNEL)).isEqualTo(Written.GONE);
  }

  @Test
  void what_may_pass_is_thrown_and_tried_again_later() {
    desk.answers(
        "/api/canvases.create", aResponse().withStatus(429).withHeader("Retry-After", "7"));
    assertThatThrownBy(() -> canvases.begin("x"))
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(7)));
    assertThat(desk.held).isEqualTo(Map.of("slack:canvases.create", Duration.ofSeconds(7)));
    desk.answers("/api/canvases.edit", aResponse().withStatus(503));
    assertThatThrownBy(() -> canvases.write(ADDRESS, PAGE)).isInstanceOf(Unavailable.class);
    desk.says("canvases.create", "{\"ok\":true}");
    assertThatThrownBy(() -> canvases.begin("x")).isInstanceOf(Unavailable.class);
    desk.says("canvases.create", error("canvas_creation_failed"));
    assertThatThrownBy(() -> canvases.begin("x")).isInstanceOf(Unavailable.class);
    desk.says("canvases.edit", error("canvas_editing_failed"));
    assertThatThrownBy(() -> canvases.write(ADDRESS, PAGE)).isInstanceOf(Unavailable.class);
  }

  @Test
  void one_that_is_deleted_or_was_before_is_removed() {
    canvases.remove(ADDRESS);
    assertThat(desk.call("canvases.delete")).isEqualTo(Map.of("canvas_id", "F1"));
    assertThat(desk.taken).containsExactly(Quota.perMinute("slack:canvases.delete", 50));
    desk.says("canvases.delete", error("canvas_not_found"));
    assertThatCode(() -> canvases.remove(ADDRESS)).doesNotThrowAnyException();
  }

  @Test
  void one_that_the_bot_may_not_delete_is_tried_again_and_keeps_nothing_else_waiting() {
    for (String code :
        List.of("canvas_deleting_disabled", "restricted_action", "missing_scope", "x")) {
      desk.says("canvases.delete", error(code));
      assertThatThrownBy(() -> canvases.remove(ADDRESS))
          .isInstanceOf(Unavailable.class)
          .hasMessage("canvases.delete: " + code);
    }
  }

  @Test
  void a_token_that_slack_takes_for_nothing_any_more_pauses_it_all() {
    desk.says("canvases.create", error("token_revoked"));
    assertThatThrownBy(() -> canvases.begin("x"))
        .isInstanceOfSatisfying(Blocked.class, e -> assertThat(e.wholePlatform()).isTrue());
    desk.says("canvases.delete", error("token_revoked"));
    assertThatThrownBy(() -> canvases.remove(ADDRESS))
        .isInstanceOfSatisfying(Blocked.class, e -> assertThat(e.wholePlatform()).isTrue());
  }

  @Test
  void before_the_workspace_is_known_none_is_begun() {
    desk.team = Optional.empty();
    assertThatThrownBy(() -> canvases.begin("x")).isInstanceOf(Unavailable.class);
    assertThat(desk.allCalls()).isEmpty();
  }
}

package io.github.rallybot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.rallybot.slack.SlackDeedsTest.CHANNEL;
import static io.github.rallybot.slack.SlackDeedsTest.MESSAGE;
import static io.github.rallybot.slack.SlackDesk.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.delivery.Pace.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackPlatformTest {

  private static final Card CARD = Card.of("Hello");
  private static final UserRef USER = new UserRef(Platform.SLACK, "U1");

  private final SlackDesk desk = new SlackDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  private Optional<UpdateTicket> ticket(Instant until, int uses) {
    return Optional.of(new UpdateTicket(desk.url("/hook"), until, uses));
  }

  @Test
  void a_card_is_posted_with_its_intent_and_without_unfurling() {
    desk.says("chat.postMessage", "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"9.9\"}");
    assertThat(desk.platform.post(CHANNEL, Optional.empty(), CARD, "intent-1"))
        .isEqualTo(new MessageRef(CHANNEL, "9.9"));
    assertThat(desk.call("chat.postMessage"))
        .isEqualTo(
            Map.of(
                "channel", "C1",
                "text", "Hello",
                "blocks",
                    "[{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\","
                        + "\"elements\":[{\"type\":\"text\",\"text\":\"Hello\"}]}]}]",
                "metadata",
                    "{\"event_type\":\"rallybot_card\",\"event_payload\":{\"id\":\"intent-1\"}}",
                "unfurl_links", "false",
                "unfurl_media", "false"));
    assertThat(desk.calls("/api/chat.postMessage").get(0).getHeader("Authorization"))
        .isEqualTo("Bearer xoxb-1");
    assertThat(desk.taken)
        .containsExactly(new Quota("slack:chat.postMessage", "C1", Duration.ofSeconds(1), 1));
  }

  @Test
  void a_post_in_a_thread_names_its_parent_and_is_looked_for_there() {
    desk.says("chat.postMessage", "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"9.9\"}");
    desk.platform.post(CHANNEL, Optional.of(MESSAGE), CARD, "i");
    assertThat(desk.call("chat.postMessage")).containsEntry("thread_ts", "111.222");

    desk.says(
        "conversations.replies",
        "{\"ok\":true,\"messages\":[{\"ts\":\"111.222\"},%s,%s]}"
            .formatted(message("112", "rallybot_card", "i"), message("113", "rallybot_card", "i")));
    assertThat(desk.platform.find(CHANNEL, Optional.of(MESSAGE), "i", NOW))
        .contains(List.of(new MessageRef(CHANNEL, "112"), new MessageRef(CHANNEL, "113")));
    assertThat(desk.call("conversations.replies"))
        .containsEntry("channel", "C1")
        .containsEntry("ts", "111.222");
    assertThat(desk.calls("/api/conversations.history")).isEmpty();
  }

  @Test
  void a_direct_conversation_is_opened_and_has_an_id_of_its_own() {
    desk.says("conversations.open", "{\"ok\":true,\"channel\":{\"id\":\"D1\"}}");
    assertThat(desk.platform.direct(USER)).isEqualTo(new ChannelRef(Platform.SLACK, "D1"));
    assertThat(desk.call("conversations.open")).isEqualTo(Map.of("users", "U1"));

    desk.says("conversations.open", "{\"ok\":false,\"error\":\"missing_scope\"}");
    assertThatThrownBy(() -> desk.platform.direct(USER))
        .isInstanceOfSatisfying(
            Blocked.class,
            e -> {
              assertThat(e.code()).isEqualTo("missing im:write");
              assertThat(e.wholePlatform()).isFalse();
            });
  }

  @Test
  void a_home_is_published_for_one_person() {
    desk.platform.showHome(USER, CARD);
    assertThat(desk.call("views.publish"))
        .isEqualTo(
            Map.of(
                "user_id",
                "U1",
                "view",
                "{\"type\":\"home\",\"private_metadata\":\"{\\\"home\\\":true}\","
                    + "\"blocks\":[{\"type\":\"rich_text\",\"elements\":[{\"type\":"
                    + "\"rich_text_section\",\"elements\":[{\"type\":\"text\","
                    + "\"text\":\"Hello\"}]}]}]}"));
    assertThat(desk.taken).containsExactly(Quota.perMinute("slack:views.publish", 100));
  }

  @Test
  void while_the_quota_is_used_up_nothing_is_sent() {
    desk.wait = Duration.ofMillis(700);
    assertThatThrownBy(() -> desk.platform.post(CHANNEL, Optional.empty(), CARD, "i"))
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.after()).isEqualTo(Duration.ofMillis(700)));
    assertThat(desk.allCalls()).isEmpty();
  }

  @Test
  void a_ticket_without_an_answer_stays_unsure_although_the_update_after_it_has_to_wait() {
    desk.answers("/hook", aResponse().withStatus(500).withFixedDelay(900));
    desk.wait = Duration.ofMillis(700);
    assertThatThrownBy(() -> desk.platform.update(MESSAGE, CARD, ticket(NOW.plusSeconds(1), 1)))
        .isInstanceOf(Unavailable.class);
    desk.wait = Duration.ZERO;
    desk.says("chat.update", "{\"ok\":false,\"error\":\"msg_too_long\"}");
    assertThatThrownBy(() -> desk.platform.update(MESSAGE, CARD, ticket(NOW.plusSeconds(1), 1)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void an_update_goes_through_the_ticket_and_then_needs_no_quota_and_no_token() {
    desk.answers("/hook", aResponse().withBody("ok"));
    assertThat(desk.platform.update(MESSAGE, CARD, ticket(NOW.plusSeconds(1), 1))).isTrue();
    var call = desk.calls("/hook").get(0);
    assertThat(SlackDesk.JSON.readTree(call.getBodyAsString()).path("replace_original").asBoolean())
        .isTrue();
    assertThat(call.containsHeader("Authorization")).isFalse();
    assertThat(desk.taken).isEmpty();
    assertThat(desk.calls("/api/chat.update")).isEmpty();
  }

  @Test
  void a_ticket_that_does_not_work_any_more_is_followed_by_an_ordinary_update() {
    for (var answer :
        List.of(
            aResponse().withStatus(404).withBody("used_url"),
            aResponse().withBody("{\"ok\":false,\"error\":\"expired_url\"}"),
            aResponse().withStatus(500),
            aResponse().withBody("<html>"))) {
      desk.slack.resetRequests();
      desk.answers("/hook", answer);
      assertThat(desk.platform.update(MESSAGE, CARD, ticket(NOW.plusSeconds(1), 1))).isTrue();
      assertThat(desk.calls("/hook")).hasSize(1);
      assertThat(desk.call("chat.update"))
          .containsEntry("channel", "C1")
          .containsEntry("ts", "111.222");
    }
    desk.slack.resetRequests();
    desk.platform.update(MESSAGE, CARD, ticket(NOW, 1));
    desk.platform.update(MESSAGE, CARD, ticket(NOW.plusSeconds(1), 0));
    assertThat(desk.calls("/hook")).isEmpty();
    assertThat(desk.calls("/api/chat.update")).hasSize(2);
  }

  @Test
  void a_message_that_people_deleted_is_gone_and_that_is_no_error() {
    desk.says("chat.update", "{\"ok\":false,\"error\":\"message_not_found\"}");
    desk.says("chat.delete", "{\"ok\":false,\"error\":\"message_not_found\"}");
    assertThat(desk.platform.update(MESSAGE, CARD, Optional.empty())).isFalse();
    desk.platform.delete(MESSAGE);
    assertThat(desk.call("chat.delete")).isEqualTo(Map.of("channel", "C1", "ts", "111.222"));
  }

  private static String message(String ts, String type, String id) {
    return "{\"ts\":\"%s\",\"metadata\":{\"event_type\":\"%s\",\"event_payload\":{\"id\":\"%s\"}}}"
        .formatted(ts, type, id);
  }

  @Test
  void a_post_whose_answer_never_came_is_found_by_its_intent_oldest_first() {
    desk.says(
        "conversations.history",
        "{\"ok\":true,\"messages\":[%s,%s,{\"ts\":\"3\"}],\"response_metadata\":{\"next_cursor\":\"c2\"}}"
            .formatted(message("5", "rallybot_card", "i"), message("4", "rallybot_card", "j")));
    desk.slack.stubFor(
        post(urlEqualTo("/api/conversations.history"))
            .withRequestBody(containing("cursor=c2"))
            .willReturn(
                SlackDesk.json(
                    "{\"ok\":true,\"messages\":[%s,%s]}"
                        .formatted(
                            message("2", "other_app", "i"), message("1", "rallybot_card", "i")))));
    assertThat(desk.platform.find(CHANNEL, Optional.empty(), "i", NOW))
        .contains(List.of(new MessageRef(CHANNEL, "1"), new MessageRef(CHANNEL, "5")));
    assertThat(SlackDesk.arguments(desk.calls("/api/conversations.history").get(0)))
        .isEqualTo(
            Map.of(
                "channel", "C1",
                "oldest", NOW.getEpochSecond() - 360 + ".000000",
                "inclusive", "true",
                "include_all_metadata", "true",
                "limit", "200"));
  }

  @Test
  void without_the_permission_to_look_nothing_is_claimed() {
    desk.says("conversations.history", "{\"ok\":false,\"error\":\"missing_scope\"}");
    assertThat(desk.platform.find(CHANNEL, Optional.empty(), "i", NOW)).isEmpty();
    desk.answers(
        "/api/chat.update",
        SlackDesk.json("{\"ok\":true}")
            .withHeader("X-OAuth-Scopes", "chat:write,channels:history"));
    desk.platform.update(MESSAGE, CARD, Optional.empty());
    desk.slack.resetRequests();
    assertThat(desk.platform.find(CHANNEL, Optional.empty(), "i", NOW)).isEmpty();
    assertThat(desk.allCalls()).isEmpty();
  }

  @Test
  void more_history_than_can_be_read_is_not_taken_for_proof() {
    desk.says(
        "conversations.history",
        "{\"ok\":true,\"messages\":[],\"response_metadata\":{\"next_cursor\":\"again\"}}");
    assertThat(desk.platform.find(CHANNEL, Optional.empty(), "i", NOW)).isEmpty();
    assertThat(desk.calls("/api/conversations.history")).hasSize(5);
  }

  @Test
  void somebody_outside_the_channel_is_told_directly() {
    desk.says("chat.postMessage", "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"9.9\"}");
    for (String error : List.of("user_not_in_channel", "channel_not_found")) {
      desk.slack.resetRequests();
      desk.says("chat.postEphemeral", "{\"ok\":false,\"error\":\"" + error + "\"}");
      desk.platform.tell(USER, Optional.of(CHANNEL), CARD);
      assertThat(desk.call("chat.postEphemeral")).containsEntry("user", "U1");
      assertThat(desk.call("chat.postMessage")).containsEntry("channel", "U1");
    }
    desk.says("chat.postEphemeral", "{\"ok\":false,\"error\":\"invalid_auth\"}");
    assertThatThrownBy(() -> desk.platform.tell(USER, Optional.of(CHANNEL), CARD))
        .isInstanceOf(Blocked.class);
  }

  @Test
  void a_profile_tells_name_address_zone_and_rank() {
    desk.says(
        "users.info",
        "{\"ok\":true,\"user\":{\"id\":\"U1\",\"team_id\":\"T1\",\"tz\":\"Europe/Berlin\","
            + "\"is_admin\":true,\"profile\":{\"display_name\":\" \",\"real_name\":\"Maya R.\","
            + "\"email\":\"Maya@Example.com\"}}}");
    assertThat(desk.platform.profile(USER))
        .isEqualTo(
            new Profile(
                "Maya R.",
                Optional.of("maya@example.com"),
                Optional.of(ZoneId.of("Europe/Berlin")),
                true,
                false,
                false));
  }

  @Test
  void guests_bots_and_people_of_other_organisations_are_guests() {
    for (String user :
        List.of(
            "\"is_restricted\":true",
            "\"is_bot\":true",
            "\"is_ultra_restricted\":true",
            "\"is_stranger\":true",
            "\"team_id\":\"T9\"")) {
      desk.says("users.info", "{\"ok\":true,\"user\":{" + user + "}}");
      assertThat(desk.platform.profile(USER).guest()).as(user).isTrue();
    }
    desk.says(
        "users.info",
        "{\"ok\":true,\"user\":{\"team_id\":\"T9\",\"tz\":\"Nowhere\","
            + "\"enterprise_user\":{\"teams\":[\"T1\"]}}}");
    assertThat(desk.platform.profile(USER))
        .isEqualTo(new Profile("U1", Optional.empty(), Optional.empty(), false, false, false));
  }

  @Test
  void who_was_switched_off_or_cannot_be_found_any_more_has_left() {
    desk.says("users.info", "{\"ok\":true,\"user\":{\"deleted\":true,\"name\":\"maya\"}}");
    assertThat(desk.platform.profile(USER))
        .isEqualTo(new Profile("maya", Optional.empty(), Optional.empty(), false, false, true));
    for (String error : List.of("user_not_found", "user_not_visible")) {
      desk.says("users.info", "{\"ok\":false,\"error\":\"" + error + "\"}");
      assertThat(desk.platform.profile(USER)).as(error).isEqualTo(Profile.ofSomebodyGone());
    }
  }

  @Test
  void a_person_is_found_by_address_if_slack_knows_one_and_may_tell() {
    desk.says("users.lookupByEmail", "{\"ok\":true,\"user\":{\"id\":\"U7\"}}");
    assertThat(desk.platform.personWithEmail("a@example.com"))
        .contains(new UserRef(Platform.SLACK, "U7"));
    for (String answer :
        List.of(
            "{\"ok\":false,\"error\":\"users_not_found\"}",
            "{\"ok\":false,\"error\":\"missing_scope\"}",
            "{\"ok\":true,\"user\":{\"id\":\"U7\",\"deleted\":true}}")) {
      desk.says("users.lookupByEmail", answer);
      assertThat(desk.platform.personWithEmail("a@example.com")).isEmpty();
    }
  }

  @Test
  void a_channel_is_known_or_not() {
    desk.says(
        "conversations.info",
        "{\"ok\":true,\"channel\":{\"name\":\"leads\",\"is_member\":true,\"is_archived\":false}}");
    assertThat(desk.platform.channel(CHANNEL)).contains(new ChannelFacts("leads", true, false));
    desk.says("conversations.info", "{\"ok\":false,\"error\":\"channel_not_found\"}");
    assertThat(desk.platform.channel(new ChannelRef(Platform.SLACK, "C2"))).isEmpty();
  }
}

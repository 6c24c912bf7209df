package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.slack.playground.SlackStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SlackManifestTest {

  private static final String ADDRESS = "https://YOUR-RALLYBOT-URL" + SlackSettings.EVENTS_PATH;

  private final JsonNode manifest = read("manifest.json");

  private static JsonNode read(String name) {
    try {
      return SlackDesk.JSON.readTree(Files.readString(Path.of("../config/slack", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void it_asks_for_exactly_the_scopes_that_the_bot_uses() {
    List<String> asked = new ArrayList<>();
    manifest.path("oauth_config").path("scopes").path("bot").forEach(s -> asked.add(s.asString()));
    TreeSet<String> used = new TreeSet<>(SlackScopes.REQUIRED.keySet());
    used.addAll(SlackScopes.OPTIONAL.keySet());
    assertThat(asked).containsExactlyElementsOf(used);
    assertThat(manifest.path("oauth_config").path("scopes").has("user")).isFalse();
  }

  /** One that grants less, or more, would hide what happens in a real workspace. */
  @Test
  void the_stand_in_grants_exactly_the_scopes_that_the_manifest_asks_for() {
    List<String> asked = new ArrayList<>();
    manifest.path("oauth_config").path("scopes").path("bot").forEach(s -> asked.add(s.asString()));
    URI nobody = URI.create("http://127.0.0.1:9/slack/events");
    try (SlackStandIn standIn =
        SlackStandIn.start(
            new SlackStandIn.Options(
                0,
                Clock.systemUTC(),
                nobody,
                "xoxb-1",
                "secret",
                Optional.empty(),
                Optional.empty(),
                1,
                Duration.ofSeconds(1),
                Optional.empty()))) {
      assertThat(standIn.workspace().scopes()).containsExactlyInAnyOrderElementsOf(asked);
    }
  }

  @Test
  void everything_goes_to_the_one_address() {
    JsonNode interactivity = manifest.path("settings").path("interactivity");
    assertThat(interactivity.path("is_enabled").asBoolean()).isTrue();
    assertThat(interactivity.path("request_url").asString()).isEqualTo(ADDRESS);
    List<String> commands = new ArrayList<>();
    for (JsonNode command : manifest.path("features").path("slash_commands")) {
      commands.add(command.path("command").asString());
      assertThat(command.path("url").asString()).isEqualTo(ADDRESS);
      assertThat(command.path("should_escape").asBoolean()).isTrue();
    }
    List<String> typed = new ArrayList<>(List.of("/rally"));
    SlackCommands.OWN.forEach(word -> typed.add("/" + word));
    assertThat(commands).isEqualTo(typed);
    assertThat(manifest.path("settings").path("event_subscriptions").path("request_url").asString())
        .isEqualTo(ADDRESS);
  }

  @Test
  void a_message_can_be_logged_or_put_on_the_agenda_from_its_menu() {
    assertThat(manifest.path("features").path("shortcuts"))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                [{"name":"Log buyer question","type":"message","callback_id":"heard",
                  "description":"Log what a buyer asked in this message"},
                 {"name":"Put on the agenda","type":"message","callback_id":"agenda",
                  "description":"Talk about this message in the next meeting"}]"""));
    for (JsonNode shortcut : manifest.path("features").path("shortcuts")) {
      assertThat(shortcut.path("name").asString()).hasSizeLessThanOrEqualTo(24);
      assertThat(shortcut.path("description").asString()).hasSizeLessThanOrEqualTo(150);
    }
  }

  @Test
  void it_listens_to_its_home_and_its_direct_messages_and_to_nothing_in_channels() {
    List<String> events = new ArrayList<>();
    manifest
        .path("settings")
        .path("event_subscriptions")
        .path("bot_events")
        .forEach(event -> events.add(event.asString()));
    assertThat(events).containsExactly("app_home_opened", "message.im");
    assertThat(manifest.path("settings").path("event_subscriptions").has("user_events")).isFalse();
  }

  @Test
  void it_wants_neither_socket_mode_nor_rotating_tokens() {
    JsonNode settings = manifest.path("settings");
    assertThat(settings.path("socket_mode_enabled").asBoolean()).isFalse();
    assertThat(settings.path("token_rotation_enabled").asBoolean()).isFalse();
  }

  @Test
  void the_one_for_socket_mode_is_the_same_without_an_address() {
    ObjectNode expected = (ObjectNode) manifest.deepCopy();
    for (JsonNode command : expected.path("features").path("slash_commands")) {
      ((ObjectNode) command).remove("url");
    }
    ObjectNode settings = (ObjectNode) expected.path("settings");
    settings.put("socket_mode_enabled", true);
    ((ObjectNode) settings.path("interactivity")).remove("request_url");
    ((ObjectNode) settings.path("event_subscriptions")).remove("request_url");
    assertThat(read("manifest-socket-mode.json")).isEqualTo(expected);
  }

  @Test
  void people_have_a_home_and_can_drop_files_where_the_bot_talks_to_them() {
    JsonNode home = manifest.path("features").path("app_home");
    assertThat(home.path("home_tab_enabled").asBoolean()).isTrue();
    assertThat(home.path("messages_tab_enabled").asBoolean()).isTrue();
    assertThat(home.path("messages_tab_read_only_enabled").asBoolean()).isFalse();
  }

  @Test
  void its_words_fit_slacks_limits() {
    JsonNode shown = manifest.path("display_information");
    assertThat(shown.path("name").asString()).isEqualTo("Rallybot").hasSizeLessThanOrEqualTo(35);
    assertThat(shown.path("description").asString()).hasSizeBetween(1, 140);
    assertThat(shown.path("long_description").asString()).hasSizeBetween(174, 4000);
    assertThat(shown.path("background_color").asString()).matches("#[0-9a-f]{6}");
  }
}

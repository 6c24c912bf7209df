package io.github.rallybot.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.slack.playground.SlackStandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** What the bot refuses at start, and how it tells the operator: the key to set, and no trace. */
@ExtendWith(RedisForTests.class)
class StartRefusedTest {

  private static final URI NOBODY = URI.create("http://127.0.0.1:9/slack/events");

  @Test
  void it_ends_with_an_error_for_whoever_started_it(@TempDir Path folder) throws Exception {
    try (BotProcess bot = BotProcess.start(folder, Map.of())) {
      assertThat(bot.exitCode()).isNotZero();
      assertRefused(bot.output(), "rally.slack.enabled", "rally.playground.enabled");
    }
  }

  @Test
  void it_does_not_start_without_a_platform(@TempDir Path folder) throws Exception {
    refusesWith(folder, Map.of(), "rally.slack.enabled", "rally.playground.enabled");
  }

  @Test
  void it_does_not_start_without_a_public_address(@TempDir Path folder) throws Exception {
    refusesWith(folder, Map.of("rally.public-url", ""), "rally.public-url");
  }

  @Test
  void it_does_not_start_with_a_route_that_fits_for_no_lead(@TempDir Path folder) throws Exception {
    refusesWith(
        folder,
        Map.of("rally.routes[0].channel", "C0DACH", "rally.routes[0].country[0]", " "),
        "rally.routes[0] says for no lead that it fits",
        "rally.slack.lead-channel");
  }

  @Test
  void it_does_not_start_with_a_route_to_a_platform_that_is_off(@TempDir Path folder)
      throws Exception {
    refusesWith(
        folder,
        Map.of(
            "rally.routes[0].channel",
            "C0DACH",
            "rally.routes[0].country[0]",
            "DE",
            "rally.routes[0].platform",
            "teams"),
        "rally.routes[0] leads to Microsoft Teams, which is off",
        "rally.teams.enabled=true");
  }

  @Test
  void it_does_not_start_with_a_route_that_names_no_platform_there_is(@TempDir Path folder)
      throws Exception {
    refusesWith(
        folder,
        Map.of(
            "rally.routes[0].channel",
            "C0DACH",
            "rally.routes[0].country[0]",
            "DE",
            "rally.routes[0].platform",
            "icq"),
        "Set rally.routes[0].platform to slack or teams, not to icq.");
  }

  @Test
  void it_does_not_start_with_teams_and_no_registration(@TempDir Path folder) throws Exception {
    refusesWith(folder, Map.of("rally.teams.enabled", "true"), "rally.teams.app-id");
    refusesWith(
        folder,
        Map.of("rally.teams.enabled", "true", "rally.teams.app-id", "one"),
        "rally.teams.app-password");
    refusesWith(
        folder,
        Map.of(
            "rally.teams.enabled",
            "true",
            "rally.teams.app-id",
            "one",
            "rally.teams.app-password",
            "two"),
        "rally.teams.tenant-id");
  }

  @Test
  void it_does_not_start_with_a_blank_token(@TempDir Path folder) throws Exception {
    refusesWith(folder, Map.of("rally.slack.bot-token", " "), "rally.slack.bot-token");
  }

  @Test
  void it_does_not_start_with_a_blank_signing_secret(@TempDir Path folder) throws Exception {
    refusesWith(folder, Map.of("rally.slack.signing-secret", " "), "rally.slack.signing-secret");
  }

  @Test
  void it_does_not_start_with_an_app_token_that_is_none(@TempDir Path folder) throws Exception {
    refusesWith(
        folder,
        Map.of("rally.slack.app-token", "xoxb-2"),
        "rally.slack.app-token",
        "connections:write");
  }

  /** With an app token neither an address nor a signing secret is asked for. */
  @Test
  void it_does_not_start_with_an_app_token_that_slack_refuses(@TempDir Path folder)
      throws Exception {
    try (Rig rig = new Rig(1, NOBODY)) {
      Map<String, String> settings = new HashMap<>(rig.settings());
      settings.remove("rally.public-url");
      settings.remove("rally.slack.signing-secret");
      settings.put("rally.slack.app-token", "xapp-wrong");
      assertThat(
              refuses(
                  folder,
                  settings,
                  "Slack refuses the app-level token",
                  "rally.slack.app-token",
                  "connections:write"))
          .doesNotContain("xapp-wrong");
    }
  }

  @Test
  void it_does_not_start_with_a_token_that_slack_refuses(@TempDir Path folder) throws Exception {
    refusesWith(
        folder,
        Map.of("rally.slack.bot-token", "xoxb-wrong"),
        "invalid_auth",
        "rally.slack.bot-token");
  }

  @Test
  void it_does_not_start_with_an_app_that_lacks_a_scope(@TempDir Path folder) throws Exception {
    try (Rig rig = new Rig(1, NOBODY)) {
      SlackStandIn slack = rig.slack();
      Set<String> fewer = new HashSet<>(slack.workspace().scopes());
      fewer.remove("chat:write");
      slack.workspace().scopes(fewer);
      refuses(folder, rig.settings(), "chat:write", "OAuth & Permissions");
    }
  }

  @Test
  void it_does_not_start_with_an_unknown_key_whose_value_may_be_a_secret(@TempDir Path folder)
      throws Exception {
    String output =
        refusesWith(folder, Map.of("rally.slack.bot-tokn", "xoxb-secret"), "rally.slack.bot-tokn");
    assertThat(output).doesNotContain("xoxb-secret");
  }

  @Test
  void it_does_not_start_with_a_hook_that_names_an_unknown_field_of_a_lead(@TempDir Path folder)
      throws Exception {
    String output =
        refusesWith(
            folder,
            Map.of(
                "rally.hooks.typeform.verify.kind", "hmac",
                "rally.hooks.typeform.verify.header", "Typeform-Signature",
                "rally.hooks.typeform.verify.secret", "secret-of-the-form",
                "rally.hooks.typeform.fields.emial", "/email"),
            "rally.hooks.typeform.fields.emial",
            "Use one of campaign, company",
            "attributes.emial");
    assertThat(output).doesNotContain("secret-of-the-form");
  }

  @Test
  void it_does_not_start_with_a_hook_that_anybody_could_send_to(@TempDir Path folder)
      throws Exception {
    refusesWith(
        folder,
        Map.of("rally.hooks.typeform.fields.email", "/email"),
        "rally.hooks.typeform.verify.kind");
  }

  @Test
  void it_does_not_start_with_a_value_that_cannot_be_read(@TempDir Path folder) throws Exception {
    refusesWith(folder, Map.of("rally.slack.call-timeout", "soon"), "rally.slack.call-timeout");
  }

  @Test
  void it_does_not_start_with_a_redis_that_is_not_there(@TempDir Path folder) throws Exception {
    refusesWith(
        folder,
        Map.of("rally.redis.url", "redis://127.0.0.1:" + BotProcess.freePort()),
        "rally.redis.url");
  }

  @Test
  void it_does_not_start_with_a_redis_that_may_forget(@TempDir Path folder) throws Exception {
    URI url = RedisForTests.uri();
    try (RedisClient redis = RedisClient.create(url)) {
      redis.configSet("maxmemory-policy", "allkeys-lru");
      redis.configSet("appendonly", "no");
      try {
        refusesWith(
            folder,
            Map.of("rally.redis.url", url.toString()),
            "maxmemory-policy noeviction",
            "appendonly yes",
            "rally.redis.allow-unsafe");
      } finally {
        redis.configSet("appendonly", "yes");
        redis.configSet("maxmemory-policy", "noeviction");
      }
    }
  }

  @Test
  void it_does_not_start_with_the_playground_beside_a_real_slack(@TempDir Path folder)
      throws Exception {
    refusesWith(
        folder,
        Map.of("rally.playground.enabled", "true"),
        "rally.playground.enabled",
        "rally.slack.");
  }

  @Test
  void it_does_not_start_with_a_quickened_clock_before_the_real_slack(@TempDir Path folder)
      throws Exception {
    Map<String, String> settings = new LinkedHashMap<>(Map.of("rally.playground.speed", "20"));
    settings.put("rally.slack.api-url", "https://slack.invalid/api/");
    refusesWith(folder, settings, "rally.playground.speed");
  }

  /** Settings that work, but for these. */
  private static String refusesWith(Path folder, Map<String, String> changes, String... names)
      throws Exception {
    try (Rig rig = new Rig(1, NOBODY)) {
      Map<String, String> settings = new HashMap<>(changes.isEmpty() ? Map.of() : rig.settings());
      settings.putAll(changes);
      return refuses(folder, settings, names);
    }
  }

  private static String refuses(Path folder, Map<String, String> settings, String... names)
      throws IOException {
    return assertRefused(startHere(folder, settings), names);
  }

  private static String assertRefused(String output, String... names) {
    assertThat(output)
        .contains(names)
        .contains("Rallybot does not start.")
        .doesNotContain("\tat ")
        .doesNotContain("Exception")
        .doesNotContain(Rig.SIGNING_SECRET);
    return output;
  }

  /** What is printed when the bot is started in this process, which is quicker than in another. */
  private static String startHere(Path folder, Map<String, String> settings) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putIfAbsent("rally.data-dir", folder.toString());
    all.put("server.port", "0");
    all.put("management.server.port", "0");
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream here = new PrintStream(printed, true, UTF_8)) {
      System.setOut(here);
      String[] arguments =
          all.entrySet().stream()
              .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
              .toArray(String[]::new);
      assertThatThrownBy(() -> Rallybot.application().run(arguments).close()).isNotNull();
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }
}

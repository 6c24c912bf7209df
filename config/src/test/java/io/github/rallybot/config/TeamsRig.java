package io.github.rallybot.config;

import io.github.rallybot.teams.playground.Message;
import io.github.rallybot.teams.playground.TeamsStandIn;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A stand-in for Teams on the server of a {@link Rig}, and the settings that go with it. */
final class TeamsRig implements AutoCloseable {

  static final String LEADS = "19:leads@thread.tacv2";
  static final String MAYA = "29:1maya";
  static final String TOM = "29:1tom";

  private static final String APP = "11111111-2222-3333-4444-555555555555";
  private static final String TENANT = "99999999-8888-7777-6666-555555555555";
  private static final String PASSWORD = "crash-test-password";
  private static final String PATH = "/teams/";

  private static final Pattern LEAD =
      Pattern.compile("lead\\.judge:([0-9A-HJKMNP-TV-Z]{26}):good_fit");

  private final TeamsStandIn teams;

  /**
   * @param messages the bot's address for what Teams sends
   */
  TeamsRig(Rig rig, double speed, URI messages) {
    this.teams =
        new TeamsStandIn(
            new TeamsStandIn.Options(
                rig.slack().pageUrl().resolve(PATH),
                Clock.systemUTC(),
                messages,
                APP,
                PASSWORD,
                TENANT,
                Optional.empty(),
                speed,
                Rig.CALL_TIMEOUT,
                Optional.empty()));
    rig.slack().mount(PATH, teams);
  }

  TeamsStandIn teams() {
    return teams;
  }

  /** What a bot needs besides the settings of the other rig. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("rally.teams.enabled", "true");
    settings.put("rally.teams.app-id", APP);
    settings.put("rally.teams.app-password", PASSWORD);
    settings.put("rally.teams.tenant-id", TENANT);
    settings.put("rally.teams.login-url", teams.loginUrl().toString());
    settings.put("rally.teams.open-id-metadata-url", teams.openIdMetadataUrl().toString());
    settings.put("rally.teams.allowed-service-hosts", teams.serviceUrl().getHost());
    settings.put("rally.teams.lead-channel", LEADS);
    settings.put("rally.teams.call-timeout", Rig.CALL_TIMEOUT.toMillis() + "ms");
    return settings;
  }

  /** The cards in the channel for leads, by the id of their lead. */
  Map<String, List<Message>> cards() {
    Map<String, List<Message>> cards = new TreeMap<>();
    for (Message message : teams.workspace().messages(LEADS)) {
      Matcher lead = LEAD.matcher(message.card().toString());
      if (!message.deleted() && lead.find()) {
        cards.computeIfAbsent(lead.group(1), id -> new ArrayList<>()).add(message);
      }
    }
    return cards;
  }

  /** Presses a judgement on a card; whether the bot kept it. */
  boolean press(String who, Message card, String judgement) {
    for (JsonNode element : card.card().path("body")) {
      for (JsonNode action : element.path("actions")) {
        if (action.path("data").path("rally").asString("").endsWith(":" + judgement)) {
          return teams.people().press(who, LEADS, card.id(), action, Map.of()).ok();
        }
      }
    }
    throw new AssertionError("there is no " + judgement + " on " + card.card());
  }

  @Override
  public void close() {
    teams.close();
  }
}

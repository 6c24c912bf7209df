package io.github.rallybot.config;

import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.slack.playground.SlackStandIn;
import io.github.rallybot.slack.playground.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What people see in the channel for leads. */
record Channel(SlackStandIn slack) {

  static final String ID = "C0LEADS";

  private static final Pattern LEAD =
      Pattern.compile("lead\\.judge[^\"]*?([0-9A-HJKMNP-TV-Z]{26})");

  /** The cards, by the id of their lead. */
  Map<String, List<Message>> cards() {
    Map<String, List<Message>> cards = new TreeMap<>();
    for (Message message : slack.workspace().messages(ID)) {
      if (message.onlyFor().isEmpty() && message.author().equals(Workspace.BOT_USER)) {
        Matcher lead = LEAD.matcher(message.blocks().toString());
        if (lead.find()) {
          cards.computeIfAbsent(lead.group(1), id -> new ArrayList<>()).add(message);
        }
      }
    }
    return cards;
  }

  /** The name of the button by which a judgement is pressed. */
  static Optional<String> button(Message card, String judgement) {
    for (JsonNode block : card.blocks()) {
      for (JsonNode element : block.path("elements")) {
        String value = element.path("value").asString("");
        if (value.contains("lead.judge") && value.endsWith(judgement)) {
          return Optional.of(element.path("action_id").asString(""));
        }
      }
    }
    return Optional.empty();
  }
}

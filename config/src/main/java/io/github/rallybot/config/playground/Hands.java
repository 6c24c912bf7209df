package io.github.rallybot.config.playground;

import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.slack.playground.SlackStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The hands of the cast: finds a lead's card in the channel, and presses what is on it. */
final class Hands {

  private static final String CHANNEL = "C0LEADS";

  /** After a kill the bot looks for a card whose post was not answered for fifteen seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private static final Map<String, String> NAMES =
      Map.of(Weeks.MAYA, "Maya R.", Weeks.TOM, "Tom B.", Weeks.SAM, "Sam O.");

  /** A new card is among the newest messages. */
  private static final int NEWEST = 40;

  private final SlackStandIn standIn;
  private final Map<String, String> cards = new ConcurrentHashMap<>();

  Hands(SlackStandIn standIn) {
    this.standIn = standIn;
  }

  /** Waits for the card of a lead; empty if none came in time. */
  Optional<Message> card(String leadId) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long seen = 0;
    while (System.nanoTime() < end) {
      Optional<Message> found = find(leadId);
      if (found.isPresent()) {
        return found;
      }
      seen = standIn.workspace().awaitChange(seen, Duration.ofMillis(500));
    }
    return Optional.empty();
  }

  private Optional<Message> find(String leadId) {
    String known = cards.get(leadId);
    if (known != null) {
      return standIn.workspace().message(CHANNEL, known);
    }
    List<Message> all = standIn.workspace().messages(CHANNEL);
    for (int pass = 0; pass < 2; pass++) {
      int from = pass == 0 ? Math.max(0, all.size() - NEWEST) : 0;
      for (int i = all.size() - 1; i >= from; i--) {
        if (all.get(i).blocks().toString().contains(leadId)) {
          cards.put(leadId, all.get(i).ts());
          return Optional.of(all.get(i));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Does something with a lead, once the card offers it.
   *
   * @return whether the bot took it, now or before
   */
  boolean act(Weeks.Deed deed, String leadId) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long seen = 0;
    while (System.nanoTime() < end) {
      Optional<Message> card = find(leadId);
      if (card.isPresent()) {
        if (isDone(deed, card.get())) {
          return true;
        }
        Optional<Press> press = offered(deed, card.get());
        if (press.isPresent()) {
          return press(deed, card.get(), press.get());
        }
      }
      seen = standIn.workspace().awaitChange(seen, Duration.ofMillis(500));
    }
    return false;
  }

  private record Press(String actionId, List<String> chosen) {}

  /** After a kill a step is done again from its start; what shows on the card already is left. */
  private static boolean isDone(Weeks.Deed deed, Message card) {
    String shown = card.blocks().toString();
    String name = NAMES.getOrDefault(deed.person(), deed.person());
    return switch (deed.kind()) {
      case PRESS ->
          deed.label().equals(Weeks.TAKE)
              ? shown.contains("taken by ")
              : shown.contains(deed.label() + ": " + name);
      case WHY -> shown.contains("(" + deed.label() + "): " + name);
      case WON, LOST -> shown.contains("Change the outcome");
    };
  }

  private static Optional<Press> offered(Weeks.Deed deed, Message card) {
    String wanted =
        switch (deed.kind()) {
          case PRESS, WHY -> deed.label();
          case WON, LOST -> "Outcome…";
        };
    for (JsonNode block : card.blocks()) {
      for (JsonNode element : block.path("elements")) {
        String id = element.path("action_id").asString("");
        if (element.path("type").asString("").equals("button")) {
          if (text(element).equals(wanted)) {
            return Optional.of(new Press(id, List.of()));
          }
          continue;
        }
        for (JsonNode options : element.findValues("options")) {
          for (JsonNode option : options) {
            if (text(option).equals(wanted)) {
              return Optional.of(new Press(id, List.of(option.path("value").asString(""))));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String text(JsonNode node) {
    return node.path("text").path("text").asString("");
  }

  private boolean press(Weeks.Deed deed, Message card, Press press) {
    boolean taken =
        standIn
            .people()
            .click(
                deed.person(),
                CHANNEL,
                card.ts(),
                press.actionId(),
                press.chosen().toArray(String[]::new))
            .ok();
    return switch (deed.kind()) {
      case PRESS, WHY -> taken;
      case WON -> taken && fill(deed.person(), Map.of("How did it end?", "Won"));
      case LOST ->
          taken
              && fill(
                  deed.person(),
                  Map.of(
                      "How did it end?", "Lost",
                      "At which stage?", deed.lead() % 2 == 0 ? "Proposal" : "Discovery or demo",
                      "Why?", deed.lead() % 3 == 0 ? "Price" : "Chose a competitor"));
    };
  }

  /** Fills in the form that is open, by the words on it. */
  private boolean fill(String person, Map<String, String> answers) {
    Optional<JsonNode> form = standIn.people().openView(person);
    if (form.isEmpty()) {
      return false;
    }
    Map<String, List<String>> values = new java.util.LinkedHashMap<>();
    for (JsonNode block : form.get().path("blocks")) {
      String answer = answers.get(block.path("label").path("text").asString(""));
      JsonNode element = block.path("element");
      for (JsonNode option : element.path("options")) {
        if (text(option).equals(answer)) {
          values.put(
              element.path("action_id").asString(""), List.of(option.path("value").asString("")));
        }
      }
    }
    String view = form.get().path("id").asString("");
    boolean saved = standIn.people().submit(person, view, values).ok();
    if (!saved) {
      standIn.people().closeView(person, view, true);
    }
    return saved;
  }
}

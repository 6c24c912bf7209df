package io.github.rallybot.slack.playground;

import java.util.List;

/**
 * A command that the app's manifest registers.
 *
 * @param name with its slash
 */
public record SlashCommand(String name, String description, String usageHint) {
  static final List<SlashCommand> REGISTERED =
      List.of(
          new SlashCommand("/rally", "Ask Rallybot: help, status and everything else", "help"),
          new SlashCommand("/leads", "Your leads: to answer, to follow up, to close", ""),
          new SlashCommand("/heard", "Log what a buyer asked", "Does it work with SAP?"),
          new SlashCommand("/questions", "What buyers asked", ""),
          new SlashCommand(
              "/agenda", "What your meeting talks about", "add Why do we lose at Proposal?"),
          new SlashCommand(
              "/digest", "What sales and marketing look at before they meet", "preview"));
}

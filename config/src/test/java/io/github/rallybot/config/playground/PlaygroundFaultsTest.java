package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel that makes the stand-in misbehave: whatever happens, a lead has one card. */
class PlaygroundFaultsTest {

  private static final String SILENT = "SILENCE_AFTER";

  @Test
  void a_lead_has_one_card_through_rate_limits_silence_and_answers_that_come_late(
      @TempDir Path dataDir) throws Exception {
    try (Browsers browsers = Browsers.open();
        BotProcess bot = new BotProcess(dataDir, false).start()) {
      Visitor maya = browsers.visitor(bot, "U0MAYA");
      postsOnce(maya, bot, "RATE_LIMITED", "Ruth Limit");
      maya.picture("30-rate-limited");
      postsOnce(maya, bot, SILENT, "Sam Silent");
      postsOnce(maya, bot, "LATE", "Lars Late");
      postsOnce(maya, bot, "ERROR_AFTER", "Erik Error");
      // a card changes only once the bot has found the post that it was unsure of
      for (String name : new String[] {"Sam Silent", "Lars Late", "Erik Error"}) {
        maya.press(name, "Good fit");
        maya.sees(name, "✓ Good fit: Maya R.");
      }
      maya.page().locator("#tools .scroll").evaluate("panel => panel.scrollTop = 9999");
      maya.picture("31-faults-and-calls");
      for (String name : new String[] {"Ruth Limit", "Sam Silent", "Lars Late", "Erik Error"}) {
        assertThat(maya.cards(name)).hasCount(1);
      }
    }
  }

  private static void postsOnce(Visitor visitor, BotProcess bot, String fault, String name)
      throws Exception {
    visitor.order(fault, "chat.postMessage", 1);
    bot.send(
        """
        {"source":"website","name":"%s","email":"%s@x.example"}
        """
            .formatted(name, name.replace(' ', '.')));
    visitor.seesAfterFaults(name);
    assertThat(visitor.page().locator(".rules")).containsText("No fault is ordered");
    assertThat(visitor.cards(name)).hasCount(1);
  }
}

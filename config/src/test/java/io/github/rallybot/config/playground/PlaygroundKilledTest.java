package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first minutes, in a real browser, with the bot killed in the middle of them. */
class PlaygroundKilledTest {

  private static final String DANA = "Dana Whitfield";

  @Test
  void what_people_said_is_still_there_after_kill_nine_and_the_next_click_counts(
      @TempDir Path dataDir) throws Exception {
    try (Browsers browsers = Browsers.open();
        BotProcess bot = new BotProcess(dataDir, true).start()) {
      Visitor visitor = browsers.visitor(bot, "U0MAYA");
      visitor.sees(DANA, "We run 40 depots");
      visitor.picture("01-first-look");

      visitor.press(DANA, "Not a fit");
      visitor.sees(DANA, "✗ Not a fit: Maya R.");
      visitor.why(DANA, "company size");
      visitor.sees(DANA, "✗ Not a fit (company size): Maya R.");
      visitor.become("U0TOM");
      visitor.press(DANA, "Good fit");
      visitor.sees(DANA, "✓ Good fit: Tom B.");
      visitor.press("Jonas Lindqvist", "Good fit");
      visitor.sees("Jonas Lindqvist", "✓ Good fit: Tom B.");
      visitor.why("Jonas Lindqvist", "undo");
      visitor.seesNot("Jonas Lindqvist", "Good fit: Tom B.");

      bot.kill();
      assertThat(visitor.page().locator("#offline")).isVisible();
      visitor.press(DANA, "Not yet");
      visitor.sees(DANA, "Not sent: the bot is not running.");
      visitor.picture("02-killed");
      bot.start();
      assertThat(visitor.page().locator("#offline")).isHidden();

      visitor.sees(DANA, "✗ Not a fit (company size): Maya R.");
      visitor.sees(DANA, "✓ Good fit: Tom B.");
      visitor.seesNot("Jonas Lindqvist", "Good fit: Tom B.");
      // the bot that was killed may have been at work in the channel, which is its own for 15
      // seconds
      visitor.press("Jonas Lindqvist", "Not yet");
      visitor.sees("Jonas Lindqvist", "↻ Not yet: Tom B.");
      long pressed = System.nanoTime();
      visitor.press(DANA, "Not yet");
      visitor.sees(DANA, "↻ Not yet: Tom B.");
      assertThat(Duration.ofNanos(System.nanoTime() - pressed)).isLessThan(Duration.ofSeconds(3));
      visitor.seesNot(DANA, "Not sent");
      assertThat(visitor.cards(DANA)).hasCount(1);
      assertThat(visitor.cards("Jonas Lindqvist")).hasCount(1);
      visitor.cards(DANA).scrollIntoViewIfNeeded();
      visitor.picture("03-started-again");
    }
  }
}

package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page by day, by night and on a phone; it makes the README's picture. */
class PlaygroundLooksTest {

  private static final String DANA = "Dana Whitfield";
  private static final String JONAS = "Jonas Lindqvist";
  private static final String AISHA = "Aisha Karim";

  @Test
  void the_page_is_fit_to_look_at_by_day_by_night_and_on_a_phone(@TempDir Path dataDir)
      throws Exception {
    try (Browsers browsers = Browsers.open();
        BotProcess bot = new BotProcess(dataDir, false).start()) {
      Visitor sam = browsers.visitor(bot, "U0SAM");
      assertThat(sam.page().locator(".nothing")).containsText("Nothing here yet");
      for (String name : new String[] {DANA, JONAS, AISHA}) {
        sam.page().getByTestId("sample-lead").click();
        assertThat(sam.page().locator(".toast").last()).containsText("Sent: " + name);
        assertThat(sam.cards(name)).hasCount(1);
      }
      assertThat(sam.cards(DANA).locator("a strong")).containsText("Northgate Logistics");

      Visitor maya = browsers.visitor(bot, "U0MAYA", 1200, 940, "&tools=closed");
      Visitor tom = browsers.visitor(bot, "U0TOM");
      Visitor priya = browsers.visitor(bot, "U0PRIYA");
      tom.press(DANA, "Good fit");
      tom.sees(DANA, "Good fit: Tom B.");
      maya.press(DANA, "Not yet");
      maya.sees(DANA, "Not yet: Maya R.");
      maya.why(DANA, "no budget");
      tom.press(JONAS, "Not a fit");
      tom.sees(JONAS, "Not a fit: Tom B.");
      tom.why(JONAS, "spam or student");
      priya.press(JONAS, "Good fit");
      maya.press(AISHA, "Good fit");
      maya.sees(AISHA, "Good fit: Maya R.");
      maya.press(AISHA, "I’ll take it");
      maya.seesPrivately("Phone:");
      maya.sees(DANA, "(no budget)");
      maya.sees(JONAS, "Not a fit (spam or student): Tom B.");
      maya.sees(JONAS, "Marketing’s opinion: good fit: Priya N.");
      maya.sees(AISHA, "taken by Maya R.");
      maya.page().getByLabel("Close the hint").click();
      maya.page().mouse().move(5, 5);
      maya.picture("playground");

      Visitor dark = browsers.visitor(bot, "U0MAYA", 1280, 800, "&theme=dark");
      dark.sees(AISHA, "taken by Maya R.");
      dark.more(AISHA, "History");
      assertThat(dark.form()).isVisible();
      dark.picture("40-dark-history");
      dark.form().getByLabel("Close").click();
      assertThat(dark.form()).hasCount(0);
      dark.picture("41-dark");

      dark.page().context().close();

      Visitor phone = browsers.visitor(bot, "U0TOM", 390, 844, "");
      phone.sees(AISHA, "taken by Maya R.");
      phone.picture("42-phone");
      phone.press(JONAS, "Why?");
      phone.picture("43-phone-why");
      phone.page().keyboard().press("Escape");
      phone.why(JONAS, "add a note…");
      assertThat(phone.form()).isVisible();
      phone.picture("44-phone-note");
      phone.form().getByLabel("Close").click();
      phone.page().locator("#open-sidebar").click();
      phone.picture("45-phone-sidebar");
      Object wider = phone.page().evaluate("document.documentElement.scrollWidth > innerWidth");
      assertThat(wider).isEqualTo(false);
    }
  }
}

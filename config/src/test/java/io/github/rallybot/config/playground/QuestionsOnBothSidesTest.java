package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question that is heard on Slack and on Teams, answered once, and told to both. */
class QuestionsOnBothSidesTest {

  private static final String ASKED = "Which single sign-on providers do you support?";
  private static final String AGAIN = "what single sign-on providers can we use, Okta as well?";

  /** Rounds look every ten seconds, and a machine that builds besides is slow. */
  private static final double PATIENCE = 60_000;

  private static Browsers browsers;
  private static BotProcess bot;

  @BeforeAll
  static void open(@TempDir Path dataDir) throws Exception {
    browsers = Browsers.open();
    bot = new BotProcess(dataDir, false).start();
  }

  @AfterAll
  static void close() {
    if (bot != null) {
      bot.close();
    }
    if (browsers != null) {
      browsers.close();
    }
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
  }

  @Test
  void what_two_reps_heard_is_one_question_and_both_are_told_of_its_answer() {
    Visitor maya = browsers.visitor(bot, "U0MAYA");
    maya.type("/heard " + ASKED);
    assertThat(maya.privateWords().last()).containsText("You are the first to hear this");
    maya.picture("80-heard");

    OnTeams tom = OnTeams.open(browsers, bot, "29:1tom", "a:1tom", "");
    tom.says("heard " + AGAIN);
    tom.sees("Is it one of these?", ASKED, patiently());
    new Visitor(tom.page()).picture("81-heard-on-teams");
    tom.press("Is it one of these?", "Same");
    assertThat(tom.post("It counts for:")).containsText("heard 2 times", patiently());

    Visitor priya = browsers.visitor(bot, "U0PRIYA");
    priya.type("/questions sign-on");
    assertThat(priya.privateWords().last()).containsText("1  " + ASKED);
    priya.picture("82-questions");
    priya
        .privateWords()
        .last()
        .locator(".btn")
        .filter(new Locator.FilterOptions().setHasText("Open"))
        .first()
        .click();
    assertThat(priya.form()).containsText(AGAIN);
    priya.picture("83-question");
    priya.form().getByText("Answered by…").click();
    assertThat(priya.form()).containsText("Or the link of something new");
    priya.form().locator("input").first().fill("https://example.com/sso");
    priya.form().locator("input").nth(1).fill("Single sign-on guide");
    priya.submit();
    assertThat(priya.form()).containsText("answered, says Priya N.", patiently());
    priya.picture("84-answered");

    // whoever is at work is told at once, the others when their next day begins
    maya.page().locator("[data-clock=morning]").click();
    maya.goTo("D0MAYA");
    assertThat(maya.cards("A question that you heard is answered.").last())
        .containsText("https://example.com/sso", patiently());
    maya.picture("85-told-on-slack");
    tom.page().locator("[data-clock=morning]").click();
    tom.sees("A question that you heard is answered.", "https://example.com/sso", patiently());
    new Visitor(tom.page()).picture("86-told-on-teams");
    assertThat(maya.cards("A question that you heard is answered.")).hasCount(1);
    assertThat(
            tom.page()
                .locator(".post")
                .filter(
                    new Locator.FilterOptions()
                        .setHasText("A question that you heard is answered.")))
        .hasCount(1);
  }
}

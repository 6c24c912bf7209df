package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bot with a channel on Slack and one on Teams, in real browsers. */
class PlaygroundBothSidesTest {

  private static final String LEADS = "19:leads@thread.tacv2";

  /**
   * A verdict that was given on one side is on the other one within so many milliseconds. Two
   * seconds on a machine that does nothing else; one that builds besides is given more.
   */
  private static final double SOON = Integer.getInteger("rally.soon.millis", 8000);

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

  private static void lead(String name) throws Exception {
    bot.send(
        """
        {"source":"webinar","campaign":"Fleet costs 2026","name":"%s","title":"VP Operations",
         "company":"Northgate","phone":"+1 202 555 0101","email":"%s@northgate.example","grade":"A",
         "message":"We run 40 depots.","persona":"Ops leader"}
        """
            .formatted(name, name.replace(' ', '.')));
  }

  private static OnTeams onTeams(String user, String place, String more) {
    return OnTeams.open(browsers, bot, user, place, more);
  }

  private static LocatorAssertions.ContainsTextOptions soon() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(SOON);
  }

  private static void seesSoon(Visitor visitor, String lead, String words) {
    assertThat(visitor.cards(lead).last()).containsText(words, soon());
  }

  @Test
  void a_verdict_on_one_side_is_soon_on_the_other_and_taken_back_there() throws Exception {
    lead("Bea Both");
    Visitor slack = browsers.visitor(bot, "U0MAYA");
    OnTeams teams = onTeams("29:1maya", LEADS, "");
    OnTeams tom = onTeams("29:1tom", LEADS, "&theme=dark");
    slack.sees("Bea Both", "Northgate");
    assertThat(teams.post("Bea Both")).containsText("Northgate");

    // what somebody has typed beside the card stays while others press
    tom.post("Bea Both").getByTestId("open-reply").click();
    tom.post("Bea Both").getByTestId("reply").fill("half a sen");

    teams.press("Bea Both", "Good fit");
    seesSoon(slack, "Bea Both", "✓ Good fit: Maya R.");
    slack.why("Bea Both", "no budget");
    teams.sees("Bea Both", "↻ Not yet (no budget): Maya R.", soon());
    slack.picture("70-slack-beside-teams");
    new Visitor(teams.page()).picture("71-teams-beside-slack");
    new Visitor(tom.page()).picture("72-teams-dark");
    assertThat(tom.post("Bea Both").getByTestId("reply")).hasValue("half a sen");

    teams.press("Bea Both", "Why?");
    teams.press("Bea Both", "undo");
    assertThat(slack.cards("Bea Both").last())
        .not()
        .containsText("Not yet (", new LocatorAssertions.ContainsTextOptions().setTimeout(SOON));
    assertThat(teams.post("Bea Both")).not().containsText("Not yet (");
  }

  @Test
  void contact_details_come_by_chat_and_a_form_opens_in_a_dialog() throws Exception {
    lead("Cara Claimed");
    OnTeams maya = onTeams("29:1maya", LEADS, "");
    maya.press("Cara Claimed", "I’ll take it");
    maya.sees("Cara Claimed", "taken by Maya R.", soon());
    Visitor slack = browsers.visitor(bot, "U0MAYA");
    seesSoon(slack, "Cara Claimed", "taken by Maya R.");
    OnTeams chat = onTeams("29:1maya", "a:1maya", "");
    chat.sees("Cara Claimed", "+1 202 555 0101", soon());

    maya.more("Cara Claimed", "Hand over…");
    Locator dialog = maya.page().getByTestId("dialog");
    assertThat(dialog).containsText("Hand over");
    new Visitor(maya.page()).picture("73-teams-hand-over");
    dialog.locator("select").selectOption("Tom Becker");
    dialog.locator("textarea").fill("He knows them from the fair");
    dialog.locator(".ac-pushButton").last().click();
    assertThat(dialog).hasCount(0);
    maya.sees("Cara Claimed", "He knows them from the fair", soon());
    seesSoon(slack, "Cara Claimed", "taken by Tom B.");
  }

  @Test
  void commands_are_answered_in_the_chat_and_setup_opens_from_a_button() throws Exception {
    OnTeams sam = onTeams("29:1sam", "a:1sam", "");
    sam.says("status");
    assertThat(sam.post("How Rallybot is")).containsText("Microsoft lets the bot in");
    new Visitor(sam.page()).picture("74-teams-status");
    sam.says("setup");
    sam.press("Set up Rallybot", "Open the form");
    Locator dialog = sam.page().getByTestId("dialog");
    assertThat(dialog).containsText("Where do leads go?");
    new Visitor(sam.page()).picture("75-teams-setup");
    sam.page().keyboard().press("Escape");
    lead("Dora Queued");
    Visitor slack = browsers.visitor(bot, "U0SAM");
    slack.sees("Dora Queued", "Northgate");
    sam.says("leads");
    assertThat(sam.post("For anybody")).containsText("Dora Queued");
    new Visitor(sam.page()).picture("76-teams-queue");
  }
}

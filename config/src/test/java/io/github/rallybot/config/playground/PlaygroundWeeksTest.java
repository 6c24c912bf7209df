package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.schedule.Rhythm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first start fills the weeks before it, also when it is killed in the middle. */
class PlaygroundWeeksTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void the_weeks_before_the_first_start_are_filled_once_also_when_the_bot_is_killed(
      @TempDir Path dataDir) throws Exception {
    try (Browsers browsers = Browsers.open();
        BotProcess bot = new BotProcess(dataDir, true, 26).start()) {
      Visitor maya = browsers.visitor(bot, "U0MAYA", 1280, 860, "&tools=closed");
      var notice = maya.page().getByTestId("notice");
      assertThat(notice)
          .containsText(" leads…", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
      maya.picture("60-filling");
      bot.kill();
      bot.start();
      assertThat(notice).isVisible();
      assertThat(notice).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(240_000));
      maya.sees("Aisha Karim", "came today");
      maya.picture("61-filled");
      maya.goTo("D0MAYA");
      maya.page().locator("[data-tab=home]").click();
      assertThat(maya.page().getByTestId("home")).containsText("to answer");
      maya.picture("62-home");
      Visitor sam = browsers.visitor(bot, "U0SAM", 1280, 860, "&tools=closed&theme=dark");
      sam.goTo("D0SAM");
      sam.page().locator("[data-tab=home]").click();
      assertThat(sam.page().getByTestId("home")).containsText("to answer");
      sam.picture("63-home-dark");
      Visitor phone = browsers.visitor(bot, "U0TOM", 390, 844, "&channel=D0TOM&tab=home");
      assertThat(phone.page().getByTestId("home")).containsText("to answer");
      phone.picture("64-home-phone");
      sam.goTo("C0LEADS");
      digests(bot, sam);
      OnTeams onTeams = OnTeams.open(browsers, bot, "29:1sam", "a:1sam", "");
      onTeams.says("digest");
      standsOut(onTeams.post("To discuss"));
      new Visitor(onTeams.page()).picture("66-digest-on-teams");
    }
    assertThat(cards(dataDir)).doesNotHaveDuplicates().hasSizeGreaterThan(80);
  }

  private static void digests(BotProcess bot, Visitor sam) throws Exception {
    sam.ask("/digest", "To discuss");
    standsOut(sam.privateWords().last());
    sam.picture("65-digest");
    Period present = Period.containing(Rhythm.WEEK, Instant.now(), ZoneId.systemDefault());
    assertThat(findings(bot, present.plus(-1)))
        .anyMatch(one -> one.contains("Webinar leads") && one.contains("not a fit"))
        .anyMatch(one -> one.contains("Expo leads") && one.contains("later than promised"))
        .anyMatch(one -> one.contains("All leads") && one.contains("lost at Proposal"));
    sam.ask("/digest " + present.plus(-8).id(), "As the meeting began with it.");
  }

  /** Three things are so, and one was, until something was done about it. */
  private static void standsOut(Locator digest) {
    assertThat(digest).containsText("since “The form of the e-book asks how large");
    assertThat(digest).containsText("Open action: One page on what the competitor");
    assertThat(digest).containsText(Pattern.compile("Webinar leads .*not a fit"));
    assertThat(digest).containsText(Pattern.compile("Expo leads .*answered later than promised"));
    assertThat(digest).containsText(Pattern.compile("All leads .*lost at Proposal"));
  }

  private static List<String> findings(BotProcess bot, Period week) throws Exception {
    List<String> findings = new ArrayList<>();
    for (JsonNode one : JSON.readTree(bot.get("/api/digests/" + week.id())).path("findings")) {
      findings.add(one.path("sentence").asString());
    }
    return findings;
  }

  /** The posts of the bot that stand in the channel of leads. */
  private static Set<String> cards(Path dataDir) throws IOException {
    Set<String> cards = new TreeSet<>();
    for (String line : Files.readAllLines(dataDir.resolve("playground").resolve("slack.ndjson"))) {
      JsonNode change = JSON.readTree(line);
      JsonNode message = change.path("message");
      if (change.path("change").asString("").equals("deletion")) {
        cards.remove(change.path("ts").asString(""));
      } else if (message.path("channel").asString("").equals("C0LEADS")
          && message.path("onlyFor").isMissingNode()
          && !message.path("body").path("bot_id").isMissingNode()) {
        cards.add(message.path("ts").asString(""));
      }
    }
    return cards;
  }
}

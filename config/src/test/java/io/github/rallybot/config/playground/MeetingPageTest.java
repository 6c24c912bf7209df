package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people with the page of one meeting before them, one from Slack, one from Teams. */
class MeetingPageTest {

  /** What one does, the other sees soon: within two seconds on a machine that does nothing else. */
  private static final double SOON = Integer.getInteger("rally.soon.millis", 30_000);

  private static Browsers browsers;
  private static BotProcess bot;

  @BeforeAll
  static void open(@TempDir Path dataDir) throws Exception {
    browsers = Browsers.open();
    bot = new BotProcess(dataDir, true, 6).start();
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

  private static LocatorAssertions.ContainsTextOptions soon() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(SOON);
  }

  private static Page enters(String link, int width, int height) {
    Page page = browsers.page(width, height);
    page.navigate(link);
    page.getByText("Open the meeting").click();
    assertThat(page.locator("#agenda")).isVisible();
    assertThat(page.url()).doesNotContain("key=");
    return page;
  }

  private static String slackLink(Visitor visitor) {
    Locator links = visitor.privateWords().locator("a[href*=meetings]");
    int before = links.count();
    visitor.type("/agenda link");
    assertThat(links).hasCount(before + 1);
    Locator link = links.last();
    return Optional.ofNullable(link.getAttribute("href")).orElseThrow();
  }

  @Test
  void two_who_tick_decide_and_act_see_each_others_soon() {
    Visitor sam = browsers.visitor(bot, "U0SAM", 1280, 860, "&tools=closed");
    assertThat(sam.page().getByTestId("notice"))
        .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(180_000));
    sam.type("/agenda add Why do we lose at <b>Proposal</b>?");
    sam.seesPrivately("On the agenda");
    sam.type("/agenda add Who comes to the fleet summit?");
    sam.seesPrivately("fleet summit");
    OnTeams tom = OnTeams.open(browsers, bot, "29:1tom", "a:1tom", "");
    tom.says("agenda link");
    Locator given = tom.page().locator("a[href*=meetings]").last();
    String teamsLink = Optional.ofNullable(given.getAttribute("href")).orElseThrow();

    Page left = enters(slackLink(sam), 1440, 900);
    Page right = enters(teamsLink, 1440, 900);

    Locator row = left.locator(".row").filter(containing("Why do we lose at"));
    assertThat(row.locator("strong")).hasText("Why do we lose at <b>Proposal</b>?");
    row.locator(".tick").click();
    assertThat(right.locator(".row.done")).containsText("Proposal", soon());

    right.locator(".row").filter(containing("fleet summit")).locator(".watch").click();
    assertThat(left.locator(".row.runs")).containsText("fleet summit", soon());
    assertThat(left.locator("#hand h2")).containsText("fleet summit", soon());

    left.locator("#decision").fill("Sales names three accounts for each");
    assertThat(right.locator("#concluded"))
        .containsText("Sales names three accounts for each", soon());
    left.locator("#decision").press("End");
    left.locator("#decision").pressSequentially(" depot");
    assertThat(right.locator("#concluded"))
        .containsText("Sales names three accounts for each depot", soon());
    assertThat(right.locator("#concluded li")).hasCount(1);
    left.locator("#decision").press("Enter");
    assertThat(left.locator("#decision")).hasValue("");

    right.locator("#action").fill("Competitor sheet");
    right
        .locator("select[name=owner]")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Tom B."));
    assertThat(left.locator("#concluded")).containsText("Competitor sheet", soon());
    assertThat(left.locator("#concluded")).containsText("Tom B., due");

    left.locator("#concluded li").filter(containing("depot")).getByText("Undo").click();
    assertThat(right.locator("#concluded .gone")).containsText("depot", soon());
    right.locator("#concluded li").filter(containing("depot")).getByText("Bring back").click();
    assertThat(left.locator("#concluded .gone"))
        .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(SOON));

    // each writes at the same moment, and nothing is lost
    left.locator("#decision").fill("From the left");
    right.locator("#decision").fill("From the right");
    left.locator("#decision").press("Enter");
    right.locator("#decision").press("Enter");
    assertThat(left.locator("#concluded")).containsText("From the right", soon());
    assertThat(right.locator("#concluded")).containsText("From the left", soon());

    left.locator("body").click();
    left.keyboard().press("g");
    left.locator(".figures .number").first().click();
    assertThat(left.locator("#hand h2")).containsText("leads arrived");
    pictures(left, right, sam);
  }

  private static Locator.FilterOptions containing(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  private static void pictures(Page left, Page right, Visitor sam) {
    new Visitor(left).picture("90-meeting-leads");
    left.keyboard().press("g");
    assertThat(left.locator("#hand h2")).containsText("fleet summit");
    new Visitor(left).picture("91-meeting");
    whole(left, "92-meeting-whole");
    right.setViewportSize(1920, 1080);
    new Visitor(right).picture("93-meeting-1920");
    Page phone = enters(slackLink(sam), 390, 844);
    Object wider = phone.evaluate("document.documentElement.scrollWidth > innerWidth");
    whole(phone, "94-meeting-phone");
    left.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    whole(left, "95-meeting-dark");
    left.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    left.pdf(
        new Page.PdfOptions()
            .setFormat("A4")
            .setPath(Path.of("target", "screenshots", "96-meeting.pdf")));
    assertThat(wider).isEqualTo(false);
  }

  private static void whole(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }
}

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

/**
 * A meeting of two people, one on Slack and one on Teams: from the draft of its digest to the next
 * digest, which has what was agreed on.
 */
class MeetingTest {

  /** Rounds look every ten seconds, and a machine that builds besides is slow. */
  private static final double PATIENCE = 60_000;

  private static final String FOUND = "Expo leads of the last four weeks: ";

  private static final String ADDED = "Why do we lose at <b>Proposal</b> | *often*?";

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

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
  }

  private static LocatorAssertions.HasCountOptions once() {
    return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE);
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
  void two_people_meet_from_the_draft_to_the_next_digest_that_opens_with_their_action() {
    Visitor sam = browsers.visitor(bot, "U0SAM", 1280, 1300, "&tools=closed");
    Locator filling = sam.page().getByTestId("notice");
    assertThat(filling).isVisible();
    assertThat(filling).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(180_000));
    OnTeams tom = OnTeams.open(browsers, bot, "29:1tom", "a:1tom", "");
    they_meet_on_wednesdays(sam);
    // by then whatever meeting the playground had before it is over
    goesToMorningOf(sam, "Thu");
    sam.ask("/agenda add " + ADDED, "On the agenda");
    sam.ask("/agenda add Who comes to the fleet summit?", "fleet summit");
    the_draft_is_held_and_then_sent(sam, tom);
    tom.says("agenda link");
    Locator given = tom.page().locator("a[href*=meetings]").last();
    String teamsLink = Optional.ofNullable(given.getAttribute("href")).orElseThrow();
    Page left = enters(slackLink(sam), 1440, 900);
    Page right = enters(teamsLink, 1440, 900);
    they_tick_decide_and_act(left, right);
    pictures(left, right, sam);
    it_ends_with_minutes(left, right, sam);
    the_next_digest_opens_with_the_action(sam);
    without_canvases_its_thread_has_it_all(sam);
    the_owner_is_reminded(sam);
  }

  private static void they_meet_on_wednesdays(Visitor sam) {
    sam.ask("/digest setup", "The meeting of sales and marketing");
    sam.privateWords().last().locator(".btn").filter(containing("Change")).click();
    sam.form().locator(".btn.select").first().click();
    sam.page().locator(".menu-item").filter(containing("Wednesday")).click();
    sam.picture("80-meeting-setup");
    sam.submit();
    sam.seesPrivately("on Wednesday at ");
  }

  /** To 9:00 on the next such day, where this person lives. */
  private static void goesToMorningOf(Visitor sam, String day) {
    Locator clock = sam.page().getByTestId("clock");
    do {
      String before = clock.textContent();
      sam.page().locator("[data-clock=morning]").click();
      assertThat(clock).not().hasText(before);
    } while (!clock.textContent().startsWith(day));
  }

  private static void goesToLeads(Visitor sam) {
    sam.goTo("C0LEADS");
    assertThat(sam.page().locator("main h1")).containsText("leads");
  }

  private static void an_hour_passes(Visitor sam) {
    Locator clock = sam.page().getByTestId("clock");
    String before = clock.textContent();
    sam.page().locator("[data-clock=hour]").click();
    assertThat(clock).not().hasText(before);
  }

  private static void the_draft_is_held_and_then_sent(Visitor sam, OnTeams tom) {
    goesToMorningOf(sam, "Tue");
    goesToLeads(sam);
    int digests = sam.cards("To discuss").count();
    sam.goTo("D0SAM");
    sam.page().locator("[data-tab=messages]").click();
    Locator draft = sam.cards("To discuss").last();
    assertThat(draft).containsText("Draft. Goes to #leads", patiently());
    assertThat(draft).containsText(FOUND);
    assertThat(draft).containsText("2 more on the agenda");
    fromItsTop(draft);
    sam.picture("81-digest-draft");
    draft.locator(".btn").filter(containing("Hold")).click();
    assertThat(draft).containsText("Draft, on hold. ", patiently());
    for (int hour = 0; hour < 7; hour++) {
      an_hour_passes(sam);
    }
    assertThat(draft).containsText("Nothing is posted until somebody releases it.");
    draft.locator(".btn").filter(containing("Send now")).click();
    assertThat(draft).containsText("Posted in #leads", patiently());
    assertThat(draft).not().containsText("Draft");
    sam.goTo("C0LEADS");
    assertThat(sam.cards("To discuss")).hasCount(digests + 1, once());
    sam.sees("To discuss", FOUND);
    fromItsTop(sam.cards("To discuss").last());
    sam.picture("82-digest-on-slack");
    new WholeDigest(sam).is_a_canvas(ADDED);
    OnTeams channel = OnTeams.open(browsers, bot, "29:1tom", "19:leads@thread.tacv2", "");
    channel.sees("To discuss", FOUND, patiently());
    channel.page().setViewportSize(1100, 1300);
    fromItsTop(channel.post("To discuss"));
    new Visitor(channel.page()).picture("83-digest-on-teams");
    channel.page().close();
    assertThat(tom.page().locator(".post").filter(containing("To discuss"))).hasCount(0);
  }

  private static void they_tick_decide_and_act(Page left, Page right) {
    Locator row = left.locator(".row").filter(containing("Why do we lose at"));
    assertThat(row.locator("strong")).hasText(ADDED);
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
  }

  private static void it_ends_with_minutes(Page left, Page right, Visitor sam) {
    int minutesBefore = sam.cards("Minutes of the meeting").count();
    left.onceDialog(com.microsoft.playwright.Dialog::accept);
    left.getByText("End the meeting").click();
    String over = "The meeting has ended; its minutes are in the channel.";
    assertThat(right.locator("body")).containsText(over, soon());
    Locator minutes = sam.cards("Minutes of the meeting").last();
    assertThat(minutes).containsText("Competitor sheet: Tom B.", patiently());
    assertThat(minutes).containsText("Sales names three accounts for each depot");
    fromItsTop(minutes);
    sam.picture("97-minutes");
    assertThat(sam.cards("Minutes of the meeting")).hasCount(minutesBefore + 1);
    OnTeams channel = OnTeams.open(browsers, bot, "29:1tom", "19:leads@thread.tacv2", "");
    channel.sees("Minutes of the meeting", "Competitor sheet: Tom B.", patiently());
    new Visitor(channel.page()).picture("98-minutes-on-teams");
    channel.page().close();
  }

  private static void the_next_digest_opens_with_the_action(Visitor sam) {
    goesToMorningOf(sam, "Tue");
    sam.goTo("D0SAM");
    Locator draft = sam.cards("Draft. Goes to #leads").last();
    // the playground's own action is overdue, and comes before it
    assertThat(draft).containsText("2  Open action: Competitor sheet (Tom B.", patiently());
    fromItsTop(draft);
    sam.picture("99-next-digest");
  }

  private static void without_canvases_its_thread_has_it_all(Visitor sam) {
    sam.order("CANVASES_OFF", "canvases.create", 9);
    sam.page().locator("#open-tools").click();
    goesToLeads(sam);
    int digests = sam.cards("To discuss").count();
    sam.ask("/digest send", "Posted.");
    assertThat(sam.cards("To discuss")).hasCount(digests + 1, once());
    new WholeDigest(sam).is_in_the_thread();
  }

  private static void the_owner_is_reminded(Visitor sam) {
    sam.become("U0TOM");
    sam.goTo("D0TOM");
    Locator reminder = sam.cards("You agreed to do 2 things by now.").last();
    assertThat(reminder).containsText("Competitor sheet", patiently().setTimeout(2 * PATIENCE));
    sam.picture("99-reminded");
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

  private static void fromItsTop(Locator message) {
    message.evaluate("one => one.scrollIntoView({block: 'start'})");
  }

  private static void whole(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }
}

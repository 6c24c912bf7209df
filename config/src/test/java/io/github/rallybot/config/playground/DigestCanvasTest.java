package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of a digest, as people in Slack read it: in a canvas, or in the thread. */
class DigestCanvasTest {

  private static final String ADDED = "Why do we lose at <b>Proposal</b> | *often*?";

  @Test
  void the_digest_opens_as_a_canvas_and_where_there_is_none_its_thread_has_it_all(
      @TempDir Path dataDir) throws Exception {
    try (Browsers browsers = Browsers.open();
        BotProcess bot = new BotProcess(dataDir, true, 3).start()) {
      Visitor sam = browsers.visitor(bot, "U0SAM", 1280, 1000, "&tools=closed");
      Locator filling = sam.page().getByTestId("notice");
      assertThat(filling).isVisible();
      assertThat(filling).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(180_000));
      they_meet_on_wednesdays(sam);
      // by then whatever meeting the playground had before it is over
      goesToMorningOf(sam, "Thu");
      sam.ask("/agenda add " + ADDED, "On the agenda");
      the_digest_is_sent(sam);
      it_opens_as_a_canvas(sam);
      sam.order("CANVASES_OFF", "canvases.create", 9);
      sam.page().locator("#open-tools").click();
      the_digest_is_sent(sam);
      its_thread_has_it_all(sam);
    }
  }

  private static Locator.FilterOptions containing(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  }

  private static void they_meet_on_wednesdays(Visitor sam) {
    sam.ask("/digest setup", "The meeting of sales and marketing");
    sam.privateWords().last().locator(".btn").filter(containing("Change")).click();
    sam.form().locator(".btn.select").first().click();
    sam.page().locator(".menu-item").filter(containing("Wednesday")).click();
    sam.submit();
    sam.seesPrivately("on Wednesday at ");
  }

  /** To 9:00 on the next such day. */
  private static void goesToMorningOf(Visitor sam, String day) {
    Locator clock = sam.page().getByTestId("clock");
    do {
      String before = clock.textContent();
      sam.page().locator("[data-clock=morning]").click();
      assertThat(clock).not().hasText(before);
    } while (!clock.textContent().startsWith(day));
  }

  private static void the_digest_is_sent(Visitor sam) {
    goesToMorningOf(sam, "Tue");
    int before = sam.cards("To discuss").count();
    sam.ask("/digest send", "Posted.");
    assertThat(sam.cards("To discuss"))
        .hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
  }

  private static void it_opens_as_a_canvas(Visitor sam) {
    Locator digest = sam.cards("To discuss").last();
    assertThat(digest).containsText("Open as a canvas", patiently());
    digest.getByText("Open as a canvas").scrollIntoViewIfNeeded();
    sam.picture("86-digest-with-canvas");
    digest.getByText("Open as a canvas").click();
    Locator canvas = sam.page().getByTestId("canvas");
    assertThat(canvas.locator("li.task").filter(containing(ADDED))).hasCount(1);
    assertThat(canvas).containsText("How it is counted");
    assertThat(canvas.locator("b, em, strong")).hasCount(0);
    sam.picture("87-canvas");
    assertThat(canvas.locator("td").filter(containing("Leads that arrived.")).first()).isVisible();
    canvas.locator("table").last().scrollIntoViewIfNeeded();
    sam.picture("88-canvas-below");
    canvas.getByText("Close").click();
    assertThat(canvas).hasCount(0);
  }

  private static void its_thread_has_it_all(Visitor sam) {
    Locator digest = sam.cards("To discuss").last();
    assertThat(digest.locator(".replies")).containsText("1 reply", patiently());
    assertThat(digest).not().containsText("Open as a canvas");
    digest.locator(".replies").click();
    Locator thread = sam.page().locator("#thread");
    assertThat(thread).containsText("How it is counted");
    sam.picture("89-digest-thread");
  }
}

package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;

/** The whole of a digest, as people in Slack read it: in a canvas, or in the thread. */
record WholeDigest(Visitor visitor) {

  private Locator latest() {
    return visitor.cards("To discuss").last();
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  }

  /**
   * It opens as a canvas.
   *
   * @param item stands on the agenda as it was typed
   */
  void is_a_canvas(String item) {
    assertThat(latest()).containsText("Open as a canvas", patiently());
    latest().getByText("Open as a canvas").click();
    Locator canvas = visitor.page().getByTestId("canvas");
    Locator.FilterOptions ofIt = new Locator.FilterOptions().setHasText(item);
    assertThat(canvas.locator("li.task").filter(ofIt)).hasCount(1);
    assertThat(canvas).containsText("How it is counted");
    assertThat(canvas.locator("b, em, strong")).hasCount(0);
    visitor.picture("87-canvas");
    Locator formulas =
        canvas.locator("td").filter(new Locator.FilterOptions().setHasText("Leads that arrived."));
    assertThat(formulas.first()).isVisible();
    canvas.locator("table").last().scrollIntoViewIfNeeded();
    visitor.picture("88-canvas-below");
    canvas.getByText("Close").click();
    assertThat(canvas).hasCount(0);
  }

  /** Where there are no canvases its thread has it all. */
  void is_in_the_thread() {
    assertThat(latest().locator(".replies")).containsText("1 reply", patiently());
    assertThat(latest()).not().containsText("Open as a canvas");
    latest().locator(".replies").click();
    assertThat(visitor.page().locator("#thread")).containsText("How it is counted");
    visitor.picture("89-digest-thread");
  }
}

package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/** Somebody who looks at the playground's page and clicks. */
record Visitor(Page page) {

  private static final Path PICTURES = Path.of("target", "screenshots");

  void become(String id) {
    page.getByTestId("person-switch").selectOption(id);
  }

  void goTo(String channel) {
    page.locator("#sidebar [data-channel=" + channel + "]").click();
  }

  /** The messages in the channel that say this. */
  Locator cards(String words) {
    return page.getByTestId("message").filter(new Locator.FilterOptions().setHasText(words));
  }

  Locator button(String lead, String label) {
    return cards(lead)
        .last()
        .locator(".b-actions .btn")
        .filter(new Locator.FilterOptions().setHasText(label));
  }

  void press(String lead, String label) {
    button(lead, label).click();
  }

  void why(String lead, String choice) {
    // it is named after what was chosen last, if that changed nothing on the card
    cards(lead).last().locator(".b-actions .btn.select").click();
    choose(choice);
  }

  void more(String lead, String choice) {
    cards(lead).last().locator(".btn.more").click();
    choose(choice);
  }

  private void choose(String choice) {
    page.locator(".menu-item")
        .getByText(choice, new Locator.GetByTextOptions().setExact(true))
        .click();
  }

  void submit() {
    form().locator("[data-submit]").click();
  }

  /** Everything that only this person sees in the channel. */
  Locator privateWords() {
    return page.getByTestId("ephemeral");
  }

  Locator form() {
    return page.getByTestId("modal");
  }

  void type(String words) {
    page.getByTestId("composer").fill(words);
    page.getByTestId("composer").press("Enter");
  }

  /** Types a command and waits for its private answer. */
  void ask(String command, String answer) {
    int before = privateWords().count();
    type(command);
    assertThat(privateWords()).not().hasCount(before);
    seesPrivately(answer);
  }

  void sees(String lead, String words) {
    assertThat(cards(lead).last()).containsText(words);
  }

  void seesNot(String lead, String words) {
    assertThat(cards(lead).last()).not().containsText(words);
  }

  /** What the bot tries again takes its time. */
  void seesAfterFaults(String lead) {
    assertThat(cards(lead)).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
  }

  void seesPrivately(String words) {
    assertThat(privateWords().last()).containsText(words);
  }

  void order(String fault, String calls, int next) {
    if (!page.locator("#tools").isVisible()) {
      page.locator("#open-tools").click();
    }
    page.locator("[data-fault=kind]").selectOption(fault);
    page.locator("[data-fault=calls]").selectOption(calls);
    page.locator("[data-fault=amount]").fill(String.valueOf(next));
    page.getByText("Add fault").click();
    assertThat(page.locator(".rules")).containsText("Next " + next);
  }

  void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setPath(PICTURES.resolve(name + ".png")));
  }
}

package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;

/** Somebody at the Teams side of the playground. */
record OnTeams(Page page) {

  static OnTeams open(Browsers browsers, BotProcess bot, String user, String place, String more) {
    Page page = browsers.page(1100, 860);
    page.navigate(bot.page().resolve("/teams/") + "?user=" + user + "&place=" + place + more);
    return new OnTeams(page);
  }

  Locator post(String words) {
    return page.locator(".post").filter(new Locator.FilterOptions().setHasText(words)).last();
  }

  void press(String post, String label) {
    post(post).locator("button[aria-label='" + label + "']").click();
  }

  void more(String post, String choice) {
    press(post, "More options");
    page.getByTestId("menu").getByText(choice).click();
  }

  void sees(String post, String words, LocatorAssertions.ContainsTextOptions soon) {
    assertThat(post(post)).containsText(words, soon);
  }

  void says(String words) {
    page.getByTestId("teams-composer").fill(words);
    page.getByTestId("teams-composer").press("Enter");
  }
}

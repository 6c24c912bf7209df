package io.github.rallybot.config.playground;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine. None is downloaded. */
final class Browsers implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  /** A machine that builds something else at the same time is slow. */
  private static final double PATIENCE = 20_000;

  private final Playwright playwright;
  private final Browser browser;

  private Browsers(Path executable) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Skips the test where there is no browser; where everything has to be tested, fails it. */
  static Browsers open() {
    Optional<Path> executable = executable();
    if (executable.isEmpty()) {
      String why =
          "No Chromium is on the PATH, so the playground's page was not tested. Looked for "
              + String.join(", ", NAMES)
              + "; on Debian: apt-get install chromium";
      return "true".equals(System.getenv("CI")) ? fail(why) : abort(why);
    }
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    return new Browsers(executable.get());
  }

  private static Optional<Path> executable() {
    List<String> folders =
        List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .flatMap(path -> Stream.of(path).filter(Files::isExecutable))
        .findFirst();
  }

  /** A window that shares nothing with other windows. */
  Page page(int width, int height) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
    var page = context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  }

  /** A person at a window of their own. */
  Visitor visitor(BotProcess bot, String user, int width, int height, String more) {
    Page page = page(width, height);
    page.navigate(bot.page() + "?user=" + user + more);
    return new Visitor(page);
  }

  Visitor visitor(BotProcess bot, String user) {
    return visitor(bot, user, 1280, 800, "");
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}

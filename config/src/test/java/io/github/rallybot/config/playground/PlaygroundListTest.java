package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a list, in a real browser over the whole bot: dropped, imported, worked through by two
 * people, found in the queue, reminded of, closed.
 */
class PlaygroundListTest {

  private static final int LEADS = 30;
  private static final Pattern ADDRESS = Pattern.compile("p(\\d+)@fair\\.example");

  private static BotProcess bot;

  @BeforeAll
  static void open(@TempDir Path dataDir) throws Exception {
    bot = new BotProcess(dataDir, false).start();
  }

  @AfterAll
  static void close() {
    if (bot != null) {
      bot.close();
    }
  }

  private static String file() {
    StringBuilder file = new StringBuilder("E-mail,Name,Company,Grade,Message\n");
    for (int i = 0; i < LEADS; i++) {
      file.append(
          "p%d@fair.example,Person %d,Fair %d Ltd,%s,Please call about %d trucks%n"
              .formatted(i, i, i, i % 3 == 0 ? "A" : "B", i + 10));
    }
    return file.append("nonsense,Nobody,,,\n").toString();
  }

  @Test
  void a_list_is_dropped_imported_worked_through_by_two_reminded_of_and_closed() throws Exception {
    try (Browsers browsers = Browsers.open()) {
      // what comes in the small hours is of the same day as the next morning, which reminds of none
      morning(browsers.visitor(bot, "U0MAYA"));
      Visitor priya = browsers.visitor(bot, "U0PRIYA");
      imports(priya);
      Visitor sam = browsers.visitor(bot, "U0SAM");
      sam.sees("imported from", "Grades: A 10, B 20");
      sam.picture("71-burst");
    }
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      Future<List<String>> maya = people.submit(() -> worksThrough("U0MAYA", "72-work-through"));
      Future<List<String>> tom = people.submit(() -> worksThrough("U0TOM", "73-work-through"));
      Set<String> both = new HashSet<>(maya.get());
      both.retainAll(tom.get());
      assertThat(both).as("nobody is handed what another one has").isEmpty();
      assertThat(maya.get()).hasSize(6).doesNotHaveDuplicates();
      assertThat(tom.get()).hasSize(6).doesNotHaveDuplicates();
    } finally {
      people.shutdownNow();
    }
    try (Browsers browsers = Browsers.open()) {
      Visitor maya = browsers.visitor(bot, "U0MAYA");
      queue(maya);
      reminded(maya);
      closes(maya);
    }
  }

  private static void imports(Visitor priya) {
    priya.goTo("D0PRIYA");
    priya
        .page()
        .getByTestId("file-input")
        .setInputFiles(
            new FilePayload("Expo Berlin scans.csv", "text/csv", file().getBytes(UTF_8)));
    priya.sees("Expo Berlin scans.csv", "The first rows: Person 0, Fair 0 Ltd");
    priya.picture("70-dropped");
    priya.press("Expo Berlin scans.csv", "Change columns…");
    assertThat(priya.form()).containsText("Which column is which?");
    priya.picture("70-columns");
    priya.form().getByLabel("Close").click();
    priya.press("Expo Berlin scans.csv", "Import");
    priya.sees("Expo Berlin scans.csv", "31 rows: 30 new leads, 1 rejected.");
    priya.press("Expo Berlin scans.csv", "Rejected lines");
    assertThat(priya.form()).containsText("is no e-mail address");
    priya.picture("70-rejected");
    priya.form().getByLabel("Close").click();
    priya.picture("70-imported");
  }

  /** Answers five leads and keeps the sixth; all that were seen. */
  private static List<String> worksThrough(String user, String picture) throws Exception {
    List<String> seen = new ArrayList<>();
    try (Browsers browsers = Browsers.open()) {
      Visitor visitor = browsers.visitor(bot, user);
      visitor.sees("imported from", "Grades");
      opens(visitor);
      for (int i = 0; i < 6; i++) {
        Locator address =
            visitor
                .form()
                .getByText(ADDRESS)
                .filter(new Locator.FilterOptions().setHasNotText(last(seen)));
        address.first().waitFor();
        Matcher matcher = ADDRESS.matcher(String.valueOf(visitor.form().textContent()));
        assertThat(matcher.find()).isTrue();
        seen.add(matcher.group());
        if (i == 2) {
          visitor.picture(picture);
        }
        String answer = i < 5 ? "Good fit" : "I’ll take it";
        visitor
            .form()
            .locator(".b-actions .btn")
            .filter(new Locator.FilterOptions().setHasText(answer))
            .click();
      }
      assertThat(visitor.form()).not().containsText(seen.get(5));
      visitor.form().getByLabel("Close").click();
      assertThat(visitor.form()).hasCount(0);
    }
    return seen;
  }

  /** A form opens within three seconds or not at all: on a busy machine people press again. */
  private static void opens(Visitor visitor) {
    for (int press = 0; press < 4 && visitor.form().count() == 0; press++) {
      visitor.press("imported from", "Work through them");
      try {
        visitor.form().waitFor(new Locator.WaitForOptions().setTimeout(6_000));
      } catch (TimeoutError late) {
        visitor.seesPrivately("again");
      }
    }
  }

  private static String last(List<String> seen) {
    return seen.isEmpty() ? "nobody yet" : seen.get(seen.size() - 1);
  }

  private static void queue(Visitor maya) {
    maya.goTo("D0MAYA");
    maya.page().locator("[data-tab=home]").click();
    assertThat(maya.page().getByTestId("home")).containsText("Yours: 1 to answer · 5 to follow up");
    maya.picture("74-queue");
    maya.page().locator("[data-tab=messages]").click();
  }

  private static void morning(Visitor visitor) {
    String before = visitor.page().getByTestId("clock").textContent();
    visitor.page().locator("[data-clock=morning]").click();
    assertThat(visitor.page().getByTestId("clock")).not().hasText(before);
  }

  private static void reminded(Visitor maya) {
    morning(maya);
    maya.sees("wait for you", "6 leads of yours wait for you: 1 to answer, 5 to follow up.");
    maya.picture("75-reminder");
    maya.cards("wait for you").last().getByText("No answer yet").first().click();
    maya.sees("wait for you", "tried, again on");
    maya.picture("76-reminder-answered");
  }

  private static void closes(Visitor maya) {
    for (int week = 0; week < 5; week++) {
      String before = maya.page().getByTestId("clock").textContent();
      maya.page().locator("[data-clock=week]").click();
      assertThat(maya.page().getByTestId("clock")).not().hasText(before);
    }
    morning(maya);
    maya.sees("How did they end?", "good fit since");
    maya.picture("77-outcome");
    maya.cards("How did they end?").last().getByText("Won").first().click();
    maya.sees("How did they end?", "Won: Maya R.");
    maya.cards("How did they end?").last().getByText("Lost…").first().click();
    assertThat(maya.form()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
    maya.picture("78-lost");
  }
}

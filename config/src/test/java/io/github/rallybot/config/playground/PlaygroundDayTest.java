package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads, files, the home and the clock, in a real browser over the whole bot. */
class PlaygroundDayTest {

  private static final String DANA = "Dana Whitfield";

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

  @Test
  void a_thread_is_answered_beside_the_chat() {
    Visitor sam = browsers.visitor(bot, "U0SAM");
    sam.page().getByTestId("sample-lead").click();
    sam.sees(DANA, "Northgate");
    Visitor maya = browsers.visitor(bot, "U0MAYA", 1280, 800, "&tools=closed");
    maya.sees(DANA, "Northgate");
    maya.cards(DANA).hover();
    maya.cards(DANA).getByLabel("Reply in thread").click();
    Locator thread = maya.page().getByTestId("thread");
    assertThat(thread).containsText(DANA);
    maya.page().getByTestId("thread-composer").fill("I know her from the fair");
    maya.page().getByTestId("thread-composer").press("Enter");
    assertThat(thread).containsText("I know her from the fair");
    assertThat(maya.cards(DANA).getByTestId("replies")).containsText("1 reply");
    maya.picture("50-thread");
    maya.page().getByTestId("thread-composer").press("Escape");
    assertThat(thread).isHidden();
    sam.cards(DANA).getByTestId("replies").click();
    assertThat(sam.page().getByTestId("thread")).containsText("I know her from the fair");
  }

  @Test
  void a_file_that_is_dropped_to_the_bot_reaches_it() {
    Visitor priya = browsers.visitor(bot, "U0PRIYA");
    priya.goTo("D0PRIYA");
    priya
        .page()
        .getByTestId("file-input")
        .setInputFiles(
            new FilePayload(
                "expo leads.csv",
                "text/csv",
                "Name,E-mail,Company\nVera Fair,vera@fair.example,Fair Ltd\n".getBytes(UTF_8)));
    assertThat(priya.page().getByTestId("file")).containsText("expo leads.csv");
    assertThat(priya.cards("expo leads.csv").last()).isVisible();
    priya.page().getByTestId("file").getByText("Open").click();
    assertThat(priya.page().getByTestId("look")).containsText("vera@fair.example");
    priya.picture("51-look");
    priya.page().keyboard().press("Escape");
    assertThat(priya.page().getByTestId("look")).hasCount(0);
    priya.picture("51-file");
  }

  @Test
  void what_the_app_offers_is_in_the_menu_of_every_message() {
    Visitor maya = browsers.visitor(bot, "U0MAYA");
    maya.type("Does it work with SAP?");
    maya.cards("work with SAP").hover();
    maya.cards("work with SAP").getByLabel("More actions").click();
    maya.picture("55-menu");
    maya.page().locator(".menu-item").getByText("Log buyer question").click();
    assertThat(maya.form().locator("textarea").first()).hasValue("Does it work with SAP?");
    maya.submit();
    assertThat(maya.form()).containsText("You are the first to hear this:");
    maya.picture("56-logged");
  }

  @Test
  void the_home_is_drawn_when_it_is_opened() {
    Visitor maya = browsers.visitor(bot, "U0MAYA");
    maya.goTo("D0MAYA");
    maya.page().locator("[data-tab=home]").click();
    assertThat(maya.page().getByTestId("home")).containsText("Yours:");
    maya.picture("52-home");
    maya.page().locator("[data-tab=messages]").click();
    assertThat(maya.page().getByTestId("composer")).isVisible();
    maya.type("/leads");
    maya.seesPrivately("Yours:");
    maya.picture("53-leads");
  }

  @Test
  void the_clock_goes_forward_and_the_bot_goes_with_it() {
    Visitor sam = browsers.visitor(bot, "U0SAM");
    String before = sam.page().getByTestId("clock").textContent();
    sam.page().locator("[data-clock=week]").click();
    assertThat(sam.page().getByTestId("clock")).not().hasText(before);
    sam.page().getByTestId("sample-lead").click();
    assertThat(sam.page().locator(".day").last()).containsText("Today");
    sam.page().locator("[data-clock=morning]").click();
    assertThat(sam.page().getByTestId("clock")).containsText("9:00");
    sam.picture("54-clock");
    assertThat(sam.page().title()).isEqualTo("Rallybot playground");
  }
}

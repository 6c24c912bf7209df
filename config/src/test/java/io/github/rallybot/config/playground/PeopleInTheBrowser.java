package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What each person sees and may do in the playground, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PeopleInTheBrowser {

  private Browsers browsers;
  private BotProcess bot;

  /** The bot to look at, which is not started yet. */
  abstract BotProcess bot(Path dataDir);

  @BeforeAll
  void open(@TempDir Path dataDir) throws Exception {
    browsers = Browsers.open();
    bot = bot(dataDir).start();
  }

  @AfterAll
  void close() {
    if (bot != null) {
      bot.close();
    }
    if (browsers != null) {
      browsers.close();
    }
  }

  private void lead(String name) throws Exception {
    bot.send(
        """
        {"source":"webinar","campaign":"Fleet costs 2026","name":"%s","title":"VP Operations",
         "company":"Northgate","phone":"+1 202 555 0101","email":"%s@northgate.example","grade":"A",
         "crmUrl":"https://crm.rally.example/1","message":"We run 40 depots.","persona":"Ops leader",
         "touchpoints":[{"kind":"page","title":"Pricing","at":"2026-01-05T10:00:00Z"}]}
        """
            .formatted(name, name.replace(' ', '.')));
  }

  @Test
  void only_the_taker_of_a_lead_sees_how_to_reach_it() throws Exception {
    lead("Grace Taken");
    Visitor maya = browsers.visitor(bot, "U0MAYA");
    Visitor tom = browsers.visitor(bot, "U0TOM");
    maya.press("Grace Taken", "I’ll take it");
    maya.seesPrivately("+1 202 555 0101");
    maya.seesPrivately("grace.taken@northgate.example");
    maya.picture("10-taken");
    tom.sees("Grace Taken", "taken by Maya R.");
    assertThat(tom.page().getByText("+1 202 555 0101")).hasCount(0);
    assertThat(tom.button("Grace Taken", "I’ll take it")).hasCount(0);
  }

  @Test
  void a_note_says_who_will_see_it_and_a_form_keeps_what_was_typed() throws Exception {
    lead("Nora Note");
    Visitor maya = browsers.visitor(bot, "U0MAYA");
    maya.press("Nora Note", "Good fit");
    maya.sees("Nora Note", "✓ Good fit: Maya R.");
    maya.why("Nora Note", "add a note…");
    assertThat(maya.form()).containsText("Everybody in the channel sees it");
    maya.form().locator("textarea").fill("Wants a demo in June");
    maya.picture("11-note");
    maya.submit();
    assertThat(maya.form()).hasCount(0);
    maya.sees("Nora Note", "“Wants a demo in June”");

    maya.why("Nora Note", "a date…");
    maya.form().locator("input[type=date]").fill("2020-01-01");
    maya.submit();
    assertThat(maya.form()).containsText("Choose a date after today.");
    assertThat(maya.form().locator("input[type=date]")).hasValue("2020-01-01");
    maya.picture("12-wrong-date");
    maya.form().locator("input[type=date]").fill("");
    maya.form().getByText("Cancel").click();

    maya.why("Nora Note", "other…");
    maya.submit();
    assertThat(maya.form().locator(".error")).isVisible();
    maya.picture("13-empty-reason");
    maya.form().locator("textarea").fill("A competitor");
    maya.submit();
    maya.sees("Nora Note", "✗ Not a fit (other): Maya R.");
    maya.picture("14-noted");
  }

  @Test
  void more_shows_contact_details_and_history() throws Exception {
    lead("Hanna History");
    Visitor maya = browsers.visitor(bot, "U0MAYA");
    maya.press("Hanna History", "Not yet");
    maya.sees("Hanna History", "↻ Not yet: Maya R.");
    maya.why("Hanna History", "no budget");
    maya.sees("Hanna History", "↻ Not yet (no budget): Maya R.");
    maya.press("Hanna History", "Why?");
    maya.picture("15-why");
    maya.page().keyboard().press("Escape");
    maya.more("Hanna History", "Contact details");
    assertThat(maya.form()).containsText("+1 202 555 0101");
    maya.picture("16-contact");
    maya.form().getByLabel("Close").click();
    maya.more("Hanna History", "History");
    assertThat(maya.form()).containsText("said not yet: no budget");
    maya.picture("17-history");
    maya.form().getByLabel("Close").click();
    assertThat(maya.form()).hasCount(0);
  }

  @Test
  void commands_answer_leaders_and_tell_the_others_who_can() {
    Visitor sam = browsers.visitor(bot, "U0SAM");
    sam.ask("/rally help", "One click says what");
    sam.picture("20-help");
    sam.ask("/rally status", "leads go to #leads");
    sam.picture("21-status");
    sam.ask("/rally roles", "Sam Ortiz: leader");
    sam.picture("22-roles");
    sam.type("/rally setup");
    assertThat(sam.form()).containsText("Where do leads go?");
    sam.picture("23-setup");
    sam.submit();
    sam.seesPrivately("A test lead is on its way");
    sam.sees("Test lead", "counts nowhere");
    sam.picture("24-set-up");

    Visitor maya = browsers.visitor(bot, "U0MAYA");
    maya.ask("/rally setup", "Only leaders and admins can do that. Ask one: Sam O.");
    assertThat(maya.form()).hasCount(0);
    maya.ask("/rally roles @tom.becker leader", "Only leaders and admins");
    maya.ask("/rally wat", "/rally status");
    maya.picture("25-refused");
  }

  @Test
  void marketing_gives_an_opinion_and_a_guest_is_refused() throws Exception {
    lead("Olaf Opinion");
    Visitor priya = browsers.visitor(bot, "U0PRIYA");
    priya.press("Olaf Opinion", "Good fit");
    priya.sees("Olaf Opinion", "Marketing’s opinion: good fit: Priya N.");
    priya.seesNot("Olaf Opinion", "Marketing: A");
    Visitor guest = browsers.visitor(bot, "U0GUEST");
    guest.press("Olaf Opinion", "Not a fit");
    guest.seesPrivately("Guests and people from other organisations can look here");
    guest.seesNot("Olaf Opinion", "Robin");
    guest.picture("26-guest");
  }

  @Test
  void words_of_a_lead_ping_link_and_format_nothing() throws Exception {
    bot.send(
        """
        {"source":"<!here>","name":"<!channel> *bold* <http://x|y> @here","company":"~s~ `c` _i_",
         "message":"<@U0SAM> *loud* <https://evil.example|ok> :tada: @channel","campaign":"*b* <#C0>",
         "email":"naughty@x.example"}
        """);
    Visitor maya = browsers.visitor(bot, "U0MAYA");
    maya.sees("<!channel> *bold* <http://x|y> @here", "<@U0SAM> *loud* <https://evil.example|ok>");
    Locator card = maya.cards("<!channel>").last();
    assertThat(card.locator(".blocks a, .blocks .mention, .blocks em, .blocks s, .blocks code"))
        .hasCount(0);
    assertThat(card.locator(".blocks strong")).hasCount(1);
    maya.press("<!channel>", "Good fit");
    maya.sees("<!channel>", "✓ Good fit: Maya R.");
    maya.press("<!channel>", "I’ll take it");
    maya.seesPrivately("<!channel> *bold* <http://x|y> @here");
    assertThat(maya.page().locator("#messages .mention.broadcast")).hasCount(0);
    maya.picture("27-naughty");
  }

  @Test
  void an_empty_channel_says_how_it_gets_filled() {
    Visitor maya = browsers.visitor(bot, "U0MAYA");
    maya.goTo("C0SALES");
    assertThat(maya.page().locator(".nothing")).containsText("/invite @rallybot");
    maya.picture("28-empty");
    assertThat(maya.page().title()).isEqualTo("Rallybot playground");
  }
}

package io.github.rallybot.question;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.Router;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.setup.Gatekeeper;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ExportTest {

  private static final String SSO = "Which single sign-on providers do you support?";

  private final TestBot bot = TestBot.create();
  private final Heard heard = new Heard(bot);

  @AfterEach
  void close() {
    bot.close();
  }

  private String export(String... arguments) {
    return bot.does(MAYA, ExportConversation.EXPORT, arguments);
  }

  @Test
  void the_file_comes_privately_where_files_can_be_handed_over() {
    heard.by("Acme", "IT", "Evaluating", SSO);
    assertThat(export("usual", "md"))
        .isEqualTo("The file comes to our direct conversation. Nobody else sees it.");
    assertThat(bot.chat.given())
        .containsExactly(
            new RecordingPlatform.Given(
                MAYA,
                "buyer-questions-2026-11-23.md",
                "text/markdown",
                """
                # What buyers asked, last 30 days

                1 question, as of 23 Nov 2026.

                | Question | Askers | Heard | Asked by | Stage | Status | Answer |
                | --- | ---: | ---: | --- | --- | --- | --- |
                | Which single sign\\-on providers do you support? | 1 | 1 | IT | Evaluating | new |  |
                """,
                "What buyers asked."));
  }

  @Test
  void a_spreadsheet_is_told_which_letters_these_are() {
    heard.by("Acme", "IT", "Evaluating", "Wie läuft die Migration?");
    export("usual", "csv");
    assertThat(bot.chat.given().get(0).content())
        .startsWith("\uFEFFid,words,kind,")
        .contains(",Wie läuft die Migration?");
    assertThat(bot.chat.given().get(0).fileName()).isEqualTo("buyer-questions-2026-11-23.csv");
  }

  @Test
  void what_people_said_formats_nothing_in_a_document() {
    heard.by("Acme", "I|T", "Evaluating", "Is [this](x) | *bold*\n# or <b>?");
    assertThat(bot.buyerQuestions.export().markdown(View.usual()))
        .endsWith(
            "\n| Is \\[this\\]\\(x\\) \\| \\*bold\\* \\# or \\<b\\>? | 1 | 1 | I\\|T | Evaluating"
                + " | new |  |\n");
  }

  @Test
  void nothing_heard_is_a_file_too() {
    assertThat(bot.buyerQuestions.export().csv(View.usual()))
        .startsWith("id,words,")
        .endsWith("\r\n");
    assertThat(bot.buyerQuestions.export().markdown(View.usual()))
        .isEqualTo("# What buyers asked, last 30 days\n\n0 questions, as of 23 Nov 2026.\n");
  }

  @Test
  void a_file_that_did_not_get_through_is_offered_by_a_link() {
    bot.members.enrolled(MAYA);
    bot.chat.away(true);
    export("usual", "csv");
    assertThat(bot.chat.told())
        .endsWith(
            "U0MAYA: The file did not get through. Download the file, within 15 minutes. Whoever"
                + " has the link can.");
  }

  @Test
  void without_a_way_to_hand_it_over_it_is_said_where_else_it_is() {
    Router router = new Router();
    new ExportConversation(
            new Gatekeeper(bot.members),
            bot.buyerQuestions.files(),
            bot.platforms,
            Optional.empty(),
            Runnable::run)
        .register(router);
    bot.members.enrolled(MAYA);
    bot.chat.away(true);
    router.answer(bot.press(MAYA, ExportConversation.EXPORT, "usual", "csv"));
    assertThat(bot.chat.told().get(0))
        .isEqualTo(
            "U0MAYA: The file did not get through. Files can’t be handed over here, and there is"
                + " no link without a public address of mine (rally.public-url). With an API key,"
                + " the same is at GET /api/export/questions.csv.");
  }

  @Test
  void a_list_that_is_forgotten_is_to_be_opened_anew() {
    assertThat(export("0123456789ab", "csv"))
        .isEqualTo(
            "I no longer know which list that was. Open it anew and export it from there: "
                + "/questions");
    assertThat(bot.chat.given()).isEmpty();
  }

  @Test
  void guests_export_nothing() {
    assertThat(
            CardText.said(
                bot.router.answer(bot.press(GUEST, ExportConversation.EXPORT, "usual", "csv"))))
        .isEqualTo(LeadConversation.GUESTS);
  }
}

package io.github.rallybot.question;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Details;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.redis.RedisForTests;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class JourneyMapTest {

  private static final String SSO = "Which single sign-on providers do you support?";
  private static final String COST = "What does a migration cost?";
  private static final String DATA = "Where is our data kept?";

  private final TestBot bot = TestBot.create();
  private final Heard heard = new Heard(bot);

  @AfterEach
  void close() {
    bot.close();
  }

  private String map(View.Period period) {
    return CardText.of(bot.buyerQuestions.map().draw(period));
  }

  private String cell(String... arguments) {
    return CardText.said(bot.router.answer(bot.press(MAYA, MapConversation.CELL, arguments)));
  }

  private void published(String title, List<String> personas, List<String> stages) {
    bot.contents.take(
        new Details(
            title,
            Optional.of(URI.create("https://content.example/" + title.replace(' ', '-'))),
            Optional.empty(),
            personas,
            stages,
            List.of(),
            Optional.empty(),
            Optional.empty()),
        Content.Origin.TYPED,
        Optional.empty());
  }

  @Test
  void an_empty_map_says_how_it_gets_filled() {
    assertThat(map(View.Period.MONTH))
        .isEqualTo(
            """
            Who asks what, where in their journey · last 30 days
            Nobody noted what buyers asked in this time. Type /heard and what a buyer asked. Who \
            they are and where in their journey comes from their lead, or is chosen right after.
            [Period… v] [List]\
            """);
  }

  @Test
  void the_map_leads_back_to_the_list_of_the_same_time() {
    heard.by("A", "IT", "Evaluating", SSO);
    Card map = bot.buyerQuestions.map().draw(View.Period.QUARTER);
    Action list =
        map.elements().stream()
            .filter(Element.Actions.class::isInstance)
            .map(Element.Actions.class::cast)
            .flatMap(actions -> actions.controls().stream())
            .filter(
                control ->
                    control instanceof Control.Button button && button.label().equals("List"))
            .map(control -> ((Control.Button) control).action())
            .findFirst()
            .orElseThrow();
    assertThat(CardText.said(bot.router.answer(heard.pressing(list))))
        .startsWith("What buyers asked · last 90 days · 1 question");
  }

  @Test
  void each_field_holds_what_was_asked_answered_and_published_and_the_emptiest_is_named() {
    heard.by("A", "IT", "Evaluating", SSO);
    heard.by("B", "it", "Evaluating", SSO);
    heard.by("A", "IT", "Evaluating", DATA);
    heard.by("A", "Ops leader", "Deciding", COST);
    bot.sorting.answer("d", MAYA, heard.question(COST), commit -> heard.content("Prices"));
    published("Security paper", List.of("IT"), List.of());
    published("Everything", List.of(), List.of());
    published("Ops at work", List.of("Ops leader"), List.of("Deciding"));
    assertThat(map(View.Period.MONTH))
        .isEqualTo(
            """
            Who asks what, where in their journey · last 30 days
            4 hearings of 3 questions; nothing answers 2 questions of IT while Evaluating.
            Different questions asked, by whom and when
            Who | Becoming aware | Evaluating | Deciding | Onboarding
            IT | 1 content | 2 asked · 0 answered · 1 content | 1 content | 1 content
            Ops leader | – | – | 1 asked · 1 answered · 1 content | –
            Content counts where it names the persona or the stage.
            [Questions of… v] [Period… v] [List]\
            """);
  }

  @Test
  void who_or_when_is_not_known_has_a_line_only_if_it_holds_anything() {
    heard.by("A", "IT", null, SSO);
    assertThat(map(View.Period.MONTH))
        .contains(
            """
            1 hearing of 1 question; nothing answers 1 question of IT, and nothing is published for \
            them.
            """,
            """
            Who | Becoming aware | Evaluating | Deciding | Onboarding | Not known
            IT | – | – | – | – | 1 asked · 0 answered
            Content\
            """);
    heard.by("B", null, null, COST);
    assertThat(map(View.Period.MONTH))
        .contains("\nNot known | – | – | – | – | 1 asked · 0 answered");
  }

  @Test
  void what_is_not_sorted_yet_is_counted_and_said_to_be_in_no_field() {
    heard.by("A", "IT", "Evaluating", SSO);
    heard.by("B", "IT", "Evaluating", "single sign-on with which providers, Okta too?");
    assertThat(map(View.Period.MONTH))
        .contains(
            "\n2 hearings of 1 question;",
            "1 hearing is not sorted to a question yet, and not in the table.");
  }

  @Test
  void what_was_heard_before_the_period_is_in_a_longer_one_only() {
    heard.by("A", "IT", "Evaluating", SSO);
    bot.clock.move(Duration.ofDays(31));
    assertThat(map(View.Period.MONTH)).contains("Nobody noted");
    assertThat(CardText.said(bot.router.answer(bot.press(MAYA, MapConversation.MAP, "90"))))
        .contains("last 90 days\n1 hearing of 1 question");
  }

  @Test
  void the_ten_who_ask_most_have_a_row_and_the_others_one_together() {
    for (int i = 0; i < 13; i++) {
      heard.by("A", "Persona " + (char) ('a' + i), "Evaluating", SSO);
      if (i < 10) {
        heard.by("B", "Persona " + (char) ('a' + i), "Evaluating", SSO);
      }
    }
    JourneyMap map =
        JourneyMap.of(
            bot.board, List.of(), Journey.standard(), View.Period.ALL, bot.clock.instant());
    assertThat(map.personas()).extracting(JourneyLine::label).hasSize(11).endsWith("3 others");
    assertThat(map.row(map.personas().get(10)).get(1).asked())
        .extracting(JourneyMap.Asked::askers)
        .containsExactly(1);
    Card card = MapCard.draw(map);
    assertThat(CardText.of(card)).contains("The 10 personas who ask most have a row of their own.");
    Element.Table table = (Element.Table) card.elements().get(2);
    assertThat(table.rows()).hasSize(11);
  }

  @Test
  void a_field_opens_with_its_questions_and_leads_back() {
    heard.by("A", "IT", "Evaluating", SSO);
    heard.by("B", "IT", "Evaluating", SSO);
    heard.by("A", "IT", "Evaluating", DATA);
    published("Security paper", List.of("IT"), List.of());
    Reply map = Reply.replace(bot.buyerQuestions.map().draw(View.Period.MONTH));
    assertThat(
            CardText.said(
                bot.router.answer(heard.pressing(Pressable.of(map, MapConversation.CELL)))))
        .isEqualTo(
            """
            IT · Evaluating · last 30 days · 2 questions
            Which single sign-on providers do you support? · 2 askers · new
            [Open]
            Where is our data kept? · 1 asker · new
            [Open]
            Published for them: Security paper.
            [Back to the map]\
            """);
  }

  @Test
  void a_field_with_many_questions_has_pages() {
    for (int i = 0; i < 12; i++) {
      heard.by("A", "IT", "Evaluating", Heard.different(i));
    }
    String it = Journey.code("IT");
    String evaluating = Journey.code("Evaluating");
    assertThat(cell(it, evaluating, "30", "0"))
        .startsWith("IT · Evaluating · last 30 days · 12 questions · page 1 of 2\n")
        .endsWith("\n[Next] [Back to the map]");
    assertThat(cell(it, evaluating, "30", "7"))
        .startsWith("IT · Evaluating · last 30 days · 12 questions · page 2 of 2\n")
        .endsWith("\n[Previous] [Back to the map]");
  }

  @Test
  void a_field_that_is_no_longer_there_is_answered_with_the_map() {
    heard.by("A", "IT", "Evaluating", SSO);
    assertThat(cell("x", "y", "30", "0")).isEqualTo(map(View.Period.MONTH));
    assertThat(cell("x", "y", "never", "-1")).isEqualTo(map(View.Period.MONTH));
  }

  @Test
  void where_everything_is_answered_nothing_waits() {
    heard.by("A", "IT", "Evaluating", SSO);
    bot.sorting.answer("d", MAYA, heard.question(SSO), commit -> heard.content("Sso"));
    assertThat(map(View.Period.MONTH))
        .contains("\n1 hearing of 1 question; none of them waits for an answer.\n");
  }

  @Test
  void guests_see_no_map() {
    assertThat(CardText.said(bot.router.answer(bot.press(GUEST, MapConversation.MAP, "30"))))
        .isEqualTo(LeadConversation.GUESTS);
    assertThat(
            CardText.said(bot.router.answer(bot.press(GUEST, MapConversation.CELL, "a", "b", "7"))))
        .isEqualTo(LeadConversation.GUESTS);
  }
}

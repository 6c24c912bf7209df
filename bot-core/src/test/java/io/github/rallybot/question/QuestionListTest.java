package io.github.rallybot.question;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.ContentConversation;
import io.github.rallybot.matching.Embedding;
import io.github.rallybot.member.Joining;
import io.github.rallybot.member.Member;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What marketers see of what was heard. */
@ExtendWith(RedisForTests.class)
class QuestionListTest extends MarketersDesk {

  @Test
  void questions_are_ranked_by_different_companies() {
    assertThat(typed(PRIYA, ""))
        .isEqualTo(
            """
            What buyers asked · last 30 days · 2 questions, heard 4 times
            [Period v] [Persona v] [Stage v] [Status and more v] [Search…]
            1  Which single sign-on providers do you support? · 2 companies, +2 · Evaluating, \
            Deciding · IT · new
            [Open]
            2  What does migration cost? · 1 company, +1 · Deciding · Ops leader · new
            [Open]
            [Map] [Export v] [Tell me…] [Share here…]\
            """);
  }

  @Test
  void nothing_logged_says_how_it_gets_filled() {
    try (TestBot empty = TestBot.create()) {
      Reply reply =
          empty.router.answer(new Command("e", PRIYA, false, LEADS, "questions", List.of(), ""));
      assertThat(CardText.said(reply))
          .contains("Nobody has logged anything yet. Reps log what buyers ask with");
    }
  }

  @Test
  void typed_words_and_filters_narrow_the_list() {
    assertThat(typed(PRIYA, "migra"))
        .contains("Only: “migra”", "1  What does migration cost?")
        .doesNotContain("single sign-on");
    assertThat(typed(PRIYA, "persona:ops last 90 days"))
        .startsWith("What buyers asked · last 90 days · 1 question, heard once\nOnly: Ops leader");
    assertThat(typed(PRIYA, "stage:\"Deciding\" status:new unanswered kind:question source:web"))
        .startsWith("What buyers asked · last 30 days · 2 questions, heard 2 times");
    assertThat(typed(PRIYA, "kind:pain"))
        .contains("Nothing is like that. Choose something else above, or show all.")
        .contains("[Show all]");
  }

  @Test
  void what_says_the_words_comes_before_what_more_buyers_asked_that_only_means_them() {
    String takes = "How long does the migration take?";
    Hearing first = hear(MAYA, takes, "Northgate Logistics", "IT", "Deciding");
    bot.questions.makeQuestion("own", MAYA, first.id());
    hear(TOM, takes, "Hallam Freight", "IT", "Deciding");
    assertThat(typed(PRIYA, "migration cost"))
        .containsSubsequence("1  " + COST + " · 1 company", "2  " + takes + " · 2 companies");
    assertThat(typed(PRIYA, "migration"))
        .containsSubsequence("1  " + takes + " · 2 companies", "2  " + COST + " · 1 company");
  }

  @Test
  void what_is_too_far_from_the_words_is_not_found_and_that_is_said() {
    assertThat(typed(PRIYA, "asdfghjkl"))
        .startsWith("What buyers asked · last 30 days · 0 questions, heard 0 times\nOnly: “asdf")
        .contains(
            "No question says or means that. Try fewer or other words, choose a longer period"
                + " above, or show all.");
    assertThat(typed(PRIYA, "single parking cost lots all time"))
        .contains("No question says or means that. Try fewer or other words, or show all.");
  }

  @Test
  void words_that_nobody_knows_or_of_two_letters_are_found_only_where_they_are_said() {
    hear(MAYA, "Does Oktabird run here?", "Baltic Lines", "IT", "Deciding");
    hear(MAYA, "Is QX on board?", "Baltic Lines", "IT", "Deciding");
    assertThat(typed(PRIYA, "oktabird")).contains("· 1 question, ", "1  Does Oktabird run here?");
    assertThat(typed(PRIYA, "oktabirds")).contains("· 0 questions, ");
    assertThat(typed(PRIYA, "qx")).contains("· 1 question, ", "1  Is QX on board?");
  }

  @Test
  void unknown_filters_are_answered_with_those_there_are() {
    assertThat(typed(PRIYA, "colour:red"))
        .startsWith("I know no filter “colour”. There are: period: (7, 30, 90, 365 or all), kind:")
        .endsWith("Example: sso persona:IT last 90 days unanswered");
    assertThat(typed(PRIYA, "status:done"))
        .isEqualTo("“done” is no status. Say new, picked-up, planned, answered or dismissed.");
    assertThat(typed(PRIYA, "persona:\"Night watch\""))
        .isEqualTo("No persona is called “Night watch”. There are: IT, Ops leader.");
  }

  @Test
  void times_are_understood_or_answered_with_those_there_are_and_never_looked_for_as_words() {
    String all = "What buyers asked · all time · 2 questions, heard 4 times\n[Period v]";
    assertThat(typed(PRIYA, "all")).startsWith(all);
    assertThat(typed(PRIYA, "last 3000 days")).startsWith(all);
    assertThat(typed(PRIYA, "since Monday"))
        .isEqualTo(
            "I know no time “since Monday”. There are: last 7, 30, 90 or 365 days, and all time.");
    assertThat(typed(PRIYA, "last 45 days migration"))
        .isEqualTo(
            "I know no time “last 45 days”. There are: last 7, 30, 90 or 365 days, and all time.");
    assertThat(typed(PRIYA, "all providers")).contains("Only: “all providers”");
  }

  @Test
  void menus_narrow_it_and_remember_the_rest() {
    String first = bot.does(PRIYA, QuestionsConversation.WITH, "usual", "period", "90");
    assertThat(first).startsWith("What buyers asked · last 90 days · 2 questions");
    View ninety = View.usual().with(View.Period.QUARTER);
    String code = new Views(bot.store, bot.clock).keep(ninety, bot.members.someone(PRIYA));
    assertThat(
            bot.does(
                PRIYA, QuestionsConversation.WITH, code, "persona", Journey.code("Ops leader")))
        .startsWith("What buyers asked · last 90 days · 1 question, heard once\nOnly: Ops leader");
    assertThat(bot.does(PRIYA, QuestionsConversation.WITH, code, "status", "answered"))
        .contains("Only: answered");
    assertThat(bot.does(PRIYA, QuestionsConversation.SHOW, "0123456789ab", "0"))
        .startsWith("I no longer know which list that was.");
  }

  @Test
  void the_time_before_is_compared_with() {
    bot.clock.move(Duration.ofDays(31));
    hear(MAYA, SSO, "Baltic Lines", "IT", "Evaluating");
    assertThat(typed(PRIYA, "")).contains("· 1 company, −1 ·");
  }

  @Test
  void what_is_not_sorted_is_sorted_with_one_click_and_taken_out_again() {
    Hearing loose =
        hear(TOM, "single sign-on with which providers?", "Baltic Lines", "IT", "Deciding");
    assertThat(loose.question()).isEmpty();
    assertThat(typed(PRIYA, "")).contains("1 more is not sorted yet.\n[Sort]");
    assertThat(bot.does(PRIYA, QuestionsConversation.SORT, "usual", "0"))
        .isEqualTo(
            """
            To sort · 1 hearing
            > single sign-on with which providers?
            Tom B. · Baltic Lines · IT · Deciding · 09:40
            [Same as v] [A question of its own]
            [Back to the list]\
            """);
    String id = loose.id().value();
    assertThat(bot.does(PRIYA, QuestionsConversation.SORTED, id, question(SSO).id().value()))
        .startsWith(
            "To sort · 0 hearings\n“single sign-on with which providers?” counts for “" + SSO)
        .contains("[Undo]");
    assertThat(bot.does(PRIYA, QuestionsConversation.UNSORTED, id, latest(id).mark()))
        .startsWith("To sort · 1 hearing\n>");
  }

  @Test
  void the_content_register_leads_to_what_is_asked_for_but_missing() {
    sheet(PRIYA, QuestionConversation.PICK_UP, question(COST).id().value());
    submits(
        PRIYA,
        Map.of(QuestionForms.WHY, "Said in each offer"),
        QuestionConversation.DISMISSED,
        question(SSO).id().value());
    assertThat(bot.does(PRIYA, ContentConversation.MISSING))
        .startsWith("What buyers asked · last 90 days · 1 question, heard once\nOnly: unanswered\n")
        .contains("1  " + COST);
  }

  @Test
  void words_lead_to_the_map_and_to_what_one_waits_for() {
    assertThat(typed(PRIYA, "map"))
        .startsWith("Who asks what, where in their journey · last 90 days");
    assertThat(typed(PRIYA, "tell me migration 2")).contains("“migration”");
    assertThat(typed(PRIYA, "watches")).contains("“migration” · from 2 askers on");
  }

  @Test
  void who_logs_on_two_platforms_and_is_one_person_counts_once_a_day() {
    try (TestBot both = TestBot.onBothPlatforms()) {
      UserRef maya = new UserRef(Platform.TEAMS, "29:maya");
      Optional<String> address = Optional.of("maya.ross@rally.example");
      both.members.enrolled(MAYA);
      both.clock.move(Duration.ofMinutes(1));
      both.teams.know(
          maya, new Profile("Maya Ross", address, Optional.empty(), false, false, false));
      Member younger = both.members.enrolled(maya);
      both.questions.hear("one", MAYA, List.of(SSO), Kind.QUESTION, About.nothing());
      both.questions.hear("two", maya, List.of(SSO), Kind.QUESTION, About.nothing());
      assertThat(askers(both)).as("two people").isEqualTo(2);
      assertThat(both.board.watched().get(0).askers()).hasSize(2);
      assertThat(Joining.join(both.store, both.members, younger)).isTrue();
      assertThat(askers(both)).isEqualTo(1);
      assertThat(both.board.watched().get(0).askers()).hasSize(1);
      Board fresh = new Board(both.store, Embedding.NONE, ZoneOffset.UTC);
      assertThat(fresh.watched().get(0).askers()).as("read anew").hasSize(1);
    }
  }

  private static int askers(TestBot of) {
    return Ranking.of(of.board, View.usual(), of.clock.instant()).rows().get(0).askers();
  }

  @Test
  void pages_hold_eight_rows() {
    for (int i = 0; i < 9; i++) {
      hear(MAYA, EXPORT + " " + "abcdefghi".charAt(i) + i, "Company " + i, "IT", "Deciding");
    }
    bot.board.hearings().stream()
        .filter(one -> one.question().isEmpty())
        .toList()
        .forEach(one -> bot.questions.makeQuestion("m" + ++deeds, PRIYA, one.id()));
    assertThat(typed(PRIYA, "")).contains("\n8  ", "[Next]").doesNotContain("\n9  ", "[Previous]");
    assertThat(bot.does(PRIYA, QuestionsConversation.SHOW, "usual", "8"))
        .contains("\n9  ", "\n11  ", "[Previous]")
        .doesNotContain("[Next]");
  }
}

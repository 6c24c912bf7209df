package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.redis.RedisForTests;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class OutcomeTest {

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private String card() {
    return CardText.of(bot.chat.cards().get(0));
  }

  private String submit(String id, Map<String, String> values) {
    Map<String, FormValue> typed = new java.util.HashMap<>();
    values.forEach((key, text) -> typed.put(key, new FormValue.Text(text)));
    Reply reply = bot.router.answer(bot.form(MAYA, typed, "outcome.done", id));
    bot.reconciler.runOnce();
    return CardText.said(reply);
  }

  private String goodFit() {
    String id = bot.posted("dana@northgate.example").value();
    bot.does(MAYA, "lead.judge", id, "good_fit");
    return id;
  }

  @Test
  void a_lost_lead_says_where_and_why_and_its_card_shrinks() {
    String id = goodFit();
    assertThat(bot.does(MAYA, "outcome.open", id)).isEqualTo("form: Outcome");
    assertThat(submit(id, Map.of("end", "lost", "stage", "proposal", "reason", "competitor")))
        .isEmpty();
    assertThat(card())
        .isEqualTo(
            """
            Dana Whitfield, VP Operations · Northgate Logistics
            ✗ Lost at Proposal, chose a competitor: Maya R., 09:30
            [...]""");
    assertThat(bot.journal()).endsWith("lead.judged", "lead.ended");
  }

  @Test
  void an_outcome_can_be_changed_and_taken_away() {
    String id = goodFit();
    submit(id, Map.of("end", "lost", "stage", "proposal", "reason", "price"));
    submit(id, Map.of("end", "won", "note", "After all"));
    assertThat(card()).contains("✓ Won: Maya R., 09:30, “After all”");
    assertThat(submit(id, Map.of("end", "open"))).isEmpty();
    assertThat(card()).endsWith("✓ Good fit: Maya R., 09:30  |  Marketing: A");
    assertThat(bot.journal()).endsWith("lead.ended", "lead.ended", "lead.reopened");
  }

  @Test
  void what_is_missing_is_said_at_its_field_and_nothing_is_written() {
    String id = goodFit();
    assertThat(submit(id, Map.of())).isEqualTo("invalid: {end=Choose how it ended.}");
    assertThat(submit(id, Map.of("end", "lost", "reason", "price")))
        .isEqualTo("invalid: {stage=Choose the stage at which it was lost.}");
    assertThat(submit(id, Map.of("end", "lost", "stage", "proposal")))
        .isEqualTo("invalid: {reason=Choose why it was lost.}");
    assertThat(submit(id, Map.of("end", "lost", "stage", "proposal", "reason", "other")))
        .isEqualTo("invalid: {note=Say in a few words why it was lost.}");
    assertThat(bot.journal()).endsWith("lead.judged");
  }

  @Test
  void attempts_hand_overs_and_outcomes_are_in_the_history_in_words() {
    String id = goodFit();
    bot.does(MAYA, "queue.do", id, "tried", "mine", "0", "f0");
    bot.does(MAYA, "queue.do", id, "reached", "mine", "0", "f0");
    submit(id, Map.of("end", "lost", "stage", "proposal", "reason", "price", "note", "Too dear"));
    assertThat(LeadHistoryTest.lines(bot, MAYA, id))
        .endsWith(
            """
            Maya R. noted at the end:
            > Too dear
            09:30 · Came in
            09:30 · Maya R. said good fit
            09:30 · Maya R. tried to reach them
            09:30 · Maya R. reached them
            09:30 · Maya R. said: lost at proposal, price""");
  }

  @Test
  void erasing_who_wrote_it_takes_the_words_of_an_outcome_and_keeps_the_codes() {
    String id = goodFit();
    submit(id, Map.of("end", "won", "note", "Maya’s secret"));
    bot.members.introduced(MAYA);
    bot.erasure.erase("maya.ross@rally.example");
    bot.reconciler.runOnce();
    assertThat(card()).contains("✓ Won: a former member").doesNotContain("secret");
    assertThat(bot.does(TOM, "outcome.open", id)).isEqualTo("form: Outcome");
  }

  @Test
  void settings_without_a_stage_or_with_a_bad_code_are_refused() {
    assertThatThrownBy(() -> new Endings(Map.of(), Map.of("x", "y")))
        .hasMessage("rally.outcome.stages needs at least one entry and at most 100.");
    assertThatThrownBy(() -> new Endings(Map.of("a", "A"), Map.of("Not A Code", "y")))
        .hasMessageContaining("rally.outcome.reasons")
        .hasMessageContaining("Not A Code");
  }
}

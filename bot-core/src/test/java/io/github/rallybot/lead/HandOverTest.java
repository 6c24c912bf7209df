package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.redis.RedisForTests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class HandOverTest {

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private String handsOver(UserRef by, String id, Optional<UserRef> to, String note) {
    Map<String, FormValue> values = new HashMap<>();
    to.ifPresent(user -> values.put("to", new FormValue.People(List.of(user))));
    values.put("note", new FormValue.Text(note));
    Reply reply = bot.router.answer(bot.form(by, values, "handover.done", id));
    bot.reconciler.runOnce();
    return CardText.said(reply);
  }

  private String text(int card) {
    return CardText.of(bot.chat.cards().get(card));
  }

  @Test
  void the_new_owner_is_mentioned_in_the_thread_with_the_note_and_told_privately_how_to_reach_it() {
    String id = bot.posted("dana@northgate.example").value();
    bot.does(MAYA, "lead.take", id);
    assertThat(bot.does(MAYA, "handover.open", id)).isEqualTo("form: Hand over");
    assertThat(handsOver(MAYA, id, Optional.of(TOM), "Knows them <!channel>")).isEmpty();
    assertThat(bot.chat.cards()).hasSize(2);
    assertThat(text(0)).endsWith("taken by Tom B.");
    assertThat(text(1))
        .isEqualTo(
            """
            @U0TOM, Maya R. hands you Dana Whitfield, VP Operations · Northgate Logistics
            > Knows them <!channel>""");
    List<MessageRef> messages = List.copyOf(bot.chat.messages().keySet());
    assertThat(bot.chat.messages().get(messages.get(1)))
        .extracting(RecordingPlatform.Shown::thread)
        .isEqualTo(Optional.of(messages.get(0)));
    assertThat(bot.chat.told())
        .containsExactly("U0TOM: Yours now: Dana Whitfield, VP Operations · Northgate Logistics");
    assertThat(CardText.said(bot.types(TOM, "leads"))).startsWith("Yours: 1 to answer");
    assertThat(CardText.said(bot.types(MAYA, "leads"))).startsWith("Yours: 0 to answer");
    assertThat(LeadHistoryTest.lines(bot, MAYA, id))
        .contains("Maya R. wrote:\n> Knows them")
        .endsWith("09:30 · Maya R. handed it to Tom B.");
  }

  @Test
  void it_is_passed_on_once_however_often_the_form_comes() {
    String id = bot.posted("dana@northgate.example").value();
    var form =
        bot.form(MAYA, Map.of("to", new FormValue.People(List.of(TOM))), "handover.done", id);
    bot.router.answer(form);
    bot.router.answer(form);
    bot.reconciler.runOnce();
    bot.reconciler.runOnce();
    assertThat(bot.chat.cards()).hasSize(2);
    assertThat(bot.chat.told()).hasSize(1);
    bot.does(TOM, "lead.judge", id, "good_fit");
    assertThat(bot.chat.cards()).hasSize(2);
  }

  @Test
  void to_oneself_it_is_taking() {
    String id = bot.posted("dana@northgate.example").value();
    assertThat(handsOver(MAYA, id, Optional.of(MAYA), "")).startsWith("Yours now: Dana");
    assertThat(text(0)).endsWith("taken by Maya R.");
    assertThat(handsOver(MAYA, id, Optional.of(MAYA), ""))
        .isEqualTo("invalid: {to=You have taken it already.}");
  }

  @Test
  void guests_those_who_left_and_nobody_are_refused_at_the_field() {
    String id = bot.posted("dana@northgate.example").value();
    assertThat(handsOver(MAYA, id, Optional.empty(), "x"))
        .isEqualTo("invalid: {to=Choose who follows it up.}");
    assertThat(handsOver(MAYA, id, Optional.of(GUEST), "x"))
        .isEqualTo(
            "invalid: {to=Guests and bots cannot follow up a lead. Choose a colleague instead.}");
    bot.chat.leave(TOM);
    assertThat(handsOver(MAYA, id, Optional.of(TOM), "x"))
        .isEqualTo("invalid: {to=They have left. Choose a colleague who is here.}");
    assertThat(bot.journal()).containsExactly("lead.received");
  }

  @Test
  void what_somebody_holds_only_they_or_a_leader_hand_over_and_what_nobody_holds_anybody() {
    String id = bot.posted("dana@northgate.example").value();
    assertThat(handsOver(PRIYA, id, Optional.of(MAYA), "")).isEmpty();
    assertThat(handsOver(TOM, id, Optional.of(TOM), "")).contains("Maya R. has taken it already.");
    assertThat(handsOver(TOM, id, Optional.of(PRIYA), ""))
        .startsWith("invalid: {to=Maya R. has it. They, or a leader, can hand it over: ");
    bot.types(SAM, "roles @U0SAM leader");
    assertThat(handsOver(SAM, id, Optional.of(PRIYA), "")).isEmpty();
    assertThat(text(0)).contains("taken by Priya N.");
    bot.does(PRIYA, "lead.give-back", id);
    assertThat(text(0)).doesNotContain("taken by");
  }

  @Test
  void an_erased_lead_leaves_no_message_and_no_note_behind() {
    String id = bot.posted("dana@northgate.example").value();
    handsOver(MAYA, id, Optional.of(TOM), "Her mobile is 555");
    bot.erasure.erase("dana@northgate.example");
    bot.reconciler.runOnce();
    assertThat(bot.chat.cards()).hasSize(1);
    assertThat(text(0)).startsWith("This lead was erased.");
    assertThat(bot.leads.find(new LeadId(id)).orElseThrow().followUp().handOvers())
        .extracting(FollowUp.HandOver::note)
        .containsExactly(Optional.empty());
  }

  @Test
  void the_note_of_a_member_who_is_erased_goes_from_the_thread() {
    String id = bot.posted("dana@northgate.example").value();
    handsOver(MAYA, id, Optional.of(TOM), "Call her at home");
    bot.members.introduced(MAYA);
    bot.erasure.erase("maya.ross@rally.example");
    bot.reconciler.runOnce();
    assertThat(text(1))
        .isEqualTo(
            "@U0TOM, a former member hands you Dana Whitfield, VP Operations · Northgate"
                + " Logistics");
  }
}

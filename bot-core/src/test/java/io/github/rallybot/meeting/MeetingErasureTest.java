package io.github.rallybot.meeting;

import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TEAMS_LEADS;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.lead.Erasure;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.Everything;
import io.github.rallybot.redis.RedisForTests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class MeetingErasureTest extends MeetingRoom {

  private static final String MARK = "qzwhitfieldzq";

  private String stored() {
    return Everything.of(bot.org).toString();
  }

  @Test
  void what_was_said_of_a_lead_goes_with_it_and_so_does_what_came_of_that() {
    LeadId lead = bot.posted("dana@northgate.example");
    bot.meetings
        .items()
        .add(
            id("d"),
            TOM,
            "Why did " + MARK + " leave?",
            AgendaItem.Kind.ADDED,
            Optional.of(new Pointer(Pointer.Kind.LEAD, lead.value())));
    String row = AgendaRow.key(item("Why did " + MARK + " leave?").id());
    submits(
        PRIYA,
        Map.of(MeetingForms.WORDS, text("We call " + MARK)),
        ConclusionConversation.DECIDED,
        row,
        PERIOD);
    AgreedAction call = agrees(TOM, "call " + MARK, "2026-11-24", row);
    at("2026-11-24T10:00:00Z");
    assertThat(direct(TOM)).hasSize(1);
    types(SAM, "agenda", "end");
    assertThat(channel()).anyMatch(text -> text.contains(MARK));
    bot.erasure.erase("dana@northgate.example");
    assertThat(channel()).noneMatch(text -> text.contains(MARK));
    assertThat(direct(TOM)).as("it said nothing else").isEmpty();
    assertThat(stored()).doesNotContain(MARK);
    assertThat(bot.meetings.actions().find(call.id())).isEmpty();
    assertThat(bot.does(TOM, ActionsConversation.DONE, call.id().value(), "m"))
        .contains("That is no longer here.");
    assertThat(bot.meetings.actions().open()).isEmpty();
  }

  @Test
  void what_was_put_on_from_the_card_of_a_lead_goes_with_the_lead() {
    LeadId lead = bot.posted("dana@northgate.example");
    MessageRef card = bot.chat.messages().keySet().iterator().next();
    String words = "New lead: " + MARK + ", VP Operations";
    putsOn(card, words);
    assertThat(item(words).evidence()).contains(new Pointer(Pointer.Kind.LEAD, lead.value()));
    String row = AgendaRow.key(item(words).id());
    submits(
        PRIYA,
        Map.of(MeetingForms.WORDS, text("We call " + MARK)),
        ConclusionConversation.DECIDED,
        row,
        PERIOD);
    bot.erasure.erase("dana@northgate.example");
    assertThat(stored()).doesNotContain(MARK);
  }

  @Test
  void words_of_a_lead_that_is_erased_while_they_are_being_put_on_are_refused() {
    bot.posted("dana@northgate.example");
    MessageRef card = bot.chat.messages().keySet().iterator().next();
    Form form = opened(card, "New lead: " + MARK);
    bot.erasure.erase("dana@northgate.example");
    assertThat(CardText.said(submitted(form, card, "New lead: " + MARK)))
        .isEqualTo("That lead was erased.");
    assertThat(stored()).doesNotContain(MARK);
  }

  @Test
  void what_only_says_where_the_card_of_a_lead_stands_goes_with_the_lead_too() {
    bot.posted("dana@northgate.example");
    bot.posted("lee@southgate.example");
    List<MessageRef> cards = List.copyOf(bot.chat.messages().keySet());
    List<String> all = List.of("New lead: " + MARK, "New lead: Lee");
    for (int i = 0; i < all.size(); i++) {
      bot.meetings
          .items()
          .add(
              id("d"),
              TOM,
              all.get(i),
              AgendaItem.Kind.ADDED,
              Optional.of(Pointer.message(cards.get(i))));
    }
    agrees(TOM, "call " + MARK, "2026-11-24", AgendaRow.key(item(all.get(0)).id()));
    bot.erasure.erase("dana@northgate.example");
    assertThat(stored()).doesNotContain(MARK);
    assertThat(bot.meetings.items().waiting())
        .extracting(AgendaItem::words)
        .containsExactly("New lead: Lee");
  }

  @Test
  void it_goes_too_if_the_card_is_taken_away_in_the_middle_of_the_erasure() {
    bot.posted("dana@northgate.example");
    MessageRef card = bot.chat.messages().keySet().iterator().next();
    bot.meetings
        .items()
        .add(id("d"), TOM, MARK, AgendaItem.Kind.ADDED, Optional.of(Pointer.message(card)));
    ErasedWith delivering =
        new ErasedWith() {
          @Override
          public void erase(LeadId lead) {
            bot.reconciler.runOnce();
          }
        };
    new Erasure(
            bot.store,
            bot.members,
            bot.identities,
            List.of(delivering, bot.meetings.erasure()),
            bot.clock)
        .erase("dana@northgate.example");
    assertThat(bot.chat.messages()).isEmpty();
    assertThat(stored()).doesNotContain(MARK);
  }

  @Test
  void where_a_message_stands_is_read_back_below_another_one_too() {
    MessageRef reply = new MessageRef(TEAMS_LEADS, "1700000000000/1700000000001");
    assertThat(Pointer.message(reply).place()).contains(reply);
    assertThat(Pointer.finding("source:a/b").place()).isEmpty();
  }

  private void putsOn(MessageRef message, String words) {
    submitted(opened(message, words), message, words);
  }

  private Form opened(MessageRef message, String words) {
    Shortcut shortcut =
        new Shortcut(
            "agenda", id("s"), Optional.empty(), TOM, false, message, words, Optional.empty());
    return ((Reply.OpenForm) bot.router.answer(shortcut)).form();
  }

  private Reply submitted(Form form, MessageRef message, String words) {
    return bot.router.answer(
        new Interaction(
            id("f"),
            Optional.empty(),
            TOM,
            false,
            Optional.of(message),
            Optional.of(message.channel()),
            form.submit().orElseThrow(),
            Map.of(MeetingForms.WORDS, text(words)),
            Optional.empty()));
  }

  @Test
  void posted_minutes_name_no_member_who_is_erased() {
    submits(
        TOM,
        Map.of(MeetingForms.WORDS, text("prices earlier")),
        ConclusionConversation.DECIDED,
        AgendaConversation.NO_ROW,
        PERIOD);
    agrees(TOM, "price list", "2026-11-27");
    at("2026-11-24T10:30:00Z");
    types(SAM, "agenda", "end");
    assertThat(channel())
        .containsExactly(
            """
            Minutes of the meeting about 16–22 Nov (week 47)
            Decided
            • prices earlier (Tom B.)
            To do
            • price list: Tom B., due Fri 27 Nov""");
    bot.erasure.erase("tom.becker@rally.example");
    assertThat(channel())
        .containsExactly(
            """
            Minutes of the meeting about 16–22 Nov (week 47)
            Decided
            • prices earlier (a former member)
            To do
            • price list: a former member, due Fri 27 Nov""");
  }

  @Test
  void of_a_member_the_items_go_and_what_the_team_agreed_on_stays_under_no_name() {
    adds(TOM, "Why does " + MARK + " win?");
    AgreedAction sheet = agrees(TOM, "competitor sheet", "2026-11-24");
    assertThat(agenda(PRIYA)).contains(MARK);
    bot.erasure.erase("tom.becker@rally.example");
    assertThat(stored()).doesNotContain(MARK, "Becker", "becker");
    assertThat(agenda(PRIYA)).doesNotContain(MARK);
    assertThat(types(PRIYA, "actions", "all"))
        .contains("competitor sheet · a former member · due Tue 24 Nov");
    at("2026-11-24T10:00:00Z");
    assertThat(direct(TOM)).isEmpty();
    Map<String, FormValue> priya =
        Map.of(
            MeetingForms.OWNER,
            new FormValue.People(List.of(PRIYA)),
            MeetingForms.DUE,
            new FormValue.Date(sheet.now().due()));
    submits(PRIYA, priya, ActionsConversation.CHANGED, sheet.id().value(), "a");
    assertThat(types(PRIYA, "actions", "")).contains("competitor sheet");
  }

  @Test
  void the_journal_holds_no_words() {
    adds(TOM, "Why does " + MARK + " win?");
    agrees(TOM, "call " + MARK, "2026-11-24");
    submits(
        PRIYA,
        Map.of(MeetingForms.WORDS, text("We call " + MARK)),
        ConclusionConversation.DECIDED,
        "-",
        PERIOD);
    assertThat(stored()).contains(MARK);
    Everything.of(bot.org)
        .forEach(
            (key, value) -> {
              if (key.endsWith(":journal")) {
                assertThat(value).contains("agenda.added").doesNotContain(MARK);
              }
            });
  }
}

package io.github.rallybot.meeting;

import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.FormValue;
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

package io.github.rallybot.digest;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.meeting.AgreedAction;
import io.github.rallybot.redis.RedisForTests;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class DigestOfFindingsTest extends DigestRoom {

  /**
   * Leads of a webinar and of a partner that are a good fit, and fourteen of a fair that are not.
   */
  private void aBadFair() {
    leads("webinar", 16, Judgement.GOOD_FIT);
    leads("partner", 16, Judgement.GOOD_FIT);
    leads("fair", 14, Judgement.NOT_A_FIT);
  }

  private void leads(String source, int many, Judgement judgement) {
    for (int i = 0; i < many; i++) {
      judged(source + i + bot.clock.instant().getEpochSecond() + "@a.example", source, judgement);
    }
  }

  private Edition edition(String period) {
    return bot.digests.digests().find(period).orElseThrow().edition();
  }

  private List<String> posted() {
    String last = channel().get(channel().size() - 1);
    return last.lines().takeWhile(line -> !line.startsWith("[Figures]")).toList();
  }

  @Test
  void what_stands_out_is_on_the_agenda_with_its_evidence_one_click_away() {
    aBadFair();
    round("2026-11-23T15:00:00Z");
    assertThat(posted())
        .containsExactly(
            "Sales + Marketing · 16–22 Nov (week 47)  for 10:00, 30 min",
            "Marketing sent 46 leads. Sales answered 46 (100 %) and tried to reach 0.",
            "Of 46 judged leads that marketing had graded A or B, or at least 60, sales called 32"
                + " a good fit (70 %).",
            "To discuss",
            "1  Fair leads: 14 of 14 (100 %) not a fit; 0 of 32 (0 %) elsewhere. Change the"
                + " audience, or the definition? · 30 min",
            "Nothing was counted before, so there is nothing to compare with. ");
    Finding finding = edition(PERIOD).findings().get(0);
    String evidence = bot.does(MAYA, "digest.finding", PERIOD, finding.key());
    assertThat(evidence)
        .startsWith(finding.sentence() + "\n100 points more")
        .endsWith("[The leads] [All figures of them] [How it is counted]");
    GroupCode group = GroupCode.of(finding.group());
    assertThat(
            bot.does(
                MAYA,
                "digest.leads",
                PERIOD,
                group.dimension(),
                group.value(),
                FigureNames.encoded(finding.part())))
        .startsWith("Fair leads · Not a fit · 16–22 Nov (week 47)\nDana Whitfield")
        .doesNotContain("None of the leads");
  }

  @Test
  void when_its_action_is_done_they_are_told_once_and_later_digests_say_whether_it_worked() {
    aBadFair();
    round("2026-11-23T15:00:00Z");
    round("2026-11-24T10:00:00Z");
    AgreedAction action = agreed("The form asks for company size");
    assertThat(bot.meetings.actions().done("done", PRIYA, action.id()).refusal()).isEmpty();
    at("2026-11-24T10:20:00Z");
    bot.meetings.run();
    bot.reconciler.runOnce();
    assertThat(told(TOM)).filteredOn(card -> card.contains("company size")).hasSize(1);
    assertThat(told(MAYA)).isEmpty();
    at("2026-12-01T09:00:00Z");
    leads("fair", 12, Judgement.GOOD_FIT);
    round("2026-12-07T15:00:00Z");
    assertThat(posted())
        .contains(
            "Went well: Fair leads: 0 % not a fit since “The form asks for company size” is done"
                + " (0 of 12), 100 % before (14 of 14).");
  }

  @Test
  void those_are_told_whose_verdicts_it_was_agreed_on_for_though_it_stands_out_again() {
    bot.members.enrolled(MAYA);
    aBadFair();
    round("2026-11-23T15:00:00Z");
    round("2026-11-24T10:00:00Z");
    AgreedAction action = agreed("The form asks for company size");
    at("2026-11-25T09:00:00Z");
    leads("webinar", 16, Judgement.GOOD_FIT);
    for (int i = 0; i < 14; i++) {
      judged(MAYA, "again" + i + "@a.example", "fair", Judgement.NOT_A_FIT);
    }
    round("2026-11-30T15:00:00Z");
    assertThat(edition("2026-W48").findings())
        .extracting(Finding::key)
        .contains(edition(PERIOD).findings().get(0).key());
    assertThat(bot.meetings.actions().done("done", PRIYA, action.id()).refusal()).isEmpty();
    at("2026-11-30T15:20:00Z");
    bot.meetings.run();
    bot.reconciler.runOnce();
    assertThat(told(TOM)).filteredOn(card -> card.contains("company size")).hasSize(1);
    assertThat(told(MAYA)).isEmpty();
  }

  @Test
  void what_the_newest_digest_does_not_say_any_more_is_known_from_the_one_before() {
    aBadFair();
    round("2026-11-23T15:00:00Z");
    Finding finding = edition(PERIOD).findings().get(0);
    bot.store.commit(
        new Commit()
            .add(
                StandingOut.with(finding.key()),
                "2026-W48",
                Instant.parse("2026-11-23T00:00:00Z").toEpochMilli()));
    assertThat(bot.standing(bot.store).latest(finding.key())).contains(finding);
  }

  private AgreedAction agreed(String words) {
    bot.router.answer(
        bot.form(
            PRIYA,
            Map.of(
                "words",
                new FormValue.Text(words),
                "owner",
                new FormValue.People(List.of(PRIYA)),
                "due",
                new FormValue.Date(LocalDate.parse("2026-11-27"))),
            "agenda.agreed",
            edition(PERIOD).agenda().get(0).key(),
            PERIOD));
    return bot.meetings.actions().open().get(0);
  }

  private List<String> told(UserRef user) {
    return bot.chat.cards(RecordingPlatform.directly(user)).stream().map(CardText::of).toList();
  }

  @Test
  void the_figures_have_both_sides_with_what_was_before_and_a_file_of_it_is_private() {
    aBadFair();
    round("2026-11-23T15:00:00Z");
    at("2026-11-25T09:00:00Z");
    leads("fair", 12, Judgement.GOOD_FIT);
    String sheet = bot.does(MAYA, "digest.figures", "2026-W48");
    assertThat(sheet)
        .startsWith("Figures · 23–29 Nov (week 48)\nCounted 09:00.")
        .contains("Leads: 12 (−34)\n")
        .contains("Good fit: 12 of 12 (100 %) · before 70 %\n")
        .contains("Not a fit: 0 of 12 (0 %) · before 30 %\n")
        .contains("fair | 12 | 100 % | 100 % | 0 % | 100 %");
    assertThat(bot.does(MAYA, "digest.formulas"))
        .contains(
            "Good fit: Leads that arrived and that sales calls a good fit, of those that arrived");
    bot.does(MAYA, "digest.markdown", PERIOD);
    assertThat(bot.chat.given())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.fileName()).isEqualTo("digest-2026-W47.md");
              assertThat(file.content())
                  .startsWith("# Sales + Marketing · 16–22 Nov (week 47)\n")
                  .contains("| fair | 14 | 14 of 14 | 0 of 14 | 14 of 14 |");
            });
  }

  @Test
  void four_hundred_sources_with_any_name_are_the_largest_and_others_and_all_in_the_file() {
    for (int i = 0; i < 400; i++) {
      came("s" + i + "@a.example", i == 0 ? "<!channel>" : "source " + i);
    }
    came("more@a.example", "<!channel>");
    round("2026-11-23T15:00:00Z");
    assertThat(posted().get(1)).startsWith("Marketing sent 401 leads. Sales answered 0 (0 %)");
    String sheet = bot.does(SAM, "digest.figures", PERIOD);
    assertThat(sheet.lines().filter(line -> line.contains(" | ")).collect(Collectors.toList()))
        .hasSize(10)
        .contains("<!channel> | 2 | 0 of 2 | 0 of 0 | 0 of 0 | 0 of 0")
        .contains("others | 392 | 0 % | 0 of 0 | 0 of 0 | 0 of 0");
    assertThat(bot.chat.cards().stream().flatMap(card -> card.elements().stream()))
        .noneMatch(Element.Table.class::isInstance);
    bot.does(SAM, "digest.markdown", PERIOD);
    assertThat(bot.chat.given().get(0).content().lines())
        .contains("## By source", "## By source, from 50", "## By source, from 393")
        .filteredOn(line -> line.startsWith("| source "))
        .hasSize(399);
  }
}

package io.github.rallybot.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.meeting.AgreedAction.Standing;
import io.github.rallybot.meeting.AgreedAction.State;
import io.github.rallybot.meeting.Suggestion.Source;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.question.AgendaQuestions.Asked;
import io.github.rallybot.question.QuestionId;
import io.github.rallybot.schedule.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  private static final MemberId TOM = new MemberId("01M837HXBWHS2761MNRA38E8MQ");

  private static Meeting meeting(int minutes, List<String> order) {
    PlannedMeeting planned =
        new PlannedMeeting(
            Period.of("2026-W47", ZoneOffset.UTC).orElseThrow(),
            Instant.parse("2026-11-24T10:00:00Z"),
            minutes,
            NOW,
            NOW,
            false);
    return Meeting.fresh(planned).ordered(order);
  }

  private static AgreedAction action(int number) {
    return new AgreedAction(
        new ActionId("A" + number),
        "action " + number,
        TOM,
        NOW,
        Origin.none(),
        List.of(
            new Standing(State.OPEN, TOM, LocalDate.of(2026, 11, 27), Optional.empty(), TOM, NOW)),
        Optional.empty());
  }

  private static AgendaItem item(int number, boolean carried) {
    return new AgendaItem(
        new ItemId("I" + number),
        AgendaItem.Kind.ADDED,
        Optional.of(TOM),
        NOW,
        "item " + number,
        Optional.empty(),
        List.of(
            new AgendaItem.Standing(
                AgendaItem.State.WAITING, Optional.of(TOM), NOW, Optional.empty())),
        carried ? List.of("2026-W46") : List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Suggestion suggestion(Source source, int number) {
    return new Suggestion(
        source + ":" + number, source, source + " " + number, "Why?", Optional.empty());
  }

  private static Matters matters(int actions, int items, int findings, int questions) {
    List<AgendaItem> all = new ArrayList<>();
    IntStream.range(0, items).forEach(i -> all.add(item(i, i % 3 == 0)));
    List<Suggestion> found = new ArrayList<>();
    for (Source source : Source.values()) {
      IntStream.range(0, findings).forEach(i -> found.add(suggestion(source, i)));
    }
    return new Matters(
        IntStream.range(0, actions).mapToObj(AgendaTest::action).toList(),
        all,
        found,
        IntStream.range(0, questions)
            .mapToObj(i -> new Asked(new QuestionId("Q" + i), "question " + i, 3, false))
            .toList());
  }

  private static List<String> lines(Agenda agenda) {
    return agenda.rows().stream()
        .map(row -> row.section() + " " + row.key().substring(0, 2) + " " + row.minutes())
        .toList();
  }

  @Test
  void a_bit_of_everything_adds_up_to_the_meeting() {
    assertThat(lines(Agenda.of(matters(1, 2, 1, 1), meeting(30, List.of()))))
        .containsExactly(
            "ACTION a. 3",
            "CARRIED i. 4",
            "QUALITY f. 6",
            "FOLLOW_UP f. 6",
            "QUESTION q. 4",
            "ADDED i. 4",
            "COMING_UP f. 3");
  }

  @Test
  void many_actions_do_not_crowd_out_what_else_there_is() {
    Agenda agenda = Agenda.of(matters(30, 2, 1, 0), meeting(30, List.of()));
    assertThat(agenda.planned().stream().map(AgendaRow::section).distinct())
        .containsExactly(
            AgendaRow.Section.ACTION,
            AgendaRow.Section.CARRIED,
            AgendaRow.Section.QUALITY,
            AgendaRow.Section.FOLLOW_UP,
            AgendaRow.Section.ADDED,
            AgendaRow.Section.COMING_UP);
    assertThat(agenda.ifTimeIsLeft())
        .hasSize(35 - agenda.planned().size())
        .allMatch(row -> row.section() == AgendaRow.Section.ACTION);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 30, 47, 120})
  void whatever_there_is_the_boxes_add_up_and_none_is_below_two(int minutes) {
    Random random = new Random(minutes);
    for (int round = 0; round < 200; round++) {
      Matters matters =
          matters(random.nextInt(30), random.nextInt(20), random.nextInt(9), random.nextInt(9));
      List<String> keys = new ArrayList<>(Agenda.of(matters, meeting(minutes, List.of())).keys());
      Collections.shuffle(keys, random);
      for (List<String> order :
          List.of(List.<String>of(), keys, keys.subList(0, keys.size() / 2))) {
        Agenda agenda = Agenda.of(matters, meeting(minutes, order));
        assertThat(agenda.keys()).containsExactlyInAnyOrderElementsOf(keys);
        if (!keys.isEmpty()) {
          assertThat(agenda.planned().stream().mapToInt(AgendaRow::minutes).sum())
              .isEqualTo(minutes);
          assertThat(agenda.planned()).allMatch(row -> row.minutes() >= 2);
        }
        int fits = agenda.planned().size();
        assertThat(agenda.rows().subList(0, fits)).isEqualTo(agenda.planned());
      }
    }
  }

  @Test
  void nothing_to_talk_about_is_an_empty_agenda_and_one_thing_takes_all_the_time() {
    assertThat(Agenda.of(matters(0, 0, 0, 0), meeting(30, List.of())).rows()).isEmpty();
    assertThat(lines(Agenda.of(matters(1, 0, 0, 0), meeting(30, List.of()))))
        .containsExactly("ACTION a. 30");
  }

  @Test
  void what_was_moved_stays_where_it_was_put_and_newcomers_come_in_their_place() {
    Agenda before = Agenda.of(matters(2, 0, 0, 1), meeting(30, List.of()));
    assertThat(before.keys()).containsExactly("a.A0", "a.A1", "q.Q0");
    List<String> moved = before.moved("q.Q0", true).orElseThrow();
    assertThat(moved).containsExactly("a.A0", "q.Q0", "a.A1");
    assertThat(Agenda.of(matters(3, 0, 0, 2), meeting(30, moved)).keys())
        .containsExactly("a.A0", "q.Q0", "q.Q1", "a.A1", "a.A2");
    assertThat(before.moved("a.A0", true)).isEmpty();
    assertThat(before.moved("q.Q0", false)).isEmpty();
    assertThat(before.moved("q.gone", true)).isEmpty();
  }

  @Test
  void moved_up_far_enough_it_has_time_and_the_last_one_has_none() {
    Agenda before = Agenda.of(matters(9, 0, 0, 0), meeting(15, List.of()));
    assertThat(before.planned()).hasSize(7);
    List<String> order = before.moved("a.A7", true).orElseThrow();
    Agenda after = Agenda.of(matters(9, 0, 0, 0), meeting(15, order));
    assertThat(after.planned()).extracting(AgendaRow::key).contains("a.A7").doesNotContain("a.A6");
  }

  @Test
  void what_the_meeting_itself_agrees_on_is_for_the_next_one() {
    AgreedAction own =
        new AgreedAction(
            new ActionId("A9"),
            "own",
            TOM,
            NOW,
            new Origin(Optional.of("2026-W47"), Optional.empty(), Optional.empty()),
            action(9).standings(),
            Optional.empty());
    Matters matters = new Matters(List.of(own), List.of(), List.of(), List.of());
    assertThat(Agenda.of(matters, meeting(30, List.of())).rows()).isEmpty();
  }
}

package io.github.rallybot.question;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.TOM;
import static io.github.rallybot.question.NewsDesk.MIGRATION;
import static io.github.rallybot.question.NewsDesk.SSO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.ForwardingStore;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Joining;
import io.github.rallybot.member.Member;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is told what, and when. The clock begins on a Monday at 9:30; all work from 9 to 17. */
@ExtendWith(RedisForTests.class)
class NewsTest {

  private final TestBot bot = TestBot.create();
  private final NewsDesk desk = new NewsDesk(bot);

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void what_is_answered_today_is_told_at_once_and_once() {
    Hearing heard = desk.heard(MAYA, SSO);
    assertThat(desk.told(MAYA)).isEmpty();
    desk.answered(heard, "Sign-on guide");
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(desk.told(TOM)).isEmpty();
    assertThat(bot.journal()).endsWith("question.told");
    desk.at("2026-11-24T09:00:00Z");
    assertThat(desk.told(MAYA)).hasSize(1);
  }

  @Test
  void everybody_who_heard_it_is_told_and_who_answered_it_is_not() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.heard(TOM, SSO);
    desk.heard(PRIYA, SSO);
    desk.answered(heard, "Sign-on guide");
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(desk.told(TOM)).hasSize(1);
    assertThat(desk.told(PRIYA)).isEmpty();
    assertThat(bot.board.hearings()).allMatch(hearing -> hearing.told().size() == 1);
  }

  @Test
  void who_was_shown_the_answer_when_they_logged_it_is_not_told_again() {
    desk.answered(desk.heard(MAYA, SSO), "Sign-on guide");
    desk.heard(TOM, SSO);
    assertThat(desk.told(TOM)).isEmpty();
  }

  @Test
  void what_is_planned_is_told_when_work_begins_the_next_day_all_in_one_message() {
    Hearing sso = desk.heard(MAYA, SSO);
    Hearing migration = desk.heard(MAYA, MIGRATION);
    desk.planned(sso, "Sign-on guide");
    desk.planned(migration, "Price list");
    assertThat(desk.told(MAYA)).as("Monday").isEmpty();
    desk.at("2026-11-24T08:59:59Z");
    assertThat(desk.told(MAYA)).as("before nine").isEmpty();
    desk.at("2026-11-24T09:00:00Z");
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(desk.told(MAYA).get(0))
        .startsWith("There is news of 2 questions that you heard.\n" + SSO)
        .contains(MIGRATION);
  }

  @Test
  void what_comes_up_after_work_began_is_of_the_next_day_though_the_bot_was_away() {
    Hearing sso = desk.heard(MAYA, SSO);
    Hearing migration = desk.heard(MAYA, MIGRATION);
    desk.planned(sso, "Sign-on guide");
    desk.at("2026-11-24T10:00:00Z");
    desk.planned(migration, "Price list");
    desk.at("2026-11-24T16:00:00Z");
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(desk.told(MAYA).get(0)).contains(SSO).doesNotContain(MIGRATION);
    desk.at("2026-11-25T09:00:00Z");
    assertThat(desk.told(MAYA)).hasSize(2);
  }

  @Test
  void an_answer_of_today_takes_along_what_waits_for_tomorrow() {
    Hearing sso = desk.heard(MAYA, SSO);
    desk.planned(desk.heard(MAYA, MIGRATION), "Price list");
    desk.answered(sso, "Sign-on guide");
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(desk.told(MAYA).get(0)).contains(SSO).contains(MIGRATION);
    desk.at("2026-11-24T09:00:00Z");
    assertThat(desk.told(MAYA)).hasSize(1);
  }

  @Test
  void what_is_answered_within_two_minutes_is_one_message() {
    Hearing sso = desk.heard(MAYA, SSO);
    Hearing migration = desk.heard(MAYA, MIGRATION);
    Hearing price = desk.heard(MAYA, "Is there a discount for schools?");
    desk.answers(PRIYA, sso, "Sign-on guide");
    assertThat(desk.told(MAYA)).isEmpty();
    desk.at("2026-11-23T09:31:59Z");
    desk.answers(PRIYA, migration, "Price list");
    assertThat(desk.told(MAYA)).isEmpty();
    desk.at("2026-11-23T09:32:00Z");
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(desk.told(MAYA).get(0))
        .startsWith("There is news of 2 questions that you heard.\n" + SSO)
        .contains(MIGRATION);
    desk.answers(PRIYA, price, "Schools");
    assertThat(desk.told(MAYA)).hasSize(1);
    desk.at("2026-11-23T09:34:00Z");
    assertThat(desk.told(MAYA)).hasSize(2);
    assertThat(bot.board.hearings()).allMatch(hearing -> hearing.told().size() == 1);
  }

  @Test
  void what_is_answered_as_work_ends_is_not_waited_for() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.at("2026-11-23T16:59:00Z");
    desk.answers(PRIYA, heard, "Sign-on guide");
    assertThat(desk.told(MAYA)).hasSize(1);
  }

  @Test
  void nobody_is_told_at_night_on_holidays_or_while_they_are_away() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.heard(TOM, SSO);
    bot.types(TOM, "leads away until 1 Dec");
    desk.at("2026-11-27T20:00:00Z");
    desk.answered(heard, "Sign-on guide");
    for (String off : List.of("11-27T20:00:00Z", "11-28T11:00:00Z", "11-30T08:59:00Z")) {
      desk.at("2026-" + off);
      assertThat(desk.told(MAYA)).as(off).isEmpty();
    }
    desk.at("2026-11-30T09:00:00Z");
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(desk.told(TOM)).isEmpty();
    desk.at("2026-12-02T09:00:00Z");
    assertThat(desk.told(TOM)).hasSize(1);
  }

  @Test
  void more_than_fits_into_a_message_follows_in_the_next() {
    List<Hearing> heard = new ArrayList<>();
    for (String system : List.of("Okta", "Entra", "Salesforce", "HubSpot", "Jira", "Zoom")) {
      heard.add(desk.heard(MAYA, system + "?"));
    }
    heard.forEach(hearing -> desk.answered(hearing, "About " + hearing.words()));
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(desk.told(MAYA)).hasSize(2);
    assertThat(desk.told(MAYA))
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("There is news of 5 questions"),
            second -> assertThat(second).startsWith("A question that you heard is answered."));
  }

  @Test
  void those_who_heard_a_question_that_was_merged_are_told_too() {
    Hearing sso = desk.heard(MAYA, SSO);
    Hearing login = desk.heard(TOM, "Can our people use their company login?");
    desk.merged(login, sso);
    desk.answered(sso, "Sign-on guide");
    assertThat(desk.told(TOM)).hasSize(1);
    assertThat(desk.told(TOM).get(0)).contains(SSO + "\nAnswered: Sign-on guide");
  }

  @Test
  void what_is_sorted_in_later_is_told_later_once() {
    Hearing sso = desk.heard(MAYA, SSO);
    Hearing login = desk.heard(TOM, "Can our people use their company login?");
    desk.answered(sso, "Sign-on guide");
    assertThat(desk.told(TOM)).isEmpty();
    desk.at("2026-11-25T10:00:00Z");
    desk.sorted(login, sso);
    assertThat(desk.told(TOM)).as("it is not of today").isEmpty();
    desk.at("2026-11-26T09:00:00Z");
    assertThat(desk.told(TOM)).hasSize(1);
    desk.at("2026-11-27T09:00:00Z");
    assertThat(desk.told(TOM)).hasSize(1);
    assertThat(desk.told(MAYA)).hasSize(1);
  }

  @Test
  void another_answer_is_news_again_and_the_same_one_is_not() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.answered(heard, "Sign-on guide");
    assertThat(desk.told(MAYA)).hasSize(1);
    desk.undone(heard);
    desk.answered(heard, "Sign-on guide");
    assertThat(desk.told(MAYA)).hasSize(1);
    desk.answered(heard, "Better guide");
    assertThat(desk.told(MAYA)).hasSize(2);
  }

  @Test
  void what_was_taken_back_before_anybody_was_told_is_told_to_nobody() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.answered(heard, "Sign-on guide");
    Store meanwhile = ForwardingStore.before(bot.store, () -> desk.undone(heard));
    bot.anotherBackToReps(meanwhile).run();
    assertThat(desk.told(MAYA)).isEmpty();
  }

  @Test
  void what_was_taken_out_of_the_register_is_passed_on_to_nobody() {
    desk.answered(desk.heard(MAYA, SSO), "Sign-on guide");
    bot.contents.retire(bot.press(PRIYA, "x"), bot.contents.all().get(0).id());
    assertThat(desk.told(MAYA)).isEmpty();
  }

  @Test
  void who_cannot_be_written_to_is_passed_over_and_it_waits() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.heard(TOM, SSO);
    desk.answered(heard, "Sign-on guide");
    bot.chat.away(true);
    assertThat(desk.told(MAYA)).isEmpty();
    bot.chat.away(false);
    bot.chat.shut(TOM);
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(desk.told(TOM)).isEmpty();
    assertThat(bot.board.hearings())
        .filteredOn(hearing -> hearing.told().isEmpty())
        .extracting(Hearing::by)
        .containsExactly(bot.members.someone(TOM).id());
  }

  @Test
  void who_lets_the_bot_not_write_to_them_is_tried_again_after_ten_minutes() {
    desk.answered(desk.heard(TOM, SSO), "Sign-on guide");
    bot.chat.shut(TOM);
    assertThat(desk.told(TOM)).isEmpty();
    bot.chat.comeBack(TOM);
    bot.clock.move(Duration.ofMinutes(9));
    assertThat(desk.told(TOM)).isEmpty();
    bot.clock.move(Duration.ofMinutes(1));
    assertThat(desk.told(TOM)).hasSize(1);
  }

  @Test
  void what_waits_for_tomorrow_is_not_read_again_until_then() {
    List<DocRef<?>> read = new ArrayList<>();
    BackToReps reading = bot.anotherBackToReps(reading(read));
    desk.planned(desk.heard(MAYA, SSO), "Sign-on guide");
    reading.run();
    read.clear();
    reading.run();
    assertThat(read).isEmpty();
    desk.at("2026-11-24T09:00:00Z");
    reading.run();
    assertThat(desk.shown(MAYA)).hasSize(1);
  }

  private Store reading(List<DocRef<?>> read) {
    return new ForwardingStore(bot.store) {
      @Override
      public <T> Optional<Stored<T>> load(DocRef<T> ref) {
        read.add(ref);
        return super.load(ref);
      }

      @Override
      public <T> List<Stored<T>> load(List<DocRef<T>> refs) {
        read.addAll(refs);
        return super.load(refs);
      }
    };
  }

  @Test
  void what_a_platform_did_not_take_on_the_day_comes_when_work_begins_again() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.answered(heard, "Sign-on guide");
    bot.chat.block(
        RecordingPlatform.directly(MAYA), new PlatformException.Blocked("missing_scope", false));
    assertThat(desk.told(MAYA)).isEmpty();
    bot.chat.unblock(RecordingPlatform.directly(MAYA));
    desk.at("2026-11-23T20:00:00Z");
    assertThat(desk.told(MAYA)).as("at night").isEmpty();
    desk.at("2026-11-24T09:00:00Z");
    assertThat(desk.told(MAYA)).hasSize(1);
  }

  @Test
  void who_left_is_told_nothing() {
    Hearing heard = desk.heard(MAYA, SSO);
    bot.chat.leave(MAYA);
    desk.answered(heard, "Sign-on guide");
    assertThat(desk.told(MAYA)).isEmpty();
    assertThat(desk.told(MAYA)).isEmpty();
  }

  @Test
  void who_turns_out_to_be_one_person_on_two_platforms_is_told_once_of_what_they_heard_on_both() {
    try (TestBot both = TestBot.onBothPlatforms()) {
      NewsDesk on = new NewsDesk(both);
      UserRef maya = new UserRef(Platform.TEAMS, "29:maya");
      Optional<String> address = Optional.of("maya.ross@rally.example");
      both.clock.move(Duration.ofMinutes(1));
      both.teams.know(
          maya, new Profile("Maya Ross", address, Optional.empty(), false, false, false));
      Member younger = both.members.enrolled(maya);
      on.heard(MAYA, SSO);
      Hearing there = on.heard(maya, SSO + "?");
      assertThat(Joining.join(both.store, both.members, younger)).isTrue();
      on.answered(there, "Sign-on guide");
      assertThat(on.told(MAYA)).hasSize(1);
      assertThat(both.teams.cards()).isEmpty();
      assertThat(both.board.hearings()).allMatch(hearing -> hearing.told().size() == 1);
    }
  }

  @Test
  void two_instances_that_tell_at_the_same_moment_tell_once() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.answered(heard, "Sign-on guide");
    BackToReps other = bot.anotherBackToReps(bot.store);
    bot.anotherBackToReps(ForwardingStore.before(bot.store, other::run)).run();
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(bot.journal()).containsOnlyOnce("question.told");
  }

  @Test
  void many_instances_at_once_tell_everybody_once() throws Exception {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.heard(TOM, SSO);
    desk.answered(heard, "Sign-on guide");
    List<Thread> instances =
        IntStream.range(0, 5)
            .mapToObj(i -> new Thread(bot.anotherBackToReps(bot.store)::run))
            .toList();
    instances.forEach(Thread::start);
    for (Thread instance : instances) {
      instance.join();
    }
    assertThat(desk.told(MAYA)).hasSize(1);
    assertThat(desk.told(TOM)).hasSize(1);
  }

  @Test
  void a_process_that_ends_just_before_it_tells_or_just_after_loses_nothing_and_tells_once() {
    Hearing heard = desk.heard(MAYA, SSO);
    desk.answered(heard, "Sign-on guide");
    assertThatThrownBy(bot.anotherBackToReps(ending(false))::run).isInstanceOf(StorageAway.class);
    assertThat(desk.shown(MAYA)).isEmpty();
    assertThatThrownBy(bot.anotherBackToReps(ending(true))::run).isInstanceOf(StorageAway.class);
    assertThat(desk.shown(MAYA)).as("what was decided is posted").hasSize(1);
    bot.anotherBackToReps(bot.store).run();
    assertThat(desk.told(MAYA)).hasSize(1);
  }

  private Store ending(boolean after) {
    return new ForwardingStore(bot.store) {
      @Override
      public Outcome commit(Commit commit) {
        if (after) {
          super.commit(commit);
        }
        throw new StorageAway(new IllegalStateException("the process ends"));
      }
    };
  }
}

package io.github.rallybot.question;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.START;
import static io.github.rallybot.TestBot.TOM;
import static io.github.rallybot.question.NewsDesk.MIGRATION;
import static io.github.rallybot.question.NewsDesk.SSO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ClosedLoopTest {

  private final TestBot bot = TestBot.create();
  private final NewsDesk desk = new NewsDesk(bot);

  @AfterEach
  void close() {
    bot.close();
  }

  private ClosedLoop since(Instant from) {
    return ClosedLoop.of(bot.board, from, bot.clock.instant().plusSeconds(1));
  }

  @Test
  void where_nothing_was_heard_there_is_no_rate() {
    ClosedLoop nothing = since(START);
    assertThat(nothing).isEqualTo(new ClosedLoop(0, 0, List.of(), 0, 0));
    assertThat(nothing.rate()).isEqualTo(OptionalDouble.empty());
    assertThat(nothing.medianDays()).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void what_was_answered_counts_once_its_author_knows() {
    Hearing sso = desk.heard(MAYA, SSO);
    desk.heard(TOM, MIGRATION);
    bot.clock.move(Duration.ofDays(2));
    desk.answered(sso, "Sign-on guide");
    ClosedLoop untold = new ClosedLoop(2, 0, List.of(Duration.ofDays(2)), 0, 2);
    assertThat(since(START)).isEqualTo(untold);
    desk.told(MAYA);
    ClosedLoop told = new ClosedLoop(2, 1, List.of(Duration.ofDays(2)), 0, 2);
    assertThat(since(START)).isEqualTo(told);
    assertThat(told.rate()).hasValue(0.5);
    assertThat(told.medianDays()).hasValue(2);
  }

  @Test
  void what_existed_and_was_shown_is_an_awareness_gap_unless_it_was_not_what_was_needed() {
    desk.answered(desk.heard(MAYA, SSO), "Sign-on guide");
    bot.clock.move(Duration.ofHours(1));
    Instant later = bot.clock.instant();
    Hearing shown = desk.heard(TOM, SSO);
    assertThat(since(later)).isEqualTo(new ClosedLoop(1, 1, List.of(), 1, 0));
    bot.questions.respond(
        desk.deed(),
        TOM,
        shown.id(),
        new Hearing.Said(
            later, false, Optional.of("Nothing about Okta"), Optional.empty(), Optional.empty()));
    assertThat(since(later)).isEqualTo(new ClosedLoop(1, 1, List.of(), 0, 1));
  }

  @Test
  void a_better_answer_makes_nobody_have_waited_longer_and_half_waited_as_long() {
    Hearing sso = desk.heard(MAYA, SSO);
    Hearing migration = desk.heard(TOM, MIGRATION);
    bot.clock.move(Duration.ofDays(1));
    desk.answers(PRIYA, sso, "Sign-on guide");
    bot.clock.move(Duration.ofDays(2));
    desk.answers(PRIYA, sso, "Better guide");
    desk.answers(PRIYA, migration, "Price list");
    assertThat(since(START).waits()).containsExactly(Duration.ofDays(1), Duration.ofDays(3));
    assertThat(since(START).medianDays()).hasValue(2);
  }

  @Test
  void what_was_heard_before_the_period_or_after_it_is_of_another() {
    desk.heard(MAYA, SSO);
    bot.clock.move(Duration.ofDays(7));
    Instant second = bot.clock.instant();
    desk.heard(TOM, MIGRATION);
    assertThat(ClosedLoop.of(bot.board, START, second).heard()).isEqualTo(1);
    assertThat(since(second).heard()).isEqualTo(1);
  }
}

package io.github.rallybot.content;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.content.ContentDeeds.Result;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ContentUsesTest {

  private static final Optional<LeadId> LEAD = Optional.of(new LeadId("01LEAD"));

  private final TestBot bot = TestBot.create();
  private ContentId guide = new ContentId("none");

  @BeforeEach
  void add() {
    guide =
        bot.contents
            .take(SampleContent.guide(), Content.Origin.FEED, Optional.empty())
            .content()
            .id();
  }

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void a_use_says_by_whom_when_at_which_stage_and_for_whom() {
    sent("use", bot.press(MAYA, "x"));
    assertThat(bot.contentUses.uses(guide, 10))
        .containsExactly(
            new ContentUse(
                "use",
                guide,
                bot.members.someone(MAYA).id(),
                TestBot.START,
                Optional.of("evaluating"),
                LEAD,
                Optional.empty()));
    Content content = bot.contents.find(guide).orElseThrow();
    assertThat(content.sent()).isEqualTo(1);
    assertThat(content.lastSentAt()).contains(TestBot.START);
    assertThat(bot.journal()).containsExactly("content.added", "content.sent", "member.joined");
  }

  @Test
  void what_was_not_sent_since_a_day_is_listed_and_what_never_was() {
    Content other =
        bot.contents
            .take(SampleContent.titled("Pricing"), Content.Origin.FEED, Optional.empty())
            .content();
    bot.contents.take(
        Details.of("Planned", Optional.empty()), Content.Origin.TYPED, Optional.empty());
    sent(bot.press(MAYA, "x"));
    assertThat(bot.contents.neverUsed(Instant.EPOCH)).containsExactly(other);
    assertThat(bot.contents.neverUsed(TestBot.START)).containsExactly(other);
    assertThat(bot.contents.neverUsed(TestBot.START.plusSeconds(1)))
        .extracting(Content::title)
        .containsExactlyInAnyOrder("Pricing", "Single sign-on guide");
  }

  @Test
  void the_same_interaction_many_times_at_once_is_one_use() throws Exception {
    Interaction press = bot.press(MAYA, "x");
    List<Interaction> presses = new ArrayList<>(List.of(bot.press(TOM, "x")));
    for (int i = 0; i < 12; i++) {
      presses.add(press);
    }
    ExecutorService people = Executors.newFixedThreadPool(6);
    try {
      List<Future<Result>> answers = new ArrayList<>();
      presses.forEach(one -> answers.add(people.submit(() -> sent(one))));
      for (Future<Result> answer : answers) {
        answer.get();
      }
      assertThat(bot.contentUses.uses(guide, 10)).hasSize(2);
      assertThat(bot.contents.find(guide).orElseThrow().sent()).isEqualTo(2);
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  void only_its_sender_takes_a_use_back_and_then_the_one_before_is_the_last() {
    sent(bot.press(TOM, "x"));
    bot.clock.move(Duration.ofHours(1));
    String use = "use";
    sent(use, bot.press(MAYA, "x"));
    assertThat(bot.contentUses.unsent(bot.press(TOM, "x"), use))
        .isEqualTo(new Result.Refused("Only who sent it can take that back."));
    bot.contentUses.unsent(bot.press(MAYA, "x"), use);
    bot.contentUses.unsent(bot.press(MAYA, "x"), use);
    Content content = bot.contents.find(guide).orElseThrow();
    assertThat(content.sent()).isEqualTo(1);
    assertThat(content.lastSentAt()).contains(TestBot.START);
    assertThat(bot.contentUses.uses(guide, 10)).hasSize(1);
  }

  @Test
  void a_use_counts_once_however_often_it_is_noted_and_again_after_it_was_taken_back() {
    sent("use", bot.press(MAYA, "x"));
    sent("use", bot.press(MAYA, "x"));
    assertThat(bot.contents.find(guide).orElseThrow().sent()).isEqualTo(1);
    bot.contentUses.unsent(bot.press(MAYA, "x"), "use");
    sent("use", bot.press(MAYA, "x"));
    assertThat(bot.contents.find(guide).orElseThrow().sent()).isEqualTo(1);
    assertThat(bot.contentUses.uses(guide, 10)).hasSize(1);
  }

  @Test
  void nobody_sends_what_is_not_there() {
    assertThat(
            bot.contentUses.sent(
                bot.press(MAYA, "x"),
                "use",
                new ContentId("none"),
                Optional.empty(),
                Optional.empty()))
        .isEqualTo(new Result.Refused("This content is no longer here."));
  }

  /** Each press is a use of its own. */
  private Result sent(Interaction press) {
    return sent(press.id(), press);
  }

  private Result sent(String use, Interaction press) {
    return bot.contentUses.sent(press, use, guide, Optional.of("evaluating"), LEAD);
  }
}

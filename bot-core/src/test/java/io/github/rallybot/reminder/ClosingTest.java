package io.github.rallybot.reminder;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.SampleBrief;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clock begins on a Monday at 9:30. */
@ExtendWith(RedisForTests.class)
class ClosingTest {

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private String goodFit(String company) {
    Brief brief =
        SampleBrief.from("webinar")
            .name("Dana")
            .company(company)
            .email("dana@" + company.toLowerCase(java.util.Locale.ROOT) + ".example")
            .brief();
    String id = TestBot.received(bot.leads.receive(brief, Optional.empty())).value();
    bot.does(MAYA, "lead.judge", id, "good_fit");
    return id;
  }

  private List<String> asked(UserRef user) {
    bot.closingRounds.run();
    bot.reconciler.runOnce();
    return bot.chat.cards(RecordingPlatform.directly(user)).stream().map(CardText::of).toList();
  }

  @Test
  void good_fits_are_asked_for_on_the_first_monday_after_thirty_days_in_one_message() {
    goodFit("Acme");
    goodFit("Bolt");
    bot.clock.move(Duration.ofDays(28));
    assertThat(asked(MAYA)).isEmpty();
    bot.clock.move(Duration.ofDays(3));
    assertThat(asked(MAYA)).as("thirty-one days, but it is Thursday").isEmpty();
    bot.clock.move(Duration.ofDays(4));
    assertThat(asked(MAYA))
        .containsExactly(
            """
            You called these leads a good fit a while ago. How did they end?
            Acme, Dana · good fit since 09:30
            [Won] [Lost…] [Still open] [Open]
            Bolt, Dana · good fit since 09:30
            [Won] [Lost…] [Still open] [Open]""");
    assertThat(bot.journal()).endsWith("closing.asked");
    bot.clock.move(Duration.ofDays(7));
    assertThat(asked(MAYA)).as("once per age").hasSize(1);
  }

  @Test
  void answers_show_in_the_message_and_still_open_is_asked_again_at_ninety_days_only() {
    String acme = goodFit("Acme");
    String bolt = goodFit("Bolt");
    String core = goodFit("Core");
    bot.clock.move(Duration.ofDays(35));
    asked(MAYA);
    bot.does(MAYA, "row.do", acme, "won");
    bot.does(MAYA, "row.do", bolt, "open");
    bot.does(MAYA, "lead.judge", core, "not_a_fit");
    assertThat(asked(MAYA))
        .containsExactly(
            """
            You called these leads a good fit a while ago. How did they end?
            Acme, Dana · Won: Maya R., 09:30
            [Change…] [Open]
            Bolt, Dana · still open, 09:30
            [Undo] [Open]
            Core, Dana · no longer called a good fit
            [Open]""");
    bot.clock.move(Duration.ofDays(35));
    assertThat(asked(MAYA)).hasSize(1);
    bot.clock.move(Duration.ofDays(21));
    assertThat(asked(MAYA).get(1))
        .startsWith("You called this lead a good fit a while ago. How did it end?\nBolt, Dana");
    bot.does(MAYA, "row.undo", bolt, "open");
    bot.clock.move(Duration.ofDays(70));
    assertThat(asked(MAYA)).as("no third age").hasSize(2);
  }

  @Test
  void five_at_a_time_the_oldest_first_and_the_others_the_week_after() {
    for (int i = 0; i < 9; i++) {
      goodFit("C" + i);
      bot.clock.move(Duration.ofMinutes(1));
    }
    bot.clock.move(Duration.ofDays(35));
    assertThat(asked(MAYA).get(0))
        .contains("C0, Dana")
        .contains("C4, Dana")
        .doesNotContain("C5, Dana")
        .endsWith("and 4 more: they are under /leads.");
    bot.clock.move(Duration.ofDays(7));
    assertThat(asked(MAYA).get(1)).contains("C5, Dana").contains("C8, Dana").doesNotContain("more");
  }

  @Test
  void a_bot_that_was_away_asks_later_in_the_week_once_and_makes_up_for_no_other_week() {
    goodFit("Acme");
    bot.clock.move(Duration.ofDays(70 + 2));
    assertThat(asked(MAYA)).hasSize(1);
    assertThat(asked(MAYA)).hasSize(1);
  }

  @Test
  void nobody_is_asked_out_of_hours_or_before_they_begin() {
    goodFit("Acme");
    bot.clock.move(Duration.ofDays(35).plusHours(12));
    assertThat(asked(MAYA)).isEmpty();
    bot.clock.move(Duration.ofHours(12));
    assertThat(asked(MAYA)).hasSize(1);
  }

  @Test
  void several_instances_at_once_ask_once() throws Exception {
    for (int i = 0; i < 3; i++) {
      goodFit("C" + i);
    }
    bot.clock.move(Duration.ofDays(35));
    ExecutorService instances = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        running.add(instances.submit(bot.closingRounds::run));
      }
      for (Future<?> one : running) {
        one.get(20, TimeUnit.SECONDS);
      }
    } finally {
      instances.shutdownNow();
    }
    assertThat(asked(MAYA)).hasSize(1);
    assertThat(bot.journal().stream().filter("closing.asked"::equals)).hasSize(1);
  }

  @Test
  void what_somebody_else_took_is_asked_of_them() {
    String id = goodFit("Acme");
    bot.does(TOM, "lead.take", id);
    bot.clock.move(Duration.ofDays(35));
    assertThat(asked(MAYA)).isEmpty();
    assertThat(asked(TOM)).hasSize(1);
    bot.does(TOM, "lead.give-back", id);
    bot.does(MAYA, "lead.take", id);
    assertThat(asked(TOM).get(0)).contains("Acme, Dana · Maya R. has it now\n[Open]");
  }

  @Test
  void an_erased_lead_goes_from_the_message_and_an_empty_message_goes() {
    String acme = goodFit("Acme");
    goodFit("Bolt");
    bot.clock.move(Duration.ofDays(35));
    asked(MAYA);
    bot.erasure.erase("dana@acme.example");
    assertThat(asked(MAYA).get(0)).doesNotContain("Acme").contains("Bolt");
    bot.erasure.erase("dana@bolt.example");
    assertThat(asked(MAYA)).isEmpty();
    assertThat(bot.leads.find(new LeadId(acme)).orElseThrow().erasedAt()).isPresent();
  }

  @Test
  void a_direct_conversation_that_cannot_be_opened_is_tried_again() {
    goodFit("Acme");
    bot.clock.move(Duration.ofDays(35));
    bot.chat.away(true);
    assertThat(asked(MAYA)).isEmpty();
    bot.chat.away(false);
    List<Card> cards = bot.chat.cards(RecordingPlatform.directly(MAYA));
    assertThat(cards).isEmpty();
    assertThat(asked(MAYA)).hasSize(1);
  }
}

package io.github.rallybot.queue;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class FiguresTest {

  private final QueueDesk desk = new QueueDesk();
  private final TestBot bot = desk.bot;

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void figures_come_from_one_self_and_rates_only_from_enough() {
    for (int i = 0; i < 5; i++) {
      String id = desk.lead("W" + i);
      bot.clock.move(Duration.ofHours(i + 1));
      bot.does(MAYA, "lead.judge", id, "good_fit");
      if (i < 4) {
        bot.does(MAYA, "queue.do", id, "won", "mine", "0", "c0");
      } else {
        bot.followUps.lost(
            bot.press(MAYA, "x"),
            new LeadId(id),
            Optional.of("proposal"),
            Optional.of("price"),
            Optional.empty());
      }
    }
    assertThat(desk.queue(MAYA))
        .endsWith(
            "You answered 5 leads this week. Half of the last month’s leads had your first answer"
                + " within 3 h. Of 5 leads you called a good fit, 4 were won, 80 % of those that"
                + " ended, 1 lost, and 0 are open.");
    assertThat(desk.queue(TOM)).doesNotContain("answered");
    bot.erasure.erase("dana@w0.example");
    assertThat(desk.queue(MAYA)).contains("Of 5 leads you called a good fit, 4 were won");
    assertThat(new QueueCard("", 6).figures(new Figures(0, Optional.empty(), 0, 4, 1)))
        .isEqualTo("Of 5 leads you called a good fit, 4 were won, 1 lost, and 0 are open.");
  }

  @Test
  void hundreds_of_open_leads_draw_in_well_under_a_second() {
    for (int i = 0; i < 400; i++) {
      String id = desk.lead("C" + i, Optional.of("maya.ross@rally.example"));
      if (i % 2 == 0) {
        bot.feedback.judge(
            bot.press(MAYA, "x"),
            new LeadId(id),
            io.github.rallybot.lead.Judgement.GOOD_FIT,
            Optional.empty(),
            Optional.empty());
      }
    }
    bot.clock.move(Duration.ofDays(40));
    assertThat(desk.queue(MAYA))
        .startsWith("Yours: 200 to answer · 200 to follow up · 200 to close");
    long begin = System.nanoTime();
    desk.home(MAYA);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
  }
}

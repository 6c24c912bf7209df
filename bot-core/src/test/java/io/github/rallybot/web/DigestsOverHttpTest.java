package io.github.rallybot.web;

import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.redis.RedisForTests;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class DigestsOverHttpTest {

  private static final TestBot bot = TestBot.create();
  private static final Web web = Web.withQuestions(bot);

  @AfterAll
  static void close() {
    web.close();
    bot.close();
  }

  @Test
  void the_figures_of_a_period_are_counts_with_both_numbers_of_each_rate() {
    var lead =
        TestBot.received(
            bot.leads.receive(
                TestBot.lead("dana@a.example", "webinar", Optional.empty()), Optional.empty()));
    var unused =
        bot.feedback.judge(
            bot.press(TOM, "x"), lead, Judgement.GOOD_FIT, Optional.empty(), Optional.empty());
    Web.Answer answer = web.get("/api/digests/2026-W48");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith(
            "{\"period\":\"2026-W48\",\"from\":\"2026-11-23T00:00:00Z\","
                + "\"to\":\"2026-11-30T00:00:00Z\",\"asOf\":\"2026-11-23T09:30:00Z\","
                + "\"minimum\":10,\"counts\":{\"answered\":1,\"good_fit\":1,")
        .contains(
            "\"gap\":{\"gradedGood\":\"A or B, or at least 60\","
                + "\"good\":{\"numerator\":1,\"denominator\":1},"
                + "\"other\":{\"numerator\":0,\"denominator\":0},\"ungraded\":0}")
        .contains("\"source\":{\"webinar\":{\"answered\":1,")
        .doesNotContain("with:")
        .endsWith("\"findings\":[]}");
  }

  @Test
  void what_is_no_period_or_has_not_begun_is_not_found() {
    assertThat(web.get("/api/digests/2026-W60").status()).isEqualTo(404);
    assertThat(web.get("/api/digests/2027-W02").problem()).contains("2026-W47");
  }

  @Test
  void without_a_key_nothing_is_told() {
    assertThat(
            web.send(
                    web.request("/api/digests/2026-W48")
                        .setHeader("Authorization", "Bearer none")
                        .GET())
                .status())
        .isEqualTo(401);
  }
}

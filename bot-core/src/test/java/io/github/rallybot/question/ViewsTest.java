package io.github.rallybot.question;

import static io.github.rallybot.TestBot.PRIYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.member.Someone;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** For how long what somebody looked at is known. */
@ExtendWith(RedisForTests.class)
class ViewsTest {

  private static final View MIGRATION = View.usual().searching(Optional.of("migration"));

  private final TestBot bot = TestBot.create();
  private final Views views = new Views(bot.store, bot.clock);

  @AfterEach
  void close() {
    bot.close();
  }

  private Someone priya() {
    bot.members.enrolled(PRIYA);
    return bot.members.someone(PRIYA);
  }

  @Test
  void a_view_that_is_looked_at_stays_and_one_that_is_not_is_forgotten() {
    String code = views.keep(MIGRATION, priya());
    for (int i = 0; i < 5; i++) {
      bot.clock.move(Duration.ofDays(29));
      assertThat(views.find(code)).contains(MIGRATION);
      assertThat(views.keep(MIGRATION, priya())).isEqualTo(code);
    }
    bot.clock.move(Duration.ofDays(30));
    assertThat(views.find(code)).contains(MIGRATION);
    bot.clock.move(Duration.ofDays(30));
    assertThat(views.find(code)).isEmpty();
  }

  @Test
  void what_somebody_searched_and_waits_for_is_forgotten_with_them_at_once() {
    String code = views.keep(MIGRATION, priya());
    bot.types(PRIYA, "questions tell me zanzibar 2");
    assertThat(bot.watches.of(priya().member().id())).hasSize(1);
    assertThat(bot.redis.keys("rally:{" + bot.org + "}:*searched*")).hasSize(1);
    bot.erasure.erase("priya.nair@rally.example");
    assertThat(views.find(code)).isEmpty();
    assertThat(bot.watches.byMember()).isEmpty();
    assertThat(bot.redis.keys("rally:{" + bot.org + "}:*searched*")).isEmpty();
    assertThat(bot.redis.keys("rally:{" + bot.org + "}:*question-watch*"))
        .noneMatch(key -> bot.redis.type(key).equals("hash") && kept(key).contains("zanzibar"));
  }

  private String kept(String key) {
    return bot.redis.hgetAll(key).toString();
  }
}

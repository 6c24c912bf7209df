package io.github.rallybot.digest;

import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TEAMS_LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.redis.RedisForTests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The digest of a team that is on both platforms. */
@ExtendWith(RedisForTests.class)
class TwinDigestTest extends DigestRoom {

  private static final ChannelRef OTHER = new ChannelRef(Platform.TEAMS, "19:other@thread.tacv2");

  TwinDigestTest() {
    super(TestBot.onBothPlatforms());
  }

  @Test
  void what_one_platform_could_not_take_goes_where_it_is_wanted_there_instead() {
    bot.teams.know(OTHER, new ChannelFacts("other", true, false));
    bot.teams.block(TEAMS_LEADS, new PlatformException.Blocked("gone", false));
    round("2026-11-23T15:00:00Z");
    assertThat(channel()).hasSize(1);
    bot.router.answer(
        new Command(SAM, false, OTHER, "rally", List.of(new Command.Word.Plain("here"))));
    round("2026-11-23T15:01:00Z");
    assertThat(channel()).hasSize(1);
    assertThat(bot.teams.cards(OTHER)).hasSize(1);
  }
}

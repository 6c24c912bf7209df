package io.github.rallybot.reminder;

import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TEAMS_LEADS;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.redis.RedisForTests;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Leads are shown in a channel on Slack and in its twin on Teams. */
@ExtendWith(RedisForTests.class)
class TwinDutyTest {

  private final TestBot bot = TestBot.onBothPlatforms();
  private final ReminderDesk desk = new ReminderDesk(bot);

  @BeforeEach
  void know() {
    bot.teams.know(TEAMS_LEADS, new ChannelFacts("leads", true, false));
    bot.types(SAM, "roles @U0SAM leader");
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private void onDutyInTheTwin() {
    bot.router.answer(
        new Command(
            SAM,
            false,
            TEAMS_LEADS,
            "rally",
            List.of(
                new Command.Word.Plain("here"),
                new Command.Word.Plain("duty"),
                new Command.Word.Person(TOM))));
  }

  @Test
  void whoever_is_on_duty_in_the_home_is_told_and_nobody_else() {
    bot.types(SAM, "here duty @U0TOM");
    desk.lead();
    desk.at("2026-11-23T14:00:00Z");
    assertThat(desk.reminded(TOM)).hasSize(1);
    assertThat(desk.reminded(SAM)).isEmpty();
  }

  @Test
  void whoever_is_on_duty_in_the_twin_is_told_where_nobody_is_in_the_home() {
    onDutyInTheTwin();
    desk.lead();
    desk.at("2026-11-23T14:00:00Z");
    assertThat(desk.reminded(TOM)).hasSize(1);
    assertThat(desk.reminded(SAM)).isEmpty();
    desk.at("2026-11-23T16:00:00Z");
    assertThat(desk.reminded(TOM)).as("once").hasSize(1);
  }

  @Test
  void the_leaders_are_told_once_of_what_both_channels_show() {
    for (int i = 0; i < 12; i++) {
      desk.lead();
    }
    desk.at("2026-11-23T14:00:00Z");
    assertThat(desk.reminded(SAM)).hasSize(1);
    assertThat(desk.reminded(SAM).get(0)).startsWith("Nobody has taken 12 leads");
  }

  @Test
  void a_duty_person_who_blocked_the_bot_is_passed_over() {
    bot.types(SAM, "here duty @U0TOM");
    desk.lead();
    desk.at("2026-11-23T14:00:00Z");
    bot.chat.shut(TOM);
    assertThat(desk.reminded(SAM)).hasSize(1);
    assertThat(bot.chat.cards(RecordingPlatform.directly(TOM))).isEmpty();
  }
}

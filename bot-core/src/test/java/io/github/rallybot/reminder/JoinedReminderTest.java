package io.github.rallybot.reminder;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.member.Joining;
import io.github.rallybot.member.Member;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What names Maya on Teams goes on when she turns out to be Maya on Slack. The clock begins on a
 * Monday at 9:30; all work from 9 to 17.
 */
@ExtendWith(RedisForTests.class)
class JoinedReminderTest {

  private static final UserRef ON_TEAMS = new UserRef(Platform.TEAMS, "29:maya");

  private final TestBot bot = TestBot.onBothPlatforms();
  private final ReminderDesk desk = new ReminderDesk(bot);
  private Member younger;

  @BeforeEach
  void knowBoth() {
    bot.members.enrolled(MAYA);
    bot.clock.move(Duration.ofMinutes(1));
    Optional<String> address = Optional.of("maya.ross@rally.example");
    bot.teams.know(
        ON_TEAMS, new Profile("Maya Ross", address, Optional.empty(), false, false, false));
    younger = bot.members.enrolled(ON_TEAMS);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private void join() {
    assertThat(Joining.join(bot.store, bot.members, younger)).isTrue();
    bot.identities.catchUp();
    bot.reconciler.runOnce();
  }

  private List<String> onTeams() {
    bot.closingRounds.run();
    bot.reminders.run();
    bot.reconciler.runOnce();
    return bot.teams.cards(RecordingPlatform.directly(ON_TEAMS)).stream()
        .map(CardText::of)
        .toList();
  }

  @Test
  void whoever_is_on_duty_stays_on_duty() {
    bot.duties.put(bot.members.introduced(SAM), LEADS, Optional.of(younger.id()));
    join();
    assertThat(CardText.said(bot.types(SAM, "here duty"))).startsWith("Maya R. is on duty here.");
    desk.lead();
    desk.at("2026-11-23T13:31:00Z");
    assertThat(desk.reminded(MAYA)).hasSize(1);
    assertThat(desk.reminded(MAYA).get(0)).endsWith("You get this because you are on duty there.");
  }

  @Test
  void the_rows_of_a_reminder_know_what_the_person_did_on_the_other_platform() {
    String id = desk.taken(ON_TEAMS);
    desk.at("2026-11-24T09:00:00Z");
    assertThat(onTeams()).hasSize(1);
    join();
    bot.does(MAYA, "lead.judge", id, "good_fit");
    assertThat(onTeams().get(0)).contains("Good fit: Maya R.\n[Undo] [Open]");
  }

  @Test
  void the_rows_of_a_weekly_question_are_still_the_persons_when_they_take_the_lead() {
    String id = desk.lead();
    bot.does(ON_TEAMS, "lead.judge", id, "good_fit");
    desk.at("2026-12-28T09:31:00Z");
    assertThat(onTeams()).anyMatch(card -> card.startsWith("You called this lead a good fit"));
    join();
    bot.does(MAYA, "lead.take", id);
    assertThat(onTeams())
        .filteredOn(card -> card.startsWith("You called this lead a good fit"))
        .singleElement()
        .asString()
        .contains("good fit since 09:31\n[Won] [Lost…] [Still open] [Open]");
  }

  @Test
  void whoever_turns_out_to_have_left_slack_is_reminded_on_teams_at_once() {
    join();
    desk.taken(MAYA);
    desk.at("2026-11-24T09:00:00Z");
    bot.chat.leave(MAYA);
    assertThat(onTeams()).hasSize(1);
    assertThat(onTeams().get(0)).startsWith("1 lead of yours has no answer yet.");
  }
}

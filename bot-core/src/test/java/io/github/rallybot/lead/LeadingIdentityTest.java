package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.ForwardingStore;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Maya is one person on Slack, where she is an admin, and on Teams. */
@ExtendWith(RedisForTests.class)
class LeadingIdentityTest {

  private static final UserRef ON_TEAMS = new UserRef(Platform.TEAMS, "29:maya");
  private static final Duration A_DAY = Duration.ofHours(25);

  private final TestBot bot = TestBot.onBothPlatforms();

  @BeforeEach
  void join() {
    bot.chat.know(MAYA, onSlack(false));
    bot.teams.know(ON_TEAMS, profile("Maya (Teams)", false, false));
    bot.does(MAYA, "lead.take", bot.posted("a@x.example").value());
    bot.does(ON_TEAMS, "lead.take", bot.posted("b@x.example").value());
    assertThat(identities()).containsExactly(MAYA, ON_TEAMS);
    bot.clock.move(A_DAY);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private static Profile onSlack(boolean guest) {
    return profile("Maya (Slack)", !guest, guest);
  }

  private static Profile profile(String name, boolean admin, boolean guest) {
    return new Profile(
        name,
        Optional.of("maya.ross@rally.example"),
        admin ? Optional.of(ZoneOffset.UTC) : Optional.empty(),
        admin,
        guest,
        false);
  }

  private Member maya() {
    return bot.members.find(ON_TEAMS).orElseThrow().value();
  }

  private List<UserRef> identities() {
    return maya().identities();
  }

  @Test
  void whoever_left_one_platform_is_a_colleague_on_the_other_and_may_come_back() {
    Member before = maya();
    bot.chat.leave(MAYA);
    bot.guests.catchUp();
    assertThat(maya().id()).isEqualTo(before.id());
    assertThat(identities()).containsExactly(ON_TEAMS);
    assertThat(maya().name()).contains("Maya (Teams)");
    assertThat(maya().colleague()).isTrue();
    assertThat(maya().platformAdmin()).isFalse();
    assertThat(bot.members.reachable(maya())).contains(ON_TEAMS);
    assertThat(bot.members.find(MAYA)).isEmpty();
    bot.chat.comeBack(MAYA);
    bot.does(MAYA, "lead.take", bot.posted("c@x.example").value());
    assertThat(identities()).containsExactly(MAYA, ON_TEAMS);
    assertThat(maya().id()).isEqualTo(before.id());
    assertThat(bot.members.all()).hasSize(1);
  }

  @Test
  void what_two_instances_find_out_at_once_both_know_afterwards() {
    bot.chat.leave(MAYA);
    Members other =
        new Members(
            ForwardingStore.before(bot.store, bot.guests::catchUp),
            bot.platforms,
            bot.clock,
            Set.of());
    assertThat(other.refresh(ON_TEAMS)).contains(maya());
    assertThat(identities()).containsExactly(ON_TEAMS);
  }

  @Test
  void whoever_left_both_has_left() {
    bot.chat.leave(MAYA);
    bot.teams.leave(ON_TEAMS);
    bot.guests.catchUp();
    assertThat(identities()).containsExactly(ON_TEAMS);
    assertThat(maya().leftAt()).contains(bot.clock.instant());
  }

  @Test
  void whoever_is_a_guest_on_one_platform_now_is_a_colleague_on_the_other_only() {
    bot.chat.know(MAYA, onSlack(true));
    bot.guests.catchUp();
    assertThat(identities()).containsExactly(ON_TEAMS);
    assertThat(maya().colleague()).isTrue();
    LeadId id = bot.posted("c@x.example");
    bot.does(MAYA, "lead.judge", id.value(), "good_fit");
    assertThat(bot.leads.find(id).orElseThrow().verdicts()).isEmpty();
    bot.does(ON_TEAMS, "lead.judge", id.value(), "good_fit");
    assertThat(bot.leads.find(id).orElseThrow().verdicts())
        .extracting(Verdict::by)
        .containsExactly(maya().id());
  }

  @Test
  void whoever_is_asked_who_they_are_is_who_they_are_there() {
    bot.chat.know(MAYA, onSlack(true));
    assertThat(bot.members.introduced(ON_TEAMS).member().colleague()).isTrue();
    assertThat(bot.members.introduced(ON_TEAMS).member()).isEqualTo(maya());
    assertThat(bot.members.introduced(MAYA).member().guest()).isTrue();
  }

  @Test
  void an_identity_that_cannot_be_asked_leaves_the_person_as_they_were() {
    Member before = maya();
    bot.chat.away(true);
    assertThat(bot.members.introduced(ON_TEAMS).member()).isEqualTo(before);
    bot.guests.catchUp();
    assertThat(maya()).isEqualTo(before);
  }

  @Test
  void with_slack_switched_off_the_profile_is_that_of_teams_and_slack_keeps_its_place() {
    Members members = withoutSlack();
    guests(members).catchUp();
    assertThat(identities()).containsExactly(MAYA, ON_TEAMS);
    assertThat(maya().name()).contains("Maya (Teams)");
    assertThat(maya().profileAt()).contains(bot.clock.instant());
    assertThat(members.reachable(maya())).contains(ON_TEAMS);
    bot.clock.move(A_DAY);
    bot.guests.catchUp();
    assertThat(maya().name()).contains("Maya (Slack)");
  }

  @Test
  void with_teams_switched_off_whoever_left_slack_has_left() {
    bot.chat.leave(MAYA);
    Members members = new Members(bot.store, new Platforms(List.of(bot.chat)), bot.clock, Set.of());
    members.introduced(MAYA);
    assertThat(identities()).containsExactly(MAYA, ON_TEAMS);
    assertThat(maya().leftAt()).contains(bot.clock.instant());
    bot.guests.catchUp();
    bot.clock.move(A_DAY);
    bot.guests.catchUp();
    assertThat(identities()).containsExactly(ON_TEAMS);
    assertThat(maya().leftAt()).isEmpty();
  }

  @Test
  void those_whom_no_platform_knows_just_now_do_not_keep_others_from_being_looked_up() {
    bot.guests.catchUp();
    for (int i = 0; i < 12; i++) {
      UserRef user = new UserRef(Platform.SLACK, "U0MANY" + i);
      bot.chat.know(
          user, new Profile("One", Optional.empty(), Optional.empty(), false, false, false));
      bot.does(user, "lead.take", bot.posted(i + "@x.example").value());
    }
    bot.clock.move(Duration.ofMinutes(1));
    bot.members.introduced(ON_TEAMS);
    bot.clock.move(A_DAY);
    guests(withoutSlack()).catchUp();
    assertThat(maya().profileAt()).contains(bot.clock.instant());
  }

  /** The members as they are seen after Slack was switched off. */
  private Members withoutSlack() {
    return new Members(bot.store, new Platforms(List.of(bot.teams)), bot.clock, Set.of());
  }

  private Guests guests(Members members) {
    return new Guests(bot.store, members, bot.feedback, new Identities(bot.store, members));
  }
}

package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.ForwardingStore;
import io.github.rallybot.member.Joining;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberErasure;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.redis.RedisForTests;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Leads are handed to Maya on Teams, who turns out to be Maya on Slack. */
@ExtendWith(RedisForTests.class)
class JoinedHandOverTest {

  private static final UserRef ON_TEAMS = new UserRef(Platform.TEAMS, "29:maya");

  private final TestBot bot = TestBot.onBothPlatforms();
  private Member younger;

  @BeforeEach
  void knowBoth() {
    bot.does(MAYA, "lead.take", bot.posted("a@x.example").value());
    bot.clock.move(java.time.Duration.ofMinutes(1));
    Optional<String> address = Optional.of("maya.ross@rally.example");
    bot.teams.know(
        ON_TEAMS, new Profile("Maya Ross", address, Optional.empty(), false, false, false));
    younger = bot.members.enrolled(ON_TEAMS);
    assertThat(bot.members.all()).hasSize(2);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private LeadDeeds.Result handOver(FollowUps followUps, UserRef by, LeadId id, Member to) {
    return followUps.handOver(bot.press(by, "x"), id, to, Optional.empty());
  }

  private void join() {
    assertThat(Joining.join(bot.store, bot.members, younger)).isTrue();
    bot.identities.catchUp();
  }

  private MemberId maya() {
    return bot.members.find(MAYA).orElseThrow().value().id();
  }

  private void assertHandedToMaya(LeadId id) {
    Lead lead = bot.leads.find(id).orElseThrow();
    assertThat(lead.followUp().handOvers())
        .extracting(FollowUp.HandOver::to)
        .contains(maya())
        .doesNotContain(younger.id());
    assertThat(lead.taken().map(Lead.Taken::by)).isNotEqualTo(Optional.of(younger.id()));
  }

  @Test
  void to_somebody_who_was_joined_since_they_were_chosen_it_goes_to_the_person() {
    LeadId id = bot.posted("b@x.example");
    join();
    handOver(bot.followUps, TOM, id, younger);
    assertHandedToMaya(id);
    assertThat(handOver(bot.followUps, TOM, id, younger))
        .isEqualTo(new LeadDeeds.Result.Refused("Maya R. has it already."));
  }

  @Test
  void to_somebody_who_is_joined_at_the_same_moment_it_goes_to_the_person() {
    LeadId id = bot.posted("b@x.example");
    FollowUps followUps =
        new FollowUps(ForwardingStore.before(bot.store, this::join), bot.members, bot.clock);
    handOver(followUps, TOM, id, younger);
    assertHandedToMaya(id);
  }

  @Test
  void what_was_handed_on_before_they_were_joined_was_handed_to_the_person_all_the_same() {
    LeadId id = bot.posted("b@x.example");
    handOver(bot.followUps, TOM, id, younger);
    Member tom = bot.members.find(TOM).orElseThrow().value();
    bot.members.enrolled(SAM);
    handOver(bot.followUps, SAM, id, tom);
    join();
    assertHandedToMaya(id);
    assertThat(bot.leads.find(id).orElseThrow().taken().map(Lead.Taken::by)).contains(tom.id());
  }

  @Test
  void to_somebody_who_is_erased_at_the_same_moment_it_is_refused() {
    LeadId id = bot.posted("b@x.example");
    Runnable erase = () -> MemberErasure.erase(bot.store, younger.id(), bot.clock.instant());
    FollowUps followUps =
        new FollowUps(ForwardingStore.before(bot.store, erase), bot.members, bot.clock);
    assertThat(handOver(followUps, TOM, id, younger))
        .isEqualTo(
            new LeadDeeds.Result.Refused(
                "They cannot follow it up any more. Choose a colleague who is here."));
    assertThat(bot.leads.find(id).orElseThrow().taken()).isEmpty();
  }
}

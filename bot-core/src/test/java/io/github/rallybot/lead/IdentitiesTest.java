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
import io.github.rallybot.member.Role;
import io.github.rallybot.member.Someone;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Maya is on Slack and on Teams, with one address. */
@ExtendWith(RedisForTests.class)
class IdentitiesTest {

  private static final UserRef ON_TEAMS = new UserRef(Platform.TEAMS, "29:maya");
  private static final String ADDRESS = "maya.ross@rally.example";

  private final TestBot bot = TestBot.onBothPlatforms();

  @BeforeEach
  void knowOnTeams() {
    bot.teams.know(ON_TEAMS, onTeams(false));
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private static Profile onTeams(boolean guest) {
    return new Profile("Maya Ross", Optional.of(ADDRESS), Optional.empty(), false, guest, false);
  }

  private Lead lead(LeadId id) {
    return bot.leads.find(id).orElseThrow();
  }

  private Member maya() {
    return bot.members.find(MAYA).orElseThrow().value();
  }

  @Test
  void what_somebody_said_on_one_platform_they_take_back_on_the_other() {
    LeadId first = bot.posted("a@x.example");
    LeadId second = bot.posted("b@x.example");
    bot.does(MAYA, "lead.judge", first.value(), "good_fit");
    bot.does(ON_TEAMS, "lead.judge", second.value(), "not_a_fit");
    bot.does(ON_TEAMS, "lead.take", second.value());
    assertThat(maya().identities()).containsExactly(MAYA, ON_TEAMS);
    assertThat(bot.members.find(ON_TEAMS).orElseThrow().value()).isEqualTo(maya());
    assertThat(lead(second).verdicts()).extracting(Verdict::by).containsExactly(maya().id());
    assertThat(lead(second).taken().orElseThrow().by()).isEqualTo(maya().id());
    assertThat(lead(second).history())
        .filteredOn(deed -> deed.by().isPresent())
        .allMatch(deed -> deed.by().equals(Optional.of(maya().id())));
    bot.does(MAYA, "lead.undo", second.value());
    bot.does(ON_TEAMS, "lead.undo", first.value());
    assertThat(lead(first).verdicts()).isEmpty();
    assertThat(lead(second).verdicts()).isEmpty();
    assertThat(bot.members.all()).hasSize(1);
  }

  @Test
  void of_two_verdicts_of_one_person_the_later_one_stands() {
    LeadId id = bot.posted("a@x.example");
    bot.teams.forget(ON_TEAMS);
    bot.does(ON_TEAMS, "lead.judge", id.value(), "good_fit");
    bot.clock.move(Duration.ofMinutes(1));
    bot.does(MAYA, "lead.judge", id.value(), "not_a_fit");
    assertThat(lead(id).verdicts()).hasSize(2);
    bot.teams.know(ON_TEAMS, onTeams(false));
    bot.guests.catchUp();
    assertThat(lead(id).verdicts())
        .extracting(Verdict::judgement)
        .containsExactly(Judgement.NOT_A_FIT);
  }

  @Test
  void roles_add_up_and_the_profile_of_slack_counts() {
    bot.types(SAM, "roles @U0MAYA leader");
    bot.does(ON_TEAMS, "lead.take", bot.posted("a@x.example").value());
    assertThat(maya().roles()).containsExactly(Role.LEADER);
    assertThat(maya().zone()).contains("Z");
    bot.clock.move(Duration.ofHours(25));
    bot.guests.catchUp();
    bot.members.introduced(ON_TEAMS);
    assertThat(maya().zone()).contains("Z");
  }

  @Test
  void the_profile_of_slack_counts_though_the_record_made_on_teams_is_older() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Optional<String> address = Optional.of(ADDRESS);
    bot.chat.know(MAYA, new Profile("Maya R.", address, Optional.of(berlin), true, false, false));
    bot.does(ON_TEAMS, "lead.take", bot.posted("a@x.example").value());
    MemberId elder = bot.members.find(ON_TEAMS).orElseThrow().value().id();
    for (Duration later : List.of(Duration.ofMinutes(1), Duration.ofHours(25))) {
      bot.clock.move(later);
      bot.does(MAYA, "lead.take", bot.posted(later + "@x.example").value());
      bot.guests.catchUp();
      assertThat(maya().id()).isEqualTo(elder);
      assertThat(maya().identities()).containsExactly(MAYA, ON_TEAMS);
      assertThat(maya().name()).contains("Maya R.");
      assertThat(maya().zone()).contains("Europe/Berlin");
      assertThat(maya().platformAdmin()).isTrue();
      assertThat(maya().profileAt()).contains(bot.clock.instant());
    }
  }

  @Test
  void what_somebody_may_do_on_one_platform_they_may_on_the_other_from_the_first_command_on() {
    bot.types(SAM, "roles @U0MAYA leader");
    Someone first = bot.members.recognised(ON_TEAMS);
    assertThat(first.member().roles()).containsExactly(Role.LEADER);
    assertThat(first.member().identities()).containsExactly(MAYA, ON_TEAMS);
    assertThat(bot.members.introduced(ON_TEAMS)).isEqualTo(first);
  }

  @Test
  void nobody_else_is_joined() {
    UserRef namesake = new UserRef(Platform.SLACK, "U0NAMESAKE");
    bot.chat.know(namesake, onTeams(false));
    bot.teams.know(ON_TEAMS, onTeams(true));
    for (UserRef user : List.of(MAYA, namesake, ON_TEAMS, TOM)) {
      bot.does(user, "lead.take", bot.posted(user.id() + "@x.example").value());
    }
    assertThat(bot.members.all()).as("a guest, and two on one platform").hasSize(4);
  }

  /** Maya's two records are one, but what she did on Teams is still under the younger one. */
  private MemberId joinCutShort(LeadId judgedOnTeams) {
    bot.does(MAYA, "lead.take", bot.posted("slack@x.example").value());
    bot.clock.move(Duration.ofMinutes(1));
    bot.teams.forget(ON_TEAMS);
    bot.feedback.judge(
        bot.press(ON_TEAMS, "x"),
        judgedOnTeams,
        Judgement.NOT_A_FIT,
        Optional.of("other"),
        Optional.of("Her words"));
    bot.teams.know(ON_TEAMS, onTeams(false));
    Member younger = bot.members.refresh(ON_TEAMS).orElseThrow();
    assertThat(Joining.join(bot.store, bot.members, younger)).isTrue();
    assertThat(lead(judgedOnTeams).verdicts())
        .extracting(Verdict::by)
        .containsExactly(younger.id());
    return younger.id();
  }

  @Test
  void a_join_that_was_cut_short_is_finished() {
    LeadId id = bot.posted("a@x.example");
    MemberId younger = joinCutShort(id);
    assertThat(bot.members.named(List.of(younger)).get(younger)).isEqualTo(maya());
    bot.identities.catchUp();
    assertThat(lead(id).verdicts()).extracting(Verdict::by).containsExactly(maya().id());
  }

  @Test
  void an_erasure_reaches_what_a_join_that_was_cut_short_left_behind() {
    LeadId id = bot.posted("a@x.example");
    joinCutShort(id);
    assertThat(bot.erasure.erase(ADDRESS)).isEqualTo(new Erasure.Erased(0, 0, 1));
    assertThat(lead(id).verdicts()).extracting(Verdict::note).containsExactly(Optional.empty());
  }

  @Test
  void a_person_who_is_erased_while_they_are_joined_keeps_no_words() {
    LeadId id = bot.posted("a@x.example");
    joinCutShort(id);
    MemberId elder = maya().id();
    Runnable erase =
        () -> assertThat(MemberErasure.erase(bot.store, elder, bot.clock.instant())).isEqualTo(1);
    new Identities(ForwardingStore.before(bot.store, erase), bot.members).catchUp();
    assertThat(lead(id).verdicts()).extracting(Verdict::by).containsExactly(elder);
    assertThat(lead(id).verdicts()).extracting(Verdict::note).containsExactly(Optional.empty());
  }

  @Test
  void the_younger_record_leads_to_the_person_even_after_it_was_erased_by_itself() {
    LeadId id = bot.posted("a@x.example");
    MemberId younger = joinCutShort(id);
    MemberErasure.erase(bot.store, younger, bot.clock.instant());
    bot.identities.catchUp();
    assertThat(lead(id).verdicts()).extracting(Verdict::by).containsExactly(maya().id());
  }

  @Test
  void those_who_share_an_address_are_joined_now_and_then() {
    bot.does(MAYA, "lead.take", bot.posted("a@x.example").value());
    // as a member from the start, and not by a deed after which they are looked up
    bot.members.enrolled(ON_TEAMS);
    assertThat(bot.members.all()).hasSize(2);
    bot.guests.catchUp();
    assertThat(maya().identities()).containsExactly(MAYA, ON_TEAMS);
    assertThat(bot.members.all()).hasSize(1);
  }

  @Test
  void a_join_that_meets_another_change_is_tried_again() {
    bot.does(MAYA, "lead.take", bot.posted("a@x.example").value());
    Member other = bot.members.enrolled(ON_TEAMS);
    Runnable change = () -> bot.types(SAM, "roles @U0MAYA leader");
    Joining.join(ForwardingStore.before(bot.store, change), bot.members, other);
    assertThat(maya().identities()).containsExactly(MAYA, ON_TEAMS);
    assertThat(maya().roles()).containsExactly(Role.LEADER);
  }

  @Test
  void what_somebody_does_who_is_being_joined_the_person_does() {
    bot.does(MAYA, "lead.take", bot.posted("a@x.example").value());
    Member younger = bot.members.enrolled(ON_TEAMS);
    Someone asRead = bot.members.someone(ON_TEAMS);
    Joining.join(bot.store, bot.members, younger);
    assertThat(bot.roles.assign(asRead, TOM, Role.MARKETER)).isEmpty();
    assertThat(bot.members.find(TOM).orElseThrow().value().roles()).containsExactly(Role.MARKETER);
  }

  @Test
  void hours_set_by_somebody_who_is_being_joined_are_the_persons() {
    bot.does(MAYA, "lead.take", bot.posted("a@x.example").value());
    Member younger = bot.members.enrolled(ON_TEAMS);
    Someone asRead = bot.members.someone(ON_TEAMS);
    Joining.join(bot.store, bot.members, younger);
    bot.members.reschedule(asRead, now -> now.keeping("DE-BY"));
    assertThat(maya().availability().holidays()).contains("DE-BY");
  }

  @Test
  void erasing_the_person_erases_both_and_they_may_begin_anew() {
    LeadId id = bot.posted("a@x.example");
    bot.does(MAYA, "lead.take", bot.posted("b@x.example").value());
    bot.does(ON_TEAMS, "lead.take", id.value());
    bot.erasure.erase(ADDRESS);
    assertThat(bot.members.find(MAYA)).isEmpty();
    assertThat(bot.members.find(ON_TEAMS)).isEmpty();
    bot.does(ON_TEAMS, "lead.take", bot.posted("c@x.example").value());
    assertThat(bot.members.find(ON_TEAMS)).isPresent();
  }
}

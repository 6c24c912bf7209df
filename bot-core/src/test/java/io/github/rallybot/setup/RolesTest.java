package io.github.rallybot.setup;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static io.github.rallybot.chat.CardText.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Role;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class RolesTest {

  private static final String USAGE =
      "Type /rally roles @person, then one of: marketer, leader, admin, rep. Rep takes the others"
          + " away.";
  private static final String LAST =
      "That would leave nobody who is an admin. Make somebody else one first.";

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private String types(UserRef user, String text) {
    return said(bot.types(user, text));
  }

  private static Member member(TestBot bot, UserRef user) {
    return bot.members.find(user).map(Stored::value).orElseThrow();
  }

  /** Sam is no longer an admin of the workspace, and the bot has noticed. */
  private void demoteSam() {
    bot.chat.know(
        SAM, new Profile("Sam Ortiz", Optional.empty(), Optional.empty(), false, false, false));
    bot.clock.move(Duration.ofHours(25));
    bot.types(SAM, "roles");
  }

  @Test
  void nobody_has_a_role_at_first() {
    assertThat(types(MAYA, "roles"))
        .isEqualTo("Who is what\nNobody has a role yet. Everybody answers for sales.\n" + USAGE);
  }

  @Test
  void an_admin_gives_roles_and_everybody_can_see_them() {
    types(SAM, "here");
    bot.clock.move(Duration.ofSeconds(1));
    assertThat(types(SAM, "roles @U0PRIYA marketer")).isEqualTo("@U0PRIYA is now marketer.");
    bot.clock.move(Duration.ofSeconds(1));
    assertThat(types(SAM, "roles leader @U0TOM")).isEqualTo("@U0TOM is now leader.");
    assertThat(types(SAM, "roles @U0TOM marketer")).isEqualTo("@U0TOM is now marketer.");
    assertThat(types(MAYA, "roles"))
        .isEqualTo(
            """
            Who is what
            Sam Ortiz: admin
            Priya Nair: marketer
            Tom Becker: marketer, leader
            """
                + USAGE);
    assertThat(types(SAM, "roles @U0TOM rep")).isEqualTo("@U0TOM is now rep.");
    assertThat(member(bot, TOM).roles()).isEmpty();
  }

  @Test
  void what_is_not_understood_is_explained() {
    assertThat(types(SAM, "roles @U0TOM boss")).isEqualTo(USAGE);
    assertThat(types(SAM, "roles leader")).isEqualTo(USAGE);
    assertThat(types(SAM, "roles Tom leader")).isEqualTo(USAGE);
    assertThat(bot.journal()).isEmpty();
  }

  @Test
  void others_may_not_and_leaders_not_everything() {
    types(SAM, "roles @U0PRIYA leader");
    types(SAM, "roles @U0TOM admin");
    assertThat(types(MAYA, "roles @U0MAYA leader"))
        .isEqualTo("Only leaders and admins can do that. Ask one: Priya N., Sam O., Tom B.");
    assertThat(types(PRIYA, "roles @U0MAYA marketer")).isEqualTo("@U0MAYA is now marketer.");
    assertThat(types(PRIYA, "roles @U0MAYA admin"))
        .isEqualTo("Only an admin can make somebody an admin.");
    assertThat(types(PRIYA, "roles @U0TOM rep"))
        .isEqualTo("Only an admin can take that from an admin.");
    assertThat(member(bot, TOM).roles()).containsExactly(Role.ADMIN);
  }

  @Test
  void an_unknown_person_gets_no_role() {
    assertThat(types(SAM, "roles @U0NOBODY leader"))
        .isEqualTo("I could not look that person up just now. Try again in a moment.");
    assertThat(bot.journal()).isEmpty();
  }

  @Test
  void somebody_new_who_gives_themselves_a_role_is_known_by_name() {
    assertThat(types(SAM, "roles @U0SAM leader")).isEqualTo("@U0SAM is now leader.");
    Member sam = member(bot, SAM);
    assertThat(sam.shortName()).contains("Sam O.");
    assertThat(sam.roles()).containsExactly(Role.LEADER);
    assertThat(bot.members.withAddress("sam.ortiz@rally.example")).hasSize(1);
    assertThat(bot.journal()).containsExactly("member.joined", "member.role");
  }

  @Test
  void the_last_admin_stays_one() {
    types(SAM, "roles @U0TOM admin");
    demoteSam();
    assertThat(types(TOM, "roles @U0TOM rep")).isEqualTo(LAST);
    assertThat(types(TOM, "roles @U0PRIYA admin")).isEqualTo("@U0PRIYA is now admin.");
    assertThat(types(TOM, "roles @U0TOM rep")).isEqualTo("@U0TOM is now rep.");
    assertThat(types(PRIYA, "roles @U0PRIYA rep")).isEqualTo(LAST);
  }

  @Test
  void while_the_workspace_has_an_admin_who_is_known_any_other_may_go() {
    types(SAM, "roles @U0TOM admin");
    assertThat(types(TOM, "roles @U0TOM rep")).isEqualTo("@U0TOM is now rep.");
  }

  @Test
  void while_the_settings_name_an_admin_any_other_may_go() {
    TestBot named = new TestBot(Optional.of(LEADS), Set.of("maya.ross@rally.example"));
    assertThat(said(named.types(MAYA, "roles @U0TOM admin"))).isEqualTo("@U0TOM is now admin.");
    assertThat(said(named.types(TOM, "roles @U0TOM rep"))).isEqualTo("@U0TOM is now rep.");
    assertThat(said(named.types(MAYA, "roles @U0MAYA rep")))
        .isEqualTo(
            "@U0MAYA is now rep, and still an admin: the workspace or rally.admins says so.");
    assertThat(said(named.types(MAYA, "roles @U0TOM admin"))).isEqualTo("@U0TOM is now admin.");
    named.close();
  }

  @Test
  void a_profile_that_changes_moves_the_address_too() {
    types(SAM, "here");
    bot.chat.know(
        SAM,
        new Profile(
            "Sam Ortiz", Optional.of("sam@new.example"), Optional.empty(), true, false, false));
    bot.clock.move(Duration.ofHours(25));
    types(SAM, "here");
    assertThat(bot.members.withAddress("sam.ortiz@rally.example")).isEmpty();
    assertThat(bot.members.withAddress("Sam@New.example")).hasSize(1);
  }

  @Test
  void who_left_leads_and_administers_nothing_any_more_and_is_given_no_role() {
    types(SAM, "roles @U0MAYA leader");
    bot.chat.leave(MAYA);
    bot.clock.move(Duration.ofHours(25));
    bot.guests.catchUp();
    assertThat(bot.members.mayLead(bot.members.find(MAYA).orElseThrow().value())).isFalse();
    assertThat(bot.members.whoLeads()).isEqualTo("Sam O.");
    assertThat(types(SAM, "roles @U0MAYA admin"))
        .isEqualTo("They have left, and can be given no role.");
    assertThat(types(SAM, "roles @U0MAYA rep")).doesNotContain("left");
    assertThat(bot.members.find(MAYA).orElseThrow().value().roles()).isEmpty();
  }

  @Test
  void names_of_all_kinds_are_shortened_with_care() {
    assertThat(shortName("Maya Ross")).contains("Maya R.");
    assertThat(shortName("  Anna  Maria de la Cruz ")).contains("Anna C.");
    assertThat(shortName("Cher")).contains("Cher");
    assertThat(shortName("李 小龙")).contains("李 小.");
    assertThat(shortName("Zoë \u00C5ngström")).contains("Zoë \u00C5.");
    assertThat(shortName("Ada\u00A0Lovelace")).contains("Ada L.");
    assertThat(shortName("Kim \uD835\uDD4F\uD835\uDD4F")).contains("Kim \uD835\uDD4F.");
    assertThat(shortName("Maya Ross (she/her) 🚀")).contains("Maya R.");
    assertThat(shortName("🚀")).contains("🚀");
    assertThat(shortName("42 7")).contains("42 7");
    assertThat(shortName("\u00A0 ")).isEmpty();
    assertThat(shortName("")).isEmpty();
  }

  private Optional<String> shortName(String name) {
    UserRef user = new UserRef(Platform.SLACK, "U0NAMED");
    bot.chat.know(user, new Profile(name, Optional.empty(), Optional.empty(), false, false, false));
    return bot.members.introduced(user).member().shortName();
  }
}

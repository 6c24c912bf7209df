package io.github.rallybot.setup;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static io.github.rallybot.chat.CardText.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Availability;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Role;
import io.github.rallybot.member.Someone;
import io.github.rallybot.redis.RedisForTests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class SetupTest {

  private static final ChannelRef OTHER = new ChannelRef(Platform.SLACK, "C0OTHER");
  private static final FormValue TEST_LEAD = new FormValue.Choices(List.of("test-lead"));
  private static final String INVITE = "Invite me there first: ask me in, then try again.";

  private final TestBot bot = new TestBot(Optional.empty(), Set.of());

  @AfterEach
  void close() {
    bot.close();
  }

  private Form opened() {
    if (bot.types(SAM, "setup") instanceof Reply.OpenForm open) {
      return open.form();
    }
    throw new AssertionError("no form");
  }

  private Interaction filled(Form form, Map<String, FormValue> values) {
    String[] shown = form.submit().orElseThrow().arguments().toArray(String[]::new);
    return bot.form(SAM, values, "setup.done", shown);
  }

  private String submits(Map<String, FormValue> values) {
    return said(bot.router.answer(filled(opened(), values)));
  }

  private Set<Role> roles(UserRef user) {
    return bot.members.find(user).map(Stored::value).map(Member::roles).orElse(Set.of());
  }

  private static FormValue people(UserRef... people) {
    return new FormValue.People(List.of(people));
  }

  private static Map<String, Set<UserRef>> shown(Form form) {
    Map<String, Set<UserRef>> shown = new HashMap<>();
    for (Form.Part part : form.parts()) {
      if (part instanceof Form.PeopleInput input) {
        shown.put(input.key(), Set.copyOf(input.initial()));
      }
    }
    return shown;
  }

  @Test
  void here_wants_to_be_invited_first() {
    bot.chat.know(LEADS, new ChannelFacts("leads", false, false));
    assertThat(said(bot.types(SAM, "here"))).isEqualTo(INVITE);
    bot.chat.know(LEADS, new ChannelFacts("leads", true, true));
    assertThat(said(bot.types(SAM, "here")))
        .isEqualTo("That channel is archived. Choose another one.");
    assertThat(bot.channels.current()).isEmpty();
    bot.chat.know(LEADS, new ChannelFacts("leads", true, false));
    assertThat(said(bot.types(SAM, "here")))
        .isEqualTo(
            "New leads go to #C0LEADS from now on. Try it: /rally setup can send a test lead.");
    assertThat(bot.channels.current()).contains(LEADS);
  }

  @Test
  void every_step_can_be_skipped() {
    assertThat(submits(Map.of())).isEqualTo("Saved.");
    assertThat(bot.channels.current()).isEmpty();
    assertThat(bot.journal()).isEmpty();
  }

  @Test
  void the_first_admin_settles_everything_in_one_form() {
    assertThat(
            submits(
                Map.of(
                    "channel",
                    new FormValue.Channel(LEADS),
                    "marketers",
                    people(PRIYA, SAM),
                    "leaders",
                    people(TOM),
                    "extras",
                    TEST_LEAD)))
        .isEqualTo("Saved. Leads have a channel. A test lead is on its way; it counts nowhere.");
    assertThat(roles(PRIYA)).containsExactly(Role.MARKETER);
    assertThat(roles(SAM)).containsExactly(Role.MARKETER);
    assertThat(roles(TOM)).containsExactly(Role.LEADER);
    bot.reconciler.runOnce();
    assertThat(CardText.of(bot.chat.cards().get(0)))
        .isEqualTo(
            """
            Dana Whitfield, VP Operations · Northgate Logistics
            > We run 40 depots and need routing our drivers will use.
            Test lead, counts nowhere · Test · Ops leader · read Pricing · came 09:30
            [Good fit] [Not yet] [Not a fit] [I’ll take it] [...]""");
    assertThat(shown(opened()))
        .isEqualTo(Map.of("marketers", Set.of(SAM, PRIYA), "leaders", Set.of(TOM)));
  }

  @Test
  void the_same_form_twice_is_one_test_lead() {
    Interaction form =
        filled(opened(), Map.of("channel", new FormValue.Channel(LEADS), "extras", TEST_LEAD));
    bot.router.answer(form);
    bot.router.answer(form);
    bot.reconciler.runOnce();
    assertThat(bot.chat.cards()).hasSize(1);
    assertThat(bot.journal()).containsExactly("member.joined", "lead.channel", "lead.received");
  }

  @Test
  void a_channel_that_does_not_do_keeps_the_form_and_saves_nothing() {
    Map<String, FormValue> values =
        Map.of("channel", new FormValue.Channel(OTHER), "marketers", people(PRIYA));
    assertThat(submits(values)).isEqualTo("invalid: {channel=" + INVITE + "}");
    assertThat(submits(Map.of("extras", TEST_LEAD, "marketers", people(PRIYA))))
        .isEqualTo(
            "invalid: {channel=Choose a channel, so that the test lead has somewhere to go.}");
    bot.chat.know(OTHER, new ChannelFacts("other", true, false));
    Form form = opened();
    assertThat(bot.journal()).isEmpty();
    assertThat(said(bot.router.answer(filled(form, values))))
        .isEqualTo("Saved. Leads have a channel.");
  }

  @Test
  void who_is_left_out_loses_the_role_and_who_stays_keeps_it() {
    submits(Map.of("marketers", people(PRIYA, TOM), "leaders", people(TOM)));
    submits(Map.of("marketers", people(PRIYA)));
    assertThat(roles(PRIYA)).containsExactly(Role.MARKETER);
    assertThat(roles(TOM)).isEmpty();
  }

  @Test
  void who_got_a_role_while_the_form_was_open_keeps_it() {
    Form form = opened();
    bot.types(SAM, "roles @U0PRIYA marketer");
    Interaction late = filled(form, Map.of("marketers", people(TOM)));
    assertThat(said(bot.router.answer(late)))
        .isEqualTo(
            "invalid: {marketers=Somebody has changed this list meanwhile. Close the form and open"
                + " it again.}");
    assertThat(roles(PRIYA)).containsExactly(Role.MARKETER);
    assertThat(roles(TOM)).isEmpty();
  }

  @Test
  void who_is_on_the_other_platform_keeps_a_role_that_this_form_cannot_show() {
    UserRef lee = new UserRef(Platform.TEAMS, "29:lee");
    Member member =
        new Member(
            new MemberId("01LEE"),
            List.of(lee),
            Optional.of("Lee Park"),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Set.of(Role.MARKETER),
            TestBot.START,
            Optional.of(TestBot.START),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Availability.usual(),
            Optional.empty());
    Commit commit = new Commit();
    new Someone(Optional.empty(), member).joinIn(commit);
    bot.store.commit(commit);
    assertThat(shown(opened())).isEqualTo(Map.of("marketers", Set.of(), "leaders", Set.of()));
    submits(Map.of("marketers", people(PRIYA)));
    assertThat(roles(lee)).containsExactly(Role.MARKETER);
  }

  @Test
  void a_person_who_cannot_be_looked_up_keeps_the_form_open() {
    UserRef nobody = new UserRef(Platform.SLACK, "U0NOBODY");
    assertThat(submits(Map.of("leaders", people(nobody))))
        .isEqualTo(
            "invalid: {leaders=I could not look that person up just now. Try again in a moment.}");
  }

  @Test
  void only_leaders_submit_the_form() {
    Form form = opened();
    String[] shown = form.submit().orElseThrow().arguments().toArray(String[]::new);
    Interaction sneaked = bot.form(MAYA, Map.of("leaders", people(MAYA)), "setup.done", shown);
    assertThat(said(bot.router.answer(sneaked)))
        .isEqualTo("Only leaders and admins can do that. Ask one: an admin of this workspace");
    assertThat(roles(MAYA)).isEmpty();
  }
}

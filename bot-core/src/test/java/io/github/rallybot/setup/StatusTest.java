package io.github.rallybot.setup;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.chat.CardText.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.redis.RedisForTests;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class StatusTest {

  private static final String HELP =
      """
      Rallybot keeps sales and marketing in a rally
      Every new lead is a card in the shared channel. One click says what you think of it; “Why?” \
      says more, if you like. Nothing else is asked of you.
      /rally status: what works, what does not, what to do
      /rally roles: who is marketing, who leads
      /rally setup: channel, people, a test lead (leaders)
      /rally here: new leads go to this channel (leaders)
      /rally here duty @name: who is told when leads of this channel wait (leaders)
      /leads: what waits for you; /leads away until 3 Dec
      /rally routes: which leads go where; /rally where country DE tries it
      /heard do you support SSO?: keep what a buyer asked, in a line
      /questions: what buyers asked, most different buyers first; /questions unanswered
      /rally content: what marketing has to send to buyers; /rally content search pricing
      /agenda: what your meeting talks about; /agenda add Why do we lose at Proposal?
      /digest: what you look at before you meet; /digest 2026-W40
      /rally actions: what you agreed to do in the meeting
      /rally meeting: when you meet (leaders change it)
      /rally import: a list of leads: drop a CSV file to me
      /rally sources: where leads come from, what was refused (leaders)
      /rally replay: try again what could not be posted (leaders)
      /rally erase: forget a person: /rally erase e-mail (leaders)""";

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private String types(UserRef user, String text) {
    return said(bot.types(user, text));
  }

  @Test
  void help_asks_for_no_file_where_the_bot_can_take_none() {
    try (TestBot both = TestBot.onBothPlatforms()) {
      UserRef onTeams = new UserRef(Platform.TEAMS, "29:maya");
      Command help = new Command(onTeams, false, TestBot.TEAMS_LEADS, "rally", List.of());
      assertThat(said(both.router.answer(help)))
          .isEqualTo(
              HELP.replace(
                  "a list of leads: drop a CSV file to me", "how a list of leads gets in"));
    }
  }

  @Test
  void help_answers_to_its_name_to_nothing_and_to_what_nobody_knows() {
    assertThat(types(MAYA, "help")).isEqualTo(HELP);
    assertThat(types(MAYA, "")).isEqualTo(HELP);
    assertThat(types(GUEST, "goals now")).isEqualTo(HELP);
  }

  @Test
  void status_says_that_all_is_well() {
    bot.posted("a@x.example");
    assertThat(types(MAYA, "status"))
        .isEqualTo(
            """
            How Rallybot is
            ✗ To do: nobody has said when sales and marketing meet, so no digest comes. A leader \
            types /rally meeting
            ✓ chat works
            ✓ leads go to #leads
            ✓ 1 lead came in the last day
            ✓ every card is up to date""");
  }

  @Test
  void status_without_a_channel_says_how_many_leads_wait_and_what_to_do() {
    TestBot homeless = new TestBot(Optional.empty(), Set.of());
    homeless.leads.receive(TestBot.lead("a@x.example"), Optional.empty());
    homeless.leads.receive(TestBot.lead("b@x.example"), Optional.empty());
    assertThat(said(homeless.types(MAYA, "status")))
        .isEqualTo(
            """
            How Rallybot is
            ✗ To do: nobody has said when sales and marketing meet, so no digest comes. A leader \
            types /rally meeting
            ✓ chat works
            ✗ To do: no channel for leads yet, and 2 wait for one. A leader types /rally here in \
            the channel that sales and marketing share
            ✓ 2 leads came in the last day
            ✓ every card is up to date""");
    homeless.close();
  }

  @Test
  void status_of_a_channel_without_the_bot_and_of_an_archived_one_says_what_to_do() {
    bot.chat.know(LEADS, new ChannelFacts("leads", false, false));
    assertThat(types(MAYA, "status"))
        .contains("\n✗ To do: leads go to a channel that I am not in: ask me in\n");
    bot.chat.know(LEADS, new ChannelFacts("leads", true, true));
    assertThat(types(MAYA, "status"))
        .contains(
            "\n✗ To do: the channel for leads is archived. Type /rally here in another one\n");
  }

  @Test
  void status_counts_dead_letters_and_what_waits() {
    bot.chat.fail(new PlatformException.Rejected("msg_too_long"), false);
    bot.posted("a@x.example");
    bot.leads.receive(TestBot.lead("b@x.example"), Optional.empty());
    assertThat(types(MAYA, "status"))
        .endsWith(
            """
            ✓ 2 leads came in the last day
            ✓ 1 card to post or update
            ✗ To do: 1 card was refused (msg_too_long). After mending the cause, a leader types \
            /rally replay""");
    bot.chat.fail(new PlatformException.Rejected("msg_too_long"), false);
    bot.reconciler.runOnce();
    assertThat(types(MAYA, "status"))
        .endsWith(
            """
            ✓ every card is up to date
            ✗ To do: 2 cards were refused (msg_too_long). After mending the cause, a leader types \
            /rally replay""");
    assertThat(types(SAM, "replay")).isEqualTo("2 cards are tried again now.");
  }

  @Test
  void while_the_platform_is_away_status_says_so() {
    bot.chat.away(true);
    assertThat(types(MAYA, "status"))
        .isEqualTo(
            """
            How Rallybot is
            ✗ To do: nobody has said when sales and marketing meet, so no digest comes. A leader \
            types /rally meeting
            ✗ To do: Slack does not answer just now
            ✗ To do: the channel for leads could not be looked at just now
            ✓ 0 leads came in the last day
            ✓ every card is up to date""");
  }

  @Test
  void while_the_platform_is_away_nobody_new_gets_in_and_nothing_throws() {
    types(SAM, "here");
    bot.chat.away(true);
    assertThat(types(MAYA, "roles"))
        .isEqualTo("I could not look up who you are just now. Try again in a moment.");
    assertThat(types(SAM, "here"))
        .isEqualTo("I could not look at that channel just now. Try again in a moment.");
    assertThat(types(SAM, "roles @U0TOM leader"))
        .isEqualTo("I could not look that person up just now. Try again in a moment.");
  }

  @Test
  void leaders_words_are_refused_to_others_and_name_who_can() {
    for (String word : new String[] {"here", "setup", "replay", "erase a@x.example yes"}) {
      assertThat(types(MAYA, word))
          .isEqualTo("Only leaders and admins can do that. Ask one: an admin of this workspace");
    }
    bot.types(SAM, "here");
    assertThat(types(MAYA, "erase a@x.example yes"))
        .isEqualTo("Only leaders and admins can do that. Ask one: Sam O.");
    assertThat(bot.journal()).containsExactly("member.joined", "lead.channel");
  }

  @Test
  void guests_may_look_and_not_act() {
    assertThat(types(GUEST, "status")).startsWith("How Rallybot is");
    for (String word : new String[] {"here", "setup", "roles", "replay", "erase a@x.example"}) {
      assertThat(types(GUEST, word)).isEqualTo(LeadConversation.GUESTS);
    }
    assertThat(bot.journal()).isEmpty();
  }

  @Test
  void erasing_asks_twice_acknowledges_at_once_and_tells_when_it_is_done() {
    bot.posted("a@x.example");
    assertThat(types(SAM, "erase"))
        .isEqualTo(
            "Type /rally erase and the person’s e-mail address. It cannot be undone: name, contact"
                + " details, messages and notes go for good; verdicts stay without them.");
    assertThat(types(SAM, "erase a@x.example"))
        .isEqualTo(
            "That forgets everything about this person for good and cannot be undone: 1 lead,"
                + " 0 hearings, 0 members. To go ahead, type the same again with yes at the end.");
    assertThat(bot.journal()).containsExactly("lead.received");
    assertThat(types(SAM, "erase A@x.example yes"))
        .isEqualTo(
            "Erased: 1 lead, 0 hearings, 0 members. I tell you here when the storage’s files have"
                + " forgotten too.");
    assertThat(types(SAM, "erase a@x.example yes")).isNotEmpty();
    assertThat(bot.chat.told())
        .containsExactly(
            "U0SAM: The storage’s files have forgotten too.",
            "U0SAM: The storage’s files have forgotten too.");
    bot.reconciler.runOnce();
    assertThat(bot.chat.cards()).isEmpty();
  }
}

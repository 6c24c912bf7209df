package io.github.rallybot.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Route;
import io.github.rallybot.lead.SampleBrief;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private static final ChannelRef DACH = new ChannelRef(Platform.SLACK, "C0DACH");

  private TestBot bot;

  @BeforeEach
  void start() {
    bot = TestBot.create();
    bot.chat.know(DACH, new ChannelFacts("dach", true, false));
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void a_route_made_in_chat_takes_new_leads_and_leaves_the_others_where_they_go() {
    LeadId before = received("DE", "1@x.example");
    assertThat(CardText.said(in(DACH, TestBot.SAM, "here for country DE, AT, CH")))
        .isEqualTo(
            "From now on, new leads with country DE, AT, CH go to #C0DACH. What is there already"
                + " stays. /rally routes shows all routes.");
    assertThat(home(before)).contains(TestBot.LEADS);
    assertThat(home(received("Austria", "2@x.example"))).contains(DACH);
    assertThat(home(received("FR", "3@x.example"))).contains(TestBot.LEADS);
    assertThat(bot.journal()).contains("lead.route");
  }

  @Test
  void the_newest_route_counts_and_the_same_conditions_again_move_their_route() {
    in(DACH, TestBot.SAM, "here for country DE");
    in(DACH, TestBot.SAM, "here for country DE");
    in(TestBot.LEADS, TestBot.SAM, "here for country DE");
    assertThat(bot.routes.all()).extracting(Route::channel).containsExactly(TestBot.LEADS);
    in(DACH, TestBot.SAM, "here for source webinar");
    assertThat(home(received("DE", "1@x.example"))).contains(DACH);
  }

  @Test
  void where_says_where_a_lead_like_that_would_go_and_why() {
    in(DACH, TestBot.SAM, "here for country DE, AT and source webinar");
    assertThat(CardText.said(bot.types(TestBot.MAYA, "where source webinar and country Germany")))
        .isEqualTo("To #C0DACH, because of the route “source webinar and country DE, AT”.");
    assertThat(CardText.said(bot.types(TestBot.MAYA, "where source website")))
        .isEqualTo("To #C0LEADS, where all leads go that no route takes.");
    assertThat(CardText.said(bot.types(TestBot.MAYA, "where Germany")))
        .startsWith("Say what the lead is like, and I say where it would go: /rally where country");
  }

  @Test
  void all_routes_are_listed_with_who_made_them_and_one_is_taken_away_and_told_how_to_bring_back() {
    in(DACH, TestBot.SAM, "here for country DE");
    String code = bot.routes.all().get(0).code();
    assertThat(CardText.said(bot.types(TestBot.MAYA, "routes")))
        .isEqualTo(
            """
            Which leads go where
            1. country DE → #C0DACH, made by Sam O.
            [Take it away]
            All others → #C0LEADS
            The first that fits counts. A leader makes one in the channel it leads to: /rally here\
             for country DE, AT, CH. Try it: /rally where country DE""");
    assertThat(CardText.said(bot.router.answer(bot.press(TestBot.MAYA, "routes.remove", code))))
        .startsWith("Only leaders and admins can do that.");
    Reply reply = bot.router.answer(bot.press(TestBot.SAM, "routes.remove", code));
    assertThat(reply).isInstanceOf(Reply.Replace.class);
    assertThat(CardText.of(((Reply.Replace) reply).card()))
        .startsWith(
            """
            Which leads go where
            Taken away. To bring it back, type in #C0DACH: /rally here for country DE
            All leads → #C0LEADS""");
    assertThat(bot.routes.all()).isEmpty();
  }

  @Test
  void only_leaders_make_routes_and_only_where_the_bot_is_and_with_conditions_that_say_something() {
    assertThat(CardText.said(in(DACH, TestBot.MAYA, "here for country DE")))
        .startsWith("Only leaders and admins can do that.");
    ChannelRef elsewhere = new ChannelRef(Platform.SLACK, "C0ELSE");
    assertThat(CardText.said(in(elsewhere, TestBot.SAM, "here for country DE")))
        .startsWith("Invite me there first");
    assertThat(CardText.said(in(DACH, TestBot.SAM, "here for everybody")))
        .startsWith("Say which leads: /rally here for country DE, AT, CH");
    assertThat(bot.routes.all()).isEmpty();
  }

  @Test
  void a_lead_that_waits_for_a_channel_finds_the_one_of_a_route_while_others_wait_on() {
    try (TestBot homeless = new TestBot(Optional.empty(), Set.of())) {
      homeless.chat.know(DACH, new ChannelFacts("dach", true, false));
      LeadId french = TestBot.received(homeless.leads.receive(lead("FR", "f@x.example"), none()));
      LeadId german = TestBot.received(homeless.leads.receive(lead("DE", "d@x.example"), none()));
      homeless.router.answer(command(DACH, TestBot.SAM, "here for country DE"));
      assertThat(homeless.leads.find(german).orElseThrow().home()).contains(DACH);
      assertThat(homeless.leads.find(french).orElseThrow().home()).isEmpty();
      assertThat(homeless.channels.waiting()).isEqualTo(1);
      homeless.router.answer(command(TestBot.LEADS, TestBot.SAM, "here"));
      assertThat(homeless.leads.find(french).orElseThrow().home()).contains(TestBot.LEADS);
    }
  }

  @Test
  void a_route_that_leads_nowhere_is_named_in_the_status() {
    in(DACH, TestBot.SAM, "here for country DE");
    bot.chat.know(DACH, new ChannelFacts("dach", false, false));
    assertThat(CardText.said(bot.types(TestBot.SAM, "status")))
        .contains("✗ To do: the route “country DE” leads to a channel that I am not in: ask me in");
  }

  private Reply in(ChannelRef channel, UserRef user, String text) {
    return bot.router.answer(command(channel, user, text));
  }

  private static Command command(ChannelRef channel, UserRef user, String text) {
    List<Command.Word> words =
        Arrays.stream(text.split(" ", -1)).<Command.Word>map(Command.Word.Plain::new).toList();
    return new Command(user, false, channel, "rally", words);
  }

  private LeadId received(String country, String email) {
    return TestBot.received(bot.leads.receive(lead(country, email), none()));
  }

  private Optional<ChannelRef> home(LeadId id) {
    return bot.leads.find(id).orElseThrow().home();
  }

  private static Brief lead(String country, String email) {
    return SampleBrief.from("webinar").name("Dana").email(email).country(country).brief();
  }

  private static Optional<io.github.rallybot.lead.Leads.Key> none() {
    return Optional.empty();
  }
}

package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TEAMS_LEADS;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Leads go to a channel on Slack and to one on Teams. */
@ExtendWith(RedisForTests.class)
class TwinTest {

  private static final UserRef LENA = new UserRef(Platform.TEAMS, "29:lena");
  private static final ChannelRef OTHER = new ChannelRef(Platform.TEAMS, "19:other@thread.tacv2");

  private final TestBot bot = TestBot.onBothPlatforms(10);

  @AfterEach
  void close() {
    bot.close();
  }

  private static List<String> shown(RecordingPlatform platform) {
    return platform.cards().stream().map(CardText::of).toList();
  }

  private String types(UserRef user, ChannelRef channel, String text) {
    List<Command.Word> words =
        Arrays.stream(text.split(" ", -1)).<Command.Word>map(Command.Word.Plain::new).toList();
    return CardText.said(bot.router.answer(new Command(user, false, channel, "rally", words)));
  }

  private Lead lead(LeadId id) {
    return bot.leads.find(id).orElseThrow();
  }

  private void received(int count) {
    for (int i = 0; i < count; i++) {
      bot.leads.receive(TestBot.lead("lead" + i + "@x.example"), Optional.empty());
    }
  }

  private void delivered() {
    for (int i = 0; i < 5; i++) {
      bot.reconciler.runOnce();
      bot.clock.move(Duration.ofSeconds(6));
    }
    bot.reconciler.runOnce();
  }

  @Test
  void a_lead_is_in_both_channels_and_what_is_said_in_one_shows_in_the_other() {
    LeadId id = bot.posted("a@x.example");
    assertThat(bot.chat.cards(LEADS)).hasSize(1);
    assertThat(shown(bot.teams)).isEqualTo(shown(bot.chat)).hasSize(1);
    bot.does(LENA, "lead.judge", id.value(), "good_fit");
    assertThat(shown(bot.teams)).isEqualTo(shown(bot.chat));
    assertThat(shown(bot.chat).get(0)).contains("Good fit:");
    bot.does(MAYA, "lead.judge", id.value(), "not_a_fit");
    assertThat(shown(bot.teams)).isEqualTo(shown(bot.chat));
    assertThat(lead(id).verdicts()).hasSize(2);
  }

  @Test
  void a_press_on_a_card_is_answered_with_how_it_looks_then() {
    LeadId id = bot.posted("a@x.example");
    Reply reply = bot.router.answer(bot.press(MAYA, "lead.judge", id.value(), "good_fit"));
    assertThat(reply).isInstanceOf(Reply.Shown.class);
    Card answered = ((Reply.Shown) reply).card().get().orElseThrow();
    bot.reconciler.runOnce();
    assertThat(List.of(answered)).isEqualTo(bot.chat.cards(LEADS)).isEqualTo(bot.teams.cards());
  }

  @Test
  void a_hand_over_is_told_below_both_cards() {
    LeadId id = bot.posted("a@x.example");
    bot.does(MAYA, "lead.take", id.value());
    bot.router.answer(
        bot.form(
            MAYA, Map.of("to", new FormValue.People(List.of(TOM))), "handover.done", id.value()));
    bot.reconciler.runOnce();
    assertThat(bot.chat.messages().values())
        .filteredOn(shown -> shown.thread().isPresent())
        .hasSize(1);
    assertThat(bot.teams.messages().values())
        .filteredOn(shown -> shown.thread().isPresent())
        .hasSize(1);
  }

  @Test
  void many_leads_that_come_at_once_are_one_summary_in_each_channel() {
    received(12);
    delivered();
    assertThat(shown(bot.chat)).hasSize(1);
    assertThat(shown(bot.chat).get(0)).startsWith("12 leads came");
    assertThat(shown(bot.teams)).isEqualTo(shown(bot.chat));
    String id = bot.store.newest(Listings.TO_ANSWER, 1).get(0);
    bot.does(LENA, "lead.judge", id, "good_fit");
    delivered();
    assertThat(shown(bot.teams).get(0)).contains("1 answered: 1 good fit; 11 to go");
    assertThat(shown(bot.teams)).isEqualTo(shown(bot.chat));
  }

  @Test
  void a_lead_whose_card_is_in_one_channel_keeps_it_when_the_other_one_is_far_behind() {
    bot.teams.block(TEAMS_LEADS, new PlatformException.Unavailable("nobody answers"));
    for (int i = 0; i < 12; i++) {
      bot.posted("lead" + i + "@x.example");
    }
    assertThat(bot.chat.cards(LEADS)).hasSize(12);
    bot.teams.unblock(TEAMS_LEADS);
    bot.clock.move(Duration.ofMinutes(10));
    delivered();
    assertThat(bot.teams.cards(TEAMS_LEADS)).hasSize(12);
    assertThat(bot.chat.cards(LEADS)).hasSize(12);
  }

  @Test
  void a_channel_is_chosen_for_its_platform() {
    bot.teams.know(OTHER, new ChannelFacts("other", true, false));
    assertThat(types(SAM, OTHER, "here"))
        .startsWith("New leads go to #" + OTHER.id() + " and to #C0LEADS from now on.");
    bot.posted("a@x.example");
    assertThat(bot.chat.cards(LEADS)).hasSize(1);
    assertThat(bot.teams.cards(OTHER)).hasSize(1);
    assertThat(bot.teams.cards(TEAMS_LEADS)).isEmpty();
  }

  @Test
  void a_route_takes_a_lead_to_its_platform_alone_and_two_of_them_to_both() {
    bot.teams.know(OTHER, new ChannelFacts("other", true, false));
    types(SAM, OTHER, "here for source webinar");
    bot.posted("a@x.example");
    assertThat(bot.chat.cards(LEADS)).isEmpty();
    assertThat(bot.teams.cards(OTHER)).hasSize(1);
    types(SAM, LEADS, "here for source webinar");
    bot.posted("b@x.example");
    assertThat(bot.chat.cards(LEADS)).hasSize(1);
    assertThat(bot.teams.cards(OTHER)).hasSize(2);
  }

  @Test
  void where_nothing_can_be_sent_to_is_left_and_the_twin_stays() {
    bot.teams.know(OTHER, new ChannelFacts("other", true, false));
    bot.teams.block(TEAMS_LEADS, new PlatformException.Blocked("403", false));
    LeadId id = bot.posted("a@x.example");
    Optional<FollowUp.Promise> promise = lead(id).followUp().promise();
    bot.clock.move(Duration.ofMinutes(1));
    types(SAM, OTHER, "here");
    bot.reconciler.runOnce();
    assertThat(lead(id).channels()).containsExactly(LEADS, OTHER);
    assertThat(bot.teams.cards(OTHER)).hasSize(1);
    assertThat(bot.chat.cards(LEADS)).hasSize(1);
    assertThat(lead(id).followUp().promise()).isEqualTo(promise);
  }

  @Test
  void what_never_got_to_a_platform_that_is_off_now_goes_to_the_other_one() {
    LeadId id = lead(LEADS);
    Platforms onlyTeams = new Platforms(List.of(bot.teams));
    LeadChannels channels =
        new LeadChannels(
            bot.store, bot.clock, onlyTeams, List.of(TEAMS_LEADS), bot.routes, bot.promise());
    channels.rescue(new Deliveries(bot.deliveryStore, onlyTeams, bot.clock).stranded());
    assertThat(lead(id).channels()).containsExactly(TEAMS_LEADS);
  }

  /** A lead that a route takes to one channel alone. */
  private LeadId lead(ChannelRef only) {
    types(SAM, only, "here for source webinar");
    return TestBot.received(bot.leads.receive(TestBot.lead("only@x.example"), Optional.empty()));
  }
}

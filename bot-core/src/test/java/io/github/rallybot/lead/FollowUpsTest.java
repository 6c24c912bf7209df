package io.github.rallybot.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.journal.Index;
import io.github.rallybot.member.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowUpsTest {

  private TestBot bot;
  private FollowUps followUps;
  private LeadId id;

  @BeforeEach
  void start() {
    bot = TestBot.create();
    followUps = new FollowUps(bot.store, bot.members, bot.clock);
    id = bot.posted("dana@northgate.example");
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void the_same_try_delivered_twice_is_one_and_can_be_taken_back() {
    Interaction press = press("lead.tried");
    Optional<java.time.Instant> again = Optional.of(TestBot.START.plus(Duration.ofDays(2)));
    assertThat(followUps.tried(press, id, again)).isInstanceOf(LeadDeeds.Result.Recorded.class);
    assertThat(followUps.tried(press, id, again)).isEqualTo(new LeadDeeds.Result.Repeated());
    assertThat(lead().followUp().attempts())
        .containsExactly(
            new FollowUp.Attempt(maya().id(), FollowUp.Attempt.Kind.TRIED, TestBot.START, again));
    followUps.undoAttempt(press("lead.undo-attempt"), id, Optional.empty());
    assertThat(lead().followUp().attempts()).isEmpty();
    assertThat(bot.journal()).endsWith("member.joined", "lead.tried", "lead.attempt-undone");
  }

  @Test
  void clicks_within_a_minute_are_about_one_try_and_the_last_says_when_to_ask_again() {
    Optional<java.time.Instant> again = Optional.of(TestBot.START.plus(Duration.ofDays(2)));
    followUps.tried(press("lead.tried"), id, Optional.empty());
    followUps.tried(press("lead.tried"), id, again);
    assertThat(followUps.tried(press("lead.tried"), id, again))
        .isEqualTo(new LeadDeeds.Result.Refused("That is noted already."));
    assertThat(lead().followUp().attempts())
        .containsExactly(
            new FollowUp.Attempt(maya().id(), FollowUp.Attempt.Kind.TRIED, TestBot.START, again));
    bot.clock.move(Duration.ofMinutes(1));
    followUps.tried(press("lead.tried"), id, again);
    assertThat(lead().followUp().triesInVain()).isEqualTo(2);
  }

  @Test
  void undo_pressed_twice_takes_back_one_try_and_not_the_one_before() {
    followUps.tried(press("lead.tried"), id, Optional.empty());
    bot.clock.move(Duration.ofHours(1));
    followUps.tried(press("lead.tried"), id, Optional.empty());
    Optional<String> second = lead().followUp().lastAttempt().map(FollowUp.Attempt::mark);
    followUps.undoAttempt(press("lead.undo-attempt"), id, second);
    assertThat(followUps.undoAttempt(press("lead.undo-attempt"), id, second))
        .isEqualTo(new LeadDeeds.Result.Refused("That is taken back already."));
    assertThat(lead().followUp().attempts()).hasSize(1);
  }

  @Test
  void a_lead_stands_in_the_lists_of_who_follows_it_up_until_it_ends() {
    assertThat(listed(Listings.TO_ANSWER)).containsExactly(id.value());
    bot.feedback.judge(
        press("lead.judge"), id, Judgement.GOOD_FIT, Optional.empty(), Optional.empty());
    assertThat(listed(Listings.TO_ANSWER)).isEmpty();
    assertThat(listed(Listings.of(maya().id()))).containsExactly(id.value());
    followUps.won(press("lead.won"), id);
    assertThat(listed(Listings.of(maya().id()))).isEmpty();
    followUps.reopen(press("lead.reopen"), id);
    assertThat(listed(Listings.of(maya().id()))).containsExactly(id.value());
    bot.feedback.undo(press("lead.undo"), id);
    assertThat(listed(Listings.TO_ANSWER)).containsExactly(id.value());
    assertThat(listed(Listings.of(maya().id()))).isEmpty();
  }

  @Test
  void the_same_end_again_is_refused_and_another_one_takes_its_place() {
    lost("proposal");
    assertThat(lost("proposal"))
        .isEqualTo(new LeadDeeds.Result.Refused("That is already how it ended."));
    assertThat(followUps.won(press("lead.won"), id)).isInstanceOf(LeadDeeds.Result.Recorded.class);
    assertThat(lead().followUp().outcome().map(Outcome::kind)).contains(Outcome.Kind.WON);
    assertThat(lead().history()).extracting(Deed::what).endsWith("lost", "won");
  }

  @Test
  void a_lead_is_handed_over_by_its_taker_or_a_leader_only_and_not_to_who_has_it() {
    bot.feedback.take(press("lead.take"), id);
    Member tom = bot.members.join(TestBot.TOM).value();
    assertThat(bot.members.join(TestBot.TOM).value()).isEqualTo(tom);
    assertThat(
            followUps.handOver(
                bot.press(TestBot.TOM, "lead.hand-over", id.value()), id, tom, Optional.empty()))
        .isEqualTo(
            new LeadDeeds.Result.Refused(
                "Somebody has it. They, or a leader, can hand it over: an admin of this"
                    + " workspace"));
    followUps.handOver(press("lead.hand-over"), id, tom, Optional.of("Knows them"));
    assertThat(lead().taken()).contains(new Lead.Taken(tom.id(), TestBot.START));
    assertThat(lead().followUp().handOvers())
        .containsExactly(
            new FollowUp.HandOver(maya().id(), tom.id(), Optional.of("Knows them"), TestBot.START));
    bot.erasure.erase("dana@northgate.example");
    assertThat(lead().followUp().handOvers().get(0).note()).isEmpty();
  }

  private LeadDeeds.Result lost(String stage) {
    return followUps.lost(
        press("lead.lost"), id, Optional.of(stage), Optional.of("competitor"), Optional.empty());
  }

  private List<String> listed(Index index) {
    return bot.store.list(index, 10);
  }

  private Lead lead() {
    return bot.leads.find(id).orElseThrow();
  }

  private Member maya() {
    return bot.members.find(TestBot.MAYA).orElseThrow().value();
  }

  private Interaction press(String action) {
    return bot.press(TestBot.MAYA, action, id.value());
  }
}

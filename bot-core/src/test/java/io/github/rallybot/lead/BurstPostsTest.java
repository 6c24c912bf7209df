package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Index;
import io.github.rallybot.member.Role;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class BurstPostsTest {

  private final TestBot bot = TestBot.withBursts(10);
  private String burst = "";

  @AfterEach
  void close() {
    bot.close();
  }

  private void imported(int leads) {
    burst = bot.bursts.open(List.of(LEADS), "Expo Berlin scans", "I1").orElseThrow();
    bot.leads.receiveAll(SummaryLeads.listed(leads, "I1"), channel -> Optional.of(burst));
    after(Duration.ofSeconds(5));
  }

  private void after(Duration time) {
    bot.clock.move(time);
    bot.reconciler.runOnce();
  }

  private List<String> shown() {
    return bot.chat.cards().stream().map(CardText::of).toList();
  }

  @Test
  void a_leader_posts_the_leads_graded_a_and_they_leave_the_summary() {
    imported(36);
    assertThat(shown().get(0)).endsWith("[Work through them] [Post the 12 graded A]");
    assertThat(bot.does(SAM, "burst.post", burst)).isEmpty();
    after(Duration.ofSeconds(5));
    assertThat(shown()).hasSize(13);
    assertThat(shown().get(0))
        .isEqualTo(
            """
            24 leads imported from “Expo Berlin scans”.  Grades: B 12, C 12
            [Work through them]""");
    assertThat(shown().subList(1, 13)).allMatch(card -> card.contains("[I’ll take it]"));
    assertThat(bot.does(SAM, "burst.post", burst))
        .isEqualTo("No lead graded A waits for an answer here any more.");
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void others_are_told_who_can_and_marketers_can() {
    imported(3);
    bot.members.join(SAM);
    assertThat(bot.does(MAYA, "burst.post", burst))
        .isEqualTo("Marketers and leaders can do that: Sam O.");
    bot.roles.assign(bot.members.introduced(SAM), PRIYA, Role.MARKETER);
    assertThat(bot.does(PRIYA, "burst.post", burst)).isEmpty();
    after(Duration.ofSeconds(5));
    assertThat(shown()).hasSize(2);
  }

  @Test
  void the_same_press_twice_posts_once_and_a_channel_is_not_flooded() {
    imported(180);
    assertThat(shown().get(0)).endsWith("[Post 50 of 60 graded A]");
    Interaction press = bot.press(SAM, "burst.post", burst);
    bot.router.answer(press);
    bot.router.answer(press);
    after(Duration.ofSeconds(5));
    assertThat(shown()).hasSize(51);
    assertThat(shown().get(0))
        .startsWith("130 leads imported from “Expo Berlin scans”.  Grades: A 10, B 60, C 60")
        .endsWith("[Post the 10 graded A]");
  }

  @Test
  void a_posting_that_a_dying_process_left_halfway_is_finished_once() {
    imported(12);
    List<LeadId> best =
        bot.store.list(BurstLists.gradedToAnswer(burst, "A"), 10).stream()
            .map(LeadId::new)
            .toList();
    var stored = bot.store.load(Burst.ref(burst)).orElseThrow();
    var posting = new Burst.Posting(bot.members.join(SAM).value().id(), bot.clock.instant(), best);
    // written down, and one of four moved; then the process ended
    bot.store.commit(
        new Commit()
            .replace(stored, stored.value().posting(Optional.of(posting)))
            .add(Index.all("bursts-unfinished"), burst, 1));
    var first = bot.store.load(Lead.ref(best.get(0))).orElseThrow();
    Commit moved = new Commit();
    Listings.replace(moved, first, Change.placed(first.value(), Place::pinnedAlone), false);
    bot.store.commit(moved);
    bot.burstPosts.catchUp();
    bot.burstPosts.catchUp();
    after(Duration.ofSeconds(5));
    assertThat(shown()).hasSize(5);
    assertThat(shown().get(0)).startsWith("8 leads imported");
    assertThat(bot.store.load(Burst.ref(burst)).orElseThrow().value().posting()).isEmpty();
    assertThat(bot.store.list(Index.all("bursts-unfinished"), 10)).isEmpty();
    assertThat(bot.journal()).filteredOn("lead.pinned"::equals).hasSize(3);
  }

  @Test
  void a_lead_that_was_posted_is_not_gathered_again() {
    imported(36);
    bot.router.answer(bot.press(SAM, "burst.post", burst));
    for (int i = 50; i < 62; i++) {
      bot.leads.receive(SummaryLeads.lead(i, "website", "C"), Optional.empty());
    }
    bot.reconciler.runOnce();
    after(Duration.ofSeconds(5));
    assertThat(shown()).filteredOn(card -> card.contains("[Good fit]")).hasSize(12);
    assertThat(shown()).filteredOn(card -> card.startsWith("12 leads came")).hasSize(1);
  }
}

package io.github.rallybot.figures;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read for figures is what a whole lead says. */
@ExtendWith(RedisForTests.class)
class LeadFactsTest {

  private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private List<LeadFacts> looked(String... ids) {
    return bot.store.look(List.of(ids).stream().map(LeadFacts::ref).toList());
  }

  private List<LeadFacts> loaded(String... ids) {
    return bot
        .store
        .load(List.of(ids).stream().map(id -> Lead.ref(new LeadId(id))).toList())
        .stream()
        .map(stored -> facts(stored.value()))
        .toList();
  }

  private static LeadFacts facts(Lead lead) {
    return new LeadFacts(
        lead.id(),
        lead.receivedAt(),
        lead.brief().source(),
        lead.brief().campaign(),
        lead.brief().persona(),
        lead.brief().country(),
        lead.brief().grade(),
        lead.brief().test(),
        lead.taken().map(taken -> new LeadFacts.Owner(taken.by())),
        lead.verdicts(),
        lead.followUp().promise().map(promise -> new LeadFacts.Promise(promise.due())),
        lead.followUp().attempts().stream()
            .map(one -> new LeadFacts.Attempt(one.kind(), one.at()))
            .toList(),
        lead.followUp()
            .outcome()
            .map(end -> new LeadFacts.End(end.kind(), end.stage(), end.reason(), end.at())),
        lead.history().stream()
            .map(deed -> new LeadFacts.Done(deed.at(), deed.by(), deed.what()))
            .toList(),
        lead.withdrawnAt(),
        lead.erasedAt());
  }

  private void stored(String json) {
    bot.redis.hset(
        "rally:{" + bot.org + "}:doc:lead:" + ID, Map.of("version", "1", "document", json));
  }

  private static String golden() throws IOException {
    try (InputStream in =
        LeadFactsTest.class.getResourceAsStream("/io/github/rallybot/redis/lead.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void of_a_lead_with_everything_it_is_the_same() throws IOException {
    stored(golden());
    assertThat(looked(ID)).isEqualTo(loaded(ID)).hasSize(1);
  }

  @Test
  void of_a_newer_lead_it_is_the_same() throws IOException {
    String newer = "{\"newer\": {\"é\": [1.5, null, \"🚚\"]},";
    stored(golden().replaceAll("\\{(?=\\s*\")", newer));
    assertThat(looked(ID)).isEqualTo(loaded(ID)).hasSize(1);
  }

  @Test
  void of_an_old_lead_with_only_what_every_lead_has_it_is_the_same() {
    stored(
        """
        {"id":"%s","receivedAt":"2026-11-23T09:30:00Z","source":"form","contact":{"name":"N"},
         "campaign":null,"verdicts":null,"taken":null}\
        """
            .formatted(ID));
    assertThat(looked(ID)).isEqualTo(loaded(ID)).hasSize(1);
  }

  @Test
  void of_leads_that_were_worked_on_it_is_the_same_in_the_order_asked() {
    LeadId good = bot.posted("good@x.example");
    bot.feedback.take(bot.press(MAYA, "x"), good);
    judge(good, Judgement.GOOD_FIT, Optional.empty());
    bot.followUps.won(bot.press(MAYA, "x"), good);
    LeadId bad = bot.posted("bad@x.example");
    judge(bad, Judgement.NOT_YET, Optional.of("timing"));
    bot.clock.move(Duration.ofMillis(1500));
    judge(bad, Judgement.NOT_A_FIT, Optional.of("role"));
    bot.followUps.tried(bot.press(TOM, "x"), bad, Optional.empty());
    bot.followUps.reached(bot.press(MAYA, "x"), bad);
    LeadId gone = bot.posted("gone@x.example");
    judge(gone, Judgement.GOOD_FIT, Optional.empty());
    bot.erasure.erase("gone@x.example");
    String[] asked = {gone.value(), "no such lead", good.value(), bad.value()};
    assertThat(looked(asked)).isEqualTo(loaded(asked)).hasSize(3);
  }

  private void judge(LeadId lead, Judgement judgement, Optional<String> reason) {
    bot.feedback.judge(bot.press(MAYA, "x"), lead, judgement, reason, Optional.empty());
  }
}

package io.github.rallybot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.ForwardingStore;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Erasure;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.redis.RedisStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

@ExtendWith(RedisForTests.class)
class LostAnswerTest {

  private static final String AWAY =
      "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"The"
          + " storage does not answer. Nothing was acknowledged; send the same again in a few"
          + " seconds.\"}";

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  /** When a commit of a storage breaks off. */
  private enum Breaks {
    BEFORE,
    AFTER,
    NEVER
  }

  /** A storage whose answer to a commit gets lost, once it was written or before. */
  private static final class Shaky extends ForwardingStore {
    private Breaks breaks;

    Shaky(Store real, Breaks breaks) {
      super(real);
      this.breaks = breaks;
    }

    @Override
    public Outcome commit(Commit commit) {
      Breaks now = breaks;
      breaks = Breaks.NEVER;
      Outcome outcome = now == Breaks.BEFORE ? new Outcome.Conflict() : super.commit(commit);
      if (now == Breaks.NEVER) {
        return outcome;
      }
      throw new StorageAway(new IOException("the line is cut"));
    }
  }

  private Web.Answer sentTwice(Breaks breaks, Optional<String> key) {
    Leads leads =
        new Leads(
            new Shaky(bot.store, breaks),
            bot.channels,
            bot.promise(),
            bot.clock,
            Duration.ofDays(90));
    try (Web web = Web.start(Web.keys(bot, 100, Web.KEY), leads, bot.erasure, bot.sources)) {
      HttpRequest.Builder request =
          web.request("/api/leads")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"source\":\"webinar\",\"email\":\"dana@northgate.example\"}"));
      key.ifPresent(k -> request.header("Idempotency-Key", k));
      Web.Answer first = web.send(request);
      assertThat(first.problem()).isEqualTo(AWAY);
      assertThat(first.status()).isEqualTo(503);
      assertThat(first.retryAfter()).contains("5");
      return web.send(request);
    }
  }

  private String onlyLead() {
    assertThat(bot.journal()).containsExactly("lead.received");
    return bot.store.list(Index.all("leads"), 10).get(0);
  }

  @Test
  void with_a_key_the_answer_that_got_lost_is_given_again() {
    Web.Answer again = sentTwice(Breaks.AFTER, Optional.of("k1"));
    assertThat(again.body())
        .isEqualTo("{\"leadId\":\"" + onlyLead() + "\",\"status\":\"accepted\"}");
  }

  @Test
  void without_a_key_the_lead_that_was_stored_is_known() {
    Web.Answer again = sentTwice(Breaks.AFTER, Optional.empty());
    assertThat(again.body())
        .isEqualTo("{\"leadId\":\"" + onlyLead() + "\",\"status\":\"duplicate\"}");
  }

  @Test
  void a_key_whose_lead_was_not_stored_is_not_used_up() {
    Web.Answer again = sentTwice(Breaks.BEFORE, Optional.of("k1"));
    assertThat(again.body())
        .isEqualTo("{\"leadId\":\"" + onlyLead() + "\",\"status\":\"accepted\"}");
  }

  @Test
  void while_redis_is_away_every_call_is_asked_to_come_back() throws Exception {
    int nobody;
    try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = freed.getLocalPort();
    }
    try (RedisClient gone = RedisClient.create(URI.create("redis://127.0.0.1:" + nobody))) {
      Store store = new RedisStore(gone, bot.org, bot.clock, Duration.ofDays(400));
      Leads leads = new Leads(store, bot.channels, bot.promise(), bot.clock, Duration.ofDays(90));
      Erasure erasure = new Erasure(store, bot.members, bot.identities, List.of(), bot.clock);
      try (Web web = Web.start(Web.keys(bot, 100, Web.KEY), leads, erasure, bot.sources)) {
        for (Web.Answer answer :
            List.of(
                web.postLead("{\"source\":\"webinar\",\"email\":\"a@x.example\"}"),
                web.get("/api/leads/01ARZ3NDEKTSV4RRFFQ69G5FAV"),
                web.post(
                    "/api/erasures",
                    "{\"email\":\"a@x.example\"}".getBytes(StandardCharsets.UTF_8)))) {
          assertThat(answer.status()).isEqualTo(503);
          assertThat(answer.retryAfter()).contains("5");
          assertThat(answer.problem()).isEqualTo(AWAY);
        }
      }
    }
  }
}

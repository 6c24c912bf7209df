package io.github.rallybot.intake;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.START;
import static io.github.rallybot.chat.CardText.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Secret;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.ForwardingStore;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.setup.Gatekeeper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class SourcesTest {

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private void converse(Optional<URI> publicUrl, String... hooks) {
    List<Hook> all = new ArrayList<>();
    for (String name : hooks) {
      all.add(
          new Hook(
              name,
              new SharedSecret(
                  new SharedSecret.Place.Header("X-Secret", ""), Secret.of("a-secret-for-tests")),
              new Mapping(
                  Map.of("email", Template.parse("/email")), Map.of(), Optional.empty(), false),
              Optional.empty()));
    }
    new SourcesConversation(
            new Gatekeeper(bot.members),
            bot.sources,
            new Hooks(all, bot.leads, bot.sources, bot.clock),
            publicUrl,
            bot.clock)
        .register(bot.router);
  }

  private String sources(String words) {
    return said(bot.types(SAM, ("sources " + words).strip()));
  }

  @Test
  void without_any_source_it_is_said_how_to_get_one() {
    converse(Optional.empty());
    assertThat(sources(""))
        .isEqualTo(
            """
            Where leads come from
            No lead came in yet. Send them to POST /api/leads, or connect a form: a few lines under \
            rally.hooks in the settings; the README has them for the usual tools.""");
    assertThat(sources("typeform"))
        .isEqualTo(
            "Nothing came from a source of that name, and no hook has it. Type /rally sources to"
                + " see those there are.");
  }

  @Test
  void a_hook_that_received_nothing_tells_its_address() {
    converse(Optional.of(URI.create("https://bot.example/rally/")), "typeform");
    assertThat(sources(""))
        .isEqualTo(
            """
            Where leads come from
            typeform (hook): nothing received yet. The address is \
            https://bot.example/rally/hooks/typeform""");
    assertThat(sources("Typeform")).endsWith("/hooks/typeform\nNothing was refused.");
  }

  @Test
  void without_a_public_address_the_key_to_set_is_named() {
    converse(Optional.empty(), "typeform");
    assertThat(sources(""))
        .endsWith("The address is /hooks/typeform at this bot’s own (set rally.public-url)");
  }

  @Test
  void hooks_come_first_then_the_others_latest_first() {
    converse(Optional.of(URI.create("https://bot.example")), "typeform", "crm");
    bot.sources.received(Source.Way.API, "webinar", 1);
    bot.clock.move(Duration.ofMinutes(5));
    bot.sources.refused(Source.Way.HOOK, "old-form", Trouble.UNSIGNED, List.of());
    bot.clock.move(Duration.ofSeconds(1));
    bot.sources.received(Source.Way.IMPORT, "Expo Berlin", 1200);
    bot.clock.move(Duration.ofMinutes(5));
    bot.sources.received(Source.Way.HOOK, "crm", 3);
    bot.sources.refused(Source.Way.HOOK, "crm", Trouble.BAD_SIGNATURE, List.of());
    bot.clock.move(Duration.ofMinutes(5));
    bot.sources.refused(Source.Way.HOOK, "crm", Trouble.BAD_SIGNATURE, List.of());
    assertThat(sources(""))
        .isEqualTo(
            """
            Where leads come from
            typeform (hook): nothing received yet. The address is https://bot.example/hooks/typeform
            crm (hook): last lead 09:40:01, 3 received in the last 7 days
            ✗ Refused 09:45:01, 2 times since 09:40:01: the signature does not fit. Compare \
            rally.hooks.crm.verify.secret with the secret in the tool, and see that no proxy changes \
            what it sends.
            Expo Berlin (import): last lead 09:35:01, 1,200 received in the last 7 days
            old-form (hook, no longer in the settings): nothing received yet
            ✗ Refused 09:35: it came without the signature. Have the tool sign what it sends; \
            rally.hooks.old-form.verify says how.
            webinar (API): last lead 09:30, 1 received in the last 7 days""");
  }

  @Test
  void only_leaders_and_admins_see_them() {
    converse(Optional.empty(), "typeform");
    assertThat(said(bot.types(MAYA, "sources")))
        .isEqualTo("Only leaders and admins can do that. Ask one: an admin of this workspace");
    assertThat(said(bot.types(GUEST, "sources"))).isEqualTo(LeadConversation.GUESTS);
  }

  @Test
  void more_sources_than_a_message_holds_are_counted() {
    converse(Optional.empty());
    for (int i = 0; i < 23; i++) {
      bot.sources.received(Source.Way.API, "source " + i, 1);
    }
    assertThat(sources("")).endsWith("\n… and 3 more. Type /rally sources and a name.");
    assertThat(sources("source 1")).startsWith("Nothing came");
  }

  @Test
  void seven_days_count_and_the_eighth_does_not() {
    bot.sources.received(Source.Way.API, "webinar", 5);
    bot.clock.move(Duration.ofDays(6));
    bot.sources.received(Source.Way.API, "webinar", 1);
    assertThat(webinar().lastWeek(bot.clock.instant())).isEqualTo(6);
    bot.clock.move(Duration.ofDays(1));
    assertThat(webinar().lastWeek(bot.clock.instant())).isEqualTo(1);
    for (int day = 0; day < 20; day++) {
      bot.clock.move(Duration.ofDays(1));
      bot.sources.received(Source.Way.API, "webinar", 1);
    }
    assertThat(webinar().lastWeek(bot.clock.instant())).isEqualTo(7);
    assertThat(webinar().days()).hasSize(8);
  }

  private Source webinar() {
    return bot.sources.find(Source.Way.API, "webinar").orElseThrow();
  }

  @Test
  void the_last_twenty_refusals_are_kept_and_the_same_in_a_row_is_one() {
    for (int i = 0; i < 50; i++) {
      bot.sources.refused(Source.Way.HOOK, "form", Trouble.TOO_OLD, List.of());
    }
    for (int i = 0; i < 30; i++) {
      bot.sources.refused(
          Source.Way.HOOK,
          "form",
          i % 2 == 0 ? Trouble.NOBODY : Trouble.WRONG_FIELDS,
          i % 2 == 0 ? List.of() : List.of("email"));
    }
    Source form = bot.sources.find(Source.Way.HOOK, "form").orElseThrow();
    assertThat(form.refused()).hasSize(20);
    assertThat(form.lastRefused())
        .contains(new Source.Refused("wrong-fields", List.of("email"), START, START, 1));
    bot.sources.refused(Source.Way.HOOK, "form", Trouble.WRONG_FIELDS, List.of("email"));
    assertThat(bot.sources.find(Source.Way.HOOK, "form").orElseThrow().lastRefused())
        .contains(new Source.Refused("wrong-fields", List.of("email"), START, START, 2));
  }

  @Test
  void who_makes_up_a_new_name_each_time_does_not_fill_the_storage() {
    for (int i = 0; i < 510; i++) {
      bot.sources.received(Source.Way.API, "name" + i, 1);
    }
    bot.sources.received(Source.Way.HOOK, "typeform", 1);
    assertThat(bot.store.count(Index.all("sources"), Long.MIN_VALUE)).isEqualTo(501);
    bot.sources.received(Source.Way.API, "name0", 1);
    assertThat(bot.sources.find(Source.Way.API, "name0").orElseThrow().days().values())
        .containsExactly(2L);
  }

  /** A storage that is away for some commits. */
  private static final class Shaky extends ForwardingStore {
    private int away;
    private int commits;

    Shaky(Store real) {
      super(real);
    }

    @Override
    public Outcome commit(Commit commit) {
      commits++;
      if (away-- > 0) {
        throw new StorageAway(new IOException("the line is cut"));
      }
      return super.commit(commit);
    }
  }

  @Test
  void notes_wait_while_the_storage_is_away_and_none_is_lost() {
    Shaky shaky = new Shaky(bot.store);
    Sources sources = new Sources(shaky, bot.clock, Runnable::run);
    shaky.away = 2;
    sources.received(Source.Way.API, "webinar", 1);
    sources.refused(Source.Way.API, "webinar", Trouble.NOBODY, List.of());
    assertThat(bot.sources.find(Source.Way.API, "webinar")).isEmpty();
    sources.received(Source.Way.API, "webinar", 1);
    assertThat(webinar().days().values()).containsExactly(2L);
    assertThat(webinar().refused()).hasSize(1);
  }

  @Test
  void many_notes_are_one_write_and_a_writing_that_was_dropped_is_made_up_for() {
    Shaky shaky = new Shaky(bot.store);
    List<Runnable> later = new ArrayList<>();
    Sources sources = new Sources(shaky, bot.clock, later::add);
    for (int i = 0; i < 1000; i++) {
      sources.received(Source.Way.API, "webinar", 1);
    }
    assertThat(later).hasSize(1);
    later.clear();
    bot.clock.move(Duration.ofSeconds(31));
    sources.received(Source.Way.API, "webinar", 1);
    later.forEach(Runnable::run);
    assertThat(webinar().days().values()).containsExactly(1001L);
    assertThat(shaky.commits).isEqualTo(1);
  }

  @Test
  void two_instances_add_up() {
    Sources other = new Sources(bot.store, bot.clock, Runnable::run);
    bot.sources.received(Source.Way.API, "webinar", 2);
    other.received(Source.Way.API, "webinar", 3);
    assertThat(webinar().days().values()).containsExactly(5L);
  }
}

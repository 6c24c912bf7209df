package io.github.rallybot.delivery;

import static io.github.rallybot.TestBot.LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.RecordingPages;
import io.github.rallybot.chat.card.Page;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class PagesTest {

  private static final String PAGE = "kept:1";
  private static final Optional<Page> WORDS =
      Optional.of(new Page("Week 47", List.of(new Page.Text("Hello"))));

  private final TestBot bot = TestBot.create();
  private final RecordingPages pages = new RecordingPages();
  private Optional<Page> said = WORDS;
  private Optional<String> belongsTo = Optional.empty();

  @BeforeEach
  void keepPages() {
    bot.chat.keeps(pages);
    bot.reconciler.add(new Kept());
  }

  @AfterEach
  void close() {
    bot.close();
  }

  /** One page that says what this test lets it say. */
  private final class Kept implements PageSource {
    @Override
    public String prefix() {
      return "kept:";
    }

    @Override
    public Optional<Page> page(ChannelRef channel, String page) {
      return said;
    }

    @Override
    public Optional<String> thread(ChannelRef channel, String page) {
      return belongsTo;
    }

    @Override
    public List<String> beside(String page) {
      return List.of();
    }
  }

  private void says(Optional<Page> now) {
    said = now;
    bot.deliveries.mark(LEADS, PAGE);
    bot.reconciler.runOnce();
  }

  private void after(Duration time) {
    bot.clock.move(time);
    bot.reconciler.runOnce();
  }

  private void cut(boolean now) {
    pages.cut(
        now
            ? Optional.of(new PlatformException.Blocked("not_in_channel", false))
            : Optional.empty());
  }

  private static Map<String, String> seen(int number) {
    return Map.of("https://pages.example/" + number + " [slack:C0LEADS]", "# Week 47\n\nHello\n");
  }

  @Test
  void one_that_is_not_wanted_any_more_goes_and_is_begun_anew_if_it_is_after_all() {
    says(WORDS);
    assertThat(pages.seen()).isEqualTo(seen(1));
    says(Optional.empty());
    assertThat(pages.seen()).isEmpty();
    assertThat(bot.deliveries.page(LEADS, PAGE)).isEmpty();
    says(WORDS);
    assertThat(pages.seen()).isEqualTo(seen(2));
  }

  @Test
  void one_whose_removal_is_not_answered_is_removed_until_it_is() {
    says(WORDS);
    pages.fail(new PlatformException.Unavailable("no answer"), false);
    pages.fail(new PlatformException.Unavailable("no answer"), true);
    says(Optional.empty());
    assertThat(pages.seen()).isEqualTo(seen(1));
    after(Duration.ofMinutes(1));
    after(Duration.ofMinutes(1));
    after(Duration.ofMinutes(1));
    assertThat(pages.seen()).isEmpty();
    assertThat(pages.calls()).endsWith("show", "remove", "remove", "remove");
    assertThat(bot.deliveryStore.delivered(LEADS, PAGE)).isEqualTo(Delivered.nothing());
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void while_its_channel_cannot_be_reached_it_waits_and_cards_go_on() {
    cut(true);
    says(WORDS);
    assertThat(bot.deliveries.hasNoPlace(LEADS, PAGE)).isFalse();
    var unused = bot.posted("dana@northgate.example");
    assertThat(bot.chat.cards(LEADS)).hasSize(1);
    assertThat(bot.deliveries.state().pauses()).isEmpty();
    cut(false);
    after(Duration.ofMinutes(1));
    assertThat(pages.seen()).isEqualTo(seen(1));
    assertThat(pages.begun()).isEqualTo(1);
  }

  @Test
  void one_that_nobody_could_be_let_in_to_for_an_hour_has_no_place() {
    cut(true);
    says(WORDS);
    after(Duration.ofMinutes(59));
    assertThat(bot.deliveries.hasNoPlace(LEADS, PAGE)).isFalse();
    after(Duration.ofMinutes(7));
    assertThat(bot.deliveries.hasNoPlace(LEADS, PAGE)).isTrue();
    assertThat(pages.calls()).endsWith("show", "remove");
  }

  @Test
  void it_is_begun_once_the_card_that_it_belongs_to_is_there() {
    belongsToALead();
    says(WORDS);
    assertThat(bot.chat.cards(LEADS)).hasSize(1);
    assertThat(pages.calls()).isEmpty();
    after(Duration.ofSeconds(2));
    assertThat(pages.seen()).isEqualTo(seen(1));
  }

  @Test
  void it_does_not_wait_for_a_card_that_was_rejected() {
    belongsToALead();
    bot.chat.fail(new PlatformException.Rejected("msg_too_long"), false);
    says(WORDS);
    assertThat(bot.deliveries.state().deadLetters()).hasSize(1);
    after(Duration.ofSeconds(2));
    assertThat(pages.seen()).isEqualTo(seen(1));
  }

  private void belongsToALead() {
    LeadId lead =
        TestBot.received(
            bot.leads.receive(TestBot.lead("dana@northgate.example"), Optional.empty()));
    belongsTo = Optional.of("lead:" + lead.value());
  }

  @Test
  void one_that_was_begun_and_maybe_shown_goes_too() {
    pages.meanwhile(
        () ->
            pages.meanwhile(
                () -> pages.fail(new PlatformException.Unavailable("no answer"), true)));
    says(WORDS);
    assertThat(pages.seen()).isEqualTo(seen(1));
    says(Optional.empty());
    assertThat(pages.seen()).isEmpty();
  }

  @Test
  void one_that_people_deleted_is_not_removed() {
    says(WORDS);
    pages.deleteByHand();
    says(Optional.of(new Page("Week 47", List.of())));
    says(Optional.empty());
    assertThat(pages.calls()).containsExactly("begin", "write", "show", "write");
  }
}

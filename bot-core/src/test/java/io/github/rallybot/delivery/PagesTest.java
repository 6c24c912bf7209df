package io.github.rallybot.delivery;

import static io.github.rallybot.TestBot.LEADS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.RecordingPages;
import io.github.rallybot.chat.card.Page;
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

package io.github.rallybot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.TestBot;
import io.github.rallybot.redis.RedisForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class FollowerTest {

  private final TestBot bot = TestBot.create();
  private final Follower follower = new Follower(bot.store, "test.");
  private final List<String> read = new ArrayList<>();

  @AfterEach
  void close() {
    bot.close();
  }

  private void happens(String type, String id) {
    bot.store.commit(new Commit().event(Event.of(type).with("id", id)));
  }

  private List<String> follow() {
    read.clear();
    follower.follow(
        () -> read.add("all"), news -> news.forEach(event -> read.add(event.fields().get("id"))));
    return read;
  }

  @Test
  void all_is_read_first_and_then_only_what_was_written_since() {
    happens("test.made", "1");
    assertThat(follow()).containsExactly("all");
    happens("test.made", "2");
    happens("other.made", "3");
    happens("test.changed", "2");
    assertThat(follow()).containsExactly("2", "2");
    assertThat(follow()).isEmpty();
  }

  @Test
  void what_is_written_while_all_is_read_is_told() {
    follower.follow(
        () -> happens("test.made", "1"),
        news -> news.forEach(event -> read.add(event.fields().get("id"))));
    assertThat(read).containsExactly("1");
  }

  @Test
  void what_could_not_be_read_is_told_again() {
    assertThatThrownBy(
            () ->
                follower.follow(
                    () -> {
                      throw new IllegalStateException("away");
                    },
                    news -> {}))
        .hasMessage("away");
    assertThat(follow()).containsExactly("all");
    happens("test.made", "1");
    assertThatThrownBy(
            () ->
                follower.follow(
                    () -> {},
                    news -> {
                      throw new IllegalStateException("away");
                    }))
        .hasMessage("away");
    assertThat(follow()).containsExactly("1");
  }

  @Test
  void more_than_a_page_comes_at_once() {
    follow();
    IntStream.range(0, 1500).forEach(i -> happens("test.made", "n" + i));
    assertThat(follow()).hasSize(1500).startsWith("n0").endsWith("n1499");
  }
}

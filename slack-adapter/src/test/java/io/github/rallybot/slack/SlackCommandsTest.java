package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command.Word;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import org.junit.jupiter.api.Test;

class SlackCommandsTest {

  private static Word plain(String text) {
    return new Word.Plain(text);
  }

  @Test
  void words_are_split_at_white_space_and_decoded() {
    assertThat(SlackCommands.words("  goals\tR&amp;D  &lt;b&gt; &amp;lt; "))
        .containsExactly(plain("goals"), plain("R&D"), plain("<b>"), plain("&lt;"));
    assertThat(SlackCommands.words("")).isEmpty();
    assertThat(SlackCommands.words(null)).isEmpty();
  }

  @Test
  void people_and_channels_that_slack_has_resolved_are_recognised() {
    assertThat(SlackCommands.words("roles <@U012AB|dana.w> <@W9> in <#C7|sales-leads>, now"))
        .containsExactly(
            plain("roles"),
            new Word.Person(new UserRef(Platform.SLACK, "U012AB")),
            new Word.Person(new UserRef(Platform.SLACK, "W9")),
            plain("in"),
            new Word.Channel(new ChannelRef(Platform.SLACK, "C7")),
            plain(","),
            plain("now"));
  }

  @Test
  void links_and_calls_to_everybody_are_what_the_person_typed() {
    assertThat(
            SlackCommands.words(
                "<https://example.com/a?b=1&amp;c=2> <http://example.com|example.com>"
                    + " <mailto:a@example.com|a@example.com> <!here|here> <!channel>"))
        .containsExactly(
            plain("https://example.com/a?b=1&c=2"),
            plain("example.com"),
            plain("a@example.com"),
            plain("here"),
            plain("channel"));
  }

  @Test
  void something_that_only_looks_like_a_person_is_a_word() {
    assertThat(SlackCommands.words("<@nobody> &lt;@U1&gt; <"))
        .containsExactly(plain("nobody"), plain("<@U1>"), plain("<"));
  }
}

package io.github.rallybot.chat.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.ChatPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Pattern OF_ONE_PLATFORM =
      Pattern.compile("(?<!/api)/(?:rally|leads|invite)\\b");

  @Test
  void only_commands_are_written_as_a_platform_has_them_typed() {
    List<Span.Words> words =
        List.of(
            Span.plain("Jo says `here`. Type "), Span.typed("here duty @name"), Span.plain("."));
    assertThat(Span.Words.written(words, command -> "!" + command))
        .isEqualTo("Jo says `here`. Type !here duty @name.");
    assertThat(new ChatPlatform.Check(false, Span.plain("type "), Span.typed("replay")).text())
        .isEqualTo("type replay");
  }

  @Test
  void a_sentence_that_says_what_to_type_says_so_in_a_notification_too() {
    Card card = Card.of(Span.plain("Type "), Span.typed("here"));
    assertThat(card)
        .isEqualTo(
            new Card(
                List.of(new Element.Text(Span.plain("Type "), Span.typed("here"))),
                List.of(Span.plain("Type "), Span.typed("here"))));
    assertThatThrownBy(() -> Card.of(Span.plain(" "))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void no_text_of_the_core_says_how_one_platform_has_a_command_typed() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      for (Path source : sources) {
        assertThat(Files.readAllLines(source))
            .as(source.toString())
            .noneMatch(line -> OF_ONE_PLATFORM.matcher(line).find());
      }
    }
  }
}

package io.github.rallybot.question;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.Details;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What buyers are heard to ask in tests. */
final class Heard {

  /** No two of them share a word. */
  private static final List<String> DIFFERENT =
      List.of(
          "Can tankers be planned?",
          "Is winter handled?",
          "Who trains dispatchers?",
          "How are tolls counted?",
          "Does fuel matter?",
          "Why choose yours?",
          "Any customers nearby?",
          "What about ferries?",
          "Which phones work?",
          "Are strikes foreseen?",
          "Will invoices match?",
          "Should drivers vote?");

  private final TestBot bot;
  private int deeds;

  Heard(TestBot bot) {
    this.bot = bot;
  }

  static String different(int number) {
    return DIFFERENT.get(number);
  }

  /** Somebody of a company asked; logged by Maya. */
  Hearing by(String company, @Nullable String persona, @Nullable String stage, String words) {
    About about =
        new About(
            Optional.empty(),
            Optional.of(company),
            Optional.ofNullable(persona),
            Optional.ofNullable(stage),
            Optional.empty(),
            Optional.empty());
    return by(about, words);
  }

  Hearing by(About about, String words) {
    bot.clock.move(Duration.ofMinutes(2));
    // the clock of Redis does not move: white space keeps the same words from being asked about
    String said = words + " ".repeat(++deeds);
    Questions.Receipt receipt =
        bot.questions.hear("heard" + deeds, MAYA, List.of(said), Kind.QUESTION, about);
    return ((Questions.Receipt.Logged) receipt).hearings().get(0);
  }

  /** The question with these words. */
  QuestionId question(String words) {
    return bot.board.questions().stream()
        .filter(question -> question.words().strip().equals(words))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** Content that is published for nobody in particular. */
  ContentId content(String title) {
    return bot.contents
        .take(
            Details.of(title, Optional.of(URI.create("https://content.example/" + title))),
            Content.Origin.TYPED,
            Optional.empty())
        .content()
        .id();
  }

  Interaction pressing(Action action) {
    return bot.press(TOM, action.name(), action.arguments().toArray(String[]::new));
  }
}

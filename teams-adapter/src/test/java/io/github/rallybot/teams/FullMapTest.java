package io.github.rallybot.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Details;
import io.github.rallybot.question.About;
import io.github.rallybot.question.Hearing;
import io.github.rallybot.question.Kind;
import io.github.rallybot.question.Questions;
import io.github.rallybot.redis.RedisForTests;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class FullMapTest {

  private static final int PERSONAS = 12;
  private static final int STAGES = 10;

  @Test
  void a_journey_map_as_full_as_it_gets_is_drawn_whole() {
    try (TestBot bot = TestBot.create()) {
      for (int persona = 0; persona < PERSONAS; persona++) {
        publish(bot, persona);
        for (int stage = 0; stage < STAGES; stage++) {
          hear(bot, persona, stage);
        }
      }
      Reply reply = bot.router.answer(bot.press(TestBot.MAYA, "question.map", "30"));
      Card map = ((Reply.Replace) reply).card();
      assertThat(CardText.of(map))
          .contains("\n2 others | 2 asked · 0 answered · 2 contents | ")
          .contains(" | 4 asked · 0 answered · 2 contents\n");
      TeamsRenderer renderer = new TeamsRenderer(user -> Optional.empty(), action -> false);
      assertThat(renderer.render(map).content().toString())
          .doesNotContain("There is more than fits")
          .contains("\"4 asked · 0 answered · 2 contents\"", "Questions of…", "Last 365 days");
    }
  }

  private static String persona(int number) {
    return "Head of whatever there is, number " + (char) ('a' + number);
  }

  private static void publish(TestBot bot, int persona) {
    bot.contents.take(
        new Details(
            "Content " + persona,
            Optional.of(URI.create("https://content.example/" + persona)),
            Optional.empty(),
            List.of(persona(persona)),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty()),
        Content.Origin.TYPED,
        Optional.empty());
  }

  private static void hear(TestBot bot, int persona, int stage) {
    String deed = persona + "-" + stage;
    About about =
        new About(
            Optional.empty(),
            Optional.of("Acme"),
            Optional.of(persona(persona)),
            Optional.of("Stage of the journey " + (char) ('a' + stage)),
            Optional.empty(),
            Optional.empty());
    Questions.Receipt receipt =
        bot.questions.hear(
            deed, TestBot.MAYA, List.of("What of " + deed + "?"), Kind.QUESTION, about);
    Hearing hearing = ((Questions.Receipt.Logged) receipt).hearings().get(0);
    if (hearing.question().isEmpty()) {
      bot.questions.makeQuestion("make " + deed, TestBot.MAYA, hearing.id());
    }
  }
}

package io.github.rallybot.queue;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.redis.RedisForTests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class SheetTest {

  private final QueueDesk desk = new QueueDesk();
  private final TestBot bot = desk.bot;

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void open_shows_everything_and_what_is_pressed_there_draws_it_anew() {
    String id = desk.lead("Acme");
    Reply opened = desk.presses(MAYA, desk.home(MAYA), "Open", 0);
    assertThat(sheet(opened))
        .startsWith(
            """
            Dana of Acme · Acme
            Webinar · DE · came 09:30
            [Good fit] [Not yet] [Not a fit]
            [Tried] [No answer yet] [Reached]
            [I’ll take it] [Hand over…] [Outcome…]
            ---
            Phone: +1 202
            E-mail: dana@acme.example
            """)
        .endsWith("09:30 · Came in");
    Reply taken = bot.router.answer(bot.press(MAYA, "sheet.do", id, "take"));
    assertThat(sheet(taken))
        .startsWith("Yours now\n[Undo]\nDana of Acme")
        .contains("[Give it back] [Hand over…]")
        .endsWith("09:30 · Maya R. took it");
    Reply undone = bot.router.answer(bot.press(MAYA, "sheet.undo", id, "take"));
    assertThat(sheet(undone)).startsWith("Undone.\n").contains("[I’ll take it]");
    assertThat(CardText.said(bot.router.answer(bot.press(GUEST, "sheet.open", id))))
        .startsWith("Guests and people");
  }

  @Test
  void what_was_done_in_a_form_that_was_opened_on_the_home_shows_on_the_home() {
    String id = desk.lead("Acme");
    Interaction onHome =
        new Interaction(
            "home-deed",
            Optional.empty(),
            MAYA,
            false,
            Optional.empty(),
            Optional.empty(),
            Action.of("sheet.do", id, "take"),
            Map.of(),
            Optional.empty());
    bot.router.answer(onHome);
    assertThat(CardText.of(bot.chat.home(MAYA).orElseThrow()))
        .startsWith("Yours: 1 to answer · 0 to follow up · 0 to close");
    bot.does(MAYA, "sheet.do", id, "good");
    assertThat(CardText.of(bot.chat.home(MAYA).orElseThrow()))
        .as("opened elsewhere, it leaves the home alone")
        .startsWith("Yours: 1 to answer");
  }

  private static String sheet(Reply reply) {
    List<Element> shown =
        ((Reply.OpenForm) reply)
            .form().parts().stream().map(part -> ((Form.Shown) part).element()).toList();
    return CardText.of(new Card(shown, "sheet"));
  }
}

package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.redis.RedisForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class LeadHistoryTest {

  /** The history as a person reads it. */
  static String lines(TestBot bot, UserRef user, String id) {
    Reply reply = bot.router.answer(bot.press(user, "lead.history", id));
    return CardText.of(
        new Card(
            ((Reply.OpenForm) reply)
                .form().parts().stream().map(part -> ((Form.Shown) part).element()).toList(),
            "history"));
  }

  @Test
  void a_new_lead_has_only_come_in() {
    try (TestBot bot = TestBot.create()) {
      String id = bot.posted("dana@northgate.example").value();
      assertThat(lines(bot, MAYA, id))
          .isEqualTo("Dana Whitfield, VP Operations · Northgate Logistics\n09:30 · Came in");
    }
  }
}

package io.github.rallybot.question;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;
import static io.github.rallybot.question.NewsDesk.SSO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.HomeOpened;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the home says of questions. */
@ExtendWith(RedisForTests.class)
class YouSaidTest {

  private final TestBot bot = TestBot.create();
  private final NewsDesk desk = new NewsDesk(bot);

  @AfterEach
  void close() {
    bot.close();
  }

  private String home(UserRef user) {
    return CardText.of(bot.router.home(new HomeOpened("h", user)).orElseThrow());
  }

  @Test
  void a_question_can_be_logged_from_the_home_and_from_the_list_of_leads() {
    assertThat(home(MAYA)).contains("[Show… v] [Heard a question]").doesNotContain("You said");
    assertThat(CardText.said(bot.types(MAYA, "leads"))).contains("[Show… v] [Heard a question]");
    assertThat(bot.does(MAYA, HeardConversation.OPEN)).isEqualTo("form: Heard a question");
  }

  @Test
  void what_marketing_made_of_what_somebody_said_is_there_once_they_were_told() {
    Hearing heard = desk.heard(MAYA, SSO);
    bot.clock.move(Duration.ofMinutes(1));
    desk.answered(heard, "Sign-on guide");
    assertThat(home(MAYA)).doesNotContain("You said");
    desk.told(MAYA);
    String line = "You said → marketing did: “" + SSO + "” → Sign-on guide";
    assertThat(home(MAYA)).endsWith(line);
    assertThat(CardText.said(bot.types(MAYA, "leads"))).endsWith(line);
    assertThat(home(TOM)).doesNotContain("You said");
    desk.undone(heard);
    assertThat(home(MAYA)).doesNotContain("You said");
  }

  @Test
  void the_last_three_are_there_the_latest_first_and_none_after_a_month() {
    for (String system : new String[] {"Okta", "Entra", "Salesforce", "HubSpot"}) {
      Hearing heard = desk.heard(MAYA, system + "?");
      bot.clock.move(Duration.ofMinutes(1));
      desk.answered(heard, "About " + system);
      desk.told(MAYA);
    }
    assertThat(home(MAYA))
        .endsWith(
            "You said → marketing did: “HubSpot?” → About HubSpot  |  “Salesforce?” → About"
                + " Salesforce  |  “Entra?” → About Entra");
    bot.clock.move(Duration.ofDays(31));
    assertThat(home(MAYA)).doesNotContain("You said");
  }

  @Test
  void what_was_there_before_it_was_heard_is_not_what_marketing_did_for_it() {
    desk.answered(desk.heard(MAYA, SSO), "Sign-on guide");
    bot.clock.move(Duration.ofMinutes(1));
    desk.heard(TOM, SSO);
    assertThat(home(TOM)).doesNotContain("You said");
  }
}

package io.github.rallybot.queue;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.CardText;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clock begins on Monday, 23 November 2026. */
@ExtendWith(RedisForTests.class)
class AbsenceTest {

  private final QueueDesk desk = new QueueDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  private String says(String words) {
    return CardText.said(desk.bot.types(MAYA, words));
  }

  @Test
  void an_absence_shows_on_the_home_and_ends_there_with_one_click() {
    says("leads away until friday");
    assertThat(desk.queue(MAYA))
        .contains("You are away until 27 Nov 2026: no reminders until then.")
        .contains("[Show… v] [Heard a question] [I’m back]");
    assertThat(CardText.of(desk.replaced(desk.presses(MAYA, desk.home(MAYA), "I’m back", 0))))
        .doesNotContain("away");
    assertThat(says("leads back"))
        .isEqualTo("You are not away. Before you leave, type /leads away until 3 Dec");
  }

  @Test
  void an_absence_ends_by_itself_on_its_day() {
    says("leads away until friday");
    desk.bot.clock.move(Duration.ofDays(4));
    assertThat(desk.queue(MAYA)).doesNotContain("away");
  }

  @Test
  void an_absence_can_be_made_longer_and_stays_the_same_one() {
    says("leads away until friday");
    desk.bot.clock.move(Duration.ofDays(1));
    says("leads away until 3 Dec");
    assertThat(desk.bot.members.find(MAYA).orElseThrow().value().availability().absence())
        .contains(
            new io.github.rallybot.member.Availability.Absence(
                java.time.LocalDate.of(2026, 11, 23), java.time.LocalDate.of(2026, 12, 3)));
  }

  @Test
  void hours_and_holidays_are_said_back_and_kept() {
    assertThat(says("leads hours"))
        .startsWith("You work Mon–Fri 9:00–17:00 by the clock of Z, and keep no public holidays.");
    assertThat(says("leads hours 8-16 mon-thu"))
        .startsWith("Saved. You work Mon–Thu 8:00–16:00 by the clock of Z");
    assertThat(says("leads holidays Germany"))
        .startsWith(
            "Saved. You work Mon–Thu 8:00–16:00 by the clock of Z, and keep the public"
                + " holidays of Germany.");
    assertThat(says("leads holidays de by")).contains("holidays of Germany (DE-BY).");
    assertThat(says("leads hours team")).startsWith("Saved. You work Mon–Fri 9:00–17:00");
  }

  @Test
  void words_that_say_nothing_are_answered_with_what_to_type() {
    assertThat(says("leads away")).startsWith("Until when? Type the day you are back");
    assertThat(says("leads away until yesterday")).contains("away until 3 Dec");
    assertThat(says("leads hours nine to noon")).startsWith("I could not read these hours.");
    assertThat(says("leads holidays Atlantis")).startsWith("I have no calendar for that country.");
    assertThat(CardText.said(desk.bot.types(GUEST, "leads away 2 weeks")))
        .isEqualTo(LeadConversation.GUESTS);
  }
}

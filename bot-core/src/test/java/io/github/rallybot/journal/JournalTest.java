package io.github.rallybot.journal;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.Contact;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Touchpoint;
import io.github.rallybot.redis.Everything;
import io.github.rallybot.redis.RedisForTests;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class JournalTest {

  /** Looks like a code, so that nothing but care keeps it out. */
  private static final String MARK = "Zyx7Marked";

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private static Brief marked(String source, String email) {
    Optional<String> mark = Optional.of(MARK);
    Optional<URI> link = Optional.of(URI.create("https://x.example/" + MARK));
    Contact contact =
        new Contact(
            mark,
            mark,
            mark,
            Optional.of(email),
            mark,
            link,
            mark,
            Optional.of("owner." + MARK),
            link);
    return new Brief(
        source,
        mark,
        mark,
        mark,
        mark,
        mark,
        Optional.empty(),
        contact,
        List.of(new Touchpoint(Optional.of(TestBot.START), MARK, mark, link)),
        Map.of(MARK, MARK),
        false);
  }

  private void meet(UserRef user, boolean admin, boolean guest) {
    Profile profile =
        new Profile(
            MARK + " " + MARK,
            Optional.of(user.id().toLowerCase(java.util.Locale.ROOT) + "@" + MARK + ".example"),
            Optional.empty(),
            admin,
            guest,
            false);
    bot.chat.know(user, profile);
  }

  private void everyInteraction(String id) {
    FormValue words = new FormValue.Text(MARK);
    bot.does(GUEST, "lead.judge", id, "good_fit");
    bot.does(MAYA, "lead.judge", id, "good_fit");
    bot.does(MAYA, "lead.reason", id, "company_size");
    bot.does(MAYA, "lead.reason", id, MARK);
    bot.does(MAYA, "lead.judge", id, MARK);
    bot.does(TOM, "lead.other", id);
    bot.router.answer(bot.form(TOM, Map.of("note", words), "lead.other-done", id));
    bot.does(MAYA, "lead.ask", id, "3");
    bot.does(MAYA, "lead.ask-date", id);
    FormValue date = new FormValue.Date(LocalDate.parse("2027-01-15"));
    bot.router.answer(bot.form(MAYA, Map.of("date", date), "lead.ask-done", id));
    bot.does(MAYA, "lead.note", id);
    bot.router.answer(bot.form(MAYA, Map.of("note", words), "lead.note-done", id));
    bot.does(MAYA, "lead.undo", id);
    bot.does(MAYA, "lead.take", id);
    bot.does(TOM, "lead.give-back", id);
    bot.does(MAYA, "lead.give-back", id);
    bot.does(MAYA, "lead.contact", id);
    bot.does(MAYA, "lead.history", id);
    bot.does(MAYA, MARK, MARK);
  }

  private void everyCommand() {
    for (String text :
        List.of(
            "help",
            MARK,
            "status",
            "here",
            "roles",
            "roles @U0TOM admin",
            "roles @U0TOM rep",
            "roles @U0MAYA leader " + MARK,
            "replay",
            "erase " + MARK)) {
      bot.types(SAM, text);
    }
    if (bot.types(SAM, "setup") instanceof Reply.OpenForm open) {
      ChannelRef other = new ChannelRef(Platform.SLACK, "C0OTHER");
      bot.chat.know(other, new ChannelFacts(MARK, true, false));
      String[] shown = open.form().submit().orElseThrow().arguments().toArray(String[]::new);
      Map<String, FormValue> values =
          Map.of(
              "channel",
              new FormValue.Channel(other),
              "marketers",
              new FormValue.People(List.of(MAYA)),
              "leaders",
              new FormValue.People(List.of(TOM)),
              "extras",
              new FormValue.Choices(List.of("test-lead", MARK)),
              MARK,
              new FormValue.Text(MARK));
      bot.router.answer(bot.form(SAM, values, "setup.done", shown));
    }
    bot.types(SAM, "erase u0maya@" + MARK + ".example yes");
    bot.types(SAM, "erase " + MARK + "@x.example yes");
  }

  @Test
  void no_word_of_anybody_gets_into_the_stream_which_cannot_forget() {
    meet(MAYA, false, false);
    meet(TOM, false, false);
    meet(SAM, true, false);
    meet(GUEST, false, true);
    bot.chat.know(LEADS, new ChannelFacts(MARK, true, false));
    String email = MARK.toLowerCase(java.util.Locale.ROOT) + "@x.example";
    Optional<Leads.Key> key = Optional.of(new Leads.Key(MARK, "5eed"));
    LeadId id = TestBot.received(bot.leads.receive(marked("form", email), key));
    bot.leads.receive(marked(MARK, email), Optional.empty());
    bot.reconciler.runOnce();
    everyInteraction(id.value());
    everyCommand();
    String stream = String.valueOf(Everything.of(bot.org).get("rally:{" + bot.org + "}:journal"));
    assertThat(stream).doesNotContainIgnoringCase(MARK);
    assertThat(bot.journal())
        .containsExactly(
            "lead.received",
            "lead.touched",
            "member.joined",
            "lead.judged",
            "lead.undone",
            "member.joined",
            "lead.judged",
            "lead.judged",
            "member.joined",
            "lead.judged",
            "lead.ask_again",
            "lead.ask_again",
            "lead.noted",
            "lead.undone",
            "lead.taken",
            "lead.given_back",
            "member.joined",
            "lead.channel",
            "member.role",
            "member.role",
            "member.role",
            "lead.channel",
            "member.role",
            "member.role",
            "member.role-taken",
            "lead.received",
            "member.erased",
            "lead.erased");
  }

  @Test
  void a_channel_of_teams_can_be_chosen_though_its_id_is_no_code() {
    ChannelRef teams = new ChannelRef(Platform.TEAMS, "19:" + "ab".repeat(40) + "@thread.tacv2");
    try (TestBot both = TestBot.onBothPlatforms()) {
      both.channels.choose(both.members.introduced(SAM), teams);
      assertThat(both.channels.current()).contains(teams);
      assertThat(both.journal()).containsExactly("member.joined", "lead.channel");
    }
  }

  @Test
  void an_event_is_made_of_codes_only() {
    Event event = Event.of("lead.judged").with("lead", "01J").with("date", "2027-01-15");
    assertThat(event)
        .isEqualTo(new Event("lead.judged", Map.of("lead", "01J", "date", "2027-01-15")));
    assertThat(new ArrayList<>(event.fields().keySet())).containsExactly("lead", "date");
    for (String word :
        List.of("", " ", "dana@x.example", "Dana Whitfield", "é", "a\nb", "x".repeat(81))) {
      assertThatThrownBy(() -> Event.of(word)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> event.with(word, "code"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> event.with("name", word))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the journal holds codes only");
    }
  }
}

package io.github.rallybot.intake;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FileShared;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class DroppedFileTest {

  private static final String FILE =
      """
      E-mail,First Name,Last Name,Company,Booth
      dana@northgate.example,Dana,Whitfield,Northgate,Tuesday
      wrong,Eve,Nobody,,
      lee@acme.example,Lee,Park,Acme,Monday
      """;

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  private FileShared file(UserRef user, String name, String content) {
    return bot.shares(user, name, content.getBytes(StandardCharsets.UTF_8));
  }

  private String drops(UserRef user, String name, String content) {
    String said = CardText.said(bot.router.answer(file(user, name, content)));
    bot.reconciler.runOnce();
    return said;
  }

  private String card(UserRef user) {
    List<String> cards =
        bot.chat.cards(RecordingPlatform.directly(user)).stream().map(CardText::of).toList();
    return cards.isEmpty() ? "" : cards.get(cards.size() - 1);
  }

  private String id() {
    String prefix = "rally:{" + bot.org + "}:doc:import:";
    return bot.redis.keys(prefix + "*").iterator().next().substring(prefix.length());
  }

  private List<LeadId> leads() {
    return bot.store.list(Index.all("leads"), 1000).stream().map(LeadId::new).toList();
  }

  @Test
  void a_dropped_file_is_shown_as_it_was_understood_and_nothing_is_imported_yet() {
    assertThat(drops(MAYA, "Expo Berlin.csv", FILE)).isEmpty();
    assertThat(card(MAYA))
        .isEqualTo(
            """
            Import “Expo Berlin.csv”?
            E-mail: column “E-mail”
            Name: column “First Name” + “Last Name”
            Company: column “Company”
            Kept as details: Booth
            The first rows: Dana Whitfield, Northgate · Lee Park, Acme
            Their source will be “Expo Berlin”. Who is known already stays one lead.
            [Import] [Change columns…] [Cancel]""");
    assertThat(leads()).isEmpty();
  }

  @Test
  void import_is_one_click_and_undo_another() {
    drops(MAYA, "Expo Berlin.csv", FILE);
    bot.does(MAYA, "import.start", id());
    assertThat(card(MAYA))
        .isEqualTo(
            """
            “Expo Berlin.csv” is imported.
            3 rows: 2 new leads, 1 rejected.
            [Undo] [Rejected lines]""");
    assertThat(leads()).hasSize(2);
    bot.does(MAYA, "import.start", id());
    assertThat(leads()).hasSize(2);
    assertThat(bot.does(MAYA, "import.rejected", id())).isEqualTo("form: Rejected lines");
    LeadId dana = leads().get(0);
    LeadId lee = leads().get(1);
    bot.does(MAYA, "lead.judge", dana.value(), "good_fit");
    bot.does(MAYA, "import.undo", id());
    assertThat(card(MAYA))
        .isEqualTo(
            """
            The import of “Expo Berlin.csv” was undone.
            1 lead taken back, 1 lead kept, since somebody answered, took or tried them.""");
    assertThat(bot.leads.find(dana).orElseThrow().withdrawnAt()).isEmpty();
    assertThat(bot.leads.find(lee).orElseThrow().withdrawnAt()).isPresent();
  }

  @Test
  void the_same_event_twice_is_one_import() {
    FileShared file = file(MAYA, "a.csv", FILE);
    bot.router.answer(file);
    bot.router.answer(file);
    bot.reconciler.runOnce();
    assertThat(bot.chat.cards(RecordingPlatform.directly(MAYA))).hasSize(1);
  }

  @Test
  void columns_that_nobody_recognises_are_chosen_in_a_form() {
    drops(MAYA, "odd.csv", "Kontaktierbar,Firmenbezeichnung\ndana@x.example,Northgate\n");
    assertThat(card(MAYA))
        .startsWith("Who are the people in “odd.csv”?")
        .contains("I found no column with e-mail addresses")
        .endsWith("[Change columns…] [Cancel]");
    assertThat(bot.does(MAYA, "import.start", id()))
        .isEqualTo("Say first which column says who they are: Change columns…");
    assertThat(bot.does(MAYA, "import.columns", id())).isEqualTo("form: Which column is which?");
    Reply nobody = bot.router.answer(bot.form(MAYA, Map.of(), "import.columns-done", id()));
    assertThat(CardText.said(nobody))
        .isEqualTo("invalid: {email=Choose a column for the e-mail, phone, company or name.}");
    Reply twice =
        bot.router.answer(
            bot.form(
                MAYA,
                Map.of("email", new FormValue.Text("c0"), "name", new FormValue.Text("c0")),
                "import.columns-done",
                id()));
    assertThat(CardText.said(twice))
        .isEqualTo("invalid: {name=This column was chosen above already.}");
    bot.router.answer(
        bot.form(
            MAYA,
            Map.of("email", new FormValue.Text("c0"), "company", new FormValue.Text("c1")),
            "import.columns-done",
            id()));
    bot.reconciler.runOnce();
    assertThat(card(MAYA)).contains("E-mail: column “Kontaktierbar”").contains("[Import]");
    bot.does(MAYA, "import.start", id());
    assertThat(bot.leads.find(leads().get(0)).orElseThrow().contact().company())
        .contains("Northgate");
  }

  @Test
  void what_is_no_list_is_refused_on_the_card_in_words_that_help() {
    drops(MAYA, "leads.xlsx", "PK\u0003\u0004 [Content_Types].xml");
    assertThat(card(MAYA))
        .startsWith("“leads.xlsx” was not imported.\nThis is an Excel workbook, not a CSV file.");
    bot.does(MAYA, "import.start", id());
    assertThat(leads()).isEmpty();
  }

  @Test
  void a_file_that_is_gone_when_it_is_imported_says_so_and_what_to_do() {
    FileShared file = file(MAYA, "a.csv", FILE);
    bot.router.answer(file);
    bot.chat.forget(file.file());
    bot.does(MAYA, "import.start", id());
    assertThat(card(MAYA))
        .startsWith("The import of “a.csv” stopped midway.")
        .contains("The file is not there any more. Drop the file here again");
  }

  @Test
  void a_file_that_the_platform_cannot_give_just_now_is_fetched_later() {
    // somebody whom the bot knows, since it cannot ask who they are either
    bot.does(MAYA, "lead.judge", bot.posted("dana@northgate.example").value(), "good_fit");
    FileShared file = file(MAYA, "a.csv", FILE);
    bot.chat.away(true);
    bot.router.answer(file);
    bot.chat.away(false);
    bot.reconciler.runOnce();
    assertThat(card(MAYA))
        .isEqualTo(
            """
            Looking into “a.csv” …
            I cannot get the file just now. I will try again soon.
            [Cancel]""");
    bot.clock.move(Duration.ofMinutes(2));
    bot.files.catchUp();
    bot.reconciler.runOnce();
    assertThat(card(MAYA)).startsWith("Import “a.csv”?").doesNotContain("I cannot get the file");
    bot.chat.away(true);
    bot.router.answer(bot.press(MAYA, "import.start", id()));
    bot.chat.away(false);
    bot.reconciler.runOnce();
    assertThat(card(MAYA))
        .isEqualTo(
            """
            Importing “a.csv” …
            I cannot get the file just now. I will try again soon.
            [Stop and undo]""");
    bot.clock.move(Duration.ofMinutes(2));
    bot.files.catchUp();
    bot.reconciler.runOnce();
    assertThat(card(MAYA)).startsWith("“a.csv” is imported.\n3 rows: 1 new lead,");
  }

  @Test
  void an_import_whose_bot_was_killed_is_gone_on_with() {
    drops(MAYA, "a.csv", FILE);
    String id = id();
    bot.imports.change(
        id,
        stored ->
            java.util.Optional.of(stored.value().with(Import.Status.RUNNING, bot.clock.instant())));
    bot.files.catchUp();
    assertThat(leads()).as("somebody may still be at it").isEmpty();
    bot.clock.move(Duration.ofMinutes(2));
    bot.files.catchUp();
    bot.reconciler.runOnce();
    assertThat(leads()).hasSize(2);
    assertThat(card(MAYA)).startsWith("“a.csv” is imported.");
    bot.clock.move(Duration.ofMinutes(2));
    bot.files.catchUp();
    assertThat(leads()).hasSize(2);
  }

  @Test
  void where_the_bot_can_take_no_file_it_says_what_else_to_do() {
    try (TestBot both = TestBot.onBothPlatforms()) {
      UserRef onTeams = new UserRef(Platform.TEAMS, "29:maya");
      both.teams.know(
          onTeams,
          new Profile("Maya Ross", Optional.empty(), Optional.empty(), false, false, false));
      Command list =
          new Command(
              onTeams,
              false,
              TestBot.TEAMS_LEADS,
              "rally",
              List.of(new Command.Word.Plain("import")));
      assertThat(CardText.said(both.router.answer(list)))
          .isEqualTo(
              "Lists of leads come in as CSV files, from a tool: send them to POST"
                  + " /api/leads/import. I cannot take files here. To take an import back, type"
                  + " /rally import undo and its id.");
    }
  }

  @Test
  void once_there_are_marketers_and_leaders_only_they_import() {
    bot.types(SAM, "roles @U0PRIYA marketer");
    assertThat(drops(MAYA, "a.csv", FILE))
        .isEqualTo("Marketers and leaders import leads. Ask one: Priya N., Sam O.");
    assertThat(drops(PRIYA, "a.csv", FILE)).isEmpty();
    assertThat(card(PRIYA)).startsWith("Import “a.csv”?");
    assertThat(drops(GUEST, "a.csv", FILE)).isEqualTo(LeadConversation.GUESTS);
    assertThat(CardText.said(bot.types(PRIYA, "import"))).startsWith("Drop a CSV file here");
    assertThat(CardText.said(bot.types(PRIYA, "import undo 7"))).startsWith("There is no import");
    assertThat(CardText.said(bot.types(PRIYA, "import undo " + id())))
        .startsWith("There is no import of that id that brought leads.");
    bot.does(PRIYA, "import.start", id());
    assertThat(CardText.said(bot.types(PRIYA, "import undo " + id())))
        .startsWith("Its leads are being taken back");
  }

  /** An instance of the bot whose background work waits until it is run. */
  private DroppedFiles another(List<Runnable> waiting) {
    return new DroppedFiles(
        bot.store, bot.imports, bot.platforms, waiting::add, bot.clock, 1_000_000);
  }

  @Test
  void what_one_instance_does_not_get_to_another_does_and_nothing_is_done_twice() {
    drops(MAYA, "a.csv", FILE);
    List<Runnable> slow = new ArrayList<>();
    List<Runnable> quick = new ArrayList<>();
    DroppedFiles first = another(slow);
    DroppedFiles second = another(quick);
    assertThat(first.start(id())).isTrue();
    assertThat(second.start(id())).as("pressed twice").isFalse();
    second.catchUp();
    assertThat(quick).as("the first may still get to it").isEmpty();
    bot.clock.move(Duration.ofMinutes(2));
    second.catchUp();
    slow.forEach(Runnable::run);
    assertThat(leads()).as("it is the second one’s now").isEmpty();
    quick.forEach(Runnable::run);
    assertThat(leads()).hasSize(2);
    assertThat(bot.journal()).containsOnlyOnce("import.done");
  }

  @Test
  void an_undoing_is_durable_when_it_is_acknowledged() {
    drops(MAYA, "a.csv", FILE);
    bot.does(MAYA, "import.start", id());
    List<Runnable> lost = new ArrayList<>();
    assertThat(another(lost).undo(id())).isTrue();
    assertThat(leads())
        .hasSize(2)
        .allMatch(lead -> bot.leads.find(lead).orElseThrow().withdrawnAt().isEmpty());
    bot.clock.move(Duration.ofMinutes(2));
    bot.files.catchUp();
    bot.reconciler.runOnce();
    assertThat(card(MAYA)).isEqualTo("The import of “a.csv” was undone.\n2 leads taken back.");
    assertThat(leads()).isEmpty();
    assertThat(bot.store.list(Imports.UNFINISHED, 10)).isEmpty();
  }

  @Test
  void people_of_a_file_that_nobody_decides_about_are_not_shown_for_ever() {
    drops(MAYA, "a.csv", FILE);
    bot.clock.move(Duration.ofDays(6));
    bot.files.catchUp();
    bot.reconciler.runOnce();
    assertThat(card(MAYA)).contains("Dana Whitfield");
    bot.clock.move(Duration.ofDays(2));
    bot.files.catchUp();
    bot.reconciler.runOnce();
    assertThat(card(MAYA))
        .isEqualTo(
            """
            “a.csv” was not imported.
            Nobody said for a week what to do with it. Drop the file here again: who is in already \
            is not added twice.""");
    assertThat(bot.imports.find(id()).orElseThrow().toString()).doesNotContain("Dana");
  }

  @Test
  void a_file_that_is_longer_than_the_platform_said_is_taken_in_as_far_as_it_may_be() {
    drops(MAYA, "a.csv", FILE + "x".repeat(2_000_000));
    List<Runnable> work = new ArrayList<>();
    another(work).start(id());
    work.forEach(Runnable::run);
    bot.reconciler.runOnce();
    assertThat(leads()).hasSize(2);
    assertThat(card(MAYA))
        .startsWith("The import of “a.csv” stopped midway.\n3 rows: 2 new leads, 1 rejected.")
        .contains("That file is longer than 1 MB. Split it, and drop the parts here.");
  }

  @Test
  void a_lead_owner_by_name_is_a_detail_and_no_reason_to_reject_the_lead() {
    drops(MAYA, "a.csv", "Email,Lead Owner\ndana@x.example,Maya Ross\n");
    bot.does(MAYA, "import.start", id());
    assertThat(bot.leads.find(leads().get(0)).orElseThrow().brief().attributes())
        .isEqualTo(Map.of("Lead Owner", "Maya Ross"));
  }

  @Test
  void a_column_without_a_name_can_be_chosen() {
    drops(MAYA, "a.csv", "Shoe size,,\n38,Dana,dana@x.example\n");
    bot.router.answer(
        bot.form(
            MAYA,
            Map.of("name", new FormValue.Text("c1"), "email", new FormValue.Text("c2")),
            "import.columns-done",
            id()));
    bot.reconciler.runOnce();
    assertThat(card(MAYA)).contains("E-mail: column “Column 3”\nName: column “Column 2”");
    bot.does(MAYA, "import.start", id());
    assertThat(bot.leads.find(leads().get(0)).orElseThrow().contact())
        .satisfies(dana -> assertThat(dana.email()).contains("dana@x.example"))
        .satisfies(dana -> assertThat(dana.name()).contains("Dana"));
  }

  @Test
  void of_a_file_without_names_of_columns_it_is_said_that_they_are_missing() {
    drops(MAYA, "a.csv", "dana@x.example,Dana\nlee@x.example,Lee\n");
    assertThat(card(MAYA))
        .contains("The first line of this file looks like a lead. It has to name the columns");
  }
}

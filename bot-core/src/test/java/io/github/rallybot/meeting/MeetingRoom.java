package io.github.rallybot.meeting;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A team that meets on Tuesdays at 10:00 for half an hour. The clock begins on the Monday before,
 * at 9:30; Sam leads, Priya is marketing, all work from 9 to 17.
 */
abstract class MeetingRoom {

  static final String PERIOD = "2026-W47";

  final TestBot bot = TestBot.create();
  private int deeds;

  @BeforeEach
  void plan() {
    List.of(PRIYA, TOM, SAM).forEach(bot.members::enrolled);
    bot.types(SAM, "roles @U0SAM leader");
    bot.types(SAM, "roles @U0PRIYA marketer");
    submits(SAM, Map.of(PlanForm.WEEKDAY, text("tuesday")), PlanConversation.CHANGED);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  static FormValue text(String words) {
    return new FormValue.Text(words);
  }

  String id(String suffix) {
    return suffix + ++deeds;
  }

  void at(String moment) {
    bot.clock.move(Duration.between(bot.clock.instant(), Instant.parse(moment)));
  }

  String types(UserRef user, String word, String text) {
    return CardText.said(answer(user, word, text));
  }

  Reply answer(UserRef user, String word, String text) {
    List<Command.Word> words =
        Arrays.stream(text.split(" ", -1))
            .filter(one -> !one.isEmpty())
            .<Command.Word>map(Command.Word.Plain::new)
            .toList();
    return bot.router.answer(new Command(id("c"), user, false, LEADS, word, words, text));
  }

  String agenda(UserRef user) {
    return types(user, "agenda", "");
  }

  /** Puts something on, and says which item it became. */
  ItemId adds(UserRef user, String words) {
    // ids sort by time; within one moment they do not
    bot.clock.move(Duration.ofMillis(1));
    types(user, "agenda", "add " + words);
    return item(words).id();
  }

  AgendaItem item(String words) {
    return bot.meetings.items().waiting().stream()
        .filter(one -> one.words().equals(words))
        .findFirst()
        .orElseThrow();
  }

  String submits(UserRef user, Map<String, FormValue> values, String action, String... arguments) {
    String said = CardText.said(bot.router.answer(bot.form(user, values, action, arguments)));
    bot.reconciler.runOnce();
    return said;
  }

  /** Agrees on something in the meeting. */
  AgreedAction agrees(UserRef owner, String words, String due) {
    return agrees(owner, words, due, AgendaConversation.NO_ROW);
  }

  AgreedAction agrees(UserRef owner, String words, String due, String row) {
    bot.clock.move(Duration.ofMillis(1));
    submits(
        PRIYA,
        Map.of(
            MeetingForms.WORDS,
            text(words),
            MeetingForms.OWNER,
            new FormValue.People(List.of(owner)),
            MeetingForms.DUE,
            new FormValue.Date(LocalDate.parse(due))),
        ConclusionConversation.AGREED,
        row,
        PERIOD);
    return action(words);
  }

  AgreedAction action(String words) {
    return bot.meetings.actions().latest(100).stream()
        .filter(one -> one.words().equals(words))
        .findFirst()
        .orElseThrow();
  }

  /** What stands in the direct conversation with somebody. */
  List<String> direct(UserRef user) {
    bot.meetings.run();
    bot.reconciler.runOnce();
    return bot.chat.cards(RecordingPlatform.directly(user)).stream().map(CardText::of).toList();
  }

  List<String> channel() {
    bot.reconciler.runOnce();
    return bot.chat.cards(LEADS).stream().map(CardText::of).toList();
  }

  /** Presses the first control with a label on what somebody was shown. */
  String presses(UserRef user, Reply shown, String label) {
    Action action = control(shown, label);
    return bot.does(user, action.name(), action.arguments().toArray(String[]::new));
  }

  static Action control(Reply shown, String label) {
    return elements(shown)
        .filter(Element.Actions.class::isInstance)
        .flatMap(element -> ((Element.Actions) element).controls().stream())
        .flatMap(one -> actions(one, label).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + label));
  }

  private static Optional<Action> actions(Control control, String label) {
    if (control instanceof Control.Button button) {
      return Optional.of(button.action()).filter(action -> button.label().equals(label));
    }
    return control instanceof Control.More more
        ? more.choices().stream()
            .filter(choice -> choice.label().equals(label))
            .map(Control.Choice::action)
            .findFirst()
        : Optional.empty();
  }

  private static Stream<Element> elements(Reply shown) {
    if (shown instanceof Reply.OpenForm open) {
      return open.form().parts().stream()
          .filter(Form.Shown.class::isInstance)
          .map(part -> ((Form.Shown) part).element());
    }
    return (shown instanceof Reply.Privately said ? said.card() : ((Reply.Replace) shown).card())
        .elements().stream();
  }
}

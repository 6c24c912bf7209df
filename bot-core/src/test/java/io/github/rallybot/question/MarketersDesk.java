package io.github.rallybot.question;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A desk at which marketers look at what was heard of two questions. */
abstract class MarketersDesk {

  static final String SSO = "Which single sign-on providers do you support?";
  static final String COST = "What does migration cost?";
  static final String EXPORT = "Can drivers export their tours?";

  final TestBot bot = TestBot.create();
  int deeds;

  @BeforeEach
  void hear() {
    hear(MAYA, SSO, "Northgate Logistics", "IT", "Evaluating");
    hear(TOM, SSO, "Hallam Freight", "IT", "Deciding");
    hear(TOM, SSO, "northgate logistics, Inc.", "IT", "Evaluating");
    hear(MAYA, COST, "Hallam Freight", "Ops leader", "Deciding");
  }

  @AfterEach
  void close() {
    bot.close();
  }

  Hearing hear(UserRef user, String words, String company, String persona, String stage) {
    bot.clock.move(Duration.ofMinutes(2));
    About about =
        new About(
            Optional.empty(),
            Optional.of(company),
            Optional.of(persona),
            Optional.of(stage),
            Optional.empty(),
            Optional.of("webinar"));
    Questions.Receipt receipt =
        bot.questions.hear("h" + ++deeds, user, List.of(words), Kind.QUESTION, about);
    return ((Questions.Receipt.Logged) receipt).hearings().get(0);
  }

  String typed(UserRef user, String text) {
    return CardText.said(
        bot.router.answer(
            new Command("q" + ++deeds, user, false, LEADS, "questions", List.of(), text)));
  }

  BuyerQuestion question(String words) {
    return bot.board.questions().stream()
        .filter(one -> one.words().equals(words))
        .findFirst()
        .orElseThrow();
  }

  Hearing latest(String id) {
    return bot.board.hearing(new HearingId(id)).orElseThrow();
  }

  String sheet(UserRef user, String action, String... arguments) {
    return shown(bot.router.answer(bot.press(user, action, arguments)));
  }

  String submits(UserRef user, Map<String, String> values, String action, String id) {
    Map<String, FormValue> typed =
        values.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, one -> new FormValue.Text(one.getValue())));
    return shown(bot.router.answer(bot.form(user, typed, action, id)));
  }

  /** A form as a person reads it. */
  static String shown(Reply reply) {
    if (!(reply instanceof Reply.OpenForm open)) {
      return CardText.said(reply);
    }
    List<Element> elements =
        open.form().parts().stream()
            .filter(Form.Shown.class::isInstance)
            .map(part -> ((Form.Shown) part).element())
            .toList();
    return open.form().title() + "\n" + CardText.of(new Card(elements, "form"));
  }
}

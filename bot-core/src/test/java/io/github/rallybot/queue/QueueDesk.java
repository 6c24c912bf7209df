package io.github.rallybot.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.HomeOpened;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.SampleBrief;
import java.util.List;
import java.util.Optional;

/** A bot, and what its queue's users do. */
final class QueueDesk implements AutoCloseable {

  final TestBot bot = TestBot.create();

  String lead(String company, Optional<String> owner) {
    Brief brief =
        SampleBrief.from("webinar")
            .country("DE")
            .name("Dana of " + company)
            .company(company)
            .email("dana@" + company.toLowerCase(java.util.Locale.ROOT) + ".example")
            .phone("+1 202")
            .owner(owner)
            .brief();
    return TestBot.received(bot.leads.receive(brief, Optional.empty())).value();
  }

  String lead(String company) {
    return lead(company, Optional.empty());
  }

  Card home(UserRef user) {
    return bot.router.home(new HomeOpened("home", user)).orElseThrow();
  }

  String queue(UserRef user) {
    String home = CardText.of(home(user));
    assertThat(CardText.said(bot.types(user, "leads"))).isEqualTo(home);
    return home;
  }

  /** Presses a button of a card as it stands there. */
  Reply presses(UserRef user, Card card, String label, int nth) {
    List<Action> actions =
        card.elements().stream()
            .filter(Element.Actions.class::isInstance)
            .flatMap(element -> ((Element.Actions) element).controls().stream())
            .filter(Control.Button.class::isInstance)
            .map(Control.Button.class::cast)
            .filter(button -> button.label().equals(label))
            .map(Control.Button::action)
            .toList();
    Action action = Action.parse(actions.get(nth).encode());
    return bot.router.answer(
        bot.press(user, action.name(), action.arguments().toArray(String[]::new)));
  }

  Card replaced(Reply reply) {
    return ((Reply.Replace) reply).card();
  }

  @Override
  public void close() {
    bot.close();
  }
}

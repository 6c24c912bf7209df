package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How reminders of actions look: what is done about one anywhere shows in its row. */
public final class ActionReminderCards implements CardSource {

  private final Store store;
  private final Members members;
  private final Actions actions;
  private final ZoneId zone;

  /**
   * @param zone of the team: where its days begin
   */
  public ActionReminderCards(Store store, Members members, Actions actions, ZoneId zone) {
    this.store = store;
    this.members = members;
    this.actions = actions;
    this.zone = zone;
  }

  @Override
  public String prefix() {
    return ActionReminder.PREFIX;
  }

  private Optional<ActionReminder> find(String card) {
    return store
        .load(ActionReminder.ref(card.substring(ActionReminder.PREFIX.length())))
        .map(Stored::value);
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return find(card).filter(one -> one.channel().equals(channel)).flatMap(this::draw);
  }

  /** The next day brings another one, of what is due then. */
  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
    return find(card).filter(one -> one.until().filter(now::isAfter).isEmpty()).map(one -> now);
  }

  private Optional<Card> draw(ActionReminder reminder) {
    List<AgreedAction> rows =
        reminder.actions().stream().flatMap(id -> actions.find(id).stream()).toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Map<MemberId, Member> people =
        members.named(rows.stream().map(action -> action.now().owner()).toList());
    MemberId to = members.now(reminder.to());
    int all = rows.size() + reminder.more();
    String title =
        all == 1 ? "You agreed to do this by now." : "You agreed to do " + all + " things by now.";
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(Span.strong(title)));
    ActionRow row = new ActionRow(ActionRow.Place.REMINDER, people, zone);
    for (AgreedAction action : rows) {
      Member owner = people.get(action.now().owner());
      if (owner != null && !owner.id().equals(to)) {
        elements.add(
            new Element.Text(
                Span.strong(action.words()),
                Span.plain(" · "),
                LeadStory.name(owner),
                Span.plain(" does it now")));
      } else {
        elements.addAll(row.draw(action, reminder.day()));
      }
    }
    if (reminder.more() > 0) {
      elements.add(
          new Element.Quiet(
              Span.plain("and " + reminder.more() + " more: they are under "),
              Span.typed("actions"),
              Span.plain(".")));
    }
    return Optional.of(new Card(elements, title));
  }
}

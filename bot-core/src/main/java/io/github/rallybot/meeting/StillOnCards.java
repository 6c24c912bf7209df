package io.github.rallybot.meeting;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How it is asked whether something is still on, and what is answered. */
public final class StillOnCards implements CardSource, Conversation {

  static final String KEEP = "agenda.keep";
  static final String DROP = "agenda.drop";
  static final String UNDROP = "agenda.undrop";

  private static final Duration WORTH_ASKING = Duration.ofDays(14);

  private final Store store;
  private final Gatekeeper gatekeeper;
  private final Members members;
  private final Items items;
  private final Diary diary;

  StillOnCards(Store store, Gatekeeper gatekeeper, Members members, Items items, Diary diary) {
    this.store = store;
    this.gatekeeper = gatekeeper;
    this.members = members;
    this.items = items;
    this.diary = diary;
  }

  @Override
  public void register(Router router) {
    router.on(KEEP, press -> answer(press, id -> items.keep(press.id(), press.user(), id)));
    router.on(
        DROP,
        press -> answer(press, id -> items.drop(press.id(), press.user(), id, Items.NO_TOKEN)));
    router.on(UNDROP, press -> answer(press, id -> items.putBack(press.id(), press.user(), id)));
  }

  private Reply answer(Interaction press, Function<ItemId, Result<AgendaItem>> deed) {
    return gatekeeper.anybody(
        press.user(),
        someone ->
            deed.apply(new ItemId(press.action().argument(0)))
                .refusal()
                .map(Reply::privately)
                .orElseGet(Reply::nothing));
  }

  @Override
  public String prefix() {
    return StillOn.PREFIX;
  }

  private Optional<StillOn> find(String card) {
    return store.load(StillOn.ref(card.substring(StillOn.PREFIX.length()))).map(Stored::value);
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return find(card).filter(one -> one.channel().equals(channel)).flatMap(this::draw);
  }

  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
    Optional<StillOn> asked = find(card);
    return asked
        .flatMap(one -> members.kept(one.to()))
        .map(Stored::value)
        .filter(Member::colleague)
        .flatMap(member -> diary.of(member).nextWorking(now))
        .filter(next -> next.isBefore(asked.get().at().plus(WORTH_ASKING)));
  }

  private Optional<Card> draw(StillOn asked) {
    List<AgendaItem> rows = asked.items().stream().flatMap(id -> items.find(id).stream()).toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    String title = "The meeting had no time for this twice. Is it still on?";
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(Span.strong(title)));
    for (AgendaItem item : rows) {
      List<Span> line = new ArrayList<>();
      line.add(Span.strong(item.words()));
      if (item.anonymous()) {
        line.add(Span.plain(" · added by somebody who gave no name"));
      }
      line.add(Span.plain(answer(item)));
      elements.add(new Element.Text(line));
      List<Control> controls = controls(item);
      if (!controls.isEmpty()) {
        elements.add(new Element.Actions(controls));
      }
    }
    return Optional.of(new Card(elements, title));
  }

  private static String answer(AgendaItem item) {
    return switch (item.now().state()) {
      case WAITING -> item.inDoubt() ? "" : " · on the next agenda";
      case DISCUSSED -> " · talked about";
      case DROPPED -> " · dropped";
    };
  }

  private static List<Control> controls(AgendaItem item) {
    return switch (item.now().state()) {
      case WAITING ->
          item.inDoubt()
              ? List.of(button("Keep", KEEP, item), button("Drop", DROP, item))
              : List.of(button("Drop", DROP, item));
      case DISCUSSED -> List.of();
      case DROPPED -> List.of(button("Undo", UNDROP, item));
    };
  }

  private static Control button(String label, String name, AgendaItem item) {
    return Control.button(
        label, label + ": " + Words.cut(item.words(), 60), Action.of(name, item.id().value()));
  }
}

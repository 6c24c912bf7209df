package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Contents;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How posted questions look: what becomes of them shows in the message. */
public final class SharedCards implements CardSource {

  private final Store store;
  private final Board board;
  private final Contents contents;
  private final Members members;

  SharedCards(Store store, Board board, Contents contents, Members members) {
    this.store = store;
    this.board = board;
    this.contents = contents;
    this.members = members;
  }

  @Override
  public String prefix() {
    return Shared.PREFIX;
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    board.refresh();
    return store
        .load(Shared.ref(card.substring(Shared.PREFIX.length())))
        .map(Stored::value)
        .filter(shared -> shared.channel().equals(channel) && shared.withdrawnAt().isEmpty())
        .map(this::draw);
  }

  private Card draw(Shared shared) {
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(List.of(Span.strong(shared.title()))));
    elements.add(
        new Element.Quiet(
            List.of(
                Span.plain("Posted by " + name(shared) + " · "),
                new Span.Moment(shared.at(), Span.Moment.Style.DATE_AND_TIME))));
    int number = 0;
    for (Shared.Line row : shared.rows()) {
      Optional<BuyerQuestion> question = board.root(row.question());
      if (question.isPresent()) {
        elements.add(line(++number, row, question.get()));
        elements.add(
            new Element.Actions(
                List.of(
                    Control.button(
                        "Open",
                        "Open: " + Words.cut(question.get().words(), 60),
                        Action.of(QuestionConversation.OPEN, question.get().id().value())))));
      }
    }
    if (number == 0) {
      elements.add(new Element.Quiet(List.of(Span.plain("What was here has been erased."))));
    }
    return new Card(elements, shared.title());
  }

  private String name(Shared shared) {
    return Optional.ofNullable(members.named(List.of(shared.by())).get(shared.by()))
        .flatMap(Member::shortName)
        .orElse("a colleague");
  }

  private Element line(int number, Shared.Line row, BuyerQuestion question) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain(number + "  "));
    spans.add(Span.strong(Words.cut(question.words(), 200)));
    spans.add(Span.plain(" · " + row.counted() + " · " + question.status().label()));
    question.answer().flatMap(contents::find).ifPresent(answer -> spans.addAll(link(answer)));
    return new Element.Text(spans);
  }

  private static List<Span> link(Content answer) {
    Optional<URI> url = answer.details().link();
    return List.of(
        Span.plain(": "),
        url.<Span>map(link -> new Span.Link(answer.title(), link, false))
            .orElseGet(() -> Span.plain(answer.title())));
  }
}

package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Members;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is not sorted yet, each with the questions that it may be: one click sorts it. */
final class SortingList {

  private static final int PAGE = 6;
  private static final int OFFERED = 4;

  private final Board board;
  private final Members members;

  SortingList(Board board, Members members) {
    this.board = board;
    this.members = members;
  }

  /**
   * @param just what was sorted by the click that this answers
   */
  Card draw(View view, int from, Instant now, Optional<HearingId> just) {
    List<Hearing> unsorted = Ranking.of(board, view.with(View.Period.ALL), now).unsorted();
    List<Element> elements = new ArrayList<>();
    elements.add(
        new Element.Text(
            List.of(
                Span.strong("To sort"),
                Span.plain(
                    " · "
                        + (unsorted.size() == 1
                            ? "1 hearing"
                            : Words.number(unsorted.size()) + " hearings")))));
    just.flatMap(board::hearing).ifPresent(hearing -> done(hearing, elements));
    int begin = Math.min(from, Math.max(0, (unsorted.size() - 1) / PAGE * PAGE));
    List<Hearing> rows = unsorted.subList(begin, Math.min(unsorted.size(), begin + PAGE));
    rows.forEach(hearing -> row(hearing, elements));
    if (rows.isEmpty()) {
      elements.add(
          new Element.Text(
              List.of(
                  Span.plain("Everything is sorted. What reps log and nobody sorts comes here."))));
    }
    List<Control> ways = new ArrayList<>();
    ways.add(
        Control.button(
            "Back to the list",
            "What buyers asked",
            Action.of(QuestionsConversation.SHOW, Views.USUAL, "0")));
    if (begin + PAGE < unsorted.size()) {
      ways.add(
          Control.button(
              "Next",
              "The rows after these",
              Action.of(QuestionsConversation.SORT, Views.USUAL, Integer.toString(begin + PAGE))));
    }
    elements.add(new Element.Actions(ways));
    return new Card(elements, "To sort");
  }

  private void done(Hearing hearing, List<Element> elements) {
    board
        .root(hearing)
        .ifPresent(
            root -> {
              boolean own = root.words().equals(hearing.words());
              elements.add(
                  new Element.Quiet(
                      List.of(
                          Span.plain(
                              "“"
                                  + Words.cut(hearing.words(), 100)
                                  + (own
                                      ? "” is a question of its own."
                                      : "” counts for “" + Words.cut(root.words(), 100) + "”.")))));
              elements.add(
                  new Element.Actions(
                      List.of(
                          Control.button(
                              "Undo",
                              "Take it out again",
                              Action.of(
                                  QuestionsConversation.UNSORTED,
                                  hearing.id().value(),
                                  hearing.mark())))));
            });
  }

  private void row(Hearing hearing, List<Element> elements) {
    elements.add(new Element.Quote(hearing.words()));
    elements.add(new Element.Quiet(HearingText.about(hearing, members)));
    List<Control.Choice> choices = new ArrayList<>();
    for (Offer offer : board.near(hearing, OFFERED)) {
      choices.add(
          new Control.Choice(
              Words.cut(offer.words(), 70),
              Action.of(QuestionsConversation.SORTED, hearing.id().value(), offer.code())));
    }
    List<Control> controls = new ArrayList<>();
    if (!choices.isEmpty()) {
      controls.add(
          new Control.Menu(
              "Same as",
              "Choose the question that it is",
              List.of(new Control.Group("Same as", choices))));
    }
    controls.add(
        Control.button(
            "A question of its own",
            "It is a new question: " + Words.cut(hearing.words(), 50),
            Action.of(QuestionsConversation.SORTED, hearing.id().value(), "new")));
    elements.add(new Element.Actions(controls));
  }
}

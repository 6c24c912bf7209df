package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Contents;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Member;
import io.github.rallybot.queue.Beside;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** On everybody's home: a way to log a question, and what marketing made of theirs. */
final class YouSaid implements Beside {

  private static final Duration LATELY = Duration.ofDays(30);
  private static final int LATEST = 3;
  private static final int WORDS = 80;

  private final Board board;
  private final Contents contents;
  private final Clock clock;

  YouSaid(Board board, Contents contents, Clock clock) {
    this.board = board;
    this.contents = contents;
    this.clock = clock;
  }

  /** Something that was heard, and what answered it later. */
  private record Did(Hearing hearing, BuyerQuestion root, Content content) {}

  @Override
  public Optional<Control> way(Member member) {
    return Optional.of(
        Control.button(
            "Heard a question", "Log what a buyer asked", Action.of(HeardConversation.OPEN)));
  }

  @Override
  public List<Span> told(Member member) {
    List<Span> spans = new ArrayList<>();
    for (Did did : did(member)) {
      spans.add(spans.isEmpty() ? Span.strong("You said → marketing did: ") : Span.plain("  |  "));
      spans.add(Span.plain("“" + Words.cut(did.hearing().words(), WORDS) + "” → "));
      String title = Words.cut(did.content().title(), WORDS);
      Optional<URI> link = did.content().details().link();
      spans.add(
          link.<Span>map(url -> new Span.Link(title, url, false))
              .orElseGet(() -> Span.plain(title)));
    }
    return spans;
  }

  /** The last ones, each question once. */
  private List<Did> did(Member member) {
    Instant since = clock.instant().minus(LATELY);
    board.refresh();
    Map<QuestionId, Did> did = new LinkedHashMap<>();
    board
        .by(member.id())
        .filter(hearing -> answered(hearing, since))
        .sorted(Comparator.comparing(Hearing::at).reversed())
        .forEach(
            hearing ->
                board
                    .root(hearing)
                    .ifPresent(
                        root ->
                            root.answer()
                                .flatMap(contents::find)
                                .filter(Content::present)
                                .ifPresent(
                                    content ->
                                        did.putIfAbsent(
                                            root.id(), new Did(hearing, root, content)))));
    return did.values().stream()
        .sorted(Comparator.comparing((Did one) -> one.root().state().at()).reversed())
        .limit(LATEST)
        .toList();
  }

  /** Whether it was answered after it was heard, lately, and its author knows. */
  private boolean answered(Hearing hearing, Instant since) {
    return board
        .root(hearing)
        .filter(root -> root.state().at().isAfter(since))
        .filter(root -> root.state().at().isAfter(hearing.at()))
        .flatMap(BuyerQuestion::answer)
        .filter(answer -> hearing.told().contains(News.answered(answer)))
        .isPresent();
  }
}

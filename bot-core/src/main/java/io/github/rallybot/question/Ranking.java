package io.github.rallybot.question;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What buyers asked, most different askers first, then what was asked last. Where words are looked
 * for, what says all of them comes before what only means them.
 *
 * @param rows those that the view shows
 * @param unsorted hearings of the period that belong to no question yet, the latest first
 */
record Ranking(List<Row> rows, List<Hearing> unsorted) {

  private static final Comparator<Row> ORDER =
      Comparator.comparingInt(Row::askers)
          .thenComparing(row -> row.hearings().get(0).at())
          .reversed()
          .thenComparing(row -> row.question().id().value());

  Ranking {
    rows = List.copyOf(rows);
    unsorted = List.copyOf(unsorted);
  }

  static Ranking of(Board board, View view, Instant now) {
    Set<QuestionId> said = said(board, view);
    Set<QuestionId> meant = view.words().map(board::meaning).orElse(Set.of());
    Predicate<WordStarts> words = WordStarts.of(view.words().orElse("")).sought();
    Instant since = view.period().since(now);
    Instant before = view.period().since(since);
    Map<QuestionId, List<Hearing>> heard = new HashMap<>();
    Map<QuestionId, Set<String>> askedBefore = new HashMap<>();
    List<Hearing> unsorted = new ArrayList<>();
    for (Hearing hearing : board.hearings()) {
      if (hearing.at().isAfter(now) || !hearing.at().isAfter(before) || !view.counts(hearing)) {
        continue;
      }
      boolean present = hearing.at().isAfter(since);
      board
          .root(hearing)
          .ifPresentOrElse(
              root -> {
                if (present) {
                  heard.computeIfAbsent(root.id(), id -> new ArrayList<>()).add(hearing);
                } else {
                  askedBefore
                      .computeIfAbsent(root.id(), id -> new HashSet<>())
                      .add(board.asker(hearing));
                }
              },
              () -> {
                if (present
                    && (view.words().isEmpty() || words.test(board.spoken().words(hearing.id())))) {
                  unsorted.add(hearing);
                }
              });
    }
    List<Row> rows = new ArrayList<>();
    heard.forEach(
        (id, hearings) ->
            board
                .root(id)
                .filter(view::shows)
                .filter(
                    question -> view.words().isEmpty() || said.contains(id) || meant.contains(id))
                .ifPresent(
                    question ->
                        rows.add(
                            row(
                                board,
                                question,
                                hearings,
                                askedBefore.getOrDefault(id, Set.of()).size()))));
    rows.sort(order(said));
    unsorted.sort(Comparator.comparing(Hearing::at).reversed());
    return new Ranking(rows, unsorted);
  }

  /** In which order a view has its rows. */
  static Comparator<Row> order(Board board, View view) {
    return order(said(board, view));
  }

  private static Comparator<Row> order(Set<QuestionId> said) {
    return Comparator.<Row, Boolean>comparing(row -> !said.contains(row.question().id()))
        .thenComparing(ORDER);
  }

  private static Set<QuestionId> said(Board board, View view) {
    return view.words().map(board::saying).orElse(Set.of());
  }

  private static Row row(Board board, BuyerQuestion question, List<Hearing> hearings, int before) {
    List<Hearing> latest = new ArrayList<>(hearings);
    latest.sort(Comparator.comparing(Hearing::at).reversed());
    int askers = (int) latest.stream().map(board::asker).distinct().count();
    return new Row(question, latest, askers, before);
  }

  /** How often all of them were heard. */
  int heard() {
    return rows.stream().mapToInt(Row::heard).sum();
  }
}

package io.github.rallybot.question;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What buyers asked, most different askers first, then what was asked last.
 *
 * @param rows those that the view shows
 * @param unsorted hearings of the period that belong to no question yet, the latest first
 */
record Ranking(List<Row> rows, List<Hearing> unsorted) {

  static final Comparator<Row> ORDER =
      Comparator.comparingInt(Row::askers)
          .thenComparing(row -> row.hearings().get(0).at())
          .reversed()
          .thenComparing(row -> row.question().id().value());

  Ranking {
    rows = List.copyOf(rows);
    unsorted = List.copyOf(unsorted);
  }

  static Ranking of(Board board, View view, Instant now) {
    Optional<Set<QuestionId>> sought = view.words().map(board::search);
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
                    && (sought.isEmpty() || words.test(board.spoken().words(hearing.id())))) {
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
                .filter(question -> sought.isEmpty() || sought.get().contains(id))
                .ifPresent(
                    question ->
                        rows.add(
                            row(
                                board,
                                question,
                                hearings,
                                askedBefore.getOrDefault(id, Set.of()).size()))));
    rows.sort(ORDER);
    unsorted.sort(Comparator.comparing(Hearing::at).reversed());
    return new Ranking(rows, unsorted);
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

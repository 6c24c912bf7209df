package io.github.rallybot.meeting;

import io.github.rallybot.meeting.AgendaRow.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is talked about in a meeting, in which order and how long: a pure function of what there is.
 *
 * @param rows those with a time box, whose boxes add up to the meeting, then those for which time
 *     may be left
 */
public record Agenda(List<AgendaRow> rows) {

  public Agenda {
    rows = List.copyOf(rows);
  }

  /**
   * Each section gets a time box before any of them gets a second one, so that nobody's matters are
   * crowded out; rows that somebody has moved stand where they were put, and boxes go to the first
   * ones.
   */
  public static Agenda of(Matters matters, Meeting meeting) {
    List<AgendaRow> all = matters.rows(meeting);
    List<AgendaRow> ordered = meeting.order().isEmpty() ? all : ordered(all, meeting.order());
    List<AgendaRow> chosen =
        meeting.order().isEmpty()
            ? fair(all, meeting.minutes())
            : first(ordered, meeting.minutes());
    Set<String> keys = new HashSet<>(chosen.stream().map(AgendaRow::key).toList());
    List<AgendaRow> left = ordered.stream().filter(row -> !keys.contains(row.key())).toList();
    return new Agenda(Stream.concat(boxed(chosen, meeting.minutes()), left.stream()).toList());
  }

  /** The rows that have a time box. */
  public List<AgendaRow> planned() {
    return rows.stream().filter(AgendaRow::fits).toList();
  }

  /** The rows for which time may be left. */
  public List<AgendaRow> ifTimeIsLeft() {
    return rows.stream().filter(row -> !row.fits()).toList();
  }

  public List<String> keys() {
    return rows.stream().map(AgendaRow::key).toList();
  }

  public Optional<AgendaRow> find(String key) {
    return rows.stream().filter(row -> row.key().equals(key)).findFirst();
  }

  /** The keys as they are when a row has changed places with the one before or after it. */
  Optional<List<String>> moved(String key, boolean up) {
    List<String> keys = new ArrayList<>(keys());
    int at = keys.indexOf(key);
    int to = up ? at - 1 : at + 1;
    if (at < 0 || to < 0 || to >= keys.size()) {
      return Optional.empty();
    }
    keys.set(at, keys.get(to));
    keys.set(to, key);
    return Optional.of(keys);
  }

  /** As it was put; what came since follows what it would follow anyway. */
  private static List<AgendaRow> ordered(List<AgendaRow> all, List<String> order) {
    List<AgendaRow> rows =
        new ArrayList<>(
            all.stream()
                .filter(row -> order.contains(row.key()))
                .sorted(Comparator.comparingInt(row -> order.indexOf(row.key())))
                .toList());
    Optional<AgendaRow> before = Optional.empty();
    for (AgendaRow row : all) {
      if (!rows.contains(row)) {
        rows.add(before.map(one -> rows.indexOf(one) + 1).orElse(0), row);
      }
      before = Optional.of(row);
    }
    return rows;
  }

  private static List<AgendaRow> first(List<AgendaRow> ordered, int minutes) {
    List<AgendaRow> chosen = new ArrayList<>();
    int left = minutes;
    for (AgendaRow row : ordered) {
      left -= row.section().least();
      if (left < 0) {
        break;
      }
      chosen.add(row);
    }
    return chosen;
  }

  private static List<AgendaRow> fair(List<AgendaRow> all, int minutes) {
    Map<Section, Integer> taken = new EnumMap<>(Section.class);
    Set<AgendaRow> chosen = new HashSet<>();
    int left = minutes;
    boolean more = true;
    while (more) {
      more = false;
      for (Section section : Section.values()) {
        int next = taken.merge(section, 1, Integer::sum) - 1;
        Optional<AgendaRow> row =
            all.stream().filter(one -> one.section() == section).skip(next).findFirst();
        if (row.isPresent() && section.least() <= left) {
          left -= section.least();
          chosen.add(row.get());
          more = true;
        }
      }
    }
    return all.stream().filter(chosen::contains).toList();
  }

  /** Each has its least; what is left is shared out by what they would like, to the last minute. */
  private static Stream<AgendaRow> boxed(List<AgendaRow> rows, int minutes) {
    int left = minutes - rows.stream().mapToInt(row -> row.section().least()).sum();
    int wished = rows.stream().mapToInt(row -> row.section().wish()).sum();
    List<AgendaRow> boxed = new ArrayList<>();
    int wishedSoFar = 0;
    int given = 0;
    for (AgendaRow row : rows) {
      wishedSoFar += row.section().wish();
      int upTo = Math.round((float) left * wishedSoFar / wished);
      boxed.add(row.with(row.section().least() + upTo - given));
      given = upTo;
    }
    return boxed.stream();
  }
}

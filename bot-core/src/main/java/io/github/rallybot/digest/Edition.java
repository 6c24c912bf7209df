package io.github.rallybot.digest;

import io.github.rallybot.figures.Comparison;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.meeting.AgendaRow;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a digest says, as it was at one moment. What people wrote is not in it: it is read where it
 * stands when the digest is drawn, and so can be erased.
 *
 * @param asOf when it was counted
 * @param counted up to where the journal was counted
 * @param read up to where the journal was read for the agenda
 * @param figures empty once they are frozen, where all can read them
 * @param before how many leads came in the period before; empty if nobody counted them
 * @param gaps the perception gap of the periods before, the oldest first
 * @param findings what stands out, the clearest first
 * @param results what came of actions that are done
 * @param agenda what is to be talked about
 */
public record Edition(
    Instant asOf,
    String counted,
    String read,
    Optional<Figures> figures,
    Optional<Integer> before,
    List<Past> gaps,
    List<Finding> findings,
    List<Result> results,
    List<Line> agenda) {

  /**
   * A figure of an earlier period.
   *
   * @param period what it is called
   */
  public record Past(String period, Rate rate) {}

  /**
   * What came of an action.
   *
   * @param action its id
   * @param finding the key of the finding that it was to change
   * @param about the leads, as they are called
   * @param says what is counted of them
   * @param numbers since it is done, and before
   * @param better whether it went where it was to go, by more than chance
   */
  public record Result(
      String action,
      String finding,
      String about,
      String says,
      Comparison numbers,
      boolean better) {}

  /**
   * A row of the agenda.
   *
   * @param key as {@link AgendaRow#key}
   * @param before what stands in front of the words
   * @param words of what is stored nowhere else: a finding
   * @param finding the key of the finding that it rests on
   */
  public record Line(
      String key,
      AgendaRow.Section section,
      String before,
      Optional<String> words,
      Optional<String> question,
      Optional<MemberId> who,
      Optional<LocalDate> due,
      Optional<String> finding,
      int minutes) {
    Line saying(Optional<String> other) {
      return new Line(key, section, before, other, question, who, due, finding, minutes);
    }
  }

  public Edition {
    gaps = List.copyOf(gaps);
    findings = List.copyOf(findings);
    results = List.copyOf(results);
    agenda = List.copyOf(agenda);
  }

  /** Whether it says the same, whenever it was counted. */
  boolean same(Edition other) {
    return figures.isPresent() == other.figures.isPresent()
        && figures.map(own -> own.same(other.figures.orElseThrow())).orElse(true)
        && before.equals(other.before)
        && gaps.equals(other.gaps)
        && findings.equals(other.findings)
        && results.equals(other.results)
        && agenda.equals(other.agenda);
  }

  Edition with(List<Line> rows, String upTo) {
    return new Edition(asOf, counted, upTo, figures, before, gaps, findings, results, rows);
  }

  /** With the rows of another one; what they say of findings is as it was counted here. */
  Edition withRowsOf(Edition other) {
    return with(
        other.agenda.stream()
            .map(
                line ->
                    agenda.stream()
                        .filter(own -> own.finding().isPresent() && own.key().equals(line.key()))
                        .findFirst()
                        .map(own -> line.saying(own.words()))
                        .orElse(line))
            .toList(),
        read);
  }

  /** Its figures are kept elsewhere. */
  Edition withoutFigures() {
    return new Edition(
        asOf, counted, read, Optional.empty(), before, gaps, findings, results, agenda);
  }
}

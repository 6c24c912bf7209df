package io.github.rallybot.question;

import io.github.rallybot.content.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who asked what where in their journey, what of it is answered, and what is published for them.
 *
 * @param personas the rows; the last may be those that are not known
 * @param stages the columns, likewise
 * @param cells all of them, row by row
 * @param hearings how often anything was heard, sorted to a question or not
 * @param questions how many different ones
 * @param unsorted hearings that belong to no question yet, and so to no cell
 */
record JourneyMap(
    View.Period period,
    List<JourneyLine> personas,
    List<JourneyLine> stages,
    List<Cell> cells,
    long hearings,
    long questions,
    long unsorted) {

  static final int PERSONAS = 10;
  static final int STAGES = 8;

  /** A question as it was asked by some. */
  record Asked(BuyerQuestion question, int askers, Instant last) {
    private static final Comparator<Asked> ORDER =
        Comparator.comparingInt(Asked::askers)
            .thenComparing(Asked::last)
            .reversed()
            .thenComparing(asked -> asked.question().id().value());
  }

  /**
   * What there is of one persona at one stage.
   *
   * @param asked the different questions, most different askers first
   * @param contents those published for them; what names neither a persona nor a stage is for
   *     nobody in particular and left out
   */
  record Cell(JourneyLine persona, JourneyLine stage, List<Asked> asked, List<Content> contents) {

    Cell {
      asked = List.copyOf(asked);
      contents = List.copyOf(contents);
    }

    long answered() {
      return asked.stream().filter(one -> one.question().status() == Status.ANSWERED).count();
    }

    /** How many questions somebody still has to do something about. */
    long open() {
      return asked.stream().filter(one -> one.question().status().open()).count();
    }

    /** Whether it says of whom or when, and of no more than one. */
    boolean telling() {
      return !persona.others() && !stage.others() && (persona.one() || stage.one());
    }
  }

  JourneyMap {
    personas = List.copyOf(personas);
    stages = List.copyOf(stages);
    cells = List.copyOf(cells);
  }

  /**
   * @param contents all there are, planned ones too
   */
  static JourneyMap of(
      Board board, Collection<Content> contents, Journey journey, View.Period period, Instant now) {
    Instant since = period.since(now);
    List<Hearing> all =
        board.hearings().stream()
            .filter(hearing -> hearing.at().isAfter(since) && !hearing.at().isAfter(now))
            .toList();
    List<Heard> sorted =
        all.stream()
            .flatMap(hearing -> board.root(hearing).map(root -> new Heard(hearing, root)).stream())
            .toList();
    List<JourneyLine> personas =
        JourneyLine.of(
            journey.personas(),
            sorted.stream().map(one -> one.hearing().about().persona()).toList(),
            PERSONAS,
            true);
    List<JourneyLine> stages =
        JourneyLine.of(
            journey.stages(),
            sorted.stream().map(one -> one.hearing().about().stage()).toList(),
            STAGES,
            false);
    Map<Place, List<Heard>> heard =
        sorted.stream()
            .collect(
                Collectors.groupingBy(
                    one ->
                        new Place(
                            JourneyLine.of(personas, one.hearing().about().persona()),
                            JourneyLine.of(stages, one.hearing().about().stage()))));
    List<Content> published =
        contents.stream().filter(one -> one.state() == Content.State.PUBLISHED).toList();
    List<Cell> cells = new ArrayList<>();
    for (JourneyLine persona : personas) {
      for (JourneyLine stage : stages) {
        List<Heard> here = heard.getOrDefault(new Place(persona, stage), List.of());
        cells.add(
            new Cell(
                persona,
                stage,
                asked(board, here),
                published.stream().filter(one -> isFor(one, persona, stage)).toList()));
      }
    }
    return new JourneyMap(
        period,
        personas,
        stages,
        cells,
        all.size(),
        sorted.stream().map(one -> one.question().id()).distinct().count(),
        all.size() - sorted.size());
  }

  private record Heard(Hearing hearing, BuyerQuestion question) {}

  private record Place(JourneyLine persona, JourneyLine stage) {}

  private static List<Asked> asked(Board board, List<Heard> here) {
    Map<QuestionId, List<Heard>> each =
        here.stream().collect(Collectors.groupingBy(one -> one.question().id()));
    return each.values().stream()
        .map(
            all ->
                new Asked(
                    all.get(0).question(),
                    (int) all.stream().map(one -> board.asker(one.hearing())).distinct().count(),
                    all.stream()
                        .map(one -> one.hearing().at())
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH)))
        .sorted(Asked.ORDER)
        .toList();
  }

  private static boolean isFor(Content content, JourneyLine persona, JourneyLine stage) {
    List<String> personas = content.details().personas();
    List<String> stages = content.details().stages();
    return !(personas.isEmpty() && stages.isEmpty())
        && persona.among(personas)
        && stage.among(stages);
  }

  Optional<Cell> cell(String persona, String stage) {
    return cells.stream()
        .filter(cell -> cell.persona().code().equals(persona))
        .filter(cell -> cell.stage().code().equals(stage))
        .findFirst();
  }

  List<Cell> row(JourneyLine persona) {
    return cells.stream().filter(cell -> cell.persona().equals(persona)).toList();
  }

  /**
   * Where most is missing: the most questions that nothing answers, of those about which it is
   * known who asks or when; where that is the same, the least content. Empty if nothing is missing.
   */
  Optional<Cell> emptiest() {
    return cells.stream()
        .filter(cell -> cell.telling() && cell.open() > 0)
        .max(
            Comparator.comparingLong(Cell::open)
                .thenComparing(cell -> -cell.contents().size())
                .thenComparing(cell -> cell.persona().one() && cell.stage().one()));
  }
}

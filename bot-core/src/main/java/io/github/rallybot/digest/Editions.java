package io.github.rallybot.digest;

import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.Comparison;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Counts;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.Findings;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.figures.PastFigures;
import io.github.rallybot.figures.Rate;
import io.github.rallybot.journal.Store;
import io.github.rallybot.meeting.Actions;
import io.github.rallybot.meeting.AgendaReader;
import io.github.rallybot.meeting.AgendaRow;
import io.github.rallybot.meeting.AgreedAction;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.Pointer;
import io.github.rallybot.schedule.Period;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Makes editions: counts, finds and puts the agenda together, as all of it is stored now. */
final class Editions {

  /** For so many periods it is told what came of an action. */
  private static final int FOLLOWED = 4;

  private static final int RESULTS = 3;
  private static final int LATELY = 500;

  private final Store store;
  private final PastFigures past;
  private final StandingOut standing;
  private final AgendaReader reader;
  private final Actions actions;
  private final Caution caution;
  private final Clock clock;

  Editions(
      Store store,
      PastFigures past,
      StandingOut standing,
      AgendaReader reader,
      Actions actions,
      Caution caution,
      Clock clock) {
    this.store = store;
    this.past = past;
    this.standing = standing;
    this.reader = reader;
    this.actions = actions;
    this.caution = caution;
    this.clock = clock;
  }

  /**
   * All of it; its figures are frozen ones if the period has such. Before the period is over, and
   * before its draft is due, nothing stands out: who looks often enough always finds something.
   */
  Edition of(PlannedMeeting meeting) {
    Instant now = clock.instant();
    Edition edition =
        counted(
            meeting.period(),
            !now.isBefore(meeting.draftAt()) || !now.isBefore(meeting.period().to()));
    return edition.with(rows(meeting, edition.findings()), edition.read());
  }

  /** What there is to say of a period about which nobody meets any more, or never did. */
  Edition of(Period period) {
    return counted(period, !clock.instant().isBefore(period.to()));
  }

  private Edition counted(Period period, boolean finding) {
    String end = store.journalEnd();
    Figures figures = past.of(period);
    List<Figures> earlier = past.before(period, Findings.EARLIER);
    return new Edition(
        clock.instant(),
        end,
        end,
        Optional.of(figures),
        earlier.stream().findFirst().map(one -> one.all().get(Count.LEADS)),
        gaps(figures, earlier, period),
        finding ? standing.of(period, figures, earlier) : List.of(),
        results(figures, earlier, period),
        List.of());
  }

  /** The same figures with the agenda as it is now. */
  Edition reread(PlannedMeeting meeting, Edition edition) {
    String end = store.journalEnd();
    return edition.with(rows(meeting, edition.findings()), end);
  }

  /** The figures of an edition, or those that are frozen. */
  Figures figures(Digest digest, Period period) {
    return digest.edition().figures().orElseGet(() -> past.of(period));
  }

  private static List<Edition.Past> gaps(Figures now, List<Figures> earlier, Period period) {
    List<Edition.Past> gaps = new ArrayList<>();
    for (Figures one : earlier) {
      // where a good grade meant something else, it is another figure
      if (one.good().equals(now.good())) {
        Period.of(one.period(), period.zone())
            .ifPresent(when -> gaps.add(new Edition.Past(when.called(), Metric.GAP.of(one.all()))));
      }
    }
    Collections.reverse(gaps);
    return gaps;
  }

  private List<Edition.Result> results(Figures now, List<Figures> earlier, Period period) {
    List<Figures> all = new ArrayList<>();
    all.add(now);
    all.addAll(earlier);
    List<Edition.Result> results = new ArrayList<>();
    for (AgreedAction action : actions.latest(LATELY)) {
      Optional<String> key = action.origin().evidence().flatMap(Pointer::finding);
      if (key.isPresent()
          && action.present()
          && action.now().state() == AgreedAction.State.DONE
          && results.size() < RESULTS) {
        List<Figures> since =
            all.stream().filter(one -> from(one, period, action.now().at())).toList();
        // as it was found when the action was agreed on
        standing
            .found(key.get(), action.origin().period())
            .filter(finding -> !since.isEmpty() && since.size() <= FOLLOWED)
            .flatMap(finding -> result(action, finding, since))
            .ifPresent(results::add);
      }
    }
    return results;
  }

  /** Whether all of a period was after a moment. */
  private static boolean from(Figures figures, Period like, Instant moment) {
    return Period.of(figures.period(), like.zone())
        .filter(period -> !period.from().isBefore(moment))
        .isPresent();
  }

  /** Empty where its reason is counted otherwise now. */
  private Optional<Edition.Result> result(
      AgreedAction action, Finding finding, List<Figures> since) {
    Counts counts =
        since.stream().map(one -> one.of(finding.group())).reduce(Counts::plus).orElse(Counts.NONE);
    int part = counts.get(finding.part());
    int whole = counts.get(finding.whole());
    if (part > whole) {
      return Optional.empty();
    }
    Comparison numbers = new Comparison(new Rate(part, whole), finding.comparison().here());
    return Optional.of(
        new Edition.Result(
            action.id().value(),
            finding.key(),
            finding.group().inWords(),
            finding.says(),
            numbers,
            numbers.clear(caution)
                && numbers.difference() > 0 == Metric.moreIsBetter(finding.code())));
  }

  private List<Edition.Line> rows(PlannedMeeting meeting, List<Finding> findings) {
    return reader.agenda(meeting, StandingOut.suggestions(findings)).planned().stream()
        .map(Editions::line)
        .toList();
  }

  private static Edition.Line line(AgendaRow row) {
    boolean own = AgendaRow.suggested(row.key());
    int quoted = row.section() == AgendaRow.Section.QUESTION ? row.words().indexOf('“') : -1;
    return new Edition.Line(
        row.key(),
        row.section(),
        quoted < 0 ? "" : row.words().substring(0, quoted),
        own ? Optional.of(row.words()) : Optional.empty(),
        row.question(),
        row.who(),
        row.due(),
        row.evidence().flatMap(Pointer::finding),
        row.minutes());
  }
}

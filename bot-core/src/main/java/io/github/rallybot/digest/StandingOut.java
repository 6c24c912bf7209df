package io.github.rallybot.digest;

import io.github.rallybot.figures.Figures;
import io.github.rallybot.figures.FiguresReader;
import io.github.rallybot.figures.Finding;
import io.github.rallybot.figures.Findings;
import io.github.rallybot.figures.Metric;
import io.github.rallybot.figures.PastFigures;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.meeting.Evidence;
import io.github.rallybot.meeting.Pointer;
import io.github.rallybot.meeting.Suggestion;
import io.github.rallybot.meeting.Suggestions;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.schedule.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands out, for whoever meets about it: the findings of each period. */
public final class StandingOut implements Suggestions, Evidence {

  /** For so long, what is looked at before there is a digest is not counted again. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final int LEADS = 1000;

  /** A digest that was counted anew may not have a finding any more; one of so many has it. */
  private static final int LATEST = 10;

  private final Store store;
  private final FiguresReader reader;
  private final PastFigures past;
  private final Findings findings;
  private final ZoneId zone;
  private final Clock clock;
  private volatile @Nullable Counted latest;

  /** What was found of a period lately. */
  private record Counted(Period period, Instant at, List<Finding> findings) {}

  /**
   * @param zone in which the days of a period begin that is known by its id only
   */
  public StandingOut(
      Store store,
      FiguresReader reader,
      PastFigures past,
      Findings findings,
      ZoneId zone,
      Clock clock) {
    this.store = store;
    this.reader = reader;
    this.past = past;
    this.findings = findings;
    this.zone = zone;
    this.clock = clock;
  }

  /** The periods whose digests have a finding, by when they began. */
  static Index with(String finding) {
    return new Index("digests-of-finding", finding);
  }

  /**
   * What stands out in these figures of a period.
   *
   * @param earlier those of the periods before, newest first
   */
  List<Finding> of(Period period, Figures figures, List<Figures> earlier) {
    return findings.of(period, figures, earlier);
  }

  /**
   * What the digest of a period found; if it has none, what is found now. Of a period that is not
   * over nothing is: who looks often enough always finds something.
   */
  public List<Finding> found(Period period) {
    Optional<Digest> digest = store.load(Digest.ref(period.id())).map(Stored::value);
    if (digest.isPresent()) {
      return digest.get().edition().findings();
    }
    Instant now = clock.instant();
    if (now.isBefore(period.to())) {
      return List.of();
    }
    Counted before = latest;
    if (before != null
        && before.period().equals(period)
        && !now.isBefore(before.at())
        && now.isBefore(before.at().plus(KEPT))) {
      return before.findings();
    }
    List<Finding> found = of(period, past.of(period), past.before(period, Findings.EARLIER));
    latest = new Counted(period, now, found);
    return found;
  }

  @Override
  public List<Suggestion> of(Period period) {
    return suggestions(found(period));
  }

  /** What went well is told, not discussed; of all else each finding asks something. */
  static List<Suggestion> suggestions(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !wentWell(finding))
        .map(
            finding ->
                new Suggestion(
                    finding.key(),
                    source(finding),
                    finding.sentence(),
                    finding.question(),
                    Optional.of(Pointer.finding(finding.key()))))
        .toList();
  }

  private static Suggestion.Source source(Finding finding) {
    return switch (finding.topic()) {
      case FIT, TIMING, APART -> Suggestion.Source.QUALITY;
      case FOLLOW_UP, ENDING -> Suggestion.Source.FOLLOW_UP;
    };
  }

  /** Whether something is better than it was. */
  static boolean wentWell(Finding finding) {
    return finding.against() == Finding.Against.PAST
        && finding.comparison().difference() > 0 == Metric.moreIsBetter(finding.code());
  }

  /** The finding as the latest digest has it in which it is. */
  Optional<Finding> latest(String key) {
    return store.newest(with(key), LATEST).stream()
        .flatMap(period -> in(period, key).stream())
        .findFirst();
  }

  /**
   * The finding as it was found of a period; else the {@linkplain #latest latest}.
   *
   * @param period its id
   */
  Optional<Finding> found(String key, Optional<String> period) {
    return period.flatMap(id -> in(id, key)).or(() -> latest(key));
  }

  private Optional<Finding> in(String period, String key) {
    return store
        .load(Digest.ref(period))
        .flatMap(digest -> find(digest.value().edition().findings(), key));
  }

  static Optional<Finding> find(List<Finding> findings, String key) {
    return findings.stream().filter(one -> one.key().equals(key)).findFirst();
  }

  /** Those who judged the leads that a finding about the fit counts. */
  @Override
  public Set<MemberId> behind(String key, Optional<String> origin) {
    Optional<Finding> finding =
        found(key, origin).filter(one -> source(one) == Suggestion.Source.QUALITY);
    if (finding.isEmpty()) {
      return Set.of();
    }
    List<LeadId> leads =
        finding.get().periods().stream()
            .flatMap(id -> Period.of(id, zone).stream())
            .flatMap(
                period ->
                    reader
                        .leads(period, finding.get().group(), finding.get().part(), LEADS)
                        .stream())
            .limit(LEADS)
            .toList();
    return store.load(leads.stream().map(Lead::ref).toList()).stream()
        .flatMap(lead -> lead.value().salesVerdict().stream())
        .map(Verdict::by)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}

package io.github.rallybot.figures;

import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Grade;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Outcome;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.schedule.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Half a year of a team by dice, in which three things are so and all else is chance: too many
 * e-book leads are of the wrong size; sales does not share the grade of leads whose persona is CFO;
 * leads of the fair are answered too late.
 */
final class SampleHistory {

  static final int WEEKS = 26;

  /** The last week of it. */
  static final Period LAST = Period.of("2026-W47", ZoneOffset.UTC).orElseThrow();

  private static final MemberId REP = new MemberId("01M837HXBWHS2761MNRA38E8MQ");
  private static final Duration PROMISE = Duration.ofHours(8);

  /** What marketing knows of a lead. */
  private record Lead(
      Instant at, String source, String campaign, String persona, String country, String grade) {}

  /** What sales made of it. */
  private record Made(
      Optional<Judgement> judgement,
      Optional<String> reason,
      Duration after,
      boolean tried,
      Optional<String> lostAt,
      Duration ended) {}

  private final Random dice;
  private final List<Lead> leads = new ArrayList<>();
  private final List<Made> made = new ArrayList<>();

  private SampleHistory(long seed) {
    dice = new Random(seed);
  }

  static SampleHistory of(long seed, int leadsAWeek) {
    SampleHistory history = new SampleHistory(seed);
    for (int week = 1 - WEEKS; week <= 0; week++) {
      Instant from = LAST.plus(week).from();
      for (int i = 0; i < leadsAWeek; i++) {
        Lead lead = history.lead(from.plus(Duration.ofMinutes(history.dice.nextInt(7 * 24 * 60))));
        history.leads.add(lead);
        history.made.add(history.make(lead));
      }
    }
    return history;
  }

  /** The same leads, each with what sales made of another one: whatever differs is chance. */
  SampleHistory shuffled(long seed) {
    SampleHistory other = new SampleHistory(seed);
    other.leads.addAll(leads);
    other.made.addAll(made);
    Collections.shuffle(other.made, other.dice);
    return other;
  }

  private Lead lead(Instant at) {
    String source = one("webinar", "webinar", "e-book", "e-book", "demo", "fair", "referral");
    String campaign =
        switch (source) {
          case "webinar" -> "Fleet costs";
          case "e-book" -> one("Routing guide", "Routing guide", "Depot guide");
          case "fair" -> one("Spring fair", "Autumn fair");
          default -> one("Brand", "Search");
        };
    return new Lead(
        at,
        source,
        campaign,
        one("Ops leader", "Ops leader", "CFO", "Dispatcher"),
        one("DE", "DE", "US", "FR", "NL"),
        one("A", "B", "B", "C", "D"));
  }

  private Made make(Lead lead) {
    boolean good = new GoodGrade(java.util.Set.of("A", "B"), 60).includes(new Grade(lead.grade()));
    double misfit = lead.source().equals("e-book") ? 0.66 : 0.26;
    double fit = lead.persona().equals("CFO") && good ? 0.08 : 0.65;
    Judgement judgement =
        dice.nextDouble() < misfit
            ? Judgement.NOT_A_FIT
            : dice.nextDouble() < fit ? Judgement.GOOD_FIT : Judgement.NOT_YET;
    Optional<String> reason =
        switch (judgement) {
          case GOOD_FIT -> Optional.empty();
          case NOT_YET -> Optional.of(one("no_budget", "no_project", "timing"));
          case NOT_A_FIT ->
              Optional.of(
                  lead.source().equals("e-book") && dice.nextInt(3) > 0
                      ? "company_size"
                      : one("company_size", "industry", "region", "role", "no_need", "duplicate"));
        };
    boolean late = dice.nextDouble() < (lead.source().equals("fair") ? 0.7 : 0.2);
    boolean lost = judgement == Judgement.GOOD_FIT && dice.nextInt(3) == 0;
    return new Made(
        dice.nextInt(10) == 0 ? Optional.empty() : Optional.of(judgement),
        reason,
        Duration.ofHours(late ? 20 : 2),
        dice.nextInt(3) > 0,
        lost ? Optional.of(one("discovery", "proposal", "negotiation")) : Optional.empty(),
        Duration.ofDays(3 + dice.nextInt(25)));
  }

  private String one(String... of) {
    return of[dice.nextInt(of.length)];
  }

  /** The figures of all weeks, the last one first. */
  List<Figures> figures() {
    Map<String, Tallies> weeks = new java.util.LinkedHashMap<>();
    for (int week = 0; week > -WEEKS; week--) {
      Instant asOf = LAST.plus(week).to().plus(Duration.ofDays(2));
      weeks.put(
          LAST.plus(week).id(),
          new Tallies(new Counting(Reasons.standard(), GoodGrade.standard(), asOf)));
    }
    for (int i = 0; i < leads.size(); i++) {
      LeadFacts facts = facts(i);
      Optional.ofNullable(weeks.get(week(facts.receivedAt()))).ifPresent(one -> one.arrived(facts));
      facts
          .outcome()
          .map(end -> week(end.at()))
          .flatMap(week -> Optional.ofNullable(weeks.get(week)))
          .ifPresent(one -> one.ended(facts));
    }
    List<Figures> figures = new ArrayList<>();
    weeks.forEach(
        (week, tallies) ->
            figures.add(figures(Period.of(week, ZoneOffset.UTC).orElseThrow(), tallies)));
    return figures;
  }

  private static String week(Instant at) {
    return Period.containing(Rhythm.WEEK, at, ZoneOffset.UTC).id();
  }

  static Figures figures(Period period, Tallies tallies) {
    return new Figures(
        period.id(),
        period.to(),
        GoodGrade.standard(),
        tallies.all(),
        tallies.groups(),
        Waits.NONE,
        Waits.NONE,
        Waits.NONE,
        Map.of(),
        List.of());
  }

  private LeadFacts facts(int number) {
    Lead lead = leads.get(number);
    Made after = made.get(number);
    Instant judged = lead.at().plus(after.after());
    return new LeadFacts(
        new LeadId("L" + number),
        lead.at(),
        lead.source(),
        Optional.of(lead.campaign()),
        Optional.of(lead.persona()),
        Optional.of(lead.country()),
        Optional.of(new Grade(lead.grade())),
        false,
        Optional.empty(),
        after.judgement().stream()
            .map(
                judgement ->
                    new Verdict(
                        REP,
                        judgement,
                        after.reason(),
                        Optional.empty(),
                        Optional.empty(),
                        judged,
                        false))
            .toList(),
        Optional.of(new LeadFacts.Promise(lead.at().plus(PROMISE))),
        after.tried()
            ? List.of(new LeadFacts.Attempt(FollowUp.Attempt.Kind.TRIED, judged))
            : List.of(),
        after
            .lostAt()
            .map(
                stage ->
                    new LeadFacts.End(
                        Outcome.Kind.LOST,
                        Optional.of(stage),
                        Optional.empty(),
                        lead.at().plus(after.ended()))),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}

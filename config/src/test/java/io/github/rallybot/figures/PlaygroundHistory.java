package io.github.rallybot.figures;

import io.github.rallybot.config.playground.PlannedLeads;
import io.github.rallybot.config.playground.PlannedLeads.Done;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Grade;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Outcome;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.schedule.Hours;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.schedule.Rhythm;
import io.github.rallybot.schedule.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The weeks before the playground opens, as the bot counts them, without the bot. */
final class PlaygroundHistory {

  static final int WEEKS = 26;

  /**
   * Something that is hidden.
   *
   * @param called as a digest calls those leads
   * @param campaigns that bring the same leads
   * @param codes of the figures by which it may show
   */
  record Hidden(String called, List<String> campaigns, List<String> codes) {
    boolean is(Finding finding) {
      String group = finding.group().value();
      return (group.equals(called) || campaigns.contains(group)) && codes.contains(finding.code());
    }
  }

  /** What is so in the last weeks. */
  static final List<Hidden> NOW =
      List.of(
          new Hidden(
              "webinar",
              List.of("Cold chain rules", "Fleet costs 2026"),
              List.of("reason:industry", "not_a_fit", "gap")),
          new Hidden("expo", List.of("Expo Berlin scans"), List.of("late", "answered", "tried")),
          new Hidden("", List.of(), List.of("lost_at:proposal")));

  private static final Hidden BEFORE =
      new Hidden(
          "e-book",
          List.of("Route planning handbook", "CO2 per parcel"),
          List.of("reason:company_size", "not_a_fit", "gap"));

  /** Whether a finding is about something that is or was hidden. */
  static boolean hidden(Finding finding) {
    return BEFORE.is(finding) || NOW.stream().anyMatch(one -> one.is(finding));
  }

  private static final MemberId REP = new MemberId("01M837HXBWHS2761MNRA38E8MQ");
  private static final Duration PROMISE = Duration.ofHours(8);

  /** Meetings are a day and a half into the week after. */
  private static final Duration UNTIL_THE_MEETING = Duration.ofHours(35);

  private static final Set<String> ENDS = Set.of("WON", "LOST");

  private static final WorkingHours TEAM =
      new WorkingHours(ZoneOffset.UTC, Hours.usual(), day -> false);

  private final Instant to;
  private final List<PlannedLeads.Lead> leads;
  private final List<List<Done>> made;
  private final Map<String, Figures> counted = new HashMap<>();

  private PlaygroundHistory(Instant to, List<PlannedLeads.Lead> leads, List<List<Done>> made) {
    this.to = to;
    this.leads = leads;
    this.made = made;
  }

  /** What is there when the playground is opened at a moment. */
  static PlaygroundHistory before(Instant to) {
    return before(PlannedLeads.SEED, to);
  }

  static PlaygroundHistory before(long seed, Instant to) {
    List<PlannedLeads.Lead> leads = PlannedLeads.before(seed, to, WEEKS);
    return new PlaygroundHistory(to, leads, leads.stream().map(PlannedLeads.Lead::done).toList());
  }

  /** The same leads, each with what sales made of another one: whatever differs is chance. */
  PlaygroundHistory shuffled(long seed) {
    List<List<Done>> others = new ArrayList<>(made);
    Collections.shuffle(others, new Random(seed));
    return new PlaygroundHistory(to, leads, others);
  }

  int leads(Period week) {
    return (int) leads.stream().filter(lead -> week.contains(lead.at())).count();
  }

  /** The week that is not over. */
  Period present() {
    return Period.containing(Rhythm.WEEK, to, ZoneOffset.UTC);
  }

  /** What the digest of a week finds. */
  List<Finding> findings(Period week) {
    List<Figures> past = new ArrayList<>();
    for (int back = 1; back <= Findings.EARLIER; back++) {
      Period earlier = week.plus(-back);
      if (leads(earlier) > 0) {
        past.add(figures(earlier));
      }
    }
    return new Findings(Reasons.standard(), Endings.standard(), Caution.standard())
        .of(week, figures(week), past);
  }

  /** As they were when the meeting about a week began. */
  Figures figures(Period week) {
    return counted.computeIfAbsent(week.id(), id -> count(week));
  }

  private Figures count(Period week) {
    Instant meeting = week.to().plus(UNTIL_THE_MEETING);
    Instant asOf = meeting.isBefore(to) ? meeting : to;
    Tallies tallies = new Tallies(new Counting(Reasons.standard(), GoodGrade.standard(), asOf));
    for (int i = 0; i < leads.size(); i++) {
      Instant came = leads.get(i).at();
      if (week.contains(came)) {
        tallies.arrived(facts(i, asOf));
      }
      if (made.get(i).stream()
          .anyMatch(one -> ENDS.contains(one.kind()) && week.contains(came.plus(one.after())))) {
        tallies.ended(facts(i, asOf));
      }
    }
    return new Figures(
        week.id(),
        asOf,
        GoodGrade.standard(),
        tallies.all(),
        tallies.groups(),
        Waits.NONE,
        Waits.NONE,
        Waits.NONE,
        Map.of(),
        List.of());
  }

  private LeadFacts facts(int number, Instant asOf) {
    PlannedLeads.Lead lead = leads.get(number);
    List<Done> done =
        made.get(number).stream()
            .filter(one -> !lead.at().plus(one.after()).isAfter(asOf))
            .toList();
    return new LeadFacts(
        new LeadId("L" + number),
        lead.at(),
        lead.source(),
        lead.campaign(),
        lead.persona(),
        lead.country(),
        Optional.of(new Grade(lead.grade())),
        false,
        Optional.empty(),
        each(done, "JUDGED").map(one -> verdict(one, lead.at().plus(one.after()))).toList(),
        TEAM.plus(lead.at(), PROMISE).map(LeadFacts.Promise::new),
        Stream.concat(each(done, "TRIED"), each(done, "REACHED"))
            .map(one -> lead.at().plus(one.after()))
            .map(at -> new LeadFacts.Attempt(FollowUp.Attempt.Kind.TRIED, at))
            .toList(),
        Stream.concat(each(done, "WON"), each(done, "LOST"))
            .map(one -> outcome(one, lead.at().plus(one.after())))
            .findFirst(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Stream<Done> each(List<Done> done, String kind) {
    return done.stream().filter(one -> one.kind().equals(kind));
  }

  private static Verdict verdict(Done done, Instant at) {
    boolean marketing = done.who().equals("U0PRIYA");
    return new Verdict(
        marketing ? new MemberId("01M837HXBWHS2761MNRA38E8MR") : REP,
        Judgement.of(done.code().orElseThrow()).orElseThrow(),
        done.reason(),
        Optional.empty(),
        Optional.empty(),
        at,
        marketing);
  }

  private static LeadFacts.End outcome(Done done, Instant at) {
    return new LeadFacts.End(
        done.kind().equals("WON") ? Outcome.Kind.WON : Outcome.Kind.LOST,
        done.code(),
        done.reason(),
        at);
  }
}

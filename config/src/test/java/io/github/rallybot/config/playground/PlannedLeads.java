package io.github.rallybot.config.playground;

import io.github.rallybot.config.playground.SampleAnswers.Deed;
import io.github.rallybot.config.playground.SampleCrowd.Newcomer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The plan of the weeks before the playground opens, as leads that were answered. */
public final class PlannedLeads {

  private PlannedLeads() {}

  /** What marketing knows of a lead. */
  public record Lead(
      Instant at,
      String source,
      Optional<String> campaign,
      Optional<String> persona,
      Optional<String> country,
      String grade,
      List<Done> done) {}

  /**
   * What was done with it.
   *
   * @param after how long after it came
   * @param kind of what was done, as the plan names it
   */
  public record Done(
      Duration after, String who, String kind, Optional<String> code, Optional<String> reason) {}

  /** What the dice of the playground begin with. */
  public static final long SEED = Weeks.SEED;

  /** All leads of so many weeks before a moment, in the order in which they came. */
  public static List<Lead> before(long seed, Instant to, int weeks) {
    Map<Integer, Instant> came = new TreeMap<>();
    Map<Integer, Newcomer> leads = new TreeMap<>();
    Map<Integer, List<Done>> done = new TreeMap<>();
    Instant from = Progress.starting(to, weeks).from();
    for (Weeks.Step step :
        Weeks.plan(seed, from, to, ZoneOffset.UTC, new SampleCrowd(SampleLeads.samples()))) {
      for (Weeks.Arrival arrival : step.arrivals()) {
        came.put(arrival.lead().number(), step.at());
        leads.put(arrival.lead().number(), arrival.lead());
        done.put(arrival.lead().number(), new ArrayList<>());
      }
      for (Deed deed : step.deeds()) {
        done.getOrDefault(deed.lead(), new ArrayList<>())
            .add(
                new Done(
                    Duration.between(came.getOrDefault(deed.lead(), step.at()), step.at()),
                    deed.person(),
                    deed.kind().name(),
                    deed.code(),
                    deed.reason()));
      }
    }
    List<Lead> all = new ArrayList<>();
    leads.forEach(
        (number, lead) ->
            all.add(
                new Lead(
                    came.getOrDefault(number, to),
                    lead.text("source"),
                    lead.some("campaign"),
                    lead.some("persona"),
                    lead.some("country"),
                    lead.text("grade"),
                    List.copyOf(done.getOrDefault(number, List.of())))));
    return all;
  }
}

package io.github.rallybot.config.playground;

import io.github.rallybot.config.playground.SampleAnswers.Deed;
import io.github.rallybot.intake.LeadReader;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.schedule.Rhythm;
import io.github.rallybot.slack.playground.SlackStandIn;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills the weeks before the first start, so that the playground opens on a team that has worked
 * with the bot for a while. Nothing is written past the bot: leads come in and are answered through
 * the front doors of its features, and only the clock, which bot and stand-in share, goes faster
 * than life. The leads of the last days have cards of their own, those of earlier weeks stand in
 * one summary a week. Slack's limits and the bot's own quotas rest meanwhile, because they go by
 * real seconds.
 */
final class Filling {

  private static final Logger log = LoggerFactory.getLogger(Filling.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int HANDS = 6;

  /** After so many steps it is kept how far this came. */
  private static final int KEPT_EVERY = 20;

  /** More than ten cards that wait would become a summary. */
  private static final int TOGETHER = 8;

  private final SlackStandIn standIn;
  private final MovableClock clock;
  private final FrontDoors doors;
  private final HurriedPace pace;
  private final Path folder;
  private final ZoneId zone;
  private final Posts posts;
  private final Hands hands;

  Filling(
      SlackStandIn standIn, MovableClock clock, FrontDoors doors, HurriedPace pace, Path folder) {
    this.standIn = standIn;
    this.clock = clock;
    this.doors = doors;
    this.pace = pace;
    this.folder = folder;
    this.zone = doors.diary().team().zone();
    this.posts = new Posts(standIn);
    this.hands = new Hands(doors.feedback(), doors.followUps());
  }

  /** Begins, or goes on where an earlier process was stopped; does nothing if all is filled. */
  void run() throws InterruptedException {
    Progress progress = Progress.in(folder).filter(kept -> !kept.done()).orElse(null);
    if (progress == null) {
      return;
    }
    List<Weeks.Step> steps =
        Weeks.plan(
            Weeks.SEED,
            progress.from(),
            progress.to(),
            zone,
            new SampleCrowd(SampleLeads.samples()));
    int all = steps.stream().mapToInt(step -> step.arrivals().size()).sum();
    SampleHearings hearings =
        new SampleHearings(doors.questions(), doors.contents(), progress.to());
    SampleMeetings meetings = new SampleMeetings(doors, posts, progress.to());
    Map<Integer, String> leads = new TreeMap<>(progress.leads());
    long began = System.nanoTime();
    ExecutorService crew = Executors.newFixedThreadPool(HANDS, Filling::daemon);
    pace.hurry(true);
    limitsRest(true);
    try {
      Instant before = progress.step() == 0 ? Instant.EPOCH : steps.get(progress.step() - 1).at();
      for (int i = progress.step(); i < steps.size(); i++) {
        Weeks.Step step = steps.get(i);
        if (i % KEPT_EVERY == 0) {
          progress = progress.after(i, leads);
          progress.keep(folder);
          tell(leads.size(), all);
        }
        take(crew, step, leads);
        hearings.between(before, step.at());
        meetings.between(before, step.at());
        before = step.at();
      }
      hearings.between(before, progress.to());
      clock.arrive();
      meetings.between(before, progress.to());
    } finally {
      crew.shutdownNow();
      pace.hurry(false);
      limitsRest(false);
      standIn.notice("");
    }
    progress.finished().keep(folder);
    standIn.redraw();
    log.info(
        "The weeks before today are filled: {} leads in {} s",
        leads.size(),
        (System.nanoTime() - began) / 1_000_000_000);
  }

  private String week(Instant at) {
    return Period.containing(Rhythm.WEEK, at, zone).id();
  }

  /** What people call the leads of a week that came as a list. */
  private String list(Instant at) {
    return "leads-" + week(at) + ".csv";
  }

  private void limitsRest(boolean now) {
    standIn.limitsRest(now);
    Playground.teams().ifPresent(teams -> teams.rates().rest(now));
  }

  private void tell(int leads, int all) {
    standIn.notice("Filling the weeks before today: " + leads + " of " + all + " leads…");
    log.info("filling the weeks before today: {} of {}", leads, all);
  }

  /**
   * Nothing is under way when the clock moves. Nobody does anything yet with a lead that has only
   * just come, so both go on at once.
   */
  private void take(ExecutorService crew, Weeks.Step step, Map<Integer, String> leads)
      throws InterruptedException {
    if (step.at().isAfter(clock.instant())) {
      clock.moveTo(step.at());
    }
    // what several people do to one lead is done in turn
    Map<Integer, List<Deed>> byLead = new LinkedHashMap<>();
    step.deeds()
        .forEach(deed -> byLead.computeIfAbsent(deed.lead(), lead -> new ArrayList<>()).add(deed));
    List<Future<?>> acts = new ArrayList<>();
    byLead.forEach(
        (number, deeds) -> {
          LeadId lead = new LeadId(Objects.requireNonNull(leads.get(number)));
          acts.add(crew.submit(() -> act(deeds, lead)));
        });
    arrive(step, leads);
    for (Future<?> one : acts) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private void arrive(Weeks.Step step, Map<Integer, String> leads) throws InterruptedException {
    String batch = "history-" + week(step.at());
    List<Leads.Listed> listed = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (Weeks.Arrival arrival : step.arrivals()) {
      int number = arrival.lead().number();
      Brief brief = brief(arrival, step.at());
      if (!arrival.fresh()) {
        numbers.add(number);
        listed.add(new Leads.Listed(brief, new Lead.Origin(batch, number)));
        continue;
      }
      String id = id(doors.leads().receive(brief, Optional.empty()));
      leads.put(number, id);
      waiting.add(id);
      if (waiting.size() == TOGETHER) {
        seen(waiting);
      }
    }
    seen(waiting);
    List<Leads.Received> received =
        doors
            .leads()
            .receiveAll(listed, channels -> doors.bursts().open(channels, list(step.at()), batch));
    for (int i = 0; i < numbers.size(); i++) {
      leads.put(numbers.get(i), received.get(i).lead().value());
    }
  }

  private void seen(List<String> waiting) throws InterruptedException {
    for (String lead : waiting) {
      posts.await(lead);
    }
    waiting.clear();
  }

  private static String id(Leads.Receipt receipt) {
    if (receipt instanceof Leads.Receipt.Accepted accepted) {
      return accepted.lead().value();
    }
    if (receipt instanceof Leads.Receipt.Duplicate duplicate) {
      return duplicate.lead().value();
    }
    throw new IllegalStateException("a lead without a key has a key that was used");
  }

  private static Brief brief(Weeks.Arrival arrival, Instant at) {
    ObjectNode said = arrival.lead().said().deepCopy();
    arrival.owner().ifPresent(owner -> said.put("owner", owner));
    SampleLeads.dated(said, at);
    LeadReader.Reading reading =
        LeadReader.read(JSON.convertValue(said, new TypeReference<Map<String, Object>>() {}));
    if (reading instanceof LeadReader.Reading.Good good) {
      return good.lead();
    }
    throw new IllegalStateException("a sample lead is wrong: " + reading);
  }

  private void act(List<Deed> deeds, LeadId lead) {
    for (Deed deed : deeds) {
      if (!hands.act(deed, lead)) {
        log.warn("{} could not do what was planned with {}", deed.person(), lead);
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "filling");
    thread.setDaemon(true);
    return thread;
  }
}

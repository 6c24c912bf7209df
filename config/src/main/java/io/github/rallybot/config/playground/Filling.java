package io.github.rallybot.config.playground;

import io.github.rallybot.slack.playground.SlackStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the weeks before the first start, so that the playground opens on a team that has worked
 * with the bot for a while. Nothing is written past the bot: leads are handed over by HTTP, people
 * answer them with signed clicks, and only the clock, which bot and stand-in share, goes faster
 * than life. Slack's limits and the bot's own quotas rest meanwhile, because they go by real
 * seconds.
 */
final class Filling {

  static final int LEADS = 200;

  private static final Logger log = LoggerFactory.getLogger(Filling.class);
  private static final int HANDS = 6;

  /** More than ten cards that wait would become a summary, and people answer cards here. */
  private static final int TOGETHER = 8;

  private final SlackStandIn standIn;
  private final MovableClock clock;
  private final SampleLeads samples;
  private final HurriedPace pace;
  private final Path folder;
  private final Function<Instant, SampleHearings> questions;
  private final Hands hands;

  /**
   * @param questions what buyers asked until a moment
   */
  Filling(
      SlackStandIn standIn,
      MovableClock clock,
      SampleLeads samples,
      Function<Instant, SampleHearings> questions,
      HurriedPace pace,
      Path folder) {
    this.standIn = standIn;
    this.clock = clock;
    this.samples = samples;
    this.pace = pace;
    this.folder = folder;
    this.questions = questions;
    this.hands = new Hands(standIn);
  }

  /** Begins, or goes on where an earlier process was stopped; does nothing if all is filled. */
  void run() throws IOException, InterruptedException {
    Progress progress = Progress.in(folder).filter(kept -> !kept.done()).orElse(null);
    if (progress == null) {
      return;
    }
    List<Weeks.Step> steps =
        Weeks.plan(progress.from(), progress.to(), LEADS, samples::gradeInHistory);
    SampleHearings hearings = questions.apply(progress.to());
    long began = System.nanoTime();
    ExecutorService crew = Executors.newFixedThreadPool(HANDS, Filling::daemon);
    pace.hurry(true);
    limitsRest(true);
    tell(progress.leads().size());
    try {
      for (int i = progress.step(); i < steps.size(); i++) {
        Map<Integer, String> before = progress.leads();
        Map<Integer, String> arrived = take(crew, steps.get(i), before);
        hearings.between(i == 0 ? Instant.EPOCH : steps.get(i - 1).at(), steps.get(i).at());
        progress = progress.after(i + 1, arrived);
        progress.keep(folder);
        tell(progress.leads().size());
      }
    } finally {
      crew.shutdownNow();
      pace.hurry(false);
      limitsRest(false);
      standIn.notice("");
    }
    hearings.between(
        steps.isEmpty() ? Instant.EPOCH : steps.get(steps.size() - 1).at(), progress.to());
    clock.arrive();
    progress.finished().keep(folder);
    standIn.redraw();
    log.info(
        "The weeks before today are filled: {} leads in {} s",
        progress.leads().size(),
        (System.nanoTime() - began) / 1_000_000_000);
  }

  private void limitsRest(boolean now) {
    standIn.limitsRest(now);
    Playground.teams().ifPresent(teams -> teams.rates().rest(now));
  }

  private void tell(int leads) {
    standIn.notice("Filling the weeks before today: " + leads + " of " + LEADS + " leads…");
    if (leads % 40 < 3) {
      log.info("filling the weeks before today: {} of {}", leads, LEADS);
    }
  }

  /** Nothing is under way when the clock moves: a request signed before would look old. */
  private Map<Integer, String> take(
      ExecutorService crew, Weeks.Step step, Map<Integer, String> before)
      throws IOException, InterruptedException {
    if (step.at().isAfter(clock.instant())) {
      clock.moveTo(step.at());
    }
    Map<Integer, String> leads = new TreeMap<>(before);
    for (int from = 0; from < step.arrivals().size(); from += TOGETHER) {
      int to = Math.min(step.arrivals().size(), from + TOGETHER);
      List<Callable<Map.Entry<Integer, String>>> handing = new ArrayList<>();
      for (Weeks.Arrival arrival : step.arrivals().subList(from, to)) {
        handing.add(() -> Map.entry(arrival.number(), samples.sendInHistory(arrival, step.at())));
      }
      for (Map.Entry<Integer, String> lead : all(crew, handing)) {
        leads.put(lead.getKey(), lead.getValue());
        hands.card(lead.getValue());
      }
    }
    // what several people do to one lead is done in turn, and nobody has two forms open
    Map<String, List<Weeks.Deed>> byPerson = new LinkedHashMap<>();
    step.deeds()
        .forEach(
            deed -> byPerson.computeIfAbsent(deed.person(), who -> new ArrayList<>()).add(deed));
    List<Callable<Boolean>> acts = new ArrayList<>();
    byPerson.values().forEach(own -> acts.add(() -> act(own, leads)));
    all(crew, acts);
    return leads;
  }

  private boolean act(List<Weeks.Deed> deeds, Map<Integer, String> leads)
      throws InterruptedException {
    for (Weeks.Deed deed : deeds) {
      String lead = leads.get(deed.lead());
      if (lead != null && !hands.act(deed, lead)) {
        log.warn("{} could not do what was planned with {}", deed.person(), lead);
      }
    }
    return true;
  }

  private static <T> List<T> all(ExecutorService crew, List<Callable<T>> work)
      throws IOException, InterruptedException {
    List<T> done = new ArrayList<>();
    for (Future<T> one : crew.invokeAll(work)) {
      try {
        done.add(one.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException away) {
          throw away;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
    return done;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "filling");
    thread.setDaemon(true);
    return thread;
  }
}

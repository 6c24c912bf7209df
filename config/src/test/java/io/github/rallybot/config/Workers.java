package io.github.rallybot.config;

import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.slack.playground.SlackStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Two of sales, who work through summaries as they appear, and press again when told that it did
 * not work.
 */
final class Workers implements AutoCloseable {

  private static final List<String> WHO = List.of("U0MAYA", "U0TOM");

  private final SlackStandIn slack;
  private final ExecutorService threads = Executors.newFixedThreadPool(WHO.size());
  private final List<Future<?>> working = new ArrayList<>();
  private final Map<String, Set<String>> shown = new ConcurrentHashMap<>();
  private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger repeats = new AtomicInteger();
  private volatile boolean enough;

  Workers(SlackStandIn slack) {
    this.slack = slack;
  }

  void begin() {
    for (String who : WHO) {
      working.add(threads.submit(() -> workThrough(who)));
    }
  }

  /** Returns once nothing is left to work through. */
  void finish() throws Exception {
    enough = true;
    for (Future<?> one : working) {
      one.get(3, TimeUnit.MINUTES);
    }
  }

  private void workThrough(String who) {
    while (!Thread.currentThread().isInterrupted()) {
      boolean worked = false;
      for (Message summary : summaries(slack)) {
        worked |= workThrough(who, summary);
      }
      if (!worked && enough) {
        return;
      }
      Eventually.pause();
    }
  }

  /** The summaries in the channel that have something left to do. */
  static List<Message> summaries(SlackStandIn slack) {
    return slack.workspace().messages(Channel.ID).stream()
        .filter(message -> message.onlyFor().isEmpty())
        .filter(message -> button(message.blocks(), "burst.work").isPresent())
        .toList();
  }

  private record Button(String id, String value) {}

  private static Optional<Button> button(JsonNode blocks, String value) {
    for (JsonNode block : blocks) {
      for (JsonNode element : block.path("elements")) {
        if (element.path("value").asString("").startsWith(value)) {
          return Optional.of(
              new Button(
                  element.path("action_id").asString(""), element.path("value").asString("")));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether there was a lead to answer. */
  private boolean workThrough(String who, Message summary) {
    Button begin = button(summary.blocks(), "burst.work").orElseThrow();
    try {
      if (!slack.people().click(who, Channel.ID, summary.ts(), begin.id()).ok()) {
        repeats.incrementAndGet();
        return true;
      }
    } catch (IllegalArgumentException goneMeanwhile) {
      return true;
    }
    boolean worked = false;
    for (Optional<JsonNode> view = slack.people().openView(who);
        view.isPresent();
        view = slack.people().openView(who)) {
      JsonNode form = view.get();
      Optional<Button> good = button(form.path("blocks"), "work.judge");
      if (good.isEmpty()) {
        slack.people().closeView(who, form.path("id").asString(""), true);
        return worked;
      }
      worked = true;
      String lead = good.get().value().split(":", -1)[2];
      shown.computeIfAbsent(lead, id -> ConcurrentHashMap.newKeySet()).add(who);
      press(who, form, good.get(), lead);
    }
    return true;
  }

  private void press(String who, JsonNode form, Button good, String lead) {
    try {
      String view = form.path("id").asString("");
      if (slack.people().useInView(who, view, good.id(), List.of(), Map.of()).ok()) {
        acknowledged.computeIfAbsent(lead, id -> new ArrayList<>()).add(who);
      } else {
        repeats.incrementAndGet();
        Eventually.pause();
      }
    } catch (IllegalArgumentException replacedMeanwhile) {
      repeats.incrementAndGet();
    }
  }

  /** By lead, who answered it, as often as it was acknowledged. */
  Map<String, List<String>> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  /** By lead, to whom it was shown. */
  Map<String, Set<String>> shown() {
    return Map.copyOf(shown);
  }

  int repeats() {
    return repeats.get();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package io.github.rallybot.config;

import io.github.rallybot.slack.playground.Message;
import io.github.rallybot.slack.playground.SlackStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sales, who press buttons as cards appear, and press again when told that it did not work. */
final class Pressers implements AutoCloseable {

  private static final String MAYA = "U0MAYA";
  private static final String TOM = "U0TOM";

  private final SlackStandIn slack;
  private final Channel channel;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Future<?>> pressing = new ArrayList<>();
  private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger repeats = new AtomicInteger();

  Pressers(SlackStandIn slack) {
    this.slack = slack;
    this.channel = new Channel(slack);
  }

  /** Watches the channel; of every third card somebody says something, sometimes both do. */
  void begin(int cards) {
    pressing.add(
        threads.submit(
            () -> {
              List<String> seen = new ArrayList<>();
              while (seen.size() < cards && !Thread.currentThread().isInterrupted()) {
                for (String lead : channel.cards().keySet()) {
                  if (!seen.contains(lead)) {
                    seen.add(lead);
                    say(lead, seen.size());
                  }
                }
                Eventually.pause();
              }
            }));
  }

  private void say(String lead, int number) {
    if (number % 3 == 0) {
      List<String> words = number % 6 == 0 ? List.of("good_fit", "not_yet") : List.of("good_fit");
      later(() -> words.forEach(word -> press(lead, MAYA, word)));
    }
    if (number % 9 == 0) {
      later(() -> press(lead, TOM, "not_a_fit"));
    }
  }

  private synchronized void later(Runnable work) {
    pressing.add(threads.submit(work));
  }

  private void press(String lead, String who, String judgement) {
    for (int attempt = 1; attempt < 2000; attempt++) {
      List<Message> cards = channel.cards().getOrDefault(lead, List.of());
      for (Message card : cards) {
        String button = Channel.button(card, judgement).orElseThrow();
        try {
          if (slack.people().click(who, Channel.ID, card.ts(), button).ok()) {
            acknowledged
                .computeIfAbsent(lead, id -> new CopyOnWriteArrayList<>())
                .add(who + " " + judgement);
            return;
          }
        } catch (IllegalArgumentException goneMeanwhile) {
          continue;
        }
        repeats.incrementAndGet();
      }
      Eventually.pause();
    }
    throw new AssertionError(judgement + " on " + lead + " was never acknowledged");
  }

  /** By lead, who pressed what, each once, in the order acknowledged. */
  Map<String, List<String>> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  int repeats() {
    return repeats.get();
  }

  void awaitAll() throws Exception {
    for (int i = 0; i < size(); i++) {
      get(i).get(2, TimeUnit.MINUTES);
    }
  }

  private synchronized int size() {
    return pressing.size();
  }

  private synchronized Future<?> get(int i) {
    return pressing.get(i);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

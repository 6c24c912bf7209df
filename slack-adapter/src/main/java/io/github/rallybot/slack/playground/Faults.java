package io.github.rallybot.slack.playground;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What is to go wrong, on which calls and how often; the dice are seeded, so that a run can be
 * repeated. A call is named by its method ({@code chat.postMessage}), {@code respond} stands for
 * response URLs, {@code callback} for what is sent to the bot, {@code *} for every Web API call.
 */
public final class Faults {
  static final String RESPOND = "respond";
  static final String CALLBACK = "callback";
  private static final String ANY = "*";

  /** One order: so many calls (if {@code left} is 0 or more), else by probability. */
  record Rule(Fault fault, Set<String> calls, double probability, int left) {}

  private final Runnable changed;
  private final List<Rule> rules = new ArrayList<>();
  private final Map<Fault, Integer> hits = new EnumMap<>(Fault.class);
  private Random dice = new Random(1);

  Faults(Runnable changed) {
    this.changed = changed;
  }

  /** The next so many of these calls fail; without names, posts (or callbacks) do. */
  public synchronized void next(Fault fault, int count, String... calls) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one call must fail");
    }
    rules.add(new Rule(fault, names(fault, calls), 0, count));
    changed.run();
  }

  /** Each of these calls fails with this probability, until changed or reset. */
  public synchronized void chance(Fault fault, double probability, String... calls) {
    if (probability < 0 || probability > 1) {
      throw new IllegalArgumentException("a probability is between 0 and 1");
    }
    rules.removeIf(rule -> rule.fault() == fault && rule.left() < 0);
    if (probability > 0) {
      rules.add(new Rule(fault, names(fault, calls), probability, -1));
    }
    changed.run();
  }

  private static Set<String> names(Fault fault, String... calls) {
    if (fault.ofCallbacks()) {
      return Set.of(CALLBACK);
    }
    return calls.length == 0 ? Set.of("chat.postMessage") : Set.of(calls);
  }

  /** No more faults; the counters start again. */
  public synchronized void reset() {
    rules.clear();
    hits.clear();
    changed.run();
  }

  public synchronized void seed(long seed) {
    dice = new Random(seed);
  }

  /** How often each fault has struck. */
  public synchronized Map<Fault, Integer> hits() {
    Map<Fault, Integer> copy = new EnumMap<>(Fault.class);
    copy.putAll(hits);
    return copy;
  }

  synchronized List<Rule> rules() {
    return List.copyOf(rules);
  }

  /** Whether this call goes wrong, and how. */
  synchronized Optional<Fault> strike(String call) {
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      boolean named =
          rule.calls().contains(call) || (rule.calls().contains(ANY) && !call.equals(CALLBACK));
      if (!named) {
        continue;
      }
      if (rule.left() > 0) {
        if (rule.left() == 1) {
          rules.remove(i);
        } else {
          rules.set(i, new Rule(rule.fault(), rule.calls(), 0, rule.left() - 1));
        }
      } else if (dice.nextDouble() >= rule.probability()) {
        continue;
      }
      hits.merge(rule.fault(), 1, Integer::sum);
      changed.run();
      return Optional.of(rule.fault());
    }
    return Optional.empty();
  }
}

package io.github.rallybot.playground;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to go wrong, on which calls and how often; the dice are seeded, so that a run can be
 * repeated. A call is named as its stand-in names it; {@code callback} stands for what is sent to
 * the bot, {@code *} for everything that the bot calls.
 *
 * @param <F> the ways in which a call of this stand-in can go wrong
 */
public final class Faults<F extends Enum<F> & Faults.Kind> {
  public static final String CALLBACK = "callback";
  private static final String ANY = "*";

  /** A way in which a call between the bot and a stand-in can go wrong. */
  public interface Kind {
    /** Whether it strikes what is sent to the bot, not what the bot calls. */
    boolean ofCallbacks();

    /** The calls that it strikes, if it makes no sense on others. */
    default Set<String> strikes() {
      return Set.of();
    }
  }

  /** One order: so many calls (if {@code left} is 0 or more), else by probability. */
  private record Rule<F>(F fault, Set<String> calls, double probability, int left) {}

  private final Class<F> kinds;
  private final String usual;
  private final Runnable changed;
  private final List<Rule<F>> rules = new ArrayList<>();
  private final Map<F, Integer> hits;
  private Random dice = new Random(1);

  /**
   * @param usual the call that fails if an order names none
   * @param changed is told of each order and each fault
   */
  public Faults(Class<F> kinds, String usual, Runnable changed) {
    this.kinds = kinds;
    this.usual = usual;
    this.changed = changed;
    this.hits = new EnumMap<>(kinds);
  }

  /** The next so many of these calls fail; without names, posts (or callbacks) do. */
  public synchronized void next(F fault, int count, String... calls) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one call must fail");
    }
    rules.add(new Rule<>(fault, names(fault, calls), 0, count));
    changed.run();
  }

  /** Each of these calls fails with this probability, until changed or reset. */
  public synchronized void chance(F fault, double probability, String... calls) {
    if (probability < 0 || probability > 1) {
      throw new IllegalArgumentException("a probability is between 0 and 1");
    }
    rules.removeIf(rule -> rule.fault() == fault && rule.left() < 0);
    if (probability > 0) {
      rules.add(new Rule<>(fault, names(fault, calls), probability, -1));
    }
    changed.run();
  }

  private Set<String> names(F fault, String... calls) {
    if (fault.ofCallbacks()) {
      return Set.of(CALLBACK);
    }
    if (!fault.strikes().isEmpty()) {
      return fault.strikes();
    }
    return calls.length == 0 ? Set.of(usual) : Set.of(calls);
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
  public synchronized Map<F, Integer> hits() {
    Map<F, Integer> copy = new EnumMap<>(kinds);
    copy.putAll(hits);
    return copy;
  }

  /** What is ordered and how often each fault has struck, for the page. */
  public synchronized ObjectNode json() {
    ObjectNode json = Wire.object();
    ArrayNode orders = json.putArray("rules");
    for (Rule<F> rule : rules) {
      ObjectNode order =
          orders
              .addObject()
              .put("fault", rule.fault().name())
              .put("probability", rule.probability())
              .put("left", rule.left());
      ArrayNode calls = order.putArray("calls");
      rule.calls().forEach(calls::add);
    }
    ObjectNode struck = json.putObject("hits");
    for (F fault : kinds.getEnumConstants()) {
      struck.put(fault.name(), hits.getOrDefault(fault, 0));
    }
    return json;
  }

  /** Takes an order of the page: so many {@code next} calls, or a {@code probability}. */
  public JsonNode order(JsonNode request) {
    F fault = Enum.valueOf(kinds, Wire.text(request, "fault"));
    String[] calls =
        request.path("calls").valueStream().map(JsonNode::asString).toArray(String[]::new);
    if (request.has("next")) {
      next(fault, request.path("next").asInt(1), calls);
    } else {
      chance(fault, request.path("probability").asDouble(0), calls);
    }
    return Wire.ok();
  }

  /** Whether this call goes wrong, and how. */
  public synchronized Optional<F> strike(String call) {
    for (int i = 0; i < rules.size(); i++) {
      Rule<F> rule = rules.get(i);
      boolean named =
          rule.calls().contains(call) || (rule.calls().contains(ANY) && !call.equals(CALLBACK));
      if (!named) {
        continue;
      }
      if (rule.left() > 0) {
        if (rule.left() == 1) {
          rules.remove(i);
        } else {
          rules.set(i, new Rule<>(rule.fault(), rule.calls(), 0, rule.left() - 1));
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

package io.github.rallybot.lead;

import io.github.rallybot.journal.Commit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names under which the attempts of leads stand in {@link Listings#ATTEMPTS}, one for each: the
 * lead, the kind, and which of its attempts at that moment. Codes only.
 */
public final class Tries {

  private Tries() {}

  /** The lead's attempts by their names, and when they were: a pure function of the lead. */
  static Map<String, Long> of(Lead lead) {
    if (lead.withdrawnAt().isPresent() || lead.brief().test()) {
      return Map.of();
    }
    Map<String, Long> names = new HashMap<>();
    for (FollowUp.Attempt attempt : lead.followUp().attempts()) {
      String name =
          lead.id().value()
              + ":"
              + attempt.kind().name().toLowerCase(Locale.ROOT)
              + ":"
              + Long.toString(attempt.at().toEpochMilli(), Character.MAX_RADIX);
      String free = name;
      for (int more = 2; names.containsKey(free); more++) {
        free = name + ":" + more;
      }
      names.put(free, attempt.at().toEpochMilli());
    }
    return names;
  }

  /** What kind of attempt a name stands for; empty if it is none. */
  public static Optional<FollowUp.Attempt.Kind> kind(String name) {
    String[] parts = name.split(":", -1);
    for (FollowUp.Attempt.Kind kind : FollowUp.Attempt.Kind.values()) {
      if (parts.length > 2 && kind.name().equals(parts[1].toUpperCase(Locale.ROOT))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  static void move(Commit commit, Map<String, Long> before, Map<String, Long> after) {
    before.forEach(
        (name, at) -> {
          if (!after.containsKey(name)) {
            commit.remove(Listings.ATTEMPTS, name);
          }
        });
    after.forEach(
        (name, at) -> {
          if (!before.containsKey(name)) {
            commit.add(Listings.ATTEMPTS, name, at);
          }
        });
  }
}

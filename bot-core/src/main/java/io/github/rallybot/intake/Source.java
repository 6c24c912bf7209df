package io.github.rallybot.intake;

import io.github.rallybot.journal.DocRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of one place that leads come from. It holds codes, names of lead fields, numbers
 * and times only; nothing of what was sent.
 *
 * @param way the code of a {@link Way}
 * @param name the hook's name, or what leads said their source is
 * @param lastReceived when a lead last came in
 * @param days leads that came in by day (ISO, UTC), of the last eight that had any
 * @param refused the latest things that were not taken in, oldest first
 */
public record Source(
    String way,
    String name,
    Optional<Instant> lastReceived,
    Map<String, Long> days,
    List<Refused> refused) {

  private static final int DAYS = 8;
  private static final int REFUSALS = 20;

  /** How leads get here. */
  public enum Way {
    HOOK("hook", "hook"),
    API("api", "API"),
    IMPORT("import", "import");

    private final String code;
    private final String label;

    Way(String code, String label) {
      this.code = code;
      this.label = label;
    }

    public String code() {
      return code;
    }

    String label() {
      return label;
    }
  }

  /**
   * Something that was not taken in, as often as it came in a row.
   *
   * @param code of a {@link Trouble}
   * @param fields names of lead fields that were wrong
   * @param first when it came first
   * @param last when it came last
   */
  public record Refused(String code, List<String> fields, Instant first, Instant last, long times) {
    public Refused {
      fields = List.copyOf(fields);
    }

    private boolean isLike(Refused other) {
      return code.equals(other.code) && fields.equals(other.fields);
    }

    private Refused and(Refused later) {
      return new Refused(code, fields, first, later.last, times + later.times);
    }
  }

  public Source {
    days = Map.copyOf(days);
    refused = List.copyOf(refused);
  }

  static Source unknown(Way way, String name) {
    return new Source(way.code(), name, Optional.empty(), Map.of(), List.of());
  }

  /** Names of sources are what people wrote, so keys hold a digest of them. */
  static DocRef<Source> ref(String way, String name) {
    return new DocRef<>(
        "source",
        way + "-" + HexFormat.of().formatHex(Signatures.sha256(Signatures.utf8(name)), 0, 16),
        Source.class);
  }

  DocRef<Source> ref() {
    return ref(way, name);
  }

  Source received(Instant at, long leads) {
    return and(
        new Source(
            way,
            name,
            Optional.of(at),
            Map.of(at.atOffset(ZoneOffset.UTC).toLocalDate().toString(), leads),
            List.of()));
  }

  Source refused(Instant at, Trouble trouble, List<String> fields) {
    return and(
        new Source(
            way,
            name,
            Optional.empty(),
            Map.of(),
            List.of(new Refused(trouble.code(), fields, at, at, 1))));
  }

  /** What is known together with what happened since. */
  Source and(Source since) {
    TreeMap<String, Long> allDays = new TreeMap<>(days);
    since.days.forEach((day, leads) -> allDays.merge(day, leads, Long::sum));
    while (allDays.size() > DAYS) {
      allDays.pollFirstEntry();
    }
    List<Refused> all = new ArrayList<>(refused);
    for (Refused one : since.refused) {
      int last = all.size() - 1;
      if (last >= 0 && all.get(last).isLike(one)) {
        all.set(last, all.get(last).and(one));
      } else {
        all.add(one);
      }
    }
    return new Source(
        way,
        name,
        latest(lastReceived, since.lastReceived),
        allDays,
        all.subList(Math.max(0, all.size() - REFUSALS), all.size()));
  }

  private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
    return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
  }

  /** How many leads came in on the last seven days, today with them. */
  long lastWeek(Instant now) {
    LocalDate from = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(6);
    return days.entrySet().stream()
        .filter(day -> !LocalDate.parse(day.getKey()).isBefore(from))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  Optional<Refused> lastRefused() {
    return refused.isEmpty() ? Optional.empty() : Optional.of(refused.get(refused.size() - 1));
  }

  /** When anything was last heard of it. */
  Instant lastHeard() {
    return latest(lastReceived, lastRefused().map(Refused::last)).orElse(Instant.EPOCH);
  }

  static Comparator<Source> latestFirst() {
    return Comparator.comparing(Source::lastHeard).reversed();
  }
}

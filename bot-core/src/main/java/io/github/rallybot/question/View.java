package io.github.rallybot.question;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which questions somebody looks at.
 *
 * @param words what is searched for, by meaning and by words
 * @param unanswered only those about which something is still to be done
 */
public record View(
    Period period,
    Optional<Kind> kind,
    Optional<String> persona,
    Optional<String> stage,
    Optional<String> product,
    Optional<String> source,
    Optional<Status> status,
    boolean unanswered,
    Optional<String> words) {

  /** How far back it goes; each is compared with as much time before. */
  public enum Period {
    WEEK("7", "last 7 days", 7),
    MONTH("30", "last 30 days", 30),
    QUARTER("90", "last 90 days", 90),
    YEAR("365", "last 365 days", 365),
    ALL("all", "all time", 365_000);

    private final String code;
    private final String label;
    private final int days;

    Period(String code, String label, int days) {
      this.code = code;
      this.label = label;
      this.days = days;
    }

    String code() {
      return code;
    }

    String label() {
      return label;
    }

    /** When it begins. */
    Instant since(Instant now) {
      return now.minus(Duration.ofDays(days));
    }

    /** Whether there is a time before it to compare it with. */
    boolean comparable() {
      return this != ALL;
    }

    static Optional<Period> of(String code) {
      String word = code.toLowerCase(Locale.ROOT);
      return Arrays.stream(values()).filter(period -> period.code.equals(word)).findFirst();
    }
  }

  public static View usual() {
    return new View(
        Period.MONTH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  View with(Period other) {
    return new View(other, kind, persona, stage, product, source, status, unanswered, words);
  }

  View with(Kind other) {
    return of(Optional.of(other));
  }

  View of(Optional<Kind> other) {
    return new View(period, other, persona, stage, product, source, status, unanswered, words);
  }

  View with(Status other) {
    return at(Optional.of(other));
  }

  View at(Optional<Status> other) {
    return new View(period, kind, persona, stage, product, source, other, unanswered, words);
  }

  View askedBy(Optional<String> other) {
    return new View(period, kind, other, stage, product, source, status, unanswered, words);
  }

  View atStage(Optional<String> other) {
    return new View(period, kind, persona, other, product, source, status, unanswered, words);
  }

  View about(Optional<String> other) {
    return new View(period, kind, persona, stage, other, source, status, unanswered, words);
  }

  View from(Optional<String> other) {
    return new View(period, kind, persona, stage, product, other, status, unanswered, words);
  }

  View unanswered(boolean only) {
    return new View(period, kind, persona, stage, product, source, status, only, words);
  }

  View searching(Optional<String> other) {
    return new View(period, kind, persona, stage, product, source, status, unanswered, other);
  }

  /** What narrows it, in words; empty if nothing does. */
  List<String> narrowing() {
    List<String> parts = new ArrayList<>();
    words.ifPresent(sought -> parts.add("“" + sought + "”"));
    persona.ifPresent(parts::add);
    stage.ifPresent(parts::add);
    product.ifPresent(parts::add);
    source.ifPresent(from -> parts.add("from " + from));
    kind.ifPresent(one -> parts.add(one.label()));
    status.ifPresent(one -> parts.add(one.label()));
    if (unanswered) {
      parts.add("unanswered");
    }
    return parts;
  }

  /** Whether a hearing is of those that are looked at, apart from when it was. */
  boolean counts(Hearing hearing) {
    About about = hearing.about();
    return same(persona, about.persona())
        && same(stage, about.stage())
        && same(product, about.product())
        && same(source, about.source());
  }

  boolean shows(BuyerQuestion question) {
    return kind.filter(one -> one != question.kind()).isEmpty()
        && status.filter(one -> one != question.status()).isEmpty()
        && (!unanswered || question.status().open());
  }

  private static boolean same(Optional<String> wanted, Optional<String> is) {
    return wanted.isEmpty() || is.filter(wanted.get()::equalsIgnoreCase).isPresent();
  }
}

package io.github.rallybot.question;

import io.github.rallybot.chat.Digest;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The views that people look at, each under a short code that may travel where words may not. The
 * same view has the same code; one that nobody has looked at for a month or two is forgotten, and
 * words that somebody searched for go with them.
 */
public final class Views {

  /** The code of {@link View#usual()}, which is never forgotten. */
  static final String USUAL = "usual";

  /** A view is kept in this month and the next one, counted in days since 1970. */
  private static final int MONTH = 30;

  private static final int CODE = 12;
  private static final int ALL = 100_000;

  private final Store store;
  private final Clock clock;

  Views(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Keeps a view that somebody looks at.
   *
   * @param by whose words it has, if it has some
   */
  public String keep(View view, Someone by) {
    if (view.equals(View.usual())) {
      return USUAL;
    }
    String text = written(view);
    String code = Digest.of(text).substring(0, CODE);
    Commit commit = new Commit();
    if (store.holder(claim(code, month())).isEmpty()) {
      commit.take(claim(code, month()), text, Duration.ofDays(2L * MONTH));
    }
    if (view.words().isPresent()) {
      by.known().ifPresent(known -> remember(commit, known, code));
    }
    if (!commit.steps().isEmpty()) {
      store.commit(commit);
    }
    return code;
  }

  private void remember(Commit commit, Stored<Member> by, String code) {
    Index own = searchedBy(by.value().id());
    long forgotten = clock.instant().minus(Duration.ofDays(2L * MONTH)).toEpochMilli();
    store.between(own, 0, forgotten, 0, ALL).forEach(entry -> commit.remove(own, entry.member()));
    commit.expect(by).add(own, code, clock.millis());
  }

  private static Index searchedBy(MemberId member) {
    return new Index("questions-searched-by", member.value());
  }

  /** Forgets what somebody searched for. Idempotent. */
  void forget(MemberId member) {
    for (String code : store.list(searchedBy(member), ALL)) {
      Commit commit = new Commit().remove(searchedBy(member), code);
      for (Claim claim : claims(code)) {
        store.holder(claim).ifPresent(text -> commit.release(claim, text));
      }
      store.commit(commit);
    }
  }

  /** What is kept under a code; empty if it is forgotten. */
  public Optional<View> find(String code) {
    return code.equals(USUAL)
        ? Optional.of(View.usual())
        : claims(code).stream()
            .flatMap(claim -> store.holder(claim).stream())
            .findFirst()
            .map(Views::read);
  }

  private long month() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay() / MONTH;
  }

  private List<Claim> claims(String code) {
    return List.of(claim(code, month()), claim(code, month() - 1));
  }

  private static Claim claim(String code, long month) {
    return new Claim("question-view", code + "\n" + month);
  }

  private static String written(View view) {
    Map<String, String> parts = new java.util.TreeMap<>();
    parts.put("period", view.period().code());
    view.kind().ifPresent(kind -> parts.put("kind", kind.code()));
    view.persona().ifPresent(persona -> parts.put("persona", persona));
    view.stage().ifPresent(stage -> parts.put("stage", stage));
    view.product().ifPresent(product -> parts.put("product", product));
    view.source().ifPresent(source -> parts.put("source", source));
    view.status().ifPresent(status -> parts.put("status", status.code()));
    if (view.unanswered()) {
      parts.put("unanswered", "yes");
    }
    view.words().ifPresent(words -> parts.put("words", words));
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + part.getValue().replaceAll("\\R", " "))
        .collect(Collectors.joining("\n"));
  }

  private static View read(String text) {
    Map<String, String> parts = new HashMap<>();
    for (String line : text.split("\n", -1)) {
      String[] part = line.split("=", 2);
      parts.put(part[0], part.length > 1 ? part[1] : "");
    }
    return new View(
        Optional.ofNullable(parts.get("period"))
            .flatMap(View.Period::of)
            .orElse(View.usual().period()),
        Optional.ofNullable(parts.get("kind")).flatMap(Kind::of),
        Optional.ofNullable(parts.get("persona")),
        Optional.ofNullable(parts.get("stage")),
        Optional.ofNullable(parts.get("product")),
        Optional.ofNullable(parts.get("source")),
        Optional.ofNullable(parts.get("status")).flatMap(Status::of),
        parts.containsKey("unanswered"),
        Optional.ofNullable(parts.get("words")));
  }
}

package io.github.rallybot.question;

import io.github.rallybot.chat.Digest;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The views that people look at, each under a short code that may travel where words may not. The
 * same view has the same code; one that nobody has looked at for a month is forgotten.
 */
public final class Views {

  /** The code of {@link View#usual()}, which is never forgotten. */
  static final String USUAL = "usual";

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int CODE = 12;

  private final Store store;

  Views(Store store) {
    this.store = store;
  }

  /** Keeps a view. */
  public String keep(View view) {
    if (view.equals(View.usual())) {
      return USUAL;
    }
    String text = written(view);
    String code = Digest.of(text).substring(0, CODE);
    if (store.holder(claim(code)).isEmpty()) {
      store.commit(new Commit().take(claim(code), text, KEPT));
    }
    return code;
  }

  /** What is kept under a code; empty if it is forgotten. */
  public Optional<View> find(String code) {
    return code.equals(USUAL)
        ? Optional.of(View.usual())
        : store.holder(claim(code)).map(Views::read);
  }

  private static Claim claim(String code) {
    return new Claim("question-view", code);
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

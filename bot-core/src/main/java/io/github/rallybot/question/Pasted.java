package io.github.rallybot.question;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The questions found in a conversation that somebody pasted, until they say which of them count.
 * Nothing else of it is kept, and after a day nothing at all.
 */
final class Pasted {

  private static final Duration KEPT = Duration.ofDays(1);

  private final Store store;

  Pasted(Store store) {
    this.store = store;
  }

  /** Keeps them under an id, which may travel where words may not. */
  String keep(List<String> questions) {
    String id = UlidCreator.getUlid().toString();
    store.commit(new Commit().take(claim(id), String.join("\n", questions), KEPT));
    return id;
  }

  /** What was kept; empty after a day. */
  Optional<List<String>> find(String id) {
    return store.holder(claim(id)).map(text -> List.of(text.split("\n", -1)));
  }

  private static Claim claim(String id) {
    return new Claim("pasted", id);
  }
}

package io.github.rallybot.question;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The questions found in a conversation that somebody pasted, until they say which of them count.
 * Nothing else of it is kept, and after a day nothing at all.
 */
final class Pasted {

  private static final Duration KEPT = Duration.ofDays(1);

  /** All that is kept, by since when. */
  private static final Index ALL = Index.all("pasted");

  private static final int MANY = 100_000;

  private final Store store;
  private final Clock clock;

  Pasted(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Keeps them under an id, which may travel where words may not. */
  String keep(List<String> questions) {
    String id = UlidCreator.getUlid().toString();
    long now = clock.millis();
    Commit commit = new Commit().take(claim(id), String.join("\n", questions), KEPT);
    commit.add(ALL, id, now);
    store
        .between(ALL, 0, now - KEPT.toMillis(), 0, MANY)
        .forEach(old -> commit.remove(ALL, old.member()));
    store.commit(commit);
    return id;
  }

  /** What was kept; empty after a day. */
  Optional<List<String>> find(String id) {
    return store.holder(claim(id)).map(text -> List.of(text.split("\n", -1)));
  }

  /** Forgets all that names an address, together with what was found beside it. */
  void forget(Address address) {
    for (String id : store.list(ALL, MANY)) {
      store
          .holder(claim(id))
          .filter(address::in)
          .ifPresent(text -> store.commit(new Commit().release(claim(id), text).remove(ALL, id)));
    }
  }

  private static Claim claim(String id) {
    return new Claim("pasted", id);
  }
}

package io.github.rallybot.content;

import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Follower;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All contents in memory, as they are now: read once, and kept current by the tail of the journal,
 * whichever instance of the bot wrote it. Any number of threads may use it.
 */
final class Shelf {

  /** All contents, by when they were added. */
  static final Index ALL = Index.all("contents");

  private static final int MOST = 100_000;
  private static final int AT_ONCE = 1000;

  /** A content and what it is found by. */
  record Kept(Content content, SearchText text) {}

  private final Store store;
  private final Follower journal;
  private final Map<ContentId, Kept> kept = new HashMap<>();
  private List<Kept> newestFirst = List.of();

  Shelf(Store store) {
    this.store = store;
    this.journal = new Follower(store, "content.");
  }

  /** All of them, the newest first. */
  synchronized List<Kept> now() {
    journal.follow(() -> read(store.list(ALL, MOST)), changes -> read(named(changes)));
    return newestFirst;
  }

  private static List<String> named(List<Event> changes) {
    return changes.stream()
        .flatMap(event -> Optional.ofNullable(event.fields().get("content")).stream())
        .distinct()
        .toList();
  }

  private void read(List<String> ids) {
    for (int i = 0; i < ids.size(); i += AT_ONCE) {
      List<String> some = ids.subList(i, Math.min(i + AT_ONCE, ids.size()));
      store
          .load(some.stream().map(id -> Content.ref(new ContentId(id))).toList())
          .forEach(stored -> keep(stored.value()));
    }
    if (!ids.isEmpty()) {
      List<Kept> sorted = new ArrayList<>(kept.values());
      sorted.sort(
          Comparator.comparing((Kept one) -> one.content().addedAt())
              .thenComparing(one -> one.content().id().value())
              .reversed());
      newestFirst = List.copyOf(sorted);
    }
  }

  private void keep(Content content) {
    kept.put(content.id(), new Kept(content, SearchText.of(content.details())));
  }
}

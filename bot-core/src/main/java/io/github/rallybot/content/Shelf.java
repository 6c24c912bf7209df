package io.github.rallybot.content;

import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All contents in memory, as they are now: the index holds the version of each, so only those that
 * somebody changed since are read again, whichever instance of the bot it was. Any number of
 * threads may use it.
 */
final class Shelf {

  /** Each content with the version of its document. */
  static final Index VERSIONS = Index.all("contents");

  private static final int MOST = 100_000;
  private static final int AT_ONCE = 1000;

  /** A content and what it is found by. */
  record Kept(Content content, long version, SearchText text) {}

  private final Store store;
  private final Map<String, Kept> kept = new HashMap<>();
  private List<Kept> newestFirst = List.of();

  Shelf(Store store) {
    this.store = store;
  }

  /** All of them, the newest first. */
  synchronized List<Kept> now() {
    List<ContentId> changed =
        store.between(VERSIONS, 0, Long.MAX_VALUE, 0, MOST).stream()
            .filter(entry -> !known(entry))
            .map(entry -> new ContentId(entry.member()))
            .toList();
    for (int i = 0; i < changed.size(); i += AT_ONCE) {
      List<ContentId> some = changed.subList(i, Math.min(i + AT_ONCE, changed.size()));
      store.load(some.stream().map(Content::ref).toList()).forEach(this::keep);
    }
    if (!changed.isEmpty()) {
      List<Kept> sorted = new ArrayList<>(kept.values());
      sorted.sort(
          Comparator.comparing((Kept one) -> one.content().addedAt())
              .thenComparing(one -> one.content().id().value())
              .reversed());
      newestFirst = List.copyOf(sorted);
    }
    return newestFirst;
  }

  private boolean known(Index.Entry entry) {
    Kept one = kept.get(entry.member());
    return one != null && one.version() >= entry.number();
  }

  private void keep(Stored<Content> stored) {
    Content content = stored.value();
    kept.put(
        content.id().value(),
        new Kept(content, stored.version(), SearchText.of(content.details())));
  }
}

package io.github.rallybot.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the journal onwards, for whoever keeps in memory what is stored: what was written about
 * since they last looked is what they have to read again. For one reader.
 */
public final class Follower {

  private static final int AT_ONCE = 1000;

  private final Store store;
  private final String types;
  private Optional<String> position = Optional.empty();

  /**
   * @param types what the entries of interest begin with, such as {@code question.}
   */
  public Follower(Store store, String types) {
    this.store = store;
    this.types = types;
  }

  /** Whether everything has to be read, since nothing was yet. */
  public boolean fresh() {
    return position.isEmpty();
  }

  /**
   * From now on, what is written after this moment is told. To be called before everything is read,
   * so that nothing is missed in between; what was read already may be told once more.
   */
  public void begin() {
    position = Optional.of(store.journalEnd());
  }

  /**
   * What was written since it was last asked, oldest first.
   *
   * @throws IllegalStateException if it never {@linkplain #begin began}
   */
  public List<Event> news() {
    String after = position.orElseThrow(() -> new IllegalStateException("never begun"));
    List<Event> news = new ArrayList<>();
    List<Store.Entry> entries;
    do {
      entries = store.journal(after, AT_ONCE);
      for (Store.Entry entry : entries) {
        after = entry.position();
        if (entry.event().type().startsWith(types)) {
          news.add(entry.event());
        }
      }
    } while (entries.size() == AT_ONCE);
    position = Optional.of(after);
    return news;
  }
}

package io.github.rallybot.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the journal onwards, for whoever keeps in memory what is stored: what was written about
 * since they last looked is what they have to read again. For one thread at a time.
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

  /**
   * Goes on from where it was. If either fails, the same is told again the next time.
   *
   * @param everything reads all there is; called the first time, before anything is told. What it
   *     has read may be told once more
   * @param changes is told what was written since, oldest first; mostly nothing
   */
  public void follow(Runnable everything, Consumer<List<Event>> changes) {
    if (position.isEmpty()) {
      String end = store.journalEnd();
      everything.run();
      position = Optional.of(end);
    }
    String after = position.get();
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
    changes.accept(news);
    position = Optional.of(after);
  }
}

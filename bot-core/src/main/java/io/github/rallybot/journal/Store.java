package io.github.rallybot.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the state of the bot lives. The one wall between the core and its storage; every method may
 * throw {@link StorageAway}.
 */
public interface Store {

  <T> Optional<Stored<T>> load(DocRef<T> ref);

  /** Several documents in one go, in the order asked; those that do not exist are left out. */
  <T> List<Stored<T>> load(List<DocRef<T>> refs);

  /**
   * Like {@link #load(List)}, but only to look: what is read cannot be written again, and so may be
   * a record with some of the fields only. Several times as fast.
   */
  default <T> List<T> look(List<DocRef<T>> refs) {
    return load(refs).stream().map(Stored::value).toList();
  }

  /** Who holds a claim. */
  Optional<String> holder(Claim claim);

  /** Who holds each of several claims, in one go; claims that nobody holds are left out. */
  default Map<Claim, String> holders(Collection<Claim> claims) {
    Map<Claim, String> holders = new HashMap<>();
    claims.forEach(claim -> holder(claim).ifPresent(holder -> holders.put(claim, holder)));
    return holders;
  }

  /**
   * Members of an index, lowest number first.
   *
   * @param limit at most so many
   */
  List<String> list(Index index, int limit);

  /**
   * Members of an index whose number is in a range, both ends included, lowest number first.
   *
   * @param skip so many of them are left out at the beginning
   * @param limit at most so many
   */
  List<Index.Entry> between(Index index, long from, long to, int skip, int limit);

  /** How many members of an index have a number in a range, both ends included. */
  long countBetween(Index index, long from, long to);

  /** Members of an index, highest number first, at most so many. */
  List<String> newest(Index index, int limit);

  /** How many members of an index have a number of at least {@code from}. */
  long count(Index index, long from);

  /** How many members each of several indexes has, in one go, in the order asked. */
  default List<Long> sizes(List<Index> indexes) {
    return indexes.stream()
        .map(index -> countBetween(index, Long.MIN_VALUE, Long.MAX_VALUE))
        .toList();
  }

  Outcome commit(Commit commit);

  /**
   * Several commits in one go, which is much faster. Each holds or fails by itself; if {@link
   * StorageAway} is thrown, any of them may have happened.
   *
   * @return what became of each, in the order given
   */
  default List<Outcome> commitAll(List<Commit> commits) {
    return commits.stream().map(this::commit).toList();
  }

  /**
   * An entry of the journal as it was written.
   *
   * @param position where it stands; later entries stand later
   */
  record Entry(String position, Event event) {}

  /** Where the journal ends now: {@link #journal} after it tells what is written from now on. */
  String journalEnd();

  /**
   * What was written to the journal after a position, oldest first.
   *
   * @param limit at most so many
   */
  List<Entry> journal(String after, int limit);

  /**
   * Makes deleted words unreadable in the files of the storage too, and returns when that is done.
   * Idempotent.
   */
  void forgetDeleted();

  /**
   * Decides again and again until the decision does not conflict with somebody else's.
   *
   * @param decision reads, decides, commits; empty if its commit was in conflict
   */
  default <R> R decide(Supplier<Optional<R>> decision) {
    for (int attempt = 0; attempt < MOST_CONFLICTS; attempt++) {
      Optional<R> result = decision.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new StorageAway(new IllegalStateException(MOST_CONFLICTS + " conflicts in a row"));
  }

  /** Each conflict means that somebody else got through, so so many in a row never happen. */
  int MOST_CONFLICTS = 1000;
}

package io.github.rallybot.digest;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes the name of a member who is erased out of the digests that were posted or drafted, frozen
 * or not. They hold no names, and are drawn anew.
 */
final class DigestErasure implements ErasedWith {

  private static final int ALL = 100_000;

  private final Store store;
  private final Members members;
  private final Digests digests;

  DigestErasure(Store store, Members members, Digests digests) {
    this.store = store;
    this.members = members;
    this.digests = digests;
  }

  @Override
  public void erase(MemberId member) {
    store.list(Digest.ALL, ALL).stream()
        .flatMap(period -> store.load(Digest.ref(period)).stream())
        .map(Stored::value)
        // whoever was joined to them is them too
        .filter(digest -> people(digest).map(members::now).anyMatch(member::equals))
        .forEach(this::redraw);
  }

  private static Stream<MemberId> people(Digest digest) {
    return Stream.concat(
        digest.held().map(Digest.Held::by).stream(),
        digest.edition().agenda().stream().map(Edition.Line::who).flatMap(Optional::stream));
  }

  private void redraw(Digest digest) {
    Commit commit = new Commit();
    digests.mark(commit, digest, true);
    store.commit(commit);
  }
}

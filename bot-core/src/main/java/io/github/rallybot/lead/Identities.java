package io.github.rallybot.lead;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Joining;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One person on two platforms is one member, joined by their e-mail address, with all that they did
 * on either: what they said on one they take back on the other.
 */
public final class Identities {

  private static final int ALL = 10_000;

  private final Store store;
  private final Members members;

  public Identities(Store store, Members members) {
    this.store = store;
    this.members = members;
  }

  /** Joins a member with themselves on another platform. Idempotent. */
  void join(Member member) {
    if (Joining.join(store, members, member)) {
      catchUp();
    }
  }

  /**
   * Gives those who were joined what they did under their other record: the process may have ended
   * before it. Idempotent; run now and then.
   */
  public void catchUp() {
    for (String id : store.list(Joining.JOINED, ALL)) {
      MemberId from = new MemberId(id);
      store
          .load(Member.ref(from))
          .flatMap(stored -> stored.value().joinedTo())
          .ifPresent(to -> rename(from, to));
      store.commit(new Commit().remove(Joining.JOINED, id));
    }
  }

  private void rename(MemberId from, MemberId to) {
    Set<String> leads = new LinkedHashSet<>(store.list(LeadDeeds.doneBy(from), ALL));
    // what was handed over to them is no deed of theirs
    leads.addAll(store.list(Listings.of(from), ALL));
    leads.forEach(id -> store.decide(() -> tryRename(new LeadId(id), from, to)));
  }

  private Optional<Boolean> tryRename(LeadId id, MemberId from, MemberId to) {
    Optional<Stored<Lead>> stored = store.load(Lead.ref(id));
    Commit commit = new Commit().remove(LeadDeeds.doneBy(from), id.value());
    if (stored.isPresent()) {
      Lead lead = stored.get().value();
      commit.add(LeadDeeds.doneBy(to), id.value(), lead.receivedAt().toEpochMilli());
      Listings.replace(commit, stored.get(), Change.renamed(lead, from, to), false);
    }
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }
}

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** Joins those of some members who share an address, which two may learn at the same moment. */
  void join(List<Member> all) {
    all.stream()
        .filter(member -> member.email().isPresent())
        .collect(Collectors.groupingBy(Member::email))
        .values()
        .stream()
        .filter(same -> same.size() > 1)
        .forEach(same -> join(same.get(0)));
  }

  /**
   * Gives those who were joined what they did under their other record: the process may have ended
   * before it. Idempotent; run now and then.
   */
  public void catchUp() {
    for (String id : store.list(Joining.JOINED, ALL)) {
      rename(new MemberId(id));
      store.commit(new Commit().remove(Joining.JOINED, id));
    }
  }

  private void rename(MemberId from) {
    Set<String> leads = new LinkedHashSet<>(store.list(LeadDeeds.doneBy(from), ALL));
    // what was handed over to them is no deed of theirs
    leads.addAll(store.list(Listings.of(from), ALL));
    leads.forEach(id -> store.decide(() -> tryRename(new LeadId(id), from)));
  }

  private Optional<Boolean> tryRename(LeadId id, MemberId from) {
    Stored<Member> kept = members.kept(from).orElseThrow();
    MemberId to = kept.value().id();
    Optional<Stored<Lead>> stored = store.load(Lead.ref(id));
    Commit commit = new Commit().remove(LeadDeeds.doneBy(from), id.value());
    // an erasure looks for words of the person under the name that they have now
    commit.expect(kept);
    if (stored.isPresent()) {
      Lead lead = stored.get().value();
      Lead renamed = Change.renamed(lead, from, to);
      boolean erased = kept.value().erasedAt().isPresent();
      commit.add(LeadDeeds.doneBy(to), id.value(), lead.receivedAt().toEpochMilli());
      Listings.replace(
          commit, stored.get(), erased ? Change.withoutNotesOf(renamed, to) : renamed, false);
    }
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }
}

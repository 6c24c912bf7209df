package io.github.rallybot.lead;

import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back the leads that an import brought, as long as nobody had to do with them: not answered,
 * taken, tried or closed, and not handed over again in another way. Their claims are released, so
 * that the corrected file can be imported. What the import added to leads that were there before
 * stays.
 */
public final class Withdrawal {

  private static final int AT_ONCE = 100;
  private static final int ALL = 10_000_000;

  private final Store store;
  private final Clock clock;

  public Withdrawal(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What is left of an import.
   *
   * @param kept leads that stay, since somebody had to do with them
   * @param touched touchpoints on leads that were there before
   */
  public record Left(long kept, long touched) {}

  /** Withdraws what can be. Idempotent: again, there is nothing left to do. */
  public Left withdraw(String importId) {
    Map<String, Integer> touches = new HashMap<>();
    for (String touch : store.list(LeadBatch.touchedBy(importId), ALL)) {
      touches.merge(touch.substring(0, touch.indexOf(':')), 1, Integer::sum);
    }
    List<String> ids = store.list(Listings.ofImport(importId), ALL);
    long kept = 0;
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      kept += withdraw(ids.subList(from, Math.min(from + AT_ONCE, ids.size())), touches, importId);
    }
    long own = ids.stream().mapToLong(id -> touches.getOrDefault(id, 0)).sum();
    return new Left(kept, touches.values().stream().mapToLong(n -> n).sum() - own);
  }

  private long withdraw(List<String> ids, Map<String, Integer> touches, String importId) {
    List<Commit> commits = new ArrayList<>();
    List<LeadId> written = new ArrayList<>();
    long kept = 0;
    for (Stored<Lead> stored :
        store.load(ids.stream().map(id -> Lead.ref(new LeadId(id))).toList())) {
      Lead lead = stored.value();
      if (untouched(lead, touches)) {
        commits.add(withdrawal(stored, importId));
        written.add(lead.id());
      } else if (lead.present()) {
        kept++;
      }
    }
    List<Outcome> outcomes = store.commitAll(commits);
    for (int i = 0; i < written.size(); i++) {
      if (!(outcomes.get(i) instanceof Outcome.Done)) {
        kept += alone(written.get(i), touches, importId);
      }
    }
    return kept;
  }

  private long alone(LeadId id, Map<String, Integer> touches, String importId) {
    return store.decide(
        () -> {
          Optional<Stored<Lead>> stored = store.load(Lead.ref(id));
          if (stored.filter(s -> untouched(s.value(), touches)).isEmpty()) {
            return Optional.of(stored.filter(s -> s.value().present()).isPresent() ? 1L : 0L);
          }
          return store.commit(withdrawal(stored.get(), importId)) instanceof Outcome.Done
              ? Optional.of(0L)
              : Optional.empty();
        });
  }

  private static boolean untouched(Lead lead, Map<String, Integer> touches) {
    // each hand-over that said something new left a digest: the first, and those of this import
    int expected = 1 + touches.getOrDefault(lead.id().value(), 0);
    return lead.present()
        && lead.verdicts().isEmpty()
        && lead.taken().isEmpty()
        && lead.followUp().attempts().isEmpty()
        && lead.followUp().outcome().isEmpty()
        && lead.digests().size() <= expected;
  }

  private Commit withdrawal(Stored<Lead> stored, String importId) {
    Lead lead = stored.value();
    String id = lead.id().value();
    Instant now = clock.instant();
    Commit commit = new Commit();
    Listings.replace(commit, stored, Change.withdrawn(lead, now), false);
    commit.remove(Leads.ALL, id);
    commit.remove(LeadChannels.WAITING, id);
    lead.digests().forEach(digest -> commit.release(Leads.content(digest), id));
    lead.contact().email().ifPresent(own -> commit.release(Leads.email(own), id));
    lead.brief()
        .externalId()
        .ifPresent(own -> commit.release(Leads.externalId(lead.brief().source(), own), id));
    if (lead.digests().size() > 1) {
      store.list(Leads.addressesOf(lead.id()), ALL).stream()
          .map(Leads::email)
          .forEach(claim -> commit.release(claim, id));
      store.list(Leads.externalIdsOf(lead.id()), ALL).stream()
          .map(Leads::externalId)
          .forEach(claim -> commit.release(claim, id));
    }
    commit.event(Event.of("lead.withdrawn").with("lead", id).with("import", importId));
    return commit;
  }
}

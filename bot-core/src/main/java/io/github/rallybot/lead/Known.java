package io.github.rallybot.lead;

import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of leads at this moment, by what they claim: asked one by one, or all in one go.
 */
interface Known {

  Optional<String> holder(Claim claim);

  Optional<Stored<Lead>> lead(LeadId id);

  /** Asks the storage each time. */
  static Known asked(Store store) {
    return new Known() {
      @Override
      public Optional<String> holder(Claim claim) {
        return store.holder(claim);
      }

      @Override
      public Optional<Stored<Lead>> lead(LeadId id) {
        return store.load(Lead.ref(id));
      }
    };
  }

  /**
   * Looks up all of some claims, and the leads that hold them, in two goes; asks for nothing else.
   *
   * @param others claims whose holders are no leads
   */
  static Known looked(Store store, Collection<Claim> claims, Collection<Claim> others) {
    Set<Claim> all = new HashSet<>(claims);
    all.addAll(others);
    Map<Claim, String> holders = store.holders(all);
    List<LeadId> ids =
        claims.stream()
            .flatMap(claim -> Optional.ofNullable(holders.get(claim)).stream())
            .distinct()
            .map(LeadId::new)
            .toList();
    Map<LeadId, Stored<Lead>> leads = new HashMap<>();
    store
        .load(ids.stream().map(Lead::ref).toList())
        .forEach(stored -> leads.put(stored.value().id(), stored));
    return new Known() {
      @Override
      public Optional<String> holder(Claim claim) {
        return Optional.ofNullable(holders.get(claim));
      }

      @Override
      public Optional<Stored<Lead>> lead(LeadId id) {
        return Optional.ofNullable(leads.get(id));
      }
    };
  }
}

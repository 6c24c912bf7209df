package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Leads.Listed;
import io.github.rallybot.lead.Leads.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Takes a batch of leads in: what it has to know is asked in one go, and what it decides is written
 * in one go. A lead that has to do with another one of the batch, and one whose commit came too
 * late, is decided by itself afterwards.
 */
final class LeadBatch {

  /** For how long the same line of the same import is recognised. */
  private static final Duration LINES_KEPT = Duration.ofDays(7);

  private final Store store;
  private final Leads leads;
  private final Function<List<ChannelRef>, Optional<String>> burst;

  LeadBatch(Store store, Leads leads, Function<List<ChannelRef>, Optional<String>> burst) {
    this.store = store;
    this.leads = leads;
    this.burst = burst;
  }

  /** The leads that an import touched and did not bring, once for each line that did. */
  static Index touchedBy(String importId) {
    return new Index("import-touched", importId);
  }

  private record Draft(Optional<Commit> commit, Received result) {}

  List<Received> receive(List<Listed> rows) {
    Known known = look(rows);
    LeadChannels.Next next = leads.next();
    TreeMap<Integer, Received> results = new TreeMap<>();
    List<Integer> drafted = new ArrayList<>();
    List<Draft> drafts = new ArrayList<>();
    List<Integer> later = new ArrayList<>();
    Set<Object> busy = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      if (isBusy(rows.get(i).brief(), known, busy)) {
        later.add(i);
        continue;
      }
      Draft draft = draft(rows.get(i), known, next);
      if (draft.commit().isEmpty()) {
        results.put(i, draft.result());
      } else {
        busy.addAll(claims(rows.get(i).brief()));
        busy.add(draft.result().lead());
        drafted.add(i);
        drafts.add(draft);
      }
    }
    List<Outcome> outcomes =
        store.commitAll(drafts.stream().flatMap(draft -> draft.commit().stream()).toList());
    for (int i = 0; i < drafts.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Done) {
        results.put(drafted.get(i), drafts.get(i).result());
      } else {
        later.add(drafted.get(i));
      }
    }
    later.stream().sorted().forEach(i -> results.put(i, alone(rows.get(i))));
    return List.copyOf(results.values());
  }

  List<Received.Kind> foresee(List<Brief> briefs) {
    List<Claim> claims = briefs.stream().flatMap(brief -> claims(brief).stream()).toList();
    Known known = Known.looked(store, claims, List.of());
    return briefs.stream()
        .map(
            brief -> {
              Optional<Stored<Lead>> lead = find(brief, known);
              if (lead.isEmpty()) {
                return Received.Kind.ACCEPTED;
              }
              return lead.get().value().digests().contains(brief.digest())
                  ? Received.Kind.REPEAT
                  : Received.Kind.DUPLICATE;
            })
        .toList();
  }

  private Known look(List<Listed> rows) {
    List<Claim> claims = rows.stream().flatMap(row -> claims(row.brief()).stream()).toList();
    return Known.looked(store, claims, rows.stream().map(LeadBatch::line).toList());
  }

  /** Whether another lead of this batch may decide what becomes of this one. */
  private static boolean isBusy(Brief brief, Known known, Set<Object> busy) {
    return claims(brief).stream()
        .anyMatch(
            claim ->
                busy.contains(claim)
                    || known.holder(claim).filter(id -> busy.contains(new LeadId(id))).isPresent());
  }

  private Received alone(Listed row) {
    return store.decide(
        () -> {
          Draft draft = draft(row, look(List.of(row)), leads.next());
          if (draft.commit().isEmpty()) {
            return Optional.of(draft.result());
          }
          return store.commit(draft.commit().get()) instanceof Outcome.Done
              ? Optional.of(draft.result())
              : Optional.empty();
        });
  }

  private Draft draft(Listed row, Known known, LeadChannels.Next next) {
    Brief brief = row.brief();
    Optional<Stored<Lead>> found = find(brief, known);
    Commit commit = new Commit();
    if (found.isEmpty()) {
      LeadId id = leads.create(commit, brief, next, Optional.of(row.line()), burst);
      if (anonymous(brief)) {
        commit.take(Leads.content(brief.digest()), id.value(), leads.duplicateWindow());
      }
      return new Draft(Optional.of(commit), new Received(id, Received.Kind.ACCEPTED));
    }
    Lead lead = found.get().value();
    if (leads.join(commit, found.get(), brief, known)) {
      commit.take(line(row), lead.id().value(), LINES_KEPT);
      commit.add(
          touchedBy(row.line().importId()),
          lead.id().value() + ":" + row.line().line(),
          row.line().line());
      return new Draft(Optional.of(commit), new Received(lead.id(), Received.Kind.DUPLICATE));
    }
    return new Draft(Optional.empty(), new Received(lead.id(), before(row, lead, known)));
  }

  /** A lead that says nothing new may say nothing new because this very line was handed over. */
  private static Received.Kind before(Listed row, Lead lead, Known known) {
    if (lead.origin().equals(Optional.of(row.line()))) {
      return Received.Kind.ACCEPTED;
    }
    return known.holder(line(row)).isPresent() ? Received.Kind.DUPLICATE : Received.Kind.REPEAT;
  }

  private static Optional<Stored<Lead>> find(Brief brief, Known known) {
    if (!anonymous(brief)) {
      return Leads.known(brief, known);
    }
    return known
        .holder(Leads.content(brief.digest()))
        .flatMap(id -> known.lead(new LeadId(id)))
        .filter(stored -> stored.value().present());
  }

  private static boolean anonymous(Brief brief) {
    return brief.externalId().isEmpty() && brief.contact().email().isEmpty();
  }

  private static List<Claim> claims(Brief brief) {
    if (anonymous(brief)) {
      return List.of(Leads.content(brief.digest()));
    }
    List<Claim> claims = new ArrayList<>();
    brief.externalId().ifPresent(id -> claims.add(Leads.externalId(brief.source(), id)));
    brief.contact().email().ifPresent(address -> claims.add(Leads.email(address)));
    return claims;
  }

  private static Claim line(Listed row) {
    return new Claim("import-line", row.line().importId() + ":" + row.line().line());
  }
}

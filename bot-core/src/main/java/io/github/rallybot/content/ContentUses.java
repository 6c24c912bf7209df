package io.github.rallybot.content;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.content.ContentDeeds.Result;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What sales does with the contents: each time somebody sends one to a buyer. */
public final class ContentUses {

  private final Store store;
  private final Members members;
  private final ContentDeeds deeds;
  private final Clock clock;

  public ContentUses(Store store, Members members, Clock clock) {
    this.store = store;
    this.members = members;
    this.deeds = new ContentDeeds(store, members);
    this.clock = clock;
  }

  /**
   * Notes that somebody sent a content to a buyer.
   *
   * @param use names this use: it counts once, whoever notes it how often
   * @param stage where in the buyer's journey
   */
  public Result sent(
      Interaction press, String use, ContentId id, Optional<String> stage, Optional<LeadId> lead) {
    return deeds.deed(
        press,
        (commit, by) -> {
          Optional<Stored<Content>> stored = store.load(Content.ref(id));
          if (stored.isEmpty()) {
            return ContentDeeds.gone();
          }
          Content before = stored.get().value();
          Optional<Stored<ContentUse>> noted = store.load(ContentUse.ref(use));
          if (noted.filter(one -> one.value().takenBackAt().isEmpty()).isPresent()) {
            return ContentDeeds.done(before, before);
          }
          Instant now = clock.instant();
          Content after = before.sent(before.sent() + 1, Optional.of(now));
          ContentUse fresh = new ContentUse(use, id, by.id(), now, stage, lead, Optional.empty());
          ContentDeeds.replace(commit, stored.get(), after);
          noted.ifPresentOrElse(
              one -> commit.replace(one, fresh), () -> commit.create(ContentUse.ref(use), fresh));
          commit.add(ContentUse.of(id), use, now.toEpochMilli());
          Event event =
              ContentDeeds.event("content.sent", id, Optional.of(by.id())).with("use", use);
          commit.event(lead.map(to -> event.with("lead", to.value())).orElse(event));
          return ContentDeeds.done(before, after);
        });
  }

  /** Takes back that somebody sent a content, as only they can. */
  public Result unsent(Interaction press, String use) {
    return deeds.deed(
        press,
        (commit, by) -> {
          Optional<Stored<ContentUse>> stored = store.load(ContentUse.ref(use));
          Optional<Stored<Content>> content =
              stored.flatMap(found -> store.load(Content.ref(found.value().content())));
          if (stored.isEmpty() || content.isEmpty()) {
            return ContentDeeds.gone();
          }
          if (!members.now(stored.get().value().by()).equals(by.id())) {
            return new Result.Refused("Only who sent it can take that back.");
          }
          Content before = content.get().value();
          if (stored.get().value().takenBackAt().isPresent()) {
            return ContentDeeds.done(before, before);
          }
          return ContentDeeds.done(before, takeBack(commit, stored.get(), content.get(), by.id()));
        });
  }

  /**
   * Adds to a commit that a use is taken back, whoever it is of: what it was noted for is gone.
   * Nothing if it is taken back already.
   */
  public void unsent(Commit commit, String use, MemberId by) {
    store
        .load(ContentUse.ref(use))
        .filter(stored -> stored.value().takenBackAt().isEmpty())
        .ifPresent(
            stored ->
                store
                    .load(Content.ref(stored.value().content()))
                    .ifPresent(content -> takeBack(commit, stored, content, by)));
  }

  private Content takeBack(
      Commit commit, Stored<ContentUse> use, Stored<Content> content, MemberId by) {
    Content before = content.value();
    String id = use.value().id();
    Optional<Instant> last =
        uses(before.id(), 2).stream()
            .filter(other -> !other.id().equals(id))
            .map(ContentUse::at)
            .findFirst();
    Content after = before.sent(before.sent() - 1, last);
    ContentDeeds.replace(commit, content, after);
    commit.replace(use, use.value().takenBack(clock.instant()));
    commit.remove(ContentUse.of(before.id()), id);
    commit.event(
        ContentDeeds.event("content.unsent", before.id(), Optional.of(by)).with("use", id));
    return after;
  }

  /**
   * How often a content was sent in a period.
   *
   * @param to the first moment after it
   */
  public long count(ContentId id, Instant from, Instant to) {
    return store.countBetween(ContentUse.of(id), from.toEpochMilli(), to.toEpochMilli() - 1);
  }

  /** The latest uses of a content, the newest first, at most so many. */
  public List<ContentUse> uses(ContentId id, int limit) {
    return store
        .load(store.newest(ContentUse.of(id), limit).stream().map(ContentUse::ref).toList())
        .stream()
        .map(Stored::value)
        .toList();
  }
}

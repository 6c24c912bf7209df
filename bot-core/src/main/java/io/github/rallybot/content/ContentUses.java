package io.github.rallybot.content;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.content.ContentDeeds.Result;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadId;
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

  /** What became of a content that was sent: the use, if it is to be taken back. */
  public record Sent(Result result, Optional<String> use) {}

  /**
   * Notes that somebody sent a content to a buyer.
   *
   * @param stage where in the buyer's journey
   */
  public Sent sent(Interaction press, ContentId id, Optional<String> stage, Optional<LeadId> lead) {
    String use = UlidCreator.getMonotonicUlid(clock.millis()).toString();
    Result result =
        deeds.deed(
            press,
            (commit, by) ->
                store
                    .load(Content.ref(id))
                    .<Result>map(
                        stored -> {
                          Instant now = clock.instant();
                          Content before = stored.value();
                          Content after = before.sent(before.sent() + 1, Optional.of(now));
                          ContentDeeds.replace(commit, stored, after);
                          commit.create(
                              ContentUse.ref(use),
                              new ContentUse(use, id, by.id(), now, stage, lead, Optional.empty()));
                          commit.add(ContentUse.of(id), use, now.toEpochMilli());
                          Event event =
                              ContentDeeds.event("content.sent", id, Optional.of(by.id()))
                                  .with("use", use);
                          commit.event(
                              lead.map(to -> event.with("lead", to.value())).orElse(event));
                          return ContentDeeds.done(before, after);
                        })
                    .orElseGet(ContentDeeds::gone));
    return new Sent(result, Optional.of(use).filter(made -> result instanceof Result.Done));
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
          Optional<Instant> last =
              uses(before.id(), 2).stream()
                  .filter(other -> !other.id().equals(use))
                  .map(ContentUse::at)
                  .findFirst();
          Content after = before.sent(before.sent() - 1, last);
          ContentDeeds.replace(commit, content.get(), after);
          commit.replace(stored.get(), stored.get().value().takenBack(clock.instant()));
          commit.remove(ContentUse.of(before.id()), use);
          commit.event(
              ContentDeeds.event("content.unsent", before.id(), Optional.of(by.id()))
                  .with("use", use));
          return ContentDeeds.done(before, after);
        });
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

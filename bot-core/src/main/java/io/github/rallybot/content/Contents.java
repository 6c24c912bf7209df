package io.github.rallybot.content;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.content.ContentDeeds.Result;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The content register. The same link is one content, whoever adds it and however it was copied.
 */
public final class Contents {

  private static final int AT_ONCE = 500;

  private final Store store;
  private final ContentDeeds deeds;
  private final Clock clock;
  private final Shelf shelf;

  public Contents(Store store, Members members, Clock clock) {
    this.store = store;
    this.deeds = new ContentDeeds(store, members);
    this.clock = clock;
    this.shelf = new Shelf(store);
  }

  /**
   * Adds a content. One with the same link is there already: then it gains what it lacked, and is
   * back in the register if it was taken out.
   */
  public Result add(Interaction press, Details details, Content.Origin origin) {
    return deeds.deed(press, (commit, by) -> place(commit, details, origin, Optional.of(by.id())));
  }

  /**
   * Adds a content that no person typed, otherwise as {@link #add}; a known one of a feed stays.
   */
  public Result.Done take(Details details, Content.Origin origin, Optional<MemberId> by) {
    return store.decide(
        () -> {
          Commit commit = new Commit();
          Result.Done placed = place(commit, details, origin, by);
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(placed)
              : Optional.empty();
        });
  }

  /**
   * Adds those of many whose link is not known yet.
   *
   * @return how many that were
   */
  int takeNew(List<Details> many, Content.Origin origin) {
    int added = 0;
    for (int i = 0; i < many.size(); i += AT_ONCE) {
      List<Details> some = many.subList(i, Math.min(i + AT_ONCE, many.size()));
      Map<Claim, String> known =
          store.holders(
              some.stream().flatMap(one -> one.link().stream()).map(Contents::claim).toList());
      for (Details one : some) {
        if (one.link().map(Contents::claim).filter(known::containsKey).isEmpty()) {
          added += take(one, origin, Optional.empty()).before().isEmpty() ? 1 : 0;
        }
      }
    }
    return added;
  }

  /**
   * Adds a content as part of somebody else's commit, otherwise as {@link #add}. If the link is
   * added elsewhere at the same moment the commit does not hold, and is to be decided anew.
   *
   * @return its id, or that of the known one with this link
   */
  public ContentId addTo(
      Commit commit, Details details, Content.Origin origin, Optional<MemberId> by) {
    return place(commit, details, origin, by).content().id();
  }

  private Result.Done place(
      Commit commit, Details details, Content.Origin origin, Optional<MemberId> by) {
    Optional<Stored<Content>> known = details.link().flatMap(this::stored);
    if (known.isEmpty()) {
      Instant now = clock.instant();
      ContentId id = new ContentId(UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString());
      Content fresh = Content.fresh(id, details, origin, now, by);
      commit.create(Content.ref(id), fresh);
      commit.add(Shelf.ALL, id.value(), now.toEpochMilli());
      details.link().ifPresent(link -> commit.take(claim(link), id.value()));
      commit.event(ContentDeeds.event("content.added", id, by).with("origin", origin.name()));
      return new Result.Done(fresh, Optional.empty());
    }
    Content before = known.get().value();
    if (origin == Content.Origin.FEED) {
      commit.expect(known.get());
      return new Result.Done(before, Optional.of(before));
    }
    Content after = before.with(before.details().or(details)).retired(Optional.empty());
    if (after.equals(before)) {
      commit.expect(known.get());
    } else {
      ContentDeeds.replace(commit, known.get(), after);
      commit.event(
          ContentDeeds.event(
              before.present() ? "content.edited" : "content.restored", before.id(), by));
    }
    return new Result.Done(after, Optional.of(before));
  }

  /** Says something else of a content; without a link it is planned only. */
  public Result edit(Interaction press, ContentId id, Details details) {
    return deeds.change(
        press,
        id,
        "content.edited",
        (commit, before) -> {
          Optional<Stored<Content>> other =
              details.link().flatMap(this::stored).filter(held -> !held.value().id().equals(id));
          if (other.isPresent()) {
            return new Result.Refused(linked(other.get().value()));
          }
          relink(commit, before, details);
          return ContentDeeds.done(before, before.with(details));
        });
  }

  private static String linked(Content other) {
    return "This link is in the register already: “" + other.title() + "”.";
  }

  private static void relink(Commit commit, Content before, Details details) {
    Optional<Claim> old = before.details().link().map(Contents::claim);
    Optional<Claim> now = details.link().map(Contents::claim);
    if (!old.equals(now)) {
      old.ifPresent(claim -> commit.release(claim, before.id().value()));
      now.ifPresent(claim -> commit.take(claim, before.id().value()));
    }
  }

  /** Takes a content out of the register, until it is {@linkplain #restore put back}. */
  public Result retire(Interaction press, ContentId id) {
    return deeds.change(
        press,
        id,
        "content.retired",
        (commit, before) ->
            ContentDeeds.done(
                before, before.present() ? before.retired(Optional.of(clock.instant())) : before));
  }

  /** Puts a content back that was taken out. */
  public Result restore(Interaction press, ContentId id) {
    return deeds.change(
        press,
        id,
        "content.restored",
        (commit, before) -> ContentDeeds.done(before, before.retired(Optional.empty())));
  }

  public Optional<Content> find(ContentId id) {
    return store.load(Content.ref(id)).map(Stored::value);
  }

  /** The content with this link, however that was copied; it may be out of the register. */
  public Optional<Content> byLink(URI link) {
    return stored(link).map(Stored::value);
  }

  /** All contents in the register, the newest first. */
  public List<Content> all() {
    return those(Content::present).toList();
  }

  /** Those that were taken out, the last taken out first. */
  public List<Content> retired() {
    return those(content -> !content.present())
        .sorted(Comparator.comparing((Content one) -> one.retiredAt().orElseThrow()).reversed())
        .toList();
  }

  /** Those that can be sent but were not since then, or never if it is {@link Instant#EPOCH}. */
  public List<Content> neverUsed(Instant since) {
    return those(
            content ->
                content.present()
                    && content.state() == Content.State.PUBLISHED
                    && content.lastSentAt().filter(at -> !at.isBefore(since)).isEmpty())
        .toList();
  }

  /** Those that were to be reviewed before today, the longest due first. */
  public List<Content> pastReview(LocalDate today) {
    return those(
            content ->
                content.present()
                    && content.details().reviewBy().filter(day -> day.isBefore(today)).isPresent())
        .sorted(Comparator.comparing(one -> one.details().reviewBy().orElseThrow()))
        .toList();
  }

  /**
   * Those in whose title, line, persona, stage and product all words begin something, those with
   * more of them in the title first, then the newest. No words: none.
   */
  public List<Content> search(String words) {
    List<String> sought = SearchText.sought(words);
    if (sought.isEmpty()) {
      return List.of();
    }
    record Hit(Content content, int score) {}
    return shelf.now().stream()
        .filter(kept -> kept.content().present())
        .map(kept -> new Hit(kept.content(), kept.text().score(sought)))
        .filter(hit -> hit.score() >= 0)
        .sorted(Comparator.comparing(Hit::score).reversed())
        .map(Hit::content)
        .toList();
  }

  private Stream<Content> those(Predicate<Content> wanted) {
    return shelf.now().stream().map(Shelf.Kept::content).filter(wanted);
  }

  private Optional<Stored<Content>> stored(URI link) {
    return store.holder(claim(link)).flatMap(id -> store.load(Content.ref(new ContentId(id))));
  }

  private static Claim claim(URI link) {
    return new Claim("content-link", SameLink.of(link));
  }
}

package io.github.rallybot.content;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Words;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what a company's own site publishes into the register. New pages are added, those that are
 * known stay as people made them, and those that vanish stay too.
 */
public final class Feeds {

  /** The most entries of one feed that are looked at in a run. */
  static final int MOST_ENTRIES = 5000;

  /** The most sitemaps of an index that are read. */
  static final int MOST_SITEMAPS = 50;

  private static final Logger log = LoggerFactory.getLogger(Feeds.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How long one instance keeps the others away; it may die meanwhile. */
  private static final Duration TURN = Duration.ofMinutes(30);

  /** What one instance has just read, another that starts need not read again. */
  private static final Duration JUST_NOW = Duration.ofMinutes(5);

  private final List<URI> addresses;
  private final Duration every;
  private final FeedFetch fetch;
  private final Contents contents;
  private final Store store;
  private final Clock clock;
  private final Set<URI> readHere = new HashSet<>();

  /**
   * @param addresses of sitemaps, lists of sitemaps, RSS and Atom
   * @param every how long after one reading the next one comes
   * @param allowPrivate whether addresses within the operator's own network are read too
   */
  public Feeds(
      List<URI> addresses,
      Duration every,
      boolean allowPrivate,
      Contents contents,
      Store store,
      Clock clock) {
    this(
        addresses,
        every,
        new FeedFetch(ip -> allowPrivate || PublicAddress.is(ip), PATIENCE),
        contents,
        store,
        clock);
  }

  Feeds(
      List<URI> addresses,
      Duration every,
      FeedFetch fetch,
      Contents contents,
      Store store,
      Clock clock) {
    this.addresses = List.copyOf(addresses);
    this.every = every;
    this.fetch = fetch;
    this.contents = contents;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Reads the feeds that are due: at the first look of a process, and when their time has passed.
   * Several instances read each once. Called by one thread.
   */
  public void readDue() {
    for (URI address : addresses) {
      if (due(address)) {
        read(address);
      }
      readHere.add(address);
    }
  }

  private boolean due(URI address) {
    Duration apart = readHere.contains(address) ? every : JUST_NOW;
    return store
        .load(Feed.ref(address))
        .filter(stored -> stored.value().readAt().plus(apart).isAfter(clock.instant()))
        .isEmpty();
  }

  private void read(URI address) {
    Claim turn = new Claim("content-feed", address.toString());
    String mine = UlidCreator.getUlid().toString();
    if (!(store.commit(new Commit().take(turn, mine, TURN)) instanceof Outcome.Done)) {
      return;
    }
    try {
      // somebody may have read it between the look and the turn
      if (due(address)) {
        keep(address, tryRead(address));
      }
    } finally {
      store.commit(new Commit().release(turn, mine));
    }
  }

  private Feed tryRead(URI address) {
    Instant now = clock.instant();
    List<Details> entries = new ArrayList<>();
    Optional<String> trouble = Optional.empty();
    try {
      collect(address, entries);
    } catch (FeedTrouble found) {
      trouble = Optional.of(String.valueOf(found.getMessage()));
      log.warn("a feed of rally.content.feeds was not read: it {}", trouble.get());
    }
    int added = contents.takeNew(entries, Content.Origin.FEED);
    log.info("a feed had {} entries, {} of them new", entries.size(), added);
    return new Feed(address.toString(), now, entries.size(), added, trouble);
  }

  /**
   * Reads a feed; of a list of sitemaps, what these hold. What a list in a list names is left out.
   *
   * @param entries where they are put
   * @throws FeedTrouble at the end, if a part could not be read
   */
  private void collect(URI address, List<Details> entries) throws FeedTrouble {
    FeedReader.Read first = FeedReader.read(fetch.get(address), MOST_ENTRIES);
    entries.addAll(first.entries());
    Optional<FeedTrouble> trouble = Optional.empty();
    for (URI sitemap : first.sitemaps().stream().limit(MOST_SITEMAPS).toList()) {
      int left = MOST_ENTRIES - entries.size();
      if (left > 0) {
        try {
          entries.addAll(FeedReader.read(fetch.get(sitemap), left).entries());
        } catch (FeedTrouble one) {
          trouble = Optional.of(new FeedTrouble("names a sitemap that " + one.getMessage()));
        }
      }
    }
    if (trouble.isPresent()) {
      throw trouble.get();
    }
  }

  private void keep(URI address, Feed feed) {
    store.decide(
        () -> {
          Optional<Stored<Feed>> before = store.load(Feed.ref(address));
          Commit commit = new Commit();
          before.ifPresentOrElse(
              stored -> commit.replace(stored, feed), () -> commit.create(Feed.ref(address), feed));
          commit.event(
              Event.of("content.feed")
                  .with("feed", Feed.ref(address).id())
                  .with("entries", Integer.toString(feed.entries()))
                  .with("added", Integer.toString(feed.added()))
                  .with("well", Boolean.toString(feed.trouble().isEmpty())));
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }

  /** How it goes with each feed, for a status report. */
  public List<ChatPlatform.Check> checks() {
    List<ChatPlatform.Check> checks = new ArrayList<>();
    for (URI address : addresses) {
      store.load(Feed.ref(address)).map(Stored::value).map(Feeds::check).ifPresent(checks::add);
    }
    return checks;
  }

  private static ChatPlatform.Check check(Feed feed) {
    String name = "the feed " + PlainText.cut(feed.address().replaceFirst("[?#].*$", ""), 120);
    return feed.trouble()
        .map(
            why ->
                new ChatPlatform.Check(
                    false, name + " of rally.content.feeds " + why + ". I try again by myself."))
        .orElseGet(
            () ->
                new ChatPlatform.Check(
                    true, name + " brought content: " + Words.number(feed.entries()) + " pages"));
  }
}

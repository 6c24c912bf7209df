package io.github.rallybot.digest;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Page;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.delivery.PageSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The whole of a posted digest, beside its message: as a page where the platform has a place for
 * one, else in the thread of the message. It says what the message says, and is frozen with it.
 */
final class DigestPages implements PageSource {

  /** What the ids of its pages begin with. */
  static final String PREFIX = "digest-page:";

  /** What is in the thread for want of a page. */
  static final String THREAD = "digest-thread:";

  /** So many messages a thread gets at most: each but the last is a table, or as long as may be. */
  private static final int MOST_REPLIES = 6;

  private final Digests digests;
  private final DigestCards cards;
  private final Function<String, Optional<Page>> pages;
  private final Deliveries deliveries;

  /**
   * @param pages all that the digest of a period says
   */
  DigestPages(
      Digests digests,
      DigestCards cards,
      Function<String, Optional<Page>> pages,
      Deliveries deliveries) {
    this.digests = digests;
    this.cards = cards;
    this.pages = pages;
    this.deliveries = deliveries;
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  private static String period(String page) {
    return page.substring(PREFIX.length());
  }

  @Override
  public Optional<Page> page(ChannelRef channel, String page) {
    return said(channel, period(page));
  }

  private Optional<Page> said(ChannelRef channel, String period) {
    return digests
        .find(period)
        .flatMap(Digest::sent)
        .filter(sent -> sent.channels().contains(channel))
        .flatMap(sent -> pages.apply(period));
  }

  @Override
  public Optional<String> thread(ChannelRef channel, String page) {
    return Optional.of(Digests.PREFIX + period(page));
  }

  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String page, Instant now) {
    return cards.postableAt(channel, Digests.PREFIX + period(page), now);
  }

  @Override
  public List<String> beside(String page) {
    List<String> all = new ArrayList<>(List.of(Digests.PREFIX + period(page)));
    IntStream.rangeClosed(1, MOST_REPLIES)
        .forEach(part -> all.add(THREAD + period(page) + "/" + part));
    return all;
  }

  /** The replies in the thread of a digest whose page has no place. */
  CardSource thread() {
    return new Replies();
  }

  private final class Replies implements CardSource {
    @Override
    public String prefix() {
      return THREAD;
    }

    private String period(String card) {
      return card.substring(THREAD.length(), card.lastIndexOf('/'));
    }

    @Override
    public Optional<Card> desired(ChannelRef channel, String card) {
      if (!deliveries.hasNoPlace(channel, PREFIX + period(card))) {
        return Optional.empty();
      }
      int part = Integer.parseInt(card.substring(card.lastIndexOf('/') + 1));
      List<Card> all =
          said(channel, period(card)).map(page -> page.cards(MOST_REPLIES)).orElse(List.of());
      return part > all.size() ? Optional.empty() : Optional.of(all.get(part - 1));
    }

    @Override
    public Optional<String> thread(ChannelRef channel, String card) {
      return Optional.of(Digests.PREFIX + period(card));
    }

    @Override
    public Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
      return cards.postableAt(channel, Digests.PREFIX + period(card), now);
    }
  }
}

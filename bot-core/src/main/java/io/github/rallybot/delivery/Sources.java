package io.github.rallybot.delivery;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that know how cards look, each for the cards with its prefix. */
record Sources(List<CardSource> all) implements CardSource {

  static Sources of(List<CardSource> all) {
    return new Sources(List.copyOf(all));
  }

  @Override
  public String prefix() {
    return "";
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return source(card).flatMap(source -> source.desired(channel, card));
  }

  @Override
  public Optional<String> thread(ChannelRef channel, String card) {
    return source(card).flatMap(source -> source.thread(channel, card));
  }

  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
    return source(card).flatMap(source -> source.postableAt(channel, card, now));
  }

  /** Who knows what is on it, if it is a page. */
  Optional<PageSource> page(String card) {
    return source(card).filter(PageSource.class::isInstance).map(PageSource.class::cast);
  }

  private Optional<CardSource> source(String card) {
    return all.stream().filter(source -> card.startsWith(source.prefix())).findFirst();
  }
}

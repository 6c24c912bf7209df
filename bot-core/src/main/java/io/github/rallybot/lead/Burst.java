package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A summary: one card for many leads that came at once. Which leads it holds is written in the
 * leads; what it counts, in their lists.
 *
 * @param channel where its card is
 * @param twin a channel of the other platform that shows it too
 * @param until when it stops to take newcomers
 * @param words what an import is called, such as a file's name; empty if the leads came by
 *     themselves
 * @param importId the import that it was opened for
 * @param sources where its leads come from, in the order seen, not all if there are very many
 * @param posting leads that are about to get cards of their own
 */
public record Burst(
    String id,
    ChannelRef channel,
    Optional<ChannelRef> twin,
    Instant openedAt,
    Instant until,
    Optional<String> words,
    Optional<String> importId,
    List<String> sources,
    Optional<Posting> posting) {

  /** For how long a summary takes newcomers. */
  static final Duration OPEN = Duration.ofMinutes(10);

  private static final int SOURCES = 20;

  public Burst {
    sources = List.copyOf(sources);
  }

  /** Somebody asked that some of its leads get cards of their own. */
  public record Posting(MemberId by, Instant at, List<LeadId> leads) {
    public Posting {
      leads = List.copyOf(leads);
    }
  }

  static DocRef<Burst> ref(String id) {
    return new DocRef<>("burst", id, Burst.class);
  }

  List<ChannelRef> channels() {
    return Stream.concat(Stream.of(channel), twin.stream()).toList();
  }

  /** Says of its cards that they may no longer look as they should. */
  List<Mark> marks(boolean urgent) {
    return channels().stream().map(at -> new Mark(at, Bursts.card(id), urgent)).toList();
  }

  Burst at(List<ChannelRef> others) {
    return new Burst(
        id,
        others.get(0),
        others.stream().skip(1).findFirst(),
        openedAt,
        until,
        words,
        importId,
        sources,
        posting);
  }

  Burst posting(Optional<Posting> now) {
    return new Burst(id, channel, twin, openedAt, until, words, importId, sources, now);
  }

  /** The same, knowing these sources too. */
  Burst from(List<String> more) {
    List<String> all = new ArrayList<>(sources);
    more.stream().filter(source -> !all.contains(source)).forEach(all::add);
    return new Burst(
        id,
        channel,
        twin,
        openedAt,
        until,
        words,
        importId,
        all.subList(0, Math.min(all.size(), SOURCES)),
        posting);
  }
}

package io.github.rallybot.journal;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.UpdateTicket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One atomic write: documents, indexes, claims, journal entries and delivery marks happen together
 * or not at all. It holds only if every document named is still at the version it was read at, and
 * nobody else holds a claim that it takes. May span several documents.
 */
public final class Commit {

  /** A part of a commit. */
  public sealed interface Step {
    /**
     * The document must be at this version (0: absent) and becomes the next one.
     *
     * @param keeping JSON whose fields that the type does not know stay
     */
    record Put<T>(DocRef<T> ref, long version, T value, String keeping) implements Step {}

    record Expect(DocRef<?> ref, long version) implements Step {}

    record Take(Claim claim, String holder, Optional<Duration> until) implements Step {}

    record Release(Claim claim, String holder) implements Step {}

    record Add(Index index, String member, long score) implements Step {}

    record Remove(Index index, String member) implements Step {}

    record Append(Event event) implements Step {}

    record Flag(Mark mark) implements Step {}

    record Under(ChannelRef channel, String token) implements Step {}

    record Unflag(ChannelRef channel, String card) implements Step {}

    record Keep(MessageRef message, UpdateTicket ticket) implements Step {}
  }

  private final List<Step> steps = new ArrayList<>();

  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Writes a new document, which must not exist. */
  public <T> Commit create(DocRef<T> ref, T value) {
    return add(new Step.Put<>(ref, 0, value, "{}"));
  }

  /** Writes a document anew, which must not have changed since it was read. */
  public <T> Commit replace(Stored<T> before, T after) {
    return add(new Step.Put<>(before.ref(), before.version(), after, before.json()));
  }

  /** Like {@link #replace}, but forgets what the document held beyond the fields known here. */
  public <T> Commit replaceWhole(Stored<T> before, T after) {
    return add(new Step.Put<>(before.ref(), before.version(), after, "{}"));
  }

  /** The commit holds only if a document that it does not write has not changed either. */
  public Commit expect(Stored<?> document) {
    return add(new Step.Expect(document.ref(), document.version()));
  }

  /** The commit holds only if a document still does not exist. */
  public Commit expectAbsent(DocRef<?> ref) {
    return add(new Step.Expect(ref, 0));
  }

  /** Takes a claim for good, which nobody may hold. */
  public Commit take(Claim claim, String holder) {
    return add(new Step.Take(claim, holder, Optional.empty()));
  }

  /** Takes a claim for a time. */
  public Commit take(Claim claim, String holder, Duration until) {
    return add(new Step.Take(claim, holder, Optional.of(until)));
  }

  /** Lets a claim go, if this holder still has it when the commit is written. */
  public Commit release(Claim claim, String holder) {
    return add(new Step.Release(claim, holder));
  }

  public Commit add(Index index, String member, long score) {
    return add(new Step.Add(index, member, score));
  }

  public Commit remove(Index index, String member) {
    return add(new Step.Remove(index, member));
  }

  public Commit event(Event event) {
    return add(new Step.Append(event));
  }

  public Commit mark(Mark mark) {
    return add(new Step.Flag(mark));
  }

  /**
   * The commit holds only if the lease of a channel is held under this token when it is written.
   */
  public Commit under(ChannelRef channel, String token) {
    return add(new Step.Under(channel, token));
  }

  /**
   * A card is not due any more, whatever was marked before. Only {@link #under} the lease of its
   * channel, and only if no message shows the card or may yet turn out to.
   */
  public Commit unmark(ChannelRef channel, String card) {
    return add(new Step.Unflag(channel, card));
  }

  /** Keeps the permission to replace a message, until it ends. */
  public Commit ticket(MessageRef message, UpdateTicket ticket) {
    return add(new Step.Keep(message, ticket));
  }

  private Commit add(Step step) {
    steps.add(step);
    return this;
  }
}

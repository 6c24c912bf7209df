package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where a lead is in chat. It has one home: a card of its own in its channel, or a line in one
 * summary there. If both platforms are in use, that home may have a twin on the other one, which
 * shows the same.
 *
 * @param home the channel; empty until there is one
 * @param twin a channel of the other platform that shows the same as the home
 * @param burst the summary that holds it instead of a card of its own
 * @param pinned whether somebody asked for a card of its own, so that no summary takes it any more
 * @param held who was handed it out of the summary last and has not answered yet
 * @param shownIn cards in direct conversations that show it too, the newest last
 */
public record Place(
    Optional<ChannelRef> home,
    Optional<ChannelRef> twin,
    Optional<String> burst,
    boolean pinned,
    Optional<Hold> held,
    List<CardRef> shownIn) {

  /** As many as are kept up to date; older ones keep their picture, unless the lead is erased. */
  private static final int SHOWN_IN = 5;

  public Place {
    shownIn = List.copyOf(shownIn);
  }

  /**
   * Somebody has the lead before them, and nobody else is handed it.
   *
   * @param until when it may go to somebody else
   */
  public record Hold(MemberId by, Instant until) {}

  /**
   * A place nobody has seen yet.
   *
   * @param channels the home and its twin, as far as there are any
   */
  static Place of(List<ChannelRef> channels) {
    return new Place(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            List.of())
        .at(channels);
  }

  /** The home and its twin. */
  List<ChannelRef> channels() {
    return Stream.concat(home.stream(), twin.stream()).toList();
  }

  Place at(List<ChannelRef> channels) {
    return new Place(
        channels.stream().findFirst(),
        channels.stream().skip(1).findFirst(),
        burst,
        pinned,
        held,
        shownIn);
  }

  Place in(Optional<String> summary) {
    return new Place(home, twin, summary, pinned, Optional.empty(), shownIn);
  }

  Place pinnedAlone() {
    return new Place(home, twin, Optional.empty(), true, Optional.empty(), shownIn);
  }

  Place heldBy(MemberId member, Instant until) {
    return new Place(home, twin, burst, pinned, Optional.of(new Hold(member, until)), shownIn);
  }

  /** No longer held by a member; what somebody else holds stays theirs. */
  Place releasedBy(MemberId member) {
    return new Place(
        home, twin, burst, pinned, held.filter(hold -> !hold.by().equals(member)), shownIn);
  }

  Place renamed(UnaryOperator<MemberId> name) {
    Optional<Hold> mine = held.map(hold -> new Hold(name.apply(hold.by()), hold.until()));
    return new Place(home, twin, burst, pinned, mine, shownIn);
  }

  /** Whether a member other than this one holds it now. */
  boolean heldFrom(MemberId member, Instant now) {
    return held.filter(hold -> !hold.by().equals(member) && hold.until().isAfter(now)).isPresent();
  }

  Place shownAlsoIn(CardRef card) {
    List<CardRef> all = new ArrayList<>(shownIn);
    all.remove(card);
    all.add(card);
    return new Place(home, twin, burst, pinned, held, Leads.last(all, SHOWN_IN));
  }
}

package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person or company that marketing hands to sales, with all that both sides have said since.
 *
 * @param brief what marketing says of it
 * @param place where it is in chat
 * @param digests of every hand-over that said something new, so that a repeat adds nothing
 * @param origin the import that brought it
 * @param taken who follows up
 * @param verdicts the present one of each member, oldest first
 * @param followUp what sales did about it, and what is to happen when
 * @param history all deeds, oldest first
 * @param withdrawnAt when its import was undone; it counts nowhere and is shown nowhere
 * @param erasedAt when it was made anonymous
 */
public record Lead(
    LeadId id,
    Instant receivedAt,
    Brief brief,
    Place place,
    List<String> digests,
    Optional<Origin> origin,
    Optional<Taken> taken,
    List<Verdict> verdicts,
    FollowUp followUp,
    List<Deed> history,
    Optional<Instant> withdrawnAt,
    Optional<Instant> erasedAt) {

  /** Who follows up, and since when. */
  public record Taken(MemberId by, Instant at) {}

  /** The line of an import that a lead was made of. */
  public record Origin(String importId, long line) {}

  public Lead {
    digests = List.copyOf(digests);
    verdicts = List.copyOf(verdicts);
    history = List.copyOf(history);
  }

  public static DocRef<Lead> ref(LeadId id) {
    return new DocRef<>("lead", id.value(), Lead.class);
  }

  public Contact contact() {
    return brief.contact();
  }

  public Optional<ChannelRef> home() {
    return place.home();
  }

  /** Where its card is, or the summary that holds it. */
  public List<ChannelRef> channels() {
    return place.channels();
  }

  /** The id of a card of its own. */
  public String card() {
    return LeadCards.PREFIX + id.value();
  }

  /** The id of the card that is its home: its own, or that of the summary which holds it. */
  public String homeCard() {
    return place.burst().map(Bursts::card).orElseGet(this::card);
  }

  /** Says of every card that shows the lead that it may no longer look as it should. */
  public List<Mark> marks(boolean urgent) {
    List<Mark> marks = new ArrayList<>();
    for (ChannelRef channel : channels()) {
      marks.add(homeMark(channel, urgent));
      followUp
          .handOvers()
          .forEach(h -> marks.add(new Mark(channel, HandOverCards.card(id, h), urgent)));
    }
    place.shownIn().forEach(shown -> marks.add(new Mark(shown.channel(), shown.card(), urgent)));
    return marks;
  }

  /** A summary shows no lead of its own, so that many changes may be one update. */
  private Mark homeMark(ChannelRef channel, boolean urgent) {
    return place.burst().isPresent()
        ? new Mark(channel, homeCard(), false, Bursts.REDRAWN_EVERY)
        : new Mark(channel, homeCard(), urgent);
  }

  /** Whether it is neither erased nor withdrawn. */
  public boolean present() {
    return erasedAt.isEmpty() && withdrawnAt.isEmpty();
  }

  /** Whether sales still has to say what it is worth. */
  public boolean toAnswer() {
    return present() && !brief.test() && salesVerdict().isEmpty() && followUp.outcome().isEmpty();
  }

  public Optional<Verdict> verdictOf(MemberId member) {
    return verdicts.stream().filter(verdict -> verdict.by().equals(member)).findFirst();
  }

  /** The one verdict that counts for sales: its owner's, else the latest by sales. */
  public Optional<Verdict> salesVerdict() {
    return Verdict.ofSales(verdicts, taken.map(Taken::by));
  }

  /** Who follows up: its taker, else whoever gave sales' verdict. */
  public Optional<MemberId> responsible() {
    return taken.map(Taken::by).or(() -> salesVerdict().map(Verdict::by));
  }
}

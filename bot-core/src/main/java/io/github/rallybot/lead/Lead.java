package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person or company that marketing hands to sales, with all that both sides have said since.
 *
 * @param home the channel that holds its card; empty until there is one
 * @param digests of every hand-over that said something new, so that a repeat adds nothing
 * @param taken who follows up
 * @param verdicts the present one of each member, oldest first
 * @param history all deeds, oldest first
 * @param erasedAt when it was made anonymous
 */
public record Lead(
    LeadId id,
    Instant receivedAt,
    String source,
    Optional<String> externalId,
    Optional<String> campaign,
    Optional<String> persona,
    Optional<String> stage,
    Optional<String> country,
    Optional<Grade> grade,
    Contact contact,
    List<Touchpoint> touchpoints,
    Map<String, Object> attributes,
    boolean test,
    Optional<ChannelRef> home,
    List<String> digests,
    Optional<Taken> taken,
    List<Verdict> verdicts,
    List<Deed> history,
    Optional<Instant> erasedAt) {

  /** Who follows up, and since when. */
  public record Taken(MemberId by, Instant at) {}

  public Lead {
    touchpoints = List.copyOf(touchpoints);
    digests = List.copyOf(digests);
    verdicts = List.copyOf(verdicts);
    history = List.copyOf(history);
  }

  public static DocRef<Lead> ref(LeadId id) {
    return new DocRef<>("lead", id.value(), Lead.class);
  }

  /** The id of its card. */
  public String card() {
    return LeadCards.PREFIX + id.value();
  }

  public Optional<Verdict> verdictOf(MemberId member) {
    return verdicts.stream().filter(verdict -> verdict.by().equals(member)).findFirst();
  }

  /** The one verdict that counts for sales: its owner's, else the latest by sales. */
  public Optional<Verdict> salesVerdict() {
    List<Verdict> sales = verdicts.stream().filter(verdict -> !verdict.opinion()).toList();
    return sales.stream()
        .filter(verdict -> taken.filter(t -> t.by().equals(verdict.by())).isPresent())
        .findFirst()
        .or(() -> sales.stream().max(Comparator.comparing(Verdict::at)));
  }
}

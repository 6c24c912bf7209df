package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages in the thread of a lead's card that pass a hand-over on: one each, which mentions the
 * new owner. They go when the lead is erased or withdrawn.
 */
public final class HandOverCards implements CardSource {

  private static final String PREFIX = "handover:";

  private final Store store;
  private final Members members;

  public HandOverCards(Store store, Members members) {
    this.store = store;
    this.members = members;
  }

  /** The id of a hand-over's message. */
  static String card(LeadId lead, FollowUp.HandOver handOver) {
    return PREFIX + lead.value() + ":" + handOver.at().toEpochMilli();
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    Optional<Lead> lead = lead(channel, card);
    return lead.flatMap(
        l ->
            l.followUp().handOvers().stream()
                .filter(handOver -> card(l.id(), handOver).equals(card))
                .findFirst()
                .map(handOver -> draw(l, handOver, channel)));
  }

  @Override
  public Optional<String> thread(ChannelRef channel, String card) {
    return lead(channel, card).map(Lead::homeCard);
  }

  private Optional<Lead> lead(ChannelRef channel, String card) {
    String[] parts = card.split(":", -1);
    return store
        .load(Lead.ref(new LeadId(parts[1])))
        .map(Stored::value)
        .filter(lead -> lead.present() && lead.channels().contains(channel));
  }

  private Card draw(Lead lead, FollowUp.HandOver handOver, ChannelRef channel) {
    Map<MemberId, Member> people = members.named(List.of(handOver.from(), handOver.to()));
    List<Element> elements = new ArrayList<>();
    String headline = LeadCard.headline(lead.contact());
    elements.add(
        new Element.Text(
            List.of(
                mention(people.get(handOver.to()), channel),
                Span.plain(", "),
                LeadStory.name(people.get(handOver.from())),
                Span.plain(" hands you "),
                Span.strong(headline))));
    handOver.note().ifPresent(note -> elements.add(new Element.Quote(note)));
    return new Card(elements, "Handed over: " + headline);
  }

  private static Span mention(@Nullable Member member, ChannelRef channel) {
    return Optional.ofNullable(member).stream()
        .flatMap(known -> known.identities().stream())
        .filter(identity -> identity.platform() == channel.platform())
        .findFirst()
        .<Span>map(Span.Person::new)
        .orElseGet(() -> LeadStory.name(member));
  }
}

package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the cards of leads should look, from what is stored. */
public final class LeadCards implements CardSource {

  static final String PREFIX = "lead:";

  private final Store store;
  private final Members members;
  private final LeadCard drawing;

  /** The id of the card of a lead, wherever it is posted. */
  public static String card(LeadId lead) {
    return PREFIX + lead.value();
  }

  public LeadCards(Store store, Members members, LeadCard drawing) {
    this.store = store;
    this.members = members;
    this.drawing = drawing;
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return store
        .load(Lead.ref(new LeadId(card.substring(PREFIX.length()))))
        .map(Stored::value)
        .filter(lead -> lead.channels().contains(channel))
        .filter(lead -> lead.place().burst().isEmpty() && lead.withdrawnAt().isEmpty())
        .filter(lead -> lead.erasedAt().isEmpty() || answered(lead))
        .map(lead -> drawing.draw(lead, people(lead), owner(lead, channel)));
  }

  private Optional<UserRef> owner(Lead lead, ChannelRef channel) {
    return lead.contact().owner().stream()
        .flatMap(address -> members.withAddress(address).stream())
        .flatMap(member -> member.value().identities().stream())
        .filter(identity -> identity.platform() == channel.platform())
        .findFirst();
  }

  /** An erased lead that nobody answered has nothing left to show. */
  private static boolean answered(Lead lead) {
    return !lead.verdicts().isEmpty() || lead.taken().isPresent();
  }

  /** Everybody who plays a part in a lead. */
  public Map<MemberId, Member> people(Lead lead) {
    Set<MemberId> ids = new HashSet<>();
    lead.verdicts().forEach(verdict -> ids.add(verdict.by()));
    lead.history().stream().flatMap(deed -> deed.by().stream()).forEach(ids::add);
    lead.taken().ifPresent(taken -> ids.add(taken.by()));
    lead.followUp().outcome().ifPresent(end -> ids.add(end.by()));
    lead.followUp().handOvers().forEach(handOver -> ids.add(handOver.to()));
    return members.named(ids);
  }
}

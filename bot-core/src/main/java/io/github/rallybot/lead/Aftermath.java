package io.github.rallybot.lead;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows a deed on a lead once it is durable: a refusal is said, and whoever did their first
 * deed is looked up, since a click is kept before anything is known of the person.
 */
public final class Aftermath {

  private static final Logger log = LoggerFactory.getLogger(Aftermath.class);

  private final Members members;
  private final Platforms platforms;
  private final Deliveries deliveries;
  private final Guests guests;
  private final LeadCards cards;
  private final Consumer<UserRef> redrawHome;
  private final Executor afterwards;

  /**
   * @param redrawHome draws a person's home anew
   * @param afterwards runs what is done after the acknowledgement, best effort
   */
  public Aftermath(
      Members members,
      Platforms platforms,
      Deliveries deliveries,
      Guests guests,
      LeadCards cards,
      Consumer<UserRef> redrawHome,
      Executor afterwards) {
    this.members = members;
    this.platforms = platforms;
    this.deliveries = deliveries;
    this.guests = guests;
    this.cards = cards;
    this.redrawHome = redrawHome;
    this.afterwards = afterwards;
  }

  /** Answers a deed done on the lead's own card, which proves that the card is there. */
  Reply onCard(Interaction deed, LeadDeeds.Result result) {
    if (result instanceof LeadDeeds.Result.Recorded recorded) {
      afterwards.execute(
          () ->
              deed.message()
                  .ifPresent(message -> deliveries.seen(recorded.lead().card(), message)));
      Reply unused = of(deed, result);
      return new Reply.Shown(
          () -> deed.channel().flatMap(at -> cards.desired(at, recorded.lead().card())));
    }
    return of(deed, result);
  }

  /**
   * Answers a deed done in a form. If the form was opened on the home, that is drawn anew: it lists
   * what there is to do, which is something else now.
   */
  public Reply inForm(Interaction deed, LeadDeeds.Result result) {
    boolean onHome = deed.message().isEmpty() && deed.channel().isEmpty();
    if (onHome && result instanceof LeadDeeds.Result.Recorded) {
      afterwards.execute(() -> redrawHome.accept(deed.user()));
    }
    return of(deed, result);
  }

  /** Answers a deed done anywhere else: nothing if it is recorded, else why not. */
  public Reply of(Interaction deed, LeadDeeds.Result result) {
    if (result instanceof LeadDeeds.Result.Refused refused) {
      if (refused.why().equals(LeadConversation.GUESTS)) {
        // they may have become a colleague since
        afterwards.execute(() -> guests.getToKnow(deed.user()));
      }
      return Reply.privately(refused.why());
    }
    if (result instanceof LeadDeeds.Result.Recorded recorded) {
      log.info("{} by {} on lead {}", deed.action().name(), recorded.by(), recorded.lead().id());
      afterwards.execute(() -> getToKnow(deed, recorded));
    }
    return Reply.nothing();
  }

  /** Does something after the acknowledgement, best effort. */
  void later(Runnable deed) {
    afterwards.execute(deed);
  }

  private void getToKnow(Interaction deed, LeadDeeds.Result.Recorded recorded) {
    Lead lead = recorded.lead();
    Optional<Member> member =
        Optional.ofNullable(members.named(List.of(recorded.by())).get(recorded.by()));
    if (member.filter(m -> m.profileAt().isPresent() && m.colleague()).isPresent()) {
      return;
    }
    if (guests.getToKnow(deed.user())) {
      platforms
          .get(deed.user().platform())
          .tell(deed.user(), deed.channel(), Card.of(LeadConversation.GUESTS));
    } else if (lead.place().burst().isEmpty()) {
      // a summary names nobody
      lead.channels().forEach(channel -> deliveries.mark(channel, lead.card()));
    }
  }
}

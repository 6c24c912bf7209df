package io.github.rallybot.digest;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.meeting.MeetingTimes;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.Plans;
import io.github.rallybot.schedule.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** How digests look in chat: a leader's draft becomes the digest when that is posted. */
final class DigestCards implements CardSource {

  private final Digests digests;
  private final Editions editions;
  private final Plans plans;
  private final DigestCard card;
  private final Deliveries deliveries;

  DigestCards(
      Digests digests, Editions editions, Plans plans, DigestCard card, Deliveries deliveries) {
    this.digests = digests;
    this.editions = editions;
    this.plans = plans;
    this.card = card;
    this.deliveries = deliveries;
  }

  @Override
  public String prefix() {
    return Digests.PREFIX;
  }

  private Optional<Digest> find(String id) {
    return digests.find(id.substring(Digests.PREFIX.length()));
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String id) {
    return find(id)
        .filter(digest -> digest.channels().contains(channel))
        .flatMap(digest -> drawn(digest, channel));
  }

  private Optional<Card> drawn(Digest digest, ChannelRef channel) {
    boolean leaders = digest.drafts().stream().anyMatch(draft -> draft.channel().equals(channel));
    return period(digest.period())
        .map(
            period ->
                leaders
                    ? card.draft(
                        digest, period, editions.figures(digest, period), channel.platform())
                    : card.posted(
                        digest,
                        period,
                        editions.figures(digest, period),
                        channel.platform(),
                        deliveries.page(channel, DigestPages.PREFIX + digest.period())));
  }

  /** The period of an id, in the zone in which its meeting is planned. */
  Optional<Period> period(String id) {
    MeetingTimes times = plans.times();
    ZoneId zone = times.zone();
    return Period.of(id, zone)
        .map(period -> times.of(period).map(PlannedMeeting::period).orElse(period));
  }

  /** After the meeting nobody needs what did not come before it, and before none is held. */
  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String id, Instant now) {
    return find(id)
        .filter(Digest::planned)
        .filter(
            digest -> now.isBefore(digest.startsAt().plus(Duration.ofMinutes(digest.minutes()))))
        .map(digest -> now);
  }
}

package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * Who looks after the leads of a channel that nobody takes.
 *
 * @param person empty for the leaders
 * @param toldUntil leads half of whose promise was over by then have been told of
 */
public record Duty(ChannelRef channel, Optional<MemberId> person, Optional<Instant> toldUntil) {

  static DocRef<Duty> ref(ChannelRef channel) {
    return new DocRef<>("duty", channel.code(), Duty.class);
  }

  static Duty nobody(ChannelRef channel) {
    return new Duty(channel, Optional.empty(), Optional.empty());
  }

  Duty of(Optional<MemberId> other) {
    return new Duty(channel, other, toldUntil);
  }

  Duty told(Instant until) {
    return new Duty(channel, person, Optional.of(until));
  }
}

package io.github.rallybot.lead;

import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a lead's history.
 *
 * @param by who; empty if it was marketing's system
 * @param what a code: {@code good_fit}, {@code undone}, {@code taken} …
 * @param reason a code of {@link Reasons}
 * @param pressed when, by the clock of the platform on which it was done, if it says
 */
public record Deed(
    Instant at,
    Optional<MemberId> by,
    String what,
    Optional<String> reason,
    Optional<Instant> pressed) {

  Deed pressed(Instant moment) {
    return new Deed(at, by, what, reason, Optional.of(moment));
  }
}

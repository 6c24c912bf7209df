package io.github.rallybot.lead;

import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a lead ended.
 *
 * @param stage of the sales cycle, a code of the settings; only of a lost one
 * @param reason a code of the settings; only of a lost one
 * @param note in the member's own words
 */
public record Outcome(
    Kind kind,
    Optional<String> stage,
    Optional<String> reason,
    Optional<String> note,
    MemberId by,
    Instant at) {

  /** Won or lost. */
  public enum Kind {
    WON,
    LOST;

    /** The lower-case code that travels in actions, the journal and exports. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether another one says the same, whoever said it and when. */
  boolean saysTheSame(Outcome other) {
    return kind == other.kind
        && stage.equals(other.stage)
        && reason.equals(other.reason)
        && note.equals(other.note);
  }

  Outcome withNote(Optional<String> other) {
    return new Outcome(kind, stage, reason, other, by, at);
  }
}

package io.github.rallybot.meeting;

import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a meeting concluded.
 *
 * @param words empty once erased
 * @param by who wrote it down
 * @param origin the row of the agenda that it was about, if it was about one
 * @param takenBackAt when it was undone; it is kept to be brought back
 */
public record Decision(
    String id,
    String words,
    MemberId by,
    Instant at,
    Origin origin,
    Optional<Instant> takenBackAt) {

  /** Whether it was neither taken back nor erased. */
  public boolean stands() {
    return takenBackAt.isEmpty() && !words.isEmpty();
  }

  Decision reworded(String others) {
    return new Decision(id, others, by, at, origin, takenBackAt);
  }

  Decision takenBack(Optional<Instant> when) {
    return new Decision(id, words, by, at, origin, when);
  }

  Decision erased() {
    return new Decision(id, "", by, at, Origin.none(), takenBackAt);
  }
}

package io.github.rallybot.meeting;

import io.github.rallybot.member.MemberId;
import java.util.Optional;
import java.util.Set;

/** Knows on whose verdicts a finding rests. */
public interface Evidence {

  /**
   * Whoever gave them, each once; none if the finding is not known any more.
   *
   * @param period of what was found the one that is meant; else, and where it was not found then,
   *     the latest
   */
  Set<MemberId> behind(String finding, Optional<String> period);

  static Evidence none() {
    return (finding, period) -> Set.of();
  }
}

package io.github.rallybot.meeting;

import io.github.rallybot.member.MemberId;
import java.util.Set;

/** Knows on whose verdicts a finding rests. */
public interface Evidence {

  /** Whoever gave them, each once; none if the finding is not known any more. */
  Set<MemberId> behind(String finding);

  static Evidence none() {
    return finding -> Set.of();
  }
}

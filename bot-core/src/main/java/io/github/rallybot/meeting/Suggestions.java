package io.github.rallybot.meeting;

import io.github.rallybot.schedule.Period;
import java.util.List;

/** Finds what is worth talking about in the meeting of a period. */
public interface Suggestions {

  /** What there is of a period, the weightiest first. */
  List<Suggestion> of(Period period);

  static Suggestions none() {
    return period -> List.of();
  }
}

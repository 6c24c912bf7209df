package io.github.rallybot.meeting;

import java.util.Optional;

/**
 * Where an action or a decision came from.
 *
 * @param period whose meeting agreed on it; empty outside of one
 * @param row of its agenda, as {@link AgendaRow#key} names it
 * @param evidence what that rests on
 */
public record Origin(Optional<String> period, Optional<String> row, Optional<Pointer> evidence) {

  static Origin none() {
    return new Origin(Optional.empty(), Optional.empty(), Optional.empty());
  }
}

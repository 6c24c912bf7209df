package io.github.rallybot.lead;

import java.util.Optional;

/** Something of which a member's last word counts. */
enum Matter {
  VERDICT,
  TAKING,
  ENDING;

  /** What a deed is about; empty for deeds that add up, such as attempts. */
  static Optional<Matter> of(Deed deed) {
    return switch (deed.what()) {
      case "good_fit", "not_yet", "not_a_fit", "ask_again", "note", "undone" ->
          Optional.of(VERDICT);
      case "taken", "given_back", "handed_over" -> Optional.of(TAKING);
      case "won", "lost", "reopened", "still_open", "still_open_undone" -> Optional.of(ENDING);
      default -> Optional.empty();
    };
  }
}

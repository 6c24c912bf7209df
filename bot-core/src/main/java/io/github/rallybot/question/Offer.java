package io.github.rallybot.question;

import java.util.Optional;

/**
 * What a hearing may be the same as: a known question, or another hearing that is unsorted.
 *
 * @param code which it is, as a button carries it
 * @param question empty for a hearing
 */
record Offer(String code, String words, Optional<QuestionId> question) {

  private static final String UNSORTED = "u.";

  static Offer of(BuyerQuestion question) {
    return new Offer(question.id().value(), question.words(), Optional.of(question.id()));
  }

  static Offer of(Hearing unsorted) {
    return new Offer(code(unsorted), unsorted.words(), Optional.empty());
  }

  /** The code of where a hearing is: of its question, or its own while it has none. */
  static String code(Hearing hearing) {
    return hearing.question().map(QuestionId::value).orElseGet(() -> UNSORTED + hearing.id());
  }

  /** The hearing that a code is of; empty if it is of a question. */
  static Optional<HearingId> unsorted(String code) {
    return code.startsWith(UNSORTED)
        ? Optional.of(new HearingId(code.substring(UNSORTED.length())))
        : Optional.empty();
  }
}

package io.github.rallybot.question;

import io.github.rallybot.content.ContentId;
import java.time.Instant;
import java.util.Optional;

/** What is told to those who heard a question, by a code that is the same for the same news. */
final class News {

  private static final String ANSWERED = "answered-";

  private News() {}

  static String answered(ContentId answer) {
    return ANSWERED + answer.value();
  }

  /** The content whose news a code is; empty if it is about a plan. */
  static Optional<ContentId> answer(String code) {
    return code.startsWith(ANSWERED)
        ? Optional.of(new ContentId(code.substring(ANSWERED.length())))
        : Optional.empty();
  }

  static String planned(Instant at) {
    return "planned-" + at.toEpochMilli();
  }

  /** What there is to tell about a question as it is now; empty if nothing. */
  static Optional<String> of(BuyerQuestion question) {
    BuyerQuestion.State state = question.state();
    return switch (state.status()) {
      case ANSWERED -> state.answer().map(News::answered);
      case PLANNED -> Optional.of(planned(state.at()));
      default -> Optional.empty();
    };
  }
}

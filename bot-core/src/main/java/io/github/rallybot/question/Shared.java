package io.github.rallybot.question;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Questions that somebody posted in a channel.
 *
 * @param title what they are, in words
 * @param rows as they were counted when they were posted
 * @param withdrawnAt when they were taken back
 */
public record Shared(
    String id,
    ChannelRef channel,
    MemberId by,
    Instant at,
    String title,
    List<Line> rows,
    Optional<Instant> withdrawnAt) {

  /** What the ids of its cards begin with. */
  static final String PREFIX = "shared-questions:";

  /** As many rows as one message shows. */
  static final int ROWS = 10;

  /**
   * A question and by how many it was asked.
   *
   * @param counted in words
   */
  public record Line(QuestionId question, String counted) {}

  public Shared {
    rows = List.copyOf(rows);
  }

  static DocRef<Shared> ref(String id) {
    return new DocRef<>("shared-questions", id, Shared.class);
  }

  String card() {
    return PREFIX + id;
  }

  Shared withdrawn(Instant now) {
    return new Shared(id, channel, by, at, title, rows, Optional.of(now));
  }

  /** What somebody posted and did not take back; the ids of it. */
  static Index postedBy(MemberId member) {
    return new Index("shared-questions-of", member.value());
  }

  /** The cards that show a question; their codes, not ids. */
  static Index cardsOf(QuestionId question) {
    return new Index("cards-of-question", question.value());
  }
}

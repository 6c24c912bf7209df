package io.github.rallybot.content;

import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * One occasion on which somebody sent a content to a buyer.
 *
 * @param stage where in the buyer's journey
 * @param lead to whom, if they are a known lead
 * @param takenBackAt when its sender said that it was not so
 */
public record ContentUse(
    String id,
    ContentId content,
    MemberId by,
    Instant at,
    Optional<String> stage,
    Optional<LeadId> lead,
    Optional<Instant> takenBackAt) {

  static DocRef<ContentUse> ref(String id) {
    return new DocRef<>("content-use", id, ContentUse.class);
  }

  /** The uses of one content, by when. */
  static Index of(ContentId content) {
    return new Index("content-uses", content.value());
  }

  ContentUse takenBack(Instant now) {
    return new ContentUse(id, content, by, at, stage, lead, Optional.of(now));
  }
}

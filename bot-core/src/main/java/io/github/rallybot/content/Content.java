package io.github.rallybot.content;

import io.github.rallybot.journal.DocRef;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that marketing has published or plans.
 *
 * @param addedBy who added it; empty if no person did
 * @param sent how many times sales sent it
 * @param lastSentAt when that was last
 * @param retiredAt when it was taken out of the register, where it is kept to be put back
 */
public record Content(
    ContentId id,
    Details details,
    Origin origin,
    Instant addedAt,
    Optional<MemberId> addedBy,
    int sent,
    Optional<Instant> lastSentAt,
    Optional<Instant> retiredAt) {

  /** How a content got into the register. */
  public enum Origin {
    TYPED,
    CSV,
    FEED
  }

  /** Whether it can be sent. */
  public enum State {
    PLANNED,
    PUBLISHED
  }

  static Content fresh(
      ContentId id, Details details, Origin origin, Instant now, Optional<MemberId> by) {
    return new Content(id, details, origin, now, by, 0, Optional.empty(), Optional.empty());
  }

  public static DocRef<Content> ref(ContentId id) {
    return new DocRef<>("content", id.value(), Content.class);
  }

  public String title() {
    return details.title();
  }

  /** What has no link yet is planned. */
  public State state() {
    return details.link().isPresent() ? State.PUBLISHED : State.PLANNED;
  }

  /** Whether it is in the register. */
  public boolean present() {
    return retiredAt.isEmpty();
  }

  Content with(Details other) {
    return new Content(id, other, origin, addedAt, addedBy, sent, lastSentAt, retiredAt);
  }

  Content retired(Optional<Instant> at) {
    return new Content(id, details, origin, addedAt, addedBy, sent, lastSentAt, at);
  }

  Content sent(int times, Optional<Instant> last) {
    return new Content(id, details, origin, addedAt, addedBy, times, last, retiredAt);
  }
}

package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A direct message about leads that wait.
 *
 * @param to who gets it
 * @param channel their direct conversation
 * @param reason why they get it
 * @param leads the rows, the longest due first
 * @param more how many are left to the queue
 * @param unanswered how many of all of them nobody has answered
 * @param until when it is too late to send it: not long after work, so that a platform that was
 *     away brings neither an old reminder nor one at night
 */
public record Reminder(
    String id,
    MemberId to,
    ChannelRef channel,
    Reason reason,
    List<LeadId> leads,
    long more,
    long unanswered,
    Instant at,
    Optional<Instant> until) {

  /** What the ids of its cards begin with. */
  static final String PREFIX = "reminder:";

  /** So many rows in one message; the rest is in the queue. */
  static final int ROWS = 3;

  /** Why somebody is reminded. */
  public enum Kind {
    /** The leads are theirs. */
    OWN,
    /** Nobody has the leads of a channel, and they are on duty there. */
    DUTY,
    /** The same, and they lead where nobody is on duty. */
    LEADS,
    /** The leads are somebody's who is away or left, and they are on duty or lead. */
    COVER
  }

  /**
   * Why somebody is reminded.
   *
   * @param home the channel of the leads; empty for their own
   * @param absent whose leads they are
   * @param back when that person is back; empty if they left
   */
  public record Reason(
      Kind kind, Optional<ChannelRef> home, Optional<MemberId> absent, Optional<LocalDate> back) {

    static Reason own() {
      return new Reason(Kind.OWN, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  public Reminder {
    leads = List.copyOf(leads);
  }

  /** The same, of people who are known under other ids since. */
  Reminder renamed(UnaryOperator<MemberId> name) {
    Reason same =
        new Reason(reason.kind(), reason.home(), reason.absent().map(name), reason.back());
    return new Reminder(id, name.apply(to), channel, same, leads, more, unanswered, at, until);
  }

  static DocRef<Reminder> ref(String id) {
    return new DocRef<>("reminder", id, Reminder.class);
  }

  String card() {
    return PREFIX + id;
  }

  long all() {
    return leads.size() + more;
  }
}

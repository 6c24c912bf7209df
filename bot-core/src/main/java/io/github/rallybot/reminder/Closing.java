package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A weekly question: how did these good fits end?
 *
 * @param to who is asked
 * @param channel their direct conversation
 * @param leads the rows, the longest known first
 * @param more how many are left for the weeks to come
 */
public record Closing(
    String id, MemberId to, ChannelRef channel, List<LeadId> leads, long more, Instant at) {

  /** What the ids of its cards begin with. */
  static final String PREFIX = "closing:";

  public Closing {
    leads = List.copyOf(leads);
  }

  /** The same, of somebody who is known under another id since. */
  Closing to(MemberId member) {
    return new Closing(id, member, channel, leads, more, at);
  }

  static DocRef<Closing> ref(String id) {
    return new DocRef<>("closing", id, Closing.class);
  }

  /** One for each member and week, whichever instance of the bot asks. */
  static String id(MemberId member, LocalDate week) {
    return member.value() + "-" + week;
  }

  String card() {
    return PREFIX + id;
  }
}

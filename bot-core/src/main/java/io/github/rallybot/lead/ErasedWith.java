package io.github.rallybot.lead;

import io.github.rallybot.member.MemberId;
import java.util.Set;

/**
 * What another feature keeps about a lead or for a member, and what is erased together with them.
 * Idempotent; nothing of it may be there when either returns.
 */
public interface ErasedWith {

  /** Makes it anonymous. */
  default void erase(LeadId lead) {}

  /**
   * Makes anonymous what was heard in words with an e-mail address.
   *
   * @param address in lower case
   */
  default void eraseHeard(String address) {}

  /**
   * How much was heard that names an address in its words, or of one of these leads.
   *
   * @param address in lower case
   */
  default int heard(String address, Set<LeadId> leads) {
    return 0;
  }

  /** Forgets what names them, or what they said for themselves alone. */
  default void erase(MemberId member) {}
}

package io.github.rallybot.lead;

import io.github.rallybot.member.MemberId;

/**
 * What another feature keeps about a lead or for a member, and what is erased together with them.
 * Idempotent; nothing of it may be there when either returns.
 */
public interface ErasedWith {

  /** Makes it anonymous. */
  default void erase(LeadId lead) {}

  /** Forgets what names them, or what they said for themselves alone. */
  default void erase(MemberId member) {}
}

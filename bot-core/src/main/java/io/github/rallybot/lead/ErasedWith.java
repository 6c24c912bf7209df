package io.github.rallybot.lead;

/** Something about a lead that another feature keeps, and that is erased together with it. */
public interface ErasedWith {

  /** Makes it anonymous. Idempotent; nothing of it may be there when this returns. */
  void erase(LeadId lead);
}

package io.github.rallybot.lead;

import io.github.rallybot.TestBot;
import io.github.rallybot.journal.Commit;
import java.time.Instant;

/** Promises answers, where a test does not want to wait for working hours. */
public final class Promises {

  private Promises() {}

  public static void give(TestBot bot, LeadId id, Instant half, Instant due) {
    Commit commit = new Commit();
    Listings.replace(
        commit,
        bot.store.load(Lead.ref(id)).orElseThrow(),
        Change.noted(
            bot.leads.find(id).orElseThrow(), f -> f.with(new FollowUp.Promise(half, due))),
        false);
    bot.store.commit(commit);
  }
}

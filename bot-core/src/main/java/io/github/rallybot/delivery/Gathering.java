package io.github.rallybot.delivery;

import java.util.List;

/**
 * Puts cards of one sort together that would be too many one by one. It is asked by the worker that
 * holds a channel's lease, before a card is begun to be posted; what it writes it writes {@link
 * io.github.rallybot.journal.Commit#under} that lease. So no card is put elsewhere and posted too:
 * whoever posts has to hold the lease as well, and writes down that a post was begun before it
 * begins.
 */
public interface Gathering {

  /** What the ids of the cards begin with, such as {@code lead:}. */
  String prefix();

  /**
   * Looks at cards that wait.
   *
   * @param waiting cards that are due in the lease's channel and were never begun to be posted, the
   *     longest due first, and not necessarily all
   * @return whether other cards may be due now, so that nothing is posted before another look
   */
  boolean gather(DeliveryStore.Lease lease, List<String> waiting);
}

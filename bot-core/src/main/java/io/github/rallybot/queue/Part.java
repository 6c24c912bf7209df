package io.github.rallybot.queue;

import io.github.rallybot.lead.Lead;
import java.util.List;

/**
 * A part of the queue as it is to be shown.
 *
 * @param title what it lists
 * @param total how many leads it holds
 * @param rows those that are shown
 */
record Part(Section section, String title, long total, List<Lead> rows) {
  Part {
    rows = List.copyOf(rows);
  }
}

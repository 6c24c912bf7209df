package io.github.rallybot.playground;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;

/** The last fifty calls between the bot and a stand-in: names, ids and results, no content. */
public final class CallLog {
  private static final int KEPT = 50;

  /** One call; a status of 0 stands for no answer. */
  private record Entry(
      String ts, boolean fromBot, String call, String target, int status, String result) {}

  private final Supplier<String> ids;
  private final Runnable changed;
  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * @param ids a new one for each call, by which the page tells entries apart
   * @param changed is told of each call
   */
  public CallLog(Supplier<String> ids, Runnable changed) {
    this.ids = ids;
    this.changed = changed;
  }

  public void add(boolean fromBot, String call, String target, int status, String result) {
    Entry entry = new Entry(ids.get(), fromBot, call, target, status, result);
    synchronized (entries) {
      entries.addFirst(entry);
      if (entries.size() > KEPT) {
        entries.removeLast();
      }
    }
    changed.run();
  }

  public ArrayNode json() {
    List<Entry> copy;
    synchronized (entries) {
      copy = List.copyOf(entries);
    }
    ArrayNode json = Wire.JSON.createArrayNode();
    for (Entry entry : copy) {
      json.addObject()
          .put("ts", entry.ts())
          .put("fromBot", entry.fromBot())
          .put("call", entry.call())
          .put("target", entry.target())
          .put("status", entry.status())
          .put("result", entry.result());
    }
    return json;
  }
}

package io.github.rallybot.slack.playground;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** The last fifty calls between bot and Slack: names, ids and results, no content. */
final class CallLog {
  private static final int KEPT = 50;

  /** One call; a status of 0 stands for no answer. */
  private record Entry(
      String ts, boolean fromBot, String call, String target, int status, String result) {}

  private final Workspace workspace;
  private final Deque<Entry> entries = new ArrayDeque<>();

  CallLog(Workspace workspace) {
    this.workspace = workspace;
  }

  void add(boolean fromBot, String call, String target, int status, String result) {
    Entry entry = new Entry(workspace.nextTs(), fromBot, call, target, status, result);
    synchronized (entries) {
      entries.addFirst(entry);
      if (entries.size() > KEPT) {
        entries.removeLast();
      }
    }
    workspace.touch();
  }

  ArrayNode json() {
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

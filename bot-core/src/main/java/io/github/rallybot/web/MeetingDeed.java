package io.github.rallybot.web;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.meeting.ActionId;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.RoomDeeds;
import io.github.rallybot.meeting.RoomDeeds.Doer;
import java.util.Map;
import java.util.Optional;

/** What a form of the meeting page says that somebody does. */
record MeetingDeed(Map<String, String> said) {

  private static final int LONGEST = 64;

  static MeetingDeed of(Map<String, String> said) {
    return new MeetingDeed(Map.copyOf(said));
  }

  private String value(String name) {
    return said.getOrDefault(name, "");
  }

  private boolean named(String name) {
    String value = value(name);
    return !value.isEmpty() && value.length() <= LONGEST;
  }

  /** Does it; why not, if not. */
  Optional<String> doneBy(UserRef user, PlannedMeeting planned, RoomDeeds room) {
    if (!named("deed")) {
      return Optional.of("That form is not whole. Load the page again.");
    }
    String what = value("do");
    String row = value("row");
    // what was sent from an old page once more is another deed if it says something else
    Doer doer =
        new Doer(
            user, String.join(" ", planned.period().id(), value("deed"), what, row, value("id")));
    Optional<String> about = Optional.of(row).filter(key -> !key.isEmpty());
    return switch (what) {
      case "tick", "untick" -> room.tick(doer, planned, row, what.equals("tick"));
      case "up", "down" -> room.move(doer, planned, row, what.equals("up"));
      case "start" -> room.timer(doer, planned, Optional.of(row));
      case "stop" -> room.timer(doer, planned, Optional.empty());
      case "add" -> room.add(doer, value("words"));
      case "decide" ->
          line()
              .map(line -> room.decide(doer, planned, line, value("words"), about))
              .orElse(unknown());
      case "agree" ->
          line()
              .map(
                  line ->
                      room.agree(
                          doer, planned, line, value("words"), value("owner"), value("due"), about))
              .orElse(unknown());
      case "clear-decide", "clear-agree" ->
          line()
              .map(line -> room.clear(doer, planned, line, what.equals("clear-agree")))
              .orElse(unknown());
      case "undecide", "redecide" ->
          room.decision(doer, planned, value("id"), what.equals("redecide"));
      case "disagree" -> room.takeBack(doer, new ActionId(value("id")));
      case "undo" -> room.undo(doer, new ActionId(value("id")), value("mark"));
      case "done" -> room.done(doer, new ActionId(value("id")));
      case "end" -> room.end(doer, planned);
      case "reopen" -> room.reopen(doer, planned);
      default -> unknown();
    };
  }

  private Optional<String> line() {
    return named("line") ? Optional.of(value("line")) : Optional.empty();
  }

  private static Optional<String> unknown() {
    return Optional.of("That is not known here. Load the page again.");
  }
}

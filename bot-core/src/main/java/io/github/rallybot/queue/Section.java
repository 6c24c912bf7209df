package io.github.rallybot.queue;

import java.util.Optional;

/** A list of the queue. */
enum Section {
  /** Nobody has them, and the answer promise ran out. */
  OVERDUE("overdue", "Overdue, and nobody has it", "overdue", 3),
  /** Mine, and not answered. */
  ANSWER("answer", "To answer", "to answer", 4),
  /** Mine, to be tried or asked again. */
  FOLLOW_UP("follow", "To follow up", "to follow up", 4),
  /** My good fits of a certain age whose end nobody has told. */
  CLOSE("close", "To close: how did it end?", "to close", 4),
  /** Nobody has them, and they are not overdue yet. */
  ANYBODY("nobody", "For anybody", "for anybody", 3),
  /** Whatever a filter finds, of everybody. */
  FOUND("everybody", "", "", 0);

  private final String code;
  private final String title;
  private final String more;
  private final int few;

  Section(String code, String title, String more, int few) {
    this.code = code;
    this.title = title;
    this.more = more;
    this.few = few;
  }

  String code() {
    return code;
  }

  String title() {
    return title;
  }

  /** Completes "12 more". */
  String more() {
    return more;
  }

  /** So many rows in the overview: all sections together fit into one message of any platform. */
  int few() {
    return few;
  }

  /** A row's place as it travels with its controls: "a2". */
  String place(int row) {
    return code.substring(0, 1) + row;
  }

  /** The section that {@link #place} was written by. */
  static Optional<Section> ofPlace(String place) {
    for (Section section : values()) {
      if (place.matches(section.code.charAt(0) + "\\d{1,3}")) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  static Optional<Section> of(String code) {
    for (Section section : values()) {
      if (section.code.equals(code)) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }
}

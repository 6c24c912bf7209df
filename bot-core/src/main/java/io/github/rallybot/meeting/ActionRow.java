package io.github.rallybot.meeting;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Words;
import io.github.rallybot.meeting.AgreedAction.Standing;
import io.github.rallybot.meeting.AgreedAction.State;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.schedule.DayWords;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An action with what can be done about it: the same in lists and in reminders.
 *
 * @param place where it stands, so that what is pressed is answered there
 * @param people all owners
 */
record ActionRow(Place place, Map<MemberId, Member> people, ZoneId zone) {

  /** Where a row stands. */
  enum Place {
    MINE("m"),
    ALL("a"),
    /** On the home, in front of everything else. */
    FORM("f"),
    /** In a reminder, which is drawn for good. */
    REMINDER("r");

    private final String code;

    Place(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }

    static Place of(String code) {
      for (Place place : values()) {
        if (place.code.equals(code)) {
          return place;
        }
      }
      return MINE;
    }
  }

  /**
   * As it stands.
   *
   * @param day on which it is looked at, or was when the message was made
   */
  List<Element> draw(AgreedAction action, LocalDate day) {
    Standing now = action.now();
    List<Span> line = new ArrayList<>();
    line.add(Span.plain(now.state() == State.DONE ? "✓ " : ""));
    line.add(Span.strong(action.words()));
    if (place == Place.ALL) {
      line.add(Span.plain(" · "));
      line.add(LeadStory.name(people.get(now.owner())));
    }
    line.add(Span.plain(" · " + how(action, day)));
    List<Control> controls = new ArrayList<>();
    if (now.state() == State.OPEN) {
      controls.add(button("Done", ActionsConversation.DONE, action));
      if (place == Place.REMINDER && !now.due().isAfter(day)) {
        controls.add(button("Tomorrow", ActionsConversation.TOMORROW, action));
      }
      controls.add(button("Change…", ActionsConversation.CHANGE, action));
      controls.add(button("Drop…", ActionsConversation.DROP, action));
    }
    if (action.standings().size() > 1) {
      controls.add(
          Control.button(
              "Undo",
              "Undo: " + Words.cut(action.words(), 60),
              Action.of(
                  ActionsConversation.UNDO, action.id().value(), place.code(), action.mark())));
    }
    return List.of(new Element.Text(line), new Element.Actions(controls));
  }

  private String how(AgreedAction action, LocalDate day) {
    Standing now = action.now();
    return switch (now.state()) {
      case OPEN -> due(now, day) + age(action, day);
      case DONE -> "done";
      case DROPPED -> "dropped" + now.why().map(why -> ": " + why).orElse("");
    };
  }

  private static String due(Standing now, LocalDate day) {
    String due = "due " + DayWords.inWords(now.due(), day);
    return now.due().isBefore(day) ? "was " + due : due;
  }

  /** In a message that stays, an age would be wrong the next day. */
  private String age(AgreedAction action, LocalDate day) {
    return place == Place.REMINDER
        ? ""
        : ", " + Ages.inWords(LocalDate.ofInstant(action.at(), zone), day);
  }

  private Control button(String label, String name, AgreedAction action) {
    return Control.button(
        label,
        label.replace("…", "") + ": " + Words.cut(action.words(), 60),
        Action.of(name, action.id().value(), place.code()));
  }
}

package io.github.rallybot.meeting;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people fill in before and in a meeting. */
final class MeetingForms {

  static final String WORDS = "words";
  static final String EXTRAS = "extras";
  static final String UNNAMED = "unnamed";
  static final String OWNER = "owner";
  static final String DUE = "due";
  static final String WHY = "why";

  private static final String EVERYBODY = "Everybody who opens the agenda reads it.";

  private MeetingForms() {}

  /**
   * @param words that stand in it already
   */
  static Form add(Action submit, String words) {
    return new Form(
        "Put on the agenda",
        Optional.of(submit),
        "Put it on",
        List.of(
            line(WORDS, "What do we talk about?", "A question is best. " + EVERYBODY, words),
            new Form.BoxesInput(
                EXTRAS,
                "Your name",
                List.of(
                    new Form.Box(
                        UNNAMED, "Leave it out: it is not stored who added this", false)))));
  }

  static Form decide(Action submit, Optional<String> about) {
    return about(
        "Decision",
        submit,
        "Write it down",
        about,
        line(WORDS, "What was decided?", "It stands in the minutes with your name.", ""));
  }

  static Form agree(Action submit, Optional<String> about, List<UserRef> owner, LocalDate due) {
    return about(
        "Action",
        submit,
        "Agree on it",
        about,
        line(WORDS, "What is to be done?", "It stands in the minutes.", ""),
        new Form.PeopleInput(
            OWNER, "Who does it?", "They are reminded when it is due.", true, owner, 1),
        new Form.DateInput(DUE, "Until when?", "", true, Optional.of(due)));
  }

  static Form change(Action submit, AgreedAction action, List<UserRef> owner) {
    return about(
        "Change the action",
        submit,
        "Save",
        Optional.of(action.words()),
        new Form.PeopleInput(
            OWNER, "Who does it?", "They are reminded when it is due.", true, owner, 1),
        new Form.DateInput(DUE, "Until when?", "", true, Optional.of(action.now().due())));
  }

  static Form drop(Action submit, AgreedAction action) {
    return about(
        "Drop the action",
        submit,
        "Drop it",
        Optional.of(action.words()),
        line(WHY, "Why is it not needed any more?", "Whoever opens the list reads it.", ""));
  }

  private static Form.TextInput line(String key, String label, String hint, String initial) {
    return new Form.TextInput(
        key,
        label,
        hint,
        true,
        Said.LONGEST,
        PlainText.cut(PlainText.line(initial).strip(), Said.LONGEST));
  }

  private static Form about(
      String title, Action submit, String label, Optional<String> about, Form.Part... parts) {
    List<Form.Part> all = new ArrayList<>();
    about.ifPresent(
        words -> all.add(new Form.Shown(new Element.Quiet(Span.plain(Words.cut(words, 200))))));
    all.addAll(List.of(parts));
    return new Form(title, Optional.of(submit), label, all);
  }
}

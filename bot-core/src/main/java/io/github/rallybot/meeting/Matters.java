package io.github.rallybot.meeting;

import io.github.rallybot.meeting.AgendaRow.Section;
import io.github.rallybot.meeting.Suggestion.Source;
import io.github.rallybot.question.AgendaQuestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that might be talked about in a meeting, as it is stored.
 *
 * @param actions that are open, or were closed since the meeting began
 * @param items that wait, or were talked about in it
 * @param suggestions the weightiest first
 * @param questions the most asked first
 */
public record Matters(
    List<AgreedAction> actions,
    List<AgendaItem> items,
    List<Suggestion> suggestions,
    List<AgendaQuestions.Asked> questions) {

  public Matters {
    actions = List.copyOf(actions);
    items = List.copyOf(items);
    suggestions = List.copyOf(suggestions);
    questions = List.copyOf(questions);
  }

  /** As rows without time boxes, section after section. */
  List<AgendaRow> rows(Meeting meeting) {
    List<AgendaRow> rows = new ArrayList<>();
    for (AgreedAction action : actions) {
      // what this meeting agreed on is for the next one
      if (!action.origin().period().equals(Optional.of(meeting.period()))) {
        rows.add(row(meeting, action));
      }
    }
    items.forEach(item -> rows.add(row(meeting, item)));
    suggestions.forEach(suggestion -> rows.add(row(meeting, suggestion)));
    questions.forEach(question -> rows.add(row(meeting, question)));
    List<AgendaRow> ordered = new ArrayList<>();
    for (Section section : Section.values()) {
      rows.stream()
          .filter(row -> row.section() == section && !meeting.hidden().contains(row.key()))
          .forEach(ordered::add);
    }
    return ordered;
  }

  private static AgendaRow row(Meeting meeting, AgreedAction action) {
    String key = AgendaRow.key(action.id());
    return new AgendaRow(
        key,
        Section.ACTION,
        action.words(),
        Optional.empty(),
        Optional.of(action.now().owner()),
        Optional.of(action.at()),
        Optional.of(action.now().due()),
        action.origin().evidence(),
        0,
        meeting.ticked(key));
  }

  private static AgendaRow row(Meeting meeting, AgendaItem item) {
    String key = AgendaRow.key(item.id());
    Section section =
        item.carriedTo(meeting.period())
            ? Section.CARRIED
            : item.kind() == AgendaItem.Kind.COMING_UP ? Section.COMING_UP : Section.ADDED;
    return new AgendaRow(
        key,
        section,
        item.words(),
        Optional.empty(),
        item.by(),
        Optional.of(item.at()),
        Optional.empty(),
        item.evidence(),
        0,
        meeting.ticked(key));
  }

  private static AgendaRow row(Meeting meeting, Suggestion suggestion) {
    String key = AgendaRow.key(suggestion);
    Section section =
        suggestion.source() == Source.QUALITY
            ? Section.QUALITY
            : suggestion.source() == Source.FOLLOW_UP ? Section.FOLLOW_UP : Section.COMING_UP;
    return new AgendaRow(
        key,
        section,
        suggestion.headline(),
        Optional.of(suggestion.question()).filter(words -> !words.isBlank()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        suggestion.evidence(),
        0,
        meeting.ticked(key));
  }

  private static AgendaRow row(Meeting meeting, AgendaQuestions.Asked asked) {
    String key = AgendaRow.key(asked.id());
    String words =
        asked.askers() > 1
            ? asked.askers() + " buyers asked: “" + asked.words() + "”"
            : "Buyers asked: “" + asked.words() + "”";
    return new AgendaRow(
        key,
        Section.QUESTION,
        words,
        Optional.of(asked.put() ? "What do we make of it?" : "Nothing answers it. Who does?"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Pointer(Pointer.Kind.QUESTION, asked.id().value())),
        0,
        meeting.ticked(key));
  }
}

package io.github.rallybot.meeting;

import static io.github.rallybot.chat.card.Markdown.escaped;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Markdown;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Words;
import io.github.rallybot.meeting.AgreedAction.State;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.schedule.DayWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a meeting, as a card and as Markdown, from what is stored now. */
public final class Minutes {

  /** As many lines of one sort as a card shows. */
  private static final int LINES = 15;

  private final AgendaReader reader;
  private final Members members;

  public Minutes(AgendaReader reader, Members members) {
    this.reader = reader;
    this.members = members;
  }

  /** All that the minutes of a meeting say. */
  private record Content(
      String title,
      LocalDate day,
      List<Decision> decisions,
      List<AgreedAction> actions,
      List<String> talked,
      List<String> left,
      Map<MemberId, Member> people) {

    boolean empty() {
      return decisions.isEmpty() && actions.isEmpty() && talked.isEmpty();
    }

    String name(MemberId id) {
      Span name = LeadStory.name(people.get(id));
      return name instanceof Span.Plain plain ? plain.text() : "somebody";
    }

    String due(AgreedAction action) {
      return switch (action.now().state()) {
        case OPEN -> "due " + DayWords.inWords(action.now().due(), day);
        case DONE -> "done";
        case DROPPED -> "dropped";
      };
    }
  }

  private Optional<Content> content(Meeting meeting) {
    return reader
        .planned(meeting.period())
        .map(
            planned -> {
              List<Decision> decisions = meeting.concluded();
              List<AgreedAction> actions =
                  reader.agreedIn(meeting.period()).stream()
                      .filter(action -> action.now().state() != State.DROPPED)
                      .toList();
              List<MemberId> people =
                  Stream.concat(
                          decisions.stream().map(Decision::by),
                          actions.stream().map(action -> action.now().owner()))
                      .toList();
              return new Content(
                  planned.period().inWords(),
                  LocalDate.ofInstant(meeting.startsAt(), planned.period().zone()),
                  decisions,
                  actions,
                  lines(meeting, meeting::ticked),
                  lines(meeting, row -> !meeting.ticked(row)),
                  members.named(people));
            });
  }

  private List<String> lines(Meeting meeting, Function<String, Boolean> which) {
    return meeting.ended().map(Meeting.Ending::agenda).orElse(List.of()).stream()
        .filter(line -> which.apply(line.row()))
        .flatMap(line -> reader.words(line).stream())
        .toList();
  }

  /** Empty if nothing came of it that anybody wrote down. */
  public Optional<Card> card(Meeting meeting) {
    return content(meeting).filter(content -> !content.empty()).map(Minutes::card);
  }

  private static Card card(Content content) {
    List<Element> elements = new ArrayList<>();
    String title = "Minutes of the meeting about " + content.title();
    elements.add(new Element.Text(Span.strong(title)));
    section(
        elements,
        "Decided",
        content.decisions(),
        one -> one.words() + " (" + content.name(one.by()) + ")");
    section(
        elements,
        "To do",
        content.actions(),
        one -> one.words() + ": " + content.name(one.now().owner()) + ", " + content.due(one));
    quiet(elements, "Talked about: ", content.talked());
    quiet(elements, "Not talked about: ", content.left());
    return new Card(elements, title);
  }

  private static <T> void section(
      List<Element> elements, String title, List<T> all, Function<T, String> words) {
    if (all.isEmpty()) {
      return;
    }
    elements.add(new Element.Text(Span.strong(title)));
    all.stream()
        .limit(LINES)
        .forEach(one -> elements.add(new Element.Text(Span.plain("• " + words.apply(one)))));
    if (all.size() > LINES) {
      elements.add(new Element.Quiet(Span.plain("and " + (all.size() - LINES) + " more")));
    }
  }

  private static void quiet(List<Element> elements, String title, List<String> all) {
    if (!all.isEmpty()) {
      String some =
          all.stream()
              .limit(LINES)
              .map(words -> Words.cut(words, 100))
              .collect(Collectors.joining(" · "));
      String more = all.size() > LINES ? " · and " + (all.size() - LINES) + " more" : "";
      elements.add(new Element.Quiet(Span.plain(title + some + more)));
    }
  }

  /** All of it, for other tools; empty if the meeting is not known. */
  public Optional<String> markdown(Meeting meeting) {
    return content(meeting).map(Minutes::markdown);
  }

  private static String markdown(Content content) {
    StringBuilder out = new StringBuilder();
    out.append("# Minutes of the meeting about ").append(content.title()).append("\n\n");
    out.append(Words.day(content.day())).append("\n");
    list(
        out,
        "Decided",
        content.decisions(),
        one -> escaped(one.words()) + " (" + escaped(content.name(one.by())) + ")");
    list(
        out,
        "To do",
        content.actions(),
        one ->
            (one.open() ? "[ ] " : "[x] ")
                + escaped(one.words())
                + ": "
                + escaped(content.name(one.now().owner()))
                + ", "
                + content.due(one));
    list(out, "Talked about", content.talked(), Markdown::escaped);
    list(out, "Not talked about", content.left(), Markdown::escaped);
    return out.toString();
  }

  private static <T> void list(
      StringBuilder out, String title, List<T> all, Function<T, String> words) {
    if (!all.isEmpty()) {
      out.append("\n## ").append(title).append("\n\n");
      all.forEach(one -> out.append("- ").append(words.apply(one)).append('\n'));
    }
  }
}

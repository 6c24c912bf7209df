package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Someone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What buyers asked, as marketers look at it. */
final class QuestionList {

  static final int PAGE = 8;

  private static final int LABEL = 70;

  private final Board board;
  private final Views views;
  private final Journey journey;

  QuestionList(Board board, Views views, Journey journey) {
    this.board = board;
    this.views = views;
    this.journey = journey;
  }

  /**
   * @param from the first row, counted from 0
   * @param by who looks at it
   * @param notice said at the top, if there is anything to say
   */
  Card draw(View view, int from, Someone by, Instant now, Optional<String> notice) {
    Ranking ranking = Ranking.of(board, view, now);
    String code = views.keep(view, by);
    List<Element> elements = new ArrayList<>();
    notice.ifPresent(text -> elements.add(quiet(text)));
    elements.add(
        new Element.Text(
            List.of(
                Span.strong("What buyers asked"),
                Span.plain(" · " + view.period().label() + " · " + counted(ranking)))));
    if (!view.narrowing().isEmpty()) {
      elements.add(quiet("Only: " + Words.cut(String.join(" · ", view.narrowing()), 200)));
    }
    elements.add(new Element.Actions(filters(view, code)));
    unsorted(ranking, code, elements);
    int begin = ranking.rows().isEmpty() ? 0 : Math.min(from, last(ranking.rows().size()));
    List<Row> rows = ranking.rows().subList(begin, Math.min(ranking.rows().size(), begin + PAGE));
    for (int i = 0; i < rows.size(); i++) {
      row(begin + i + 1, rows.get(i), view, elements);
    }
    if (rows.isEmpty()) {
      elements.add(empty(view));
    }
    elements.add(new Element.Actions(ways(ranking, code, view, begin)));
    return new Card(elements, "What buyers asked");
  }

  private static int last(int rows) {
    return (rows - 1) / PAGE * PAGE;
  }

  private static String counted(Ranking ranking) {
    int questions = ranking.rows().size();
    return (questions == 1 ? "1 question" : Words.number(questions) + " questions")
        + ", heard "
        + (ranking.heard() == 1 ? "once" : Words.number(ranking.heard()) + " times");
  }

  private void unsorted(Ranking ranking, String code, List<Element> elements) {
    if (ranking.unsorted().isEmpty()) {
      return;
    }
    int number = ranking.unsorted().size();
    elements.add(
        quiet(
            number == 1
                ? "1 more is not sorted yet."
                : Words.number(number) + " more are not sorted yet."));
    elements.add(
        new Element.Actions(
            List.of(
                Control.button(
                    "Sort",
                    "Say which known questions they are",
                    Action.of(QuestionsConversation.SORT, code, "0")))));
  }

  private static void row(int number, Row row, View view, List<Element> elements) {
    BuyerQuestion question = row.question();
    List<String> parts = new ArrayList<>();
    parts.add(askers(row) + (view.period().comparable() ? change(row) : ""));
    most(row, About::stage).ifPresent(parts::add);
    most(row, About::persona).ifPresent(parts::add);
    if (question.kind() != Kind.QUESTION) {
      parts.add(question.kind().label());
    }
    parts.add(question.status().label());
    if (question.onAgenda().isPresent()) {
      parts.add("on the agenda");
    }
    elements.add(
        new Element.Text(
            List.of(
                Span.plain(number + "  "),
                Span.strong(Words.cut(question.words(), 150)),
                Span.plain(" · " + String.join(" · ", parts)))));
    elements.add(
        new Element.Actions(
            List.of(
                Control.button(
                    "Open",
                    "Open: " + Words.cut(question.words(), 60),
                    Action.of(QuestionConversation.OPEN, question.id().value())))));
  }

  /** Companies where all are known ones, else whoever asked. */
  static String askers(Row row) {
    boolean companies =
        row.hearings().stream().allMatch(hearing -> hearing.about().company().isPresent());
    if (companies) {
      return Tally.companies(row.askers());
    }
    return row.askers() == 1 ? "1 buyer" : Words.number(row.askers()) + " buyers";
  }

  private static String change(Row row) {
    int change = row.change();
    return change == 0
        ? ", as before"
        : ", " + (change > 0 ? "+" : "−") + Words.number(Math.abs(change));
  }

  /** The two labels that most hearings have. */
  private static Optional<String> most(
      Row row, java.util.function.Function<About, Optional<String>> label) {
    Map<String, Long> often =
        row.hearings().stream()
            .flatMap(hearing -> label.apply(hearing.about()).stream())
            .collect(Collectors.groupingBy(one -> one, Collectors.counting()));
    String two =
        often.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(2)
            .map(entry -> Words.cut(entry.getKey(), 30))
            .collect(Collectors.joining(", "));
    return Optional.of(two).filter(text -> !text.isEmpty());
  }

  private List<Control> filters(View view, String code) {
    List<Control> controls = new ArrayList<>();
    List<Control.Choice> periods = new ArrayList<>();
    for (View.Period period : View.Period.values()) {
      periods.add(choice(Words.capital(period.label()), code, "period", period.code()));
    }
    controls.add(menu("Period", "Choose how far back", "Period", periods));
    controls.add(labels(code, "Persona", "persona", journey.personasWith(board)));
    controls.add(labels(code, "Stage", "stage", journey.stagesWith(board)));
    controls.add(more(view, code));
    controls.add(
        Control.button(
            "Search…",
            "Search by meaning and by words",
            Action.of(QuestionsConversation.SEARCH, code)));
    return controls;
  }

  private Control labels(String code, String label, String what, List<String> labels) {
    List<Control.Choice> choices = new ArrayList<>();
    choices.add(choice("All", code, what, "all"));
    labels.forEach(
        one ->
            choices.add(
                choice(Words.cut(Words.capital(one), LABEL), code, what, Journey.code(one))));
    return menu(label, "Choose the " + what, label, choices);
  }

  private Control more(View view, String code) {
    List<Control.Group> groups = new ArrayList<>();
    List<Control.Choice> statuses = new ArrayList<>();
    statuses.add(choice("All", code, "status", "all"));
    statuses.add(choice("Unanswered", code, "status", "unanswered"));
    for (Status status : Status.values()) {
      statuses.add(choice(Words.capital(status.label()), code, "status", status.code()));
    }
    groups.add(new Control.Group("Status", statuses));
    List<Control.Choice> kinds = new ArrayList<>();
    kinds.add(choice("All kinds", code, "kind", "all"));
    for (Kind kind : Kind.values()) {
      kinds.add(choice(Words.capital(kind.label()), code, "kind", kind.code()));
    }
    groups.add(new Control.Group("Kind", kinds));
    group("Product", code, "product", Journey.products(board), groups);
    group("Source of the lead", code, "source", Journey.sources(board), groups);
    return new Control.Menu(
        view.unanswered() ? "Unanswered" : "Status and more",
        "Choose status, kind, product or source",
        groups);
  }

  private static void group(
      String label, String code, String what, List<String> labels, List<Control.Group> groups) {
    if (!labels.isEmpty()) {
      List<Control.Choice> choices = new ArrayList<>();
      choices.add(choice("All (" + what + ")", code, what, "all"));
      labels.forEach(
          one ->
              choices.add(
                  choice(Words.cut(Words.capital(one), LABEL), code, what, Journey.code(one))));
      groups.add(new Control.Group(label, choices));
    }
  }

  private static Control menu(
      String label, String description, String group, List<Control.Choice> choices) {
    return new Control.Menu(label, description, List.of(new Control.Group(group, choices)));
  }

  private static Control.Choice choice(String label, String code, String what, String value) {
    return new Control.Choice(label, Action.of(QuestionsConversation.WITH, code, what, value));
  }

  private List<Control> ways(Ranking ranking, String code, View view, int from) {
    List<Control> ways = new ArrayList<>();
    if (!view.equals(View.usual())) {
      ways.add(
          Control.button(
              "Show all", "Without filters", Action.of(QuestionsConversation.SHOW, "usual", "0")));
    }
    if (from > 0) {
      ways.add(
          Control.button(
              "Previous", "The rows before these", show(code, Math.max(0, from - PAGE))));
    }
    if (from + PAGE < ranking.rows().size()) {
      ways.add(Control.button("Next", "The rows after these", show(code, from + PAGE)));
    }
    if (!ranking.rows().isEmpty()) {
      ways.add(
          Control.button(
              "Map",
              "Who asks what, where in their journey",
              Action.of(MapConversation.MAP, view.period().code())));
      ways.add(
          menu(
              "Export",
              "Choose the kind of file",
              "This list as a file, for you only",
              List.of(
                  new Control.Choice(
                      "CSV, for spreadsheets", Action.of(ExportConversation.EXPORT, code, "csv")),
                  new Control.Choice(
                      "Markdown, for documents",
                      Action.of(ExportConversation.EXPORT, code, "md")))));
      ways.add(
          Control.button(
              "Tell me…",
              "Be told when something is asked often",
              Action.of(WatchConversation.FORM)));
      ways.add(
          Control.button(
              "Share here…",
              "Post this list in a channel",
              Action.of(ShareConversation.LIST, code)));
    }
    return ways;
  }

  private static Action show(String code, int from) {
    return Action.of(QuestionsConversation.SHOW, code, Integer.toString(from));
  }

  private Element empty(View view) {
    if (board.hearings().isEmpty()) {
      return new Element.Text(
          List.of(
              Span.plain("Nobody has logged anything yet. Reps log what buyers ask with "),
              Span.typed("heard do you support SSO?"),
              Span.plain(
                  ", or with Heard a question on the card of a lead. It is listed here, most"
                      + " different buyers first.")));
    }
    return new Element.Text(List.of(Span.plain(nothing(view))));
  }

  private static String nothing(View view) {
    if (view.equals(View.usual())) {
      return "Nothing was logged in the last 30 days. Choose a longer period above.";
    }
    return view.words().isEmpty()
        ? "Nothing is like that. Choose something else above, or show all."
        : "No question says or means that. Try fewer or other words"
            + (view.period() == View.Period.ALL ? "" : ", choose a longer period above")
            + ", or show all.";
  }

  private static Element quiet(String text) {
    return new Element.Quiet(List.of(Span.plain(text)));
  }
}

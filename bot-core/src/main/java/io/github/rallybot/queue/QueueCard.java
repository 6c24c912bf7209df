package io.github.rallybot.queue;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the queue: the same on the home and as the answer to a command, so it stays within what one
 * message of any platform holds.
 *
 * @param promise the answer promise in words; empty if there is none
 * @param minimum of fewer no rate is shown
 */
record QueueCard(String promise, int minimum) {

  private static final String FALLBACK = "Your queue";

  Card draw(Page page) {
    List<Element> elements = new ArrayList<>();
    page.notice().ifPresent(notice -> elements.add(quiet(notice)));
    elements.add(new Element.Text(List.of(Span.strong(headline(page.counts())))));
    List<String> known = new ArrayList<>();
    if (!promise.isEmpty()) {
      known.add("Answer promise: " + promise);
    }
    page.back()
        .ifPresent(
            day ->
                known.add("You are away until " + Words.day(day) + ": no reminders until then."));
    known.addAll(page.waits());
    if (!known.isEmpty()) {
      elements.add(quiet(String.join(" · ", known)));
    }
    List<Control> top = new ArrayList<>(List.of(menu(page)));
    top.addAll(page.ways());
    if (page.back().isPresent()) {
      top.add(Control.button("I’m back", "End my absence", Action.of(QueueConversation.BACK)));
    }
    elements.add(new Element.Actions(top));
    boolean nothing = true;
    for (Part part : page.parts()) {
      List<Lead> rows = page.rows(part);
      if (!rows.isEmpty()) {
        nothing = false;
        section(page, part, rows, elements);
      }
    }
    if (nothing) {
      elements.add(new Element.Text(empty(page)));
    }
    List<Control> ways = ways(page);
    if (!ways.isEmpty()) {
      elements.add(new Element.Actions(ways));
    }
    if (page.view().overview()) {
      end(page, elements);
    }
    return new Card(elements, FALLBACK);
  }

  /** What is told of the reader; no more elements than fit into a message with a full queue. */
  private void end(Page page, List<Element> elements) {
    String figures = figures(page.figures());
    if (!page.told().isEmpty()) {
      elements.add(new Element.Text(page.told()));
    } else if (!figures.isEmpty()) {
      elements.add(new Element.Divider());
    }
    if (!figures.isEmpty()) {
      elements.add(quiet(figures));
    }
  }

  private static String headline(Queue.Counts counts) {
    return "Yours: "
        + Words.number(counts.answer())
        + " to answer · "
        + Words.number(counts.followUp())
        + " to follow up · "
        + Words.number(counts.close())
        + " to close";
  }

  private static void section(Page page, Part part, List<Lead> rows, List<Element> elements) {
    String shown =
        page.view().overview() || part.total() <= rows.size()
            ? " (" + Words.number(part.total()) + ")"
            : " ("
                + Words.number(page.view().from() + 1L)
                + "–"
                + Words.number((long) page.view().from() + rows.size())
                + " of "
                + Words.number(part.total())
                + ")";
    elements.add(new Element.Text(List.of(Span.strong(Words.cut(part.title(), 100) + shown))));
    QueueRow row = new QueueRow(page);
    for (int place = 0; place < rows.size(); place++) {
      elements.addAll(row.draw(rows.get(place), part.section(), place));
    }
  }

  private static Control menu(Page page) {
    List<Control.Choice> views = new ArrayList<>();
    views.add(new Control.Choice("My queue", show(View.of(View.MINE))));
    views.add(new Control.Choice("Everybody’s overdue", show(View.of(Filter.LATE))));
    views.add(new Control.Choice("All that nobody answered", show(View.of(Filter.ALL))));
    List<Control.Group> groups = new ArrayList<>();
    groups.add(new Control.Group("Show", views));
    groups.add(new Control.Group("Not answered, from", choices(page.sources())));
    groups.add(new Control.Group("Not answered, in", choices(page.countries())));
    return new Control.Menu(
        "Show…",
        "Choose which leads are listed",
        groups.stream().filter(group -> !group.choices().isEmpty()).toList());
  }

  private static List<Control.Choice> choices(List<Filter> filters) {
    return filters.stream()
        .map(filter -> new Control.Choice(filter.word(), show(View.of(filter.code()))))
        .toList();
  }

  /** To more rows, and back. */
  private static List<Control> ways(Page page) {
    List<Control> ways = new ArrayList<>();
    if (page.view().overview()) {
      for (Part part : page.parts()) {
        long more = part.total() - part.rows().size();
        if (more > 0) {
          String label = Words.number(more) + " more " + part.section().more();
          ways.add(Control.button(label, label, show(View.of(part.section().code()))));
        }
      }
      return ways;
    }
    int from = page.view().from();
    ways.add(Control.button("My queue", "Back to my queue", show(View.of(View.MINE))));
    if (from > 0) {
      View before = new View(page.view().code(), Math.max(0, from - Queue.PAGE));
      ways.add(Control.button("Previous", "The rows before these", show(before)));
    }
    long end = (long) from + Queue.PAGE;
    if (page.parts().stream().anyMatch(part -> part.total() > end)) {
      View after = new View(page.view().code(), (int) end);
      ways.add(Control.button("More", "The rows after these", show(after)));
    }
    return ways;
  }

  private static Action show(View view) {
    return Action.of(QueueConversation.SHOW, view.code(), Integer.toString(view.from()));
  }

  private static List<Span> empty(Page page) {
    List<Span> spans = new ArrayList<>();
    if (!page.view().overview()) {
      spans.add(Span.plain("Nothing here. Choose something else above."));
    } else if (page.everCame()) {
      spans.add(Span.plain("Nothing waits for you."));
      page.channel()
          .ifPresent(
              channel ->
                  spans.addAll(
                      List.of(Span.plain(" New leads come into "), channel, Span.plain("."))));
    } else {
      spans.add(
          Span.plain(
              "No lead has come yet. When marketing hands one over, it is listed here: what waits"
                  + " for your answer, what you follow up, and what you called a good fit and how"
                  + " it ended."));
      page.channel()
          .ifPresent(
              channel ->
                  spans.addAll(List.of(Span.plain(" Leads come into "), channel, Span.plain("."))));
    }
    return spans;
  }

  /** A line about the reader's own answers; empty while there is nothing to tell. */
  String figures(Figures figures) {
    List<String> sentences = new ArrayList<>();
    if (figures.thisWeek() > 0) {
      sentences.add("You answered " + Words.leads(figures.thisWeek()) + " this week.");
    }
    figures
        .firstAnswer()
        .ifPresent(
            wait ->
                sentences.add(
                    "Half of the last month’s leads had your first answer within "
                        + Durations.inWords(wait)
                        + "."));
    long ended = figures.won() + figures.lost();
    long all = ended + figures.open();
    if (all > 0) {
      String rate =
          ended < minimum
              ? ""
              : ", " + Math.round(100.0 * figures.won() / ended) + " % of those that ended";
      sentences.add(
          "Of "
              + Words.leads(all)
              + " you called a good fit, "
              + Words.number(figures.won())
              + (figures.won() == 1 ? " was" : " were")
              + " won"
              + rate
              + ", "
              + Words.number(figures.lost())
              + " lost, and "
              + Words.number(figures.open())
              + (figures.open() == 1 ? " is" : " are")
              + " open.");
    }
    return String.join(" ", sentences);
  }

  private static Element quiet(String text) {
    return new Element.Quiet(List.of(Span.plain(text)));
  }
}

package io.github.rallybot.teams;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Digest;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws a card as an Adaptive Card of version 1.5. People's words are text runs only, which no
 * Markdown is read in. Text is cut; a card that is larger than Teams takes is refused with an
 * {@link IllegalArgumentException}. The same card is always drawn the same.
 *
 * @see <a href="https://adaptivecards.io/explorer/AdaptiveCard.html">Adaptive Cards</a>
 */
final class TeamsRenderer {

  /** Bytes; Teams takes more today, and took no more for years. */
  static final int MAX_BYTES = 28 * 1024;

  private static final int MAX_TEXT = 3000;

  static final String FALLBACK = "fallback";
  static final String TOOLTIP = "tooltip";
  private static final String MORE = "There is more than fits into one message on Microsoft Teams.";

  /** Of a quote, so many lines stay lines. */
  private static final int LINES = 30;

  /** Texts are not cut shorter than this to make a card fit. */
  private static final int LEAST_TEXT = 180;

  private static final JsonMapper JSON = new JsonMapper();

  private final TeamsSpans.Names names;
  private final TeamsControls onMessages;
  private final TeamsControls inDialogs;

  /**
   * @param opensForm whether an action is answered with a form
   */
  TeamsRenderer(TeamsSpans.Names names, Predicate<Action> opensForm) {
    this.names = names;
    this.onMessages = new TeamsControls(TeamsControls.Surface.MESSAGE, opensForm);
    this.inDialogs = new TeamsControls(TeamsControls.Surface.DIALOG, opensForm);
  }

  /**
   * A card as Teams takes it.
   *
   * @param content of the attachment
   * @param summary what notifications say
   * @param fingerprint the same exactly when the other two are
   * @param people who are named on it, and so notified
   */
  record Message(ObjectNode content, String summary, String fingerprint, List<UserRef> people) {}

  Message render(Card card) {
    int all = card.elements().stream().mapToInt(TeamsRenderer::pieces).sum();
    int shown = all;
    while (true) {
      Card part = shown == all ? card : beginning(card, shown);
      try {
        return fitting(longest -> render(part, longest));
      } catch (TooLarge e) {
        shown -= Math.max(1, shown / 10);
        if (shown < 1) {
          throw e;
        }
      }
    }
  }

  /** In how many parts an element can be shown. */
  private static int pieces(Element element) {
    return element instanceof Element.Table table ? 1 + table.rows().size() : 1;
  }

  /** As much as Teams takes, and that there is more. */
  private static Card beginning(Card card, int shown) {
    List<Element> elements = new ArrayList<>();
    int left = shown;
    for (Element element : card.elements()) {
      if (pieces(element) <= left) {
        elements.add(element);
      } else if (left > 1 && element instanceof Element.Table table) {
        elements.add(table.first(left - 1));
      }
      left -= pieces(element);
      if (left <= 0) {
        break;
      }
    }
    elements.add(new Element.Quiet(List.of(Span.plain(MORE))));
    return new Card(elements, card.fallback());
  }

  /**
   * Draws with ever shorter texts until the card is not too large.
   *
   * @throws IllegalArgumentException if even then it is
   */
  static <T> T fitting(IntFunction<T> drawing) {
    int longest = MAX_TEXT;
    while (true) {
      try {
        return drawing.apply(longest);
      } catch (TooLarge e) {
        longest /= 2;
        if (longest < LEAST_TEXT) {
          throw e;
        }
      }
    }
  }

  private static final class TooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooLarge(int bytes) {
      super("Teams takes cards of at most " + MAX_BYTES + " bytes, not " + bytes);
    }
  }

  private Message render(Card card, int longest) {
    ObjectNode content = card(card.elements(), longest);
    String summary = PlainText.label(TeamsSpans.plain(card.fallback()), longest);
    content.put("fallbackText", summary);
    atMost(content);
    String fingerprint = Digest.of(content + "\n" + summary).substring(0, 16);
    return new Message(content, summary, fingerprint, people(card));
  }

  private static List<UserRef> people(Card card) {
    return card.elements().stream()
        .flatMap(
            element ->
                element instanceof Element.Text text ? text.spans().stream() : Stream.empty())
        .filter(Span.Person.class::isInstance)
        .map(span -> ((Span.Person) span).user())
        .filter(user -> user.platform() == Platform.TEAMS)
        .distinct()
        .toList();
  }

  /** The elements as a card without words for notifications. */
  ObjectNode card(List<Element> elements, int longest) {
    ObjectNode content = JSON.createObjectNode().put("type", "AdaptiveCard");
    content.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    content.put("version", "1.5");
    content.set("body", body(elements, onMessages, longest));
    return content;
  }

  /** Elements within a dialog. */
  ArrayNode inDialog(List<Element> elements, int longest) {
    return body(elements, inDialogs, longest);
  }

  /** The elements from top to bottom; those with nothing to show are left out. */
  private ArrayNode body(List<Element> elements, TeamsControls controls, int longest) {
    ArrayNode body = JSON.createArrayNode();
    Drawing drawing = new Drawing(names, controls, longest);
    elements.forEach(element -> body.addAll(element.accept(drawing)));
    return body;
  }

  /**
   * Refuses what Teams would refuse. What old clients, which know no {@code Action.Execute} and no
   * charts, show in their place is left out first, then what a button says when it is pointed at.
   */
  static void atMost(ObjectNode content) {
    for (String extra : List.of(FALLBACK, TOOLTIP)) {
      if (bytes(content) > MAX_BYTES) {
        content.findParents(extra).forEach(action -> ((ObjectNode) action).remove(extra));
      }
    }
    if (bytes(content) > MAX_BYTES) {
      throw new TooLarge(bytes(content));
    }
  }

  private static int bytes(ObjectNode content) {
    return content.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static final class Drawing implements Element.Visitor<ArrayNode> {

    private final TeamsSpans.Names names;
    private final TeamsControls controls;
    private final int longest;

    /** A line is drawn above what comes next, and none at the end. */
    private boolean separated;

    Drawing(TeamsSpans.Names names, TeamsControls controls, int longest) {
      this.names = names;
      this.controls = controls;
      this.longest = longest;
    }

    @Override
    public ArrayNode text(Element.Text text) {
      return paragraph(TeamsSpans.runs(text.spans(), TeamsSpans.Look.NORMAL, longest, names));
    }

    @Override
    public ArrayNode quiet(Element.Quiet quiet) {
      return paragraph(TeamsSpans.runs(quiet.spans(), TeamsSpans.Look.QUIET, longest, names));
    }

    @Override
    public ArrayNode quote(Element.Quote quote) {
      ArrayNode lines = JSON.createArrayNode();
      String words = PlainText.cut(PlainText.clean(quote.text()).strip(), longest);
      // each line is an element, and a hundred of them would be too much for a card
      List<String> all = words.lines().filter(line -> !line.isBlank()).toList();
      Stream.concat(
              all.stream().limit(LINES),
              all.size() > LINES
                  ? Stream.of(String.join(" ", all.subList(LINES, all.size())))
                  : Stream.empty())
          .forEach(
              line ->
                  lines.add(
                      block(
                          JSON.createArrayNode()
                              .add(
                                  TeamsSpans.run(
                                      TeamsSpans.words(line), false, TeamsSpans.Look.NORMAL)))));
      if (lines.isEmpty()) {
        return lines;
      }
      ObjectNode quoted = JSON.createObjectNode().put("type", "Container").put("style", "emphasis");
      quoted.set("items", lines);
      return one(quoted);
    }

    @Override
    public ArrayNode facts(Element.Facts facts) {
      ArrayNode lines = JSON.createArrayNode();
      int each = longest / Math.max(1, facts.facts().size());
      for (Element.Fact fact : facts.facts()) {
        ArrayNode runs = JSON.createArrayNode();
        String label = PlainText.label(TeamsSpans.plain(List.of(fact.label())), 75) + ": ";
        runs.add(TeamsSpans.run(TeamsSpans.words(label), true, TeamsSpans.Look.NORMAL));
        runs.addAll(TeamsSpans.runs(fact.spans(), TeamsSpans.Look.NORMAL, each, names));
        ObjectNode line = block(runs);
        if (!lines.isEmpty()) {
          line.put("spacing", "None");
        }
        lines.add(lines.isEmpty() ? separated(line) : line);
      }
      return lines;
    }

    @Override
    public ArrayNode table(Element.Table table) {
      return paragraph(strong(table.caption())).add(TeamsTables.draw(table, longest, names));
    }

    @Override
    public ArrayNode chart(Chart chart) {
      ArrayNode drawn = paragraph(strong(chart.title()));
      drawn.add(TeamsCharts.draw(chart, TeamsTables.draw(chart.table(), longest, names)));
      return drawn.addAll(
          paragraph(
              TeamsSpans.runs(
                  List.of(Span.plain(chart.says())), TeamsSpans.Look.QUIET, longest, names)));
    }

    @Override
    public ArrayNode divider(Element.Divider divider) {
      separated = true;
      return JSON.createArrayNode();
    }

    @Override
    public ArrayNode actions(Element.Actions actions) {
      ArrayNode sets = TeamsControls.sets(controls.draw(actions.controls()));
      if (!sets.isEmpty()) {
        separated((ObjectNode) sets.get(0));
      }
      return sets;
    }

    private ArrayNode strong(String words) {
      return TeamsSpans.runs(List.of(Span.strong(words)), TeamsSpans.Look.NORMAL, longest, names);
    }

    private ArrayNode paragraph(ArrayNode runs) {
      return runs.isEmpty() ? runs : one(block(runs));
    }

    private static ObjectNode block(ArrayNode runs) {
      ObjectNode block = JSON.createObjectNode().put("type", "RichTextBlock");
      block.set("inlines", runs);
      return block;
    }

    private ArrayNode one(ObjectNode element) {
      return JSON.createArrayNode().add(separated(element));
    }

    private ObjectNode separated(ObjectNode element) {
      if (separated) {
        element.put("separator", true);
        separated = false;
      }
      return element;
    }
  }
}

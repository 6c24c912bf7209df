package io.github.rallybot.slack;

import io.github.rallybot.chat.Digest;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Chart;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws a card as Block Kit.
 *
 * <p>People's words go into {@code rich_text} blocks. Those carry text as data beside flags for
 * style and elements of their own for links, people, channels and dates, so that nothing has to be
 * escaped and nothing in the words can ping, link or format. Only quiet text is a {@code context}
 * block, which knows no rich text: there the words are neutralised ({@link SlackWords#mrkdwn}) and
 * {@code verbatim} keeps Slack from linking bare addresses and names.
 *
 * <p>Text is cut at Slack's limits; a card with more blocks, controls or choices than Slack shows
 * is refused with an {@link IllegalArgumentException}. The same card is always drawn the same.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks</a>
 */
final class SlackRenderer {

  static final int MAX_TEXT = 3000;
  static final int MAX_BLOCKS = 50;
  static final int MAX_VIEW_BLOCKS = 100;
  private static final int MAX_CONTROLS = 25;
  private static final int MAX_FACT_LABEL = 75;
  private static final JsonMapper JSON = new JsonMapper();

  private SlackRenderer() {}

  /** Where blocks are shown: on a message, or in a modal or home. */
  enum Surface {
    MESSAGE,
    VIEW
  }

  /**
   * A card as Slack takes it.
   *
   * @param blocks the JSON of the blocks
   * @param text what notifications and screen readers say; markup that holds none
   * @param fingerprint the same exactly when the other two are meant to be
   */
  record Message(String blocks, String text, String fingerprint) {}

  static Message render(Card card) {
    return render(card, SlackCharts.Way.MEANT);
  }

  /** The same with its charts shown in some way, which does not change the fingerprint. */
  static Message render(Card card, SlackCharts.Way way) {
    String text = SlackSpans.markup(card.fallback(), MAX_TEXT);
    ArrayNode meant = draw(card, new Drawing(Surface.MESSAGE));
    String fingerprint = Digest.of(meant + "\n" + text).substring(0, 16);
    ArrayNode blocks = SlackCharts.in(card) ? draw(card, new Drawing(Surface.MESSAGE, way)) : meant;
    SlackControls.atMost(MAX_BLOCKS, blocks.size(), "blocks in a message");
    nameControls(blocks, fingerprint);
    return new Message(blocks.toString(), text, fingerprint);
  }

  /** A card as the view of a home, which holds twice as many blocks as a message. */
  static ObjectNode home(Card card) {
    ArrayNode blocks = draw(card, new Drawing(Surface.VIEW));
    SlackControls.atMost(MAX_VIEW_BLOCKS, blocks.size(), "blocks in a home");
    nameControls(blocks, Digest.of(blocks.toString()).substring(0, 16));
    ObjectNode view = JSON.createObjectNode().put("type", "home");
    view.put("private_metadata", SlackForms.Place.HOME.encode());
    view.set("blocks", blocks);
    return view;
  }

  private static ArrayNode draw(Card card, Drawing drawing) {
    ArrayNode blocks = JSON.createArrayNode();
    card.elements().forEach(element -> blocks.addAll(element.accept(drawing)));
    return blocks;
  }

  /**
   * A client keeps what was chosen in a select as long as its block has the same name. The name
   * changes with the card, so that an updated card asks afresh.
   */
  private static void nameControls(ArrayNode blocks, String fingerprint) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof ObjectNode block
          && block.path("type").asString("").equals("actions")) {
        block.put("block_id", "actions-" + i + "-" + fingerprint);
      }
    }
  }

  /** Draws the elements of one message or form; those with nothing to show are left out. */
  static final class Drawing implements Element.Visitor<ArrayNode> {

    private final SlackControls controls = new SlackControls();

    /** Only messages hold tables, and each message one. */
    private boolean holdsTable;

    private final SlackCharts.Way way;
    private int charts;

    Drawing(Surface surface) {
      this(surface, surface == Surface.MESSAGE ? SlackCharts.Way.MEANT : SlackCharts.Way.TABLES);
    }

    Drawing(Surface surface, SlackCharts.Way way) {
      this.holdsTable = surface == Surface.MESSAGE;
      this.way = way;
    }

    @Override
    public ArrayNode text(Element.Text text) {
      return rich("rich_text_section", SlackSpans.richText(text.spans(), MAX_TEXT));
    }

    @Override
    public ArrayNode quote(Element.Quote quote) {
      return rich(
          "rich_text_quote",
          SlackSpans.richText(
              List.of(Span.plain(PlainText.clean(quote.text()).strip())), MAX_TEXT));
    }

    @Override
    public ArrayNode facts(Element.Facts facts) {
      ArrayNode all = JSON.createArrayNode();
      int each = MAX_TEXT / Math.max(1, facts.facts().size());
      for (Element.Fact fact : facts.facts()) {
        String label = PlainText.label(fact.label().written(SlackCommands::typed), MAX_FACT_LABEL);
        all.add(SlackSpans.words((all.isEmpty() ? "" : "\n") + label + ": ", true));
        all.addAll(SlackSpans.richText(fact.spans(), each));
      }
      return rich("rich_text_section", all);
    }

    @Override
    public ArrayNode table(Element.Table table) {
      boolean drawn = holdsTable;
      holdsTable = false;
      return drawn ? SlackTables.table(table) : SlackTables.lines(table);
    }

    @Override
    public ArrayNode chart(Chart chart) {
      if (charts < way.drawn() && SlackCharts.isDrawable(chart)) {
        charts++;
        return SlackCharts.block(chart);
      }
      return way.pictures()
          .apply(chart)
          .map(file -> SlackCharts.picture(chart, file))
          .orElseGet(() -> table(chart.table()).addAll(SlackCharts.words(chart, "")));
    }

    @Override
    public ArrayNode quiet(Element.Quiet quiet) {
      String markup = SlackSpans.markup(quiet.spans(), MAX_TEXT);
      if (markup.isEmpty()) {
        return JSON.createArrayNode();
      }
      ObjectNode block = block("context");
      block
          .putArray("elements")
          .addObject()
          .put("type", "mrkdwn")
          .put("text", markup)
          .put("verbatim", true);
      return one(block);
    }

    @Override
    public ArrayNode divider(Element.Divider divider) {
      return one(block("divider"));
    }

    @Override
    public ArrayNode actions(Element.Actions actions) {
      ObjectNode block = block("actions");
      ArrayNode elements = block.putArray("elements");
      for (Control control : actions.controls()) {
        control.accept(controls).ifPresent(elements::add);
      }
      SlackControls.atMost(MAX_CONTROLS, elements.size(), "controls in a row");
      return elements.isEmpty() ? elements : one(block);
    }

    private static ArrayNode rich(String type, ArrayNode elements) {
      if (elements.isEmpty()) {
        return elements;
      }
      ObjectNode block = block("rich_text");
      block.putArray("elements").addObject().put("type", type).set("elements", elements);
      return one(block);
    }

    private static ArrayNode one(ObjectNode block) {
      return JSON.createArrayNode().add(block);
    }

    private static ObjectNode block(String type) {
      return JSON.createObjectNode().put("type", type);
    }
  }
}

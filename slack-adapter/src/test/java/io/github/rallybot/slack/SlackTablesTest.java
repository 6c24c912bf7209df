package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.SampleTable;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlackTablesTest {

  private static JsonNode message(Element... elements) {
    return SlackDesk.JSON.readTree(
        SlackRenderer.render(new Card(List.of(elements), "A table")).blocks());
  }

  private static List<String> types(JsonNode blocks) {
    return blocks.valueStream().map(block -> block.path("type").asString("")).toList();
  }

  private static int characters(JsonNode blocks) {
    return blocks.findValues("text").stream().mapToInt(text -> text.asString("").length()).sum();
  }

  @Test
  void in_a_home_each_row_is_a_line_that_names_the_columns() {
    String home = SlackRenderer.home(SampleTable.card()).path("blocks").toString();
    assertThat(SlackDesk.JSON.readTree(home))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                [{"type":"rich_text","elements":[
                  {"type":"rich_text_section","elements":[
                   {"type":"text","text":"What buyers asked this week","style":{"bold":true}}]},
                  {"type":"rich_text_list","style":"bullet","elements":[
                   {"type":"rich_text_section","elements":[
                    {"type":"link","url":"https://content.example/sap",
                     "text":"Does it work with SAP?","style":{"bold":true}},
                    {"type":"text","text":" <!channel> *bold*","style":{"bold":true}},
                    {"type":"text","text":" · Times: "},{"type":"text","text":"12"},
                    {"type":"text","text":" · Last heard: "},
                    {"type":"date","timestamp":1795426200,"format":"{date_short_pretty}",
                     "fallback":"23 Nov 2026"}]},
                   {"type":"rich_text_section","elements":[
                    {"type":"text","text":"What does it cost?","style":{"bold":true}},
                    {"type":"text","text":" · Times: "},{"type":"text","text":"3"}]}]}]}]"""));
  }

  @Test
  void a_message_holds_one_table_and_the_next_one_is_lines() {
    assertThat(types(message(SampleTable.table(), SampleTable.table())))
        .isEqualTo(List.of("rich_text", "table", "rich_text"));
  }

  @Test
  void long_cells_are_cut_so_that_slack_takes_all_rows() {
    JsonNode blocks = message(SampleTable.of(30, 500));
    assertThat(blocks.path(1).path("rows").size()).isEqualTo(31);
    assertThat(characters(blocks)).isLessThanOrEqualTo(SlackTables.MAX_CHARACTERS);
    assertThat(types(blocks)).isEqualTo(List.of("rich_text", "table"));
  }

  @Test
  void rows_that_do_not_fit_are_counted() {
    Element.Row row = new Element.Row(Collections.nCopies(20, Element.Cell.of("x".repeat(60))));
    Element.Table table =
        new Element.Table(
            "Much",
            Collections.nCopies(20, Element.Column.words("c")),
            0,
            Collections.nCopies(99, row));
    JsonNode blocks = message(table);
    int shown = blocks.path(1).path("rows").size() - 1;
    assertThat(shown).isBetween(5, 98);
    assertThat(blocks.path(2).findValuesAsString("text"))
        .isEqualTo(List.of((99 - shown) + " more rows do not fit here."));
    assertThat(characters(blocks)).isLessThanOrEqualTo(SlackTables.MAX_CHARACTERS + 40);
  }
}

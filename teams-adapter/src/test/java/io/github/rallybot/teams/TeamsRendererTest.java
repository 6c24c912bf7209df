package io.github.rallybot.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.SampleCharts;
import io.github.rallybot.SampleTable;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.queue.FullQueue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TeamsRendererTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final TeamsRenderer renderer =
      new TeamsRenderer(user -> Optional.empty(), action -> false);

  @Test
  void what_people_type_begins_with_a_mention_wherever_it_is_said() {
    Span.Words here = Span.typed("here duty @name");
    Card card =
        new Card(
            List.of(
                new Element.Text(Span.plain("Type "), here),
                new Element.Quiet(Span.typed("leads away")),
                new Element.Facts(List.of(new Element.Fact(here, Span.typed("leads"))))),
            List.of(Span.plain("Type "), here));
    TeamsRenderer.Message drawn = renderer.render(card);
    assertThat(drawn.summary()).isEqualTo("Type @Rallybot here duty @name");
    assertThat(drawn.content().path("fallbackText").asString()).isEqualTo(drawn.summary());
    assertThat(drawn.people()).isEmpty();
    assertThat(drawn.content().path("body"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"type":"RichTextBlock","inlines":[
                   {"type":"TextRun","text":"Type "},
                   {"type":"TextRun","text":"@Rallybot here duty @name"}]},
                 {"type":"RichTextBlock","inlines":[
                   {"type":"TextRun","text":"@Rallybot leads away","size":"Small",
                    "isSubtle":true}]},
                 {"type":"RichTextBlock","inlines":[
                   {"type":"TextRun","text":"@Rallybot here duty @name: ","weight":"Bolder"},
                   {"type":"TextRun","text":"@Rallybot leads"}]}]"""));
  }

  private String drawn(Card card) {
    String drawn = renderer.render(card).content().toString();
    assertThat(drawn.getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(TeamsRenderer.MAX_BYTES);
    return drawn;
  }

  @Test
  void a_full_page_of_the_queue_fits_into_one_message_with_all_its_rows() {
    assertThat(drawn(FullQueue.page())).doesNotContain("There is more than fits");
  }

  @Test
  void of_an_overview_in_which_every_name_is_long_all_but_the_end_fits() {
    String drawn = drawn(FullQueue.overview());
    assertThat(drawn.split("Action.Execute", -1).length).isGreaterThan(60);
    assertThat(drawn).contains("There is more than fits");
  }

  @Test
  void of_a_card_that_cannot_be_made_to_fit_the_beginning_is_shown_and_that_there_is_more() {
    List<Element> lines = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      lines.add(new Element.Text(Span.plain("Line " + i)));
    }
    JsonNode body = renderer.render(new Card(lines, "Long")).content().path("body");
    assertThat(body.size()).isBetween(100, 1999);
    assertThat(body.get(0).toString()).contains("Line 0");
    assertThat(body.get(body.size() - 1).toString())
        .contains("There is more than fits into one message on Microsoft Teams.");
  }

  @Test
  void a_quote_of_many_lines_fits() {
    String much = "a\n".repeat(1500);
    JsonNode drawn = renderer.render(new Card(List.of(new Element.Quote(much)), "Quote")).content();
    assertThat(drawn.path("body").path(0).path("items").size()).isEqualTo(31);
  }

  @Test
  void of_a_table_that_is_too_large_the_first_rows_are_shown_and_that_there_is_more() {
    Card card = new Card(List.of(SampleTable.of(99, 200)), "Much");
    String drawn = drawn(card);
    JsonNode body = JSON.readTree(drawn).path("body");
    assertThat(body.path(1).path("type").asString()).isEqualTo("Table");
    assertThat(body.path(1).path("rows").size()).isBetween(20, 99);
    assertThat(body.path(2).findValuesAsString("text"))
        .isEqualTo(List.of("There is more than fits into one message on Microsoft Teams."));
  }

  @Test
  void a_line_is_broken_where_there_is_no_figure_and_says_from_where_it_goes_on() {
    JsonNode chart =
        renderer.render(new Card(List.of(SampleCharts.trend()), "Trend")).content().at("/body/1");
    assertThat(chart.path("type").asString()).isEqualTo("Chart.Line");
    assertThat(chart.path("data").findValuesAsString("legend"))
        .isEqualTo(
            List.of(
                "Graded A or B (62 % to 58 %)",
                "All leads (35 % to 32 %)", "Graded A or B, from W43 (51 % to 38 %)"));
    assertThat(chart.at("/data/0/values").findValuesAsString("x")).isEqualTo(List.of("W40", "W41"));
    assertThat(chart.at("/fallback/type").asString()).isEqualTo("Table");
    assertThat(chart.at("/fallback/rows").size()).isEqualTo(9);
  }

  @Test
  void four_charts_of_the_largest_kind_fit_into_one_message() {
    Element chart = SampleCharts.of(400, 40);
    String drawn = drawn(new Card(List.of(chart, chart, chart, chart), "Much"));
    assertThat(drawn.split("Chart.HorizontalBar.Stacked", -1)).hasSize(5);
    assertThat(drawn).doesNotContain("There is more than fits");
  }

  @Test
  void an_input_of_one_line_is_one_and_what_stands_in_it_too() {
    Form form =
        new Form(
            "Add content",
            Optional.of(Action.of("content.add")),
            "Add",
            List.of(
                new Form.TextInput(
                    "url", "Link", "", true, Form.TextInput.Lines.ONE, 5, " a\nbcdefg")));
    TeamsForms forms = new TeamsForms(renderer, user -> Optional.empty(), Map::of);
    assertThat(
            JSON.readTree(
                forms
                    .render(form, Action.of("o"), TeamsForms.Again.FIRST)
                    .at("/body/0")
                    .toString()))
        .isEqualTo(
            JSON.readTree(
                """
                {"type":"Input.Text","id":"t.url","label":"Link","isMultiline":false,"maxLength":5,
                 "isRequired":true,"errorMessage":"This is needed.","value":"a bc…"}"""));
  }
}

package io.github.rallybot.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.SampleCharts;
import io.github.rallybot.chat.card.Chart;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartSvgTest {

  private static Document drawn(Chart chart) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(ChartSvg.of(chart))));
  }

  private static List<String> texts(Document svg, String tag) {
    NodeList found = svg.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  @Test
  void who_cannot_see_it_hears_its_title_its_sentence_and_its_figures() throws Exception {
    Document svg = drawn(SampleCharts.verdicts());
    assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(texts(svg, "title")).isEqualTo(List.of("Verdicts by source"));
    assertThat(texts(svg, "desc"))
        .isEqualTo(
            List.of(
                "Webinar leads fit least: 14 of 28 are not a fit, mostly for company size."
                    + " Good fit / Not yet / Not a fit. Webinar: 6 / 8 / 14;"
                    + " E-book on fleet costs in cold countries: 21 / 5 / 3;"
                    + " Trade fair <!channel>: 9 / 0 / 1; Website: 12 / 7 / 6."));
  }

  @Test
  void figures_stand_beside_the_names_and_series_differ_by_pattern() throws Exception {
    assertThat(texts(drawn(SampleCharts.reasons()), "text"))
        .isEqualTo(
            List.of("Company size", "14", "Region", "5", "No need", "4", "Spam or student", "1"));
    assertThat(ChartSvg.of(SampleCharts.verdicts()))
        .contains("url(#chart-stripes)", "url(#chart-dots)");
  }

  @Test
  void a_line_is_broken_where_there_is_no_figure() {
    String path =
        ChartSvg.of(SampleCharts.trend()).replaceAll("(?s).*chart-main\" d=\"(.*?)\".*", "$1");
    assertThat(path.replaceAll("[^ML]", "")).isEqualTo("MLMLLLL");
  }

  @Test
  void it_is_drawn_the_same_in_any_language() {
    String here = ChartSvg.of(SampleCharts.trend());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(ChartSvg.of(SampleCharts.trend())).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }
}

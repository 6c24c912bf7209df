package io.github.rallybot.slack.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.playground.Wire;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit: the largest thing that Slack takes, and the smallest that it refuses. */
class BlockRulesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void slackRefusesWhatIsOneOver(String limit, String fits, String tooMuch) {
    assertThatCode(() -> BlockRules.checkMessage(Wire.JSON.readTree(fits)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> BlockRules.checkMessage(Wire.JSON.readTree(tooMuch)))
        .isInstanceOf(SlackError.class)
        .hasMessage("invalid_blocks");
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        limit("50 blocks", list(50, "{'type':'divider'}"), list(51, "{'type':'divider'}")),
        limit("section text 3000", section(3000), section(3001)),
        limit("section text not empty", section(1), section(0)),
        limit("10 fields", fields(10, 5), fields(11, 5)),
        limit("field text 2000", fields(1, 2000), fields(1, 2001)),
        limit("header 150", header(150), header(151)),
        limit("25 elements in a row", actions(25), actions(26)),
        limit("10 elements in a context", context(10), context(11)),
        limit("button text 75", button(75, "'value':'v'"), button(76, "'value':'v'")),
        limit("button value 2000", button(1, value(2000)), button(1, value(2001))),
        limit("label 75", button(1, a11y(75)), button(1, a11y(76))),
        limit("action id 255", button(1, id(255)), button(1, id(256))),
        limit("known styles", button(1, "'style':'danger'"), button(1, "'style':'success'")),
        limit("known fields", button(1, "'value':'v'"), button(1, "'colour':'red'")),
        limit("100 options", select(100, 5, 5), select(101, 5, 5)),
        limit("option text 75", select(1, 75, 5), select(1, 76, 5)),
        limit("option value 150", select(1, 5, 150), select(1, 5, 151)),
        limit("100 option groups", groups(100), groups(101)),
        limit("5 options in an overflow", overflow(5), overflow(6)),
        limit("confirm text 300", button(1, confirm(300, 30)), button(1, confirm(301, 30))),
        limit("confirm button 30", button(1, confirm(9, 30)), button(1, confirm(9, 31))),
        limit("alt text needed", image("'alt_text':'a'"), image("'title':{}")),
        limit("block id 255", divider(text(255)), divider(text(256))),
        limit("100 table rows", table(100, 1, 1), table(101, 1, 1)),
        limit("20 cells in a row", table(1, 20, 1), table(1, 21, 1)),
        limit("cells are not empty", table(1, 1, 1), table(1, 1, 0)),
        limit("10000 characters in cells", table(10, 1, 1000), table(10, 1, 1001)),
        limit("one table in a message", table(1, 1, 1), both(table(1, 1, 1))),
        limit("known alignments", aligned("right"), aligned("top")),
        limit("two charts", charts(2, bar(1, 1, 5)), charts(3, bar(1, 1, 5))),
        limit("6 series", charts(1, bar(6, 1, 5)), charts(1, bar(7, 1, 5))),
        limit("20 points", charts(1, bar(1, 20, 5)), charts(1, bar(1, 21, 5))),
        limit("series name 20", charts(1, bar(1, 1, 20)), charts(1, bar(1, 1, 21))),
        limit(
            "a point for each category",
            charts(1, bar(1, 2, 5)),
            charts(1, bar(1, 2, 5).replace("['c1','c2']", "['c1','c2','c3']"))),
        limit("unique block ids", divider("one"), both(divider("one"))),
        limit("unique action ids", actions(2), both(button(1, "'action_id':'same'"))),
        limit("known types", divider("one"), "[{'type':'marquee'}]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("viewLimits")
  void slackRefusesViewsThatAreOneOver(String limit, String fits, String tooMuch) {
    assertThatCode(() -> BlockRules.checkView(Wire.JSON.readTree(fits))).doesNotThrowAnyException();
    assertThatThrownBy(() -> BlockRules.checkView(Wire.JSON.readTree(tooMuch)))
        .isInstanceOfSatisfying(
            SlackError.class,
            error ->
                assertThat(error.body().path("response_metadata").path("messages")).isNotEmpty())
        .hasMessage("invalid_arguments");
  }

  static Stream<Arguments> viewLimits() {
    String input =
        "[{'type':'input','label':%s,'element':{'type':'plain_text_input','action_id':'a'%s}}]";
    String plain = input.formatted(plain(5), "");
    return Stream.of(
        limit("title 24", view(24, "", "[]"), view(25, "", "[]")),
        limit("submit 24", view(5, submit(24), plain), view(5, submit(25), plain)),
        limit("a submit button for inputs", view(5, submit(5), plain), view(5, "", plain)),
        limit("private metadata 3000", view(5, meta(3000), "[]"), view(5, meta(3001), "[]")),
        limit(
            "100 blocks",
            view(5, "", list(100, "{'type':'divider'}")),
            view(5, "", list(101, "{'type':'divider'}"))),
        limit(
            "label 2000",
            view(5, submit(5), input.formatted(plain(2000), "")),
            view(5, submit(5), input.formatted(plain(2001), ""))),
        limit(
            "max length 3000",
            view(5, submit(5), input.formatted(plain(5), ",'max_length':3000")),
            view(5, submit(5), input.formatted(plain(5), ",'max_length':3001"))),
        limit("no tables", view(5, "", "[]"), view(5, "", table(1, 1, 1))),
        limit(
            "placeholder 150",
            view(5, submit(5), input.formatted(plain(5), ",'placeholder':" + plain(150))),
            view(5, submit(5), input.formatted(plain(5), ",'placeholder':" + plain(151)))));
  }

  private static Arguments limit(String name, String fits, String tooMuch) {
    return Arguments.of(name, fits.replace('\'', '"'), tooMuch.replace('\'', '"'));
  }

  private static String text(int length) {
    return "x".repeat(length);
  }

  private static String plain(int length) {
    return "{'type':'plain_text','text':'" + text(length) + "'}";
  }

  private static String items(int count, String item) {
    return String.join(",", Collections.nCopies(count, item));
  }

  private static String list(int count, String item) {
    return "[" + items(count, item) + "]";
  }

  private static String both(String blocks) {
    String inner = blocks.substring(1, blocks.length() - 1);
    return "[" + inner + "," + inner + "]";
  }

  private static String section(int length) {
    return "[{'type':'section','text':" + plain(length) + "}]";
  }

  private static String fields(int count, int length) {
    return "[{'type':'section','fields':" + list(count, plain(length)) + "}]";
  }

  private static String header(int length) {
    return "[{'type':'header','text':" + plain(length) + "}]";
  }

  private static String actions(int count) {
    return "[{'type':'actions','elements':"
        + list(count, "{'type':'button','text':" + plain(3) + "}")
        + "}]";
  }

  private static String context(int count) {
    return "[{'type':'context','elements':" + list(count, plain(3)) + "}]";
  }

  private static String button(int length, String more) {
    return "[{'type':'actions','elements':[{'type':'button','text':"
        + plain(length)
        + ","
        + more
        + "}]}]";
  }

  private static String value(int length) {
    return "'value':'" + text(length) + "'";
  }

  private static String a11y(int length) {
    return "'accessibility_label':'" + text(length) + "'";
  }

  private static String id(int length) {
    return "'action_id':'" + text(length) + "'";
  }

  private static String confirm(int text, int button) {
    return "'confirm':{'title':%s,'text':%s,'confirm':%s,'deny':%s}"
        .formatted(plain(9), plain(text), plain(button), plain(3));
  }

  private static String options(int count, int text, int value) {
    return list(count, "{'text':" + plain(text) + ",'value':'" + text(value) + "'}");
  }

  private static String select(int count, int text, int value) {
    return "[{'type':'actions','elements':[{'type':'static_select','options':"
        + options(count, text, value)
        + "}]}]";
  }

  private static String groups(int count) {
    String group = "{'label':" + plain(3) + ",'options':" + options(1, 3, 3) + "}";
    return "[{'type':'actions','elements':[{'type':'static_select','option_groups':"
        + list(count, group)
        + "}]}]";
  }

  private static String overflow(int count) {
    return "[{'type':'actions','elements':[{'type':'overflow','options':"
        + options(count, 3, 3)
        + "}]}]";
  }

  private static String image(String more) {
    return "[{'type':'image','image_url':'https://example.com/a.png'," + more + "}]";
  }

  private static String divider(String id) {
    return "[{'type':'divider','block_id':'" + id + "'}]";
  }

  private static String table(int rows, int cells, int length) {
    String cell = "{'type':'raw_text','text':'" + text(length) + "'}";
    return "[{'type':'table','rows':" + list(rows, list(cells, cell)) + "}]";
  }

  private static String aligned(String how) {
    return table(1, 1, 1).replace("'rows'", "'column_settings':[{'align':'" + how + "'}],'rows'");
  }

  private static String view(int title, String more, String blocks) {
    return "{'type':'modal','title':" + plain(title) + more + ",'blocks':" + blocks + "}";
  }

  private static String submit(int length) {
    return ",'submit':" + plain(length);
  }

  private static String meta(int length) {
    return ",'private_metadata':'" + text(length) + "'";
  }

  private static String charts(int many, String chart) {
    return list(many, "{'type':'data_visualization','title':'t','chart':" + chart + "}");
  }

  /** So many series of so many points, with names of so many characters. */
  private static String bar(int series, int points, int characters) {
    String data =
        IntStream.rangeClosed(1, points)
            .mapToObj(point -> "{'label':'c" + point + "','value':1}")
            .collect(Collectors.joining(",", "[", "]"));
    String categories =
        IntStream.rangeClosed(1, points)
            .mapToObj(point -> "'c" + point + "'")
            .collect(Collectors.joining(",", "[", "]"));
    String all =
        IntStream.rangeClosed(1, series)
            .mapToObj(
                one ->
                    "{'name':'%s','data':%s}"
                        .formatted((one + "n".repeat(30)).substring(0, characters), data))
            .collect(Collectors.joining(",", "[", "]"));
    return "{'type':'bar','series':" + all + ",'axis_config':{'categories':" + categories + "}}";
  }
}

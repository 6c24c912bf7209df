package io.github.rallybot.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Files as they are: whatever comes is read right, or refused in words that help. */
class CsvFileTest {

  private static InputStream resource(String name) {
    InputStream in = CsvFileTest.class.getResourceAsStream(name);
    assertThat(in).as(name).isNotNull();
    return in;
  }

  private static CsvFile open(String text) throws Exception {
    return open(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CsvFile open(byte[] bytes) throws Exception {
    return CsvFile.open(new ByteArrayInputStream(bytes));
  }

  private static List<CsvRow> rows(CsvFile file) throws IOException {
    List<CsvRow> rows = new ArrayList<>();
    for (Optional<CsvRow> row = file.next(); row.isPresent(); row = file.next()) {
      rows.add(row.get());
    }
    return rows;
  }

  private static List<List<String>> cells(CsvFile file) throws IOException {
    return rows(file).stream().map(row -> ((CsvRow.Cells) row).cells()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "newlines",
        "newlines_crlf",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8"
      })
  void csv_spectrum_equals_its_json(String name) throws Exception {
    List<Map<String, String>> read = new ArrayList<>();
    CsvFile file = CsvFile.open(resource("csv-spectrum/csvs/" + name + ".csv"));
    for (List<String> row : cells(file)) {
      Map<String, String> object = new LinkedHashMap<>();
      IntStream.range(0, row.size()).forEach(i -> object.put(file.columns().get(i), row.get(i)));
      read.add(object);
    }
    assertThat(read)
        .isEqualTo(
            new JsonMapper()
                .readValue(resource("csv-spectrum/json/" + name + ".json"), List.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_BOM_UTF8", "_BOM_UTF16LE", "_BOM_UTF16BE", "_BOM_UTF32BE"})
  void every_byte_order_mark_is_understood_and_taken_off(String mark) throws Exception {
    CsvFile file = CsvFile.open(resource("data-loader/csvtext" + mark + ".csv"));
    assertThat(file.columns()).containsExactly("column1", "column2", "column3");
    assertThat(cells(file))
        .containsExactly(
            List.of("row1-1", "row1-2", "row1-3"), List.of("row2-1", "row2-2", "row2-3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void encodings_are_told_without_a_mark(String encoding) throws Exception {
    String text = "Name;Ort\nJürgen Groß;Zürich\n山田太郎;東京\n😀;Nice\n";
    CsvFile file = open(text.getBytes(Charset.forName(encoding)));
    assertThat(file.columns()).containsExactly("Name", "Ort");
    assertThat(cells(file))
        .containsExactly(
            List.of("Jürgen Groß", "Zürich"), List.of("山田太郎", "東京"), List.of("😀", "Nice"));
    assertThat(file.windows()).isFalse();
  }

  @Test
  void what_is_no_utf_8_is_windows_1252_and_the_file_says_so() throws Exception {
    CsvFile file = open("Name;Betrag\nJürgen Groß;5 €\n".getBytes(Charset.forName("windows-1252")));
    assertThat(cells(file)).containsExactly(List.of("Jürgen Groß", "5 €"));
    assertThat(file.windows()).isTrue();
  }

  @Test
  void utf_8_is_read_right_wherever_buffers_end() throws Exception {
    String name = "ä😀€".repeat(20_000);
    CsvFile file = open("Name,x\nx" + name + ",1\nxx,2\n" + "ß,3\n".repeat(30_000));
    List<CsvRow> rows = rows(file);
    assertThat(rows).hasSize(30_002);
    assertThat(rows.get(0)).isInstanceOf(CsvRow.Broken.class);
    assertThat(rows.get(30_001)).isEqualTo(new CsvRow.Cells(30_003, List.of("ß", "3")));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void separators_are_detected_outside_quotes(String separator) throws Exception {
    CsvFile file = open("\"a,;|\"\"\"#b#c\n1#2#3\n".replace("#", separator));
    assertThat(file.columns()).containsExactly("a,;|\"", "b", "c");
    assertThat(cells(file)).containsExactly(List.of("1", "2", "3"));
  }

  @Test
  void a_tie_between_separators_is_decided_by_the_next_row() throws Exception {
    assertThat(open("Name;Firma, Ort\nDana;Northgate\n").columns())
        .containsExactly("Name", "Firma, Ort");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\n", "sep=;\r\n", "SEP=;\r"})
  void excels_own_first_line_is_believed(String first) throws Exception {
    CsvFile file = open(first + "a,b,c;d\n1;2\n");
    assertThat(file.columns()).containsExactly("a,b,c", "d");
    assertThat(rows(file)).containsExactly(new CsvRow.Cells(3, List.of("1", "2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lines_are_counted_as_an_editor_counts_them(String end) throws Exception {
    String text = "#a,b##1,\"x#y\"##2,z#".replace("#", end);
    assertThat(rows(open(text)))
        .containsExactly(
            new CsvRow.Cells(4, List.of("1", "x" + end + "y")),
            new CsvRow.Cells(7, List.of("2", "z")));
  }

  @Test
  void a_quote_inside_a_cell_is_a_character() throws Exception {
    assertThat(cells(open("a,b\n5\" pipe,say \"hi\"\n")))
        .containsExactly(List.of("5\" pipe", "say \"hi\""));
  }

  @Test
  void a_row_with_text_behind_a_closing_quote_is_broken_and_the_rest_goes_on() throws Exception {
    assertThat(rows(open("a,b\n1,\"The \"Best\" one\"\n3,4\n")))
        .containsExactly(
            new CsvRow.Broken(
                2,
                "has text behind a closing quote in cell 2; quotes inside a quoted cell are"
                    + " written twice"),
            new CsvRow.Cells(3, List.of("3", "4")));
  }

  @Test
  void an_unclosed_quote_names_the_line_where_it_opened() throws Exception {
    assertThat(rows(open("a,b\n1,2\n3,\"x\ny\",z\n\"4\n5\",\"6\n7,8\n")))
        .containsExactly(
            new CsvRow.Cells(2, List.of("1", "2")),
            new CsvRow.Cells(3, List.of("3", "x\ny", "z")),
            new CsvRow.Unclosed(5, 6));
  }

  @Test
  void a_row_of_10_mb_is_broken_and_the_rest_goes_on() throws Exception {
    assertThat(rows(open("a,b\n1,2\n3,\"" + "x\n".repeat(5_000_000) + "\"\n5,6\n")))
        .containsExactly(
            new CsvRow.Cells(2, List.of("1", "2")),
            new CsvRow.Broken(3, "has 10,000,004 characters; a row may have 65,536"),
            new CsvRow.Cells(5_000_004, List.of("5", "6")));
  }

  static Stream<Arguments> noCsv() {
    return Stream.of(
        Arguments.of("", "The file is empty. It needs a first line"),
        Arguments.of("\n\r\n\n", "The file holds empty lines only. It needs a first line"),
        Arguments.of("Email,Name\n", "The file names columns, but no line follows"),
        Arguments.of("PK\u0003\u0004zzzzz", "This is a zip archive. Unpack it"),
        Arguments.of(
            "PK\u0003\u0004zz[Content_Types].xml", "This is an Excel workbook, not a CSV file. In"),
        Arguments.of("%PDF-1.7 x", "This is a PDF, not a CSV file."),
        Arguments.of("GIF89a", "This is a picture, not a CSV file."),
        Arguments.of(" <!DOCTYPE html><html>", "This is a web page, not a CSV file."),
        Arguments.of("{\"email\":\"a@b.example\"}", "This is JSON, not a CSV file."),
        Arguments.of("\u0000".repeat(5000), "The file is no text, so it is no CSV file."),
        Arguments.of(
            "Email,Name,e-mail,EMAIL\na,b,c,d\n", "Several columns are called “EMAIL”. Give each"),
        Arguments.of(
            "c" + ",c".repeat(0) + columns(5000) + "\n1\n",
            "The file has 5,001 columns; at most 200 are read."),
        Arguments.of("a,\"b\n1,2\n", "opens a quote on line 1 that is never closed"));
  }

  private static String columns(int count) {
    StringBuilder names = new StringBuilder();
    IntStream.range(0, count).forEach(i -> names.append(",c").append(i));
    return names.toString();
  }

  @ParameterizedTest
  @MethodSource("noCsv")
  void what_is_no_csv_is_refused_in_words_that_help(String text, String said) {
    assertThatThrownBy(() -> open(text.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining(said);
  }

  @Test
  void of_two_gigabytes_of_zeros_only_some_kilobytes_are_read() {
    long[] read = {0};
    InputStream zeros =
        new InputStream() {
          @Override
          public int read() {
            read[0]++;
            return 0;
          }

          @Override
          public int read(byte[] target, int from, int length) {
            read[0] += length;
            return length;
          }
        };
    assertThatThrownBy(() -> CsvFile.open(zeros)).isInstanceOf(FileRefused.class);
    assertThat(read[0]).isLessThan(100_000);
  }

  @Test
  void a_formula_is_kept_as_text_and_written_so_that_nothing_runs_it() throws Exception {
    assertThat(cells(open("Name\n\"=HYPERLINK(\"\"http://x\"\")\"\n")))
        .containsExactly(List.of("=HYPERLINK(\"http://x\")"));
    StringBuilder out = new StringBuilder();
    new SafeCsv(out)
        .row(List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx", "a,b", "say \"hi\"", "plain", ""));
    assertThat(out)
        .hasToString("'=1+1,'+1,'-1,'@x,'\tx,\"'\rx\",\"a,b\",\"say \"\"hi\"\"\",plain,\r\n");
  }
}

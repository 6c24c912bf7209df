package io.github.rallybot.chat.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rallybot.SampleTable;
import io.github.rallybot.chat.CardText;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TableTest {

  private static Element.Table table(String caption, int columns, int rowHeader, int... rows) {
    return new Element.Table(
        caption,
        Collections.nCopies(columns, Element.Column.words("Name")),
        rowHeader,
        Arrays.stream(rows)
            .mapToObj(cells -> new Element.Row(Collections.nCopies(cells, Element.Cell.of("a"))))
            .toList());
  }

  @Test
  void a_table_holds_what_both_platforms_draw() {
    assertThat(
            table("Full", 20, 19, Collections.nCopies(99, 20).stream().mapToInt(i -> i).toArray()))
        .extracting(full -> full.rows().size())
        .isEqualTo(99);
    assertThat(table("Empty", 1, 0).rows()).isEmpty();
    refuses("a table needs a caption", () -> table(" ", 1, 0));
    refuses(
        "a table holds 1 to 20 columns and at most 99 rows, not 0 and 0", () -> table("t", 0, 0));
    refuses(
        "a table holds 1 to 20 columns and at most 99 rows, not 21 and 0", () -> table("t", 21, 0));
    refuses(
        "a table holds 1 to 20 columns and at most 99 rows, not 1 and 100",
        () -> table("t", 1, 0, Collections.nCopies(100, 1).stream().mapToInt(i -> i).toArray()));
    refuses("no column can be the row header: 2", () -> table("t", 2, 2));
    refuses("each row has a cell for each of 2 columns", () -> table("t", 2, 0, 2, 1));
    refuses("a column needs a name", () -> Element.Column.numbers(""));
  }

  @Test
  void it_is_read_line_by_line() {
    assertThat(CardText.of(SampleTable.card()))
        .isEqualTo(
            """
            What buyers asked this week
            Question | Times | Last heard
            Does it work with SAP? <!channel> *bold* | 12 | 09:30
            What does it cost? | 3 |""");
    assertThat(SampleTable.table().first(1).rows())
        .isEqualTo(List.of(SampleTable.table().rows().get(0)));
  }

  private static void refuses(String message, ThrowingCallable making) {
    assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
  }
}

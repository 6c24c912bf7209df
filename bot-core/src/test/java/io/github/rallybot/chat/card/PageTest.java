package io.github.rallybot.chat.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.CardText;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final Page.Grid GRID =
      new Page.Grid(
          "By source",
          List.of(Element.Column.words("Source"), Element.Column.numbers("Leads")),
          List.of(List.of("a|b", "1")));

  @Test
  void a_page_is_markdown_in_which_words_stay_words() {
    Page page =
        new Page(
            "*Week* 47",
            List.of(
                new Page.Text("- not a list\n# nor a heading"),
                new Page.Heading("1. Rest"),
                new Page.Points(List.of("12) [x](https://x.example)", "= `c`")),
                new Page.Tasks(List.of("<!channel> ![](@U1)")),
                GRID));
    assertThat(Markdown.of(page))
        .isEqualTo(
            """
            # \\*Week\\* 47

            \\- not a list \\# nor a heading

            ## 1\\. Rest

            - 12\\) \\[x\\](https\\://x.example)
            - \\= \\`c\\`

            - [ ] \\<!channel\\> !\\[\\](\\@U1)

            ## By source

            | Source | Leads |
            | --- | ---: |
            | a\\|b | 1 |
            """);
  }

  @Test
  void what_looks_like_an_address_or_an_emoji_neither_links_nor_becomes_one() {
    assertThat(
            List.of(
                    "https://evil.example/login",
                    "HTTP://evil.example and mailto:x@evil.example",
                    "www.evil.example, WWW.evil.example",
                    ":skull::+1:",
                    "at 10:00: Hello")
                .stream()
                .map(Markdown::escaped))
        .containsExactly(
            "https\\://evil.example/login",
            "HTTP\\://evil.example and mailto\\:x\\@evil.example",
            "www\\.evil.example, WWW\\.evil.example",
            "\\:skull\\:\\:+1:",
            "at 10\\:00: Hello");
  }

  @Test
  void in_a_thread_the_first_cards_have_one_table_each_and_the_last_the_rest() {
    Page page =
        new Page(
            "Week 47",
            List.of(
                new Page.Text("Hello"),
                new Page.Tasks(List.of("One", "Two")),
                GRID,
                GRID,
                GRID,
                GRID));
    String table = "By source\nSource | Leads\na|b | 1";
    assertThat(page.cards(6).stream().map(CardText::of))
        .containsExactly("Hello\n☐ One\n☐ Two\n" + table, table, table + "\n" + table);
    assertThat(page.cards(6).stream().map(card -> card.fallback().toString()))
        .allMatch(fallback -> fallback.contains("Week 47, part "));
  }

  @Test
  void what_is_long_goes_on_in_the_next_card_and_too_much_is_left_out_with_a_word() {
    List<String> lines = Collections.nCopies(40, "x".repeat(1000));
    List<Card> cards = new Page("Week 47", List.of(new Page.Points(lines))).cards(3);
    assertThat(cards).hasSize(3);
    assertThat(cards)
        .allSatisfy(card -> assertThat(CardText.of(card).length()).isBetween(5000, 9000));
    assertThat(CardText.of(cards.get(2))).endsWith("\nThere is more than fits here.");
  }

  @Test
  void a_table_holds_what_a_canvas_takes() {
    assertThatThrownBy(
            () ->
                new Page.Grid("Large", GRID.columns(), Collections.nCopies(150, List.of("a", "1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("300 cells");
  }
}

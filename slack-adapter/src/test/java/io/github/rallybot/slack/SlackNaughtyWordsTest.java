package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlackNaughtyWordsTest {

  private static final Set<String> HARMLESS =
      Set.of(
          "text",
          "link",
          "rich_text",
          "rich_text_section",
          "rich_text_quote",
          "context",
          "mrkdwn",
          "actions",
          "button",
          "static_select",
          "overflow",
          "plain_text");

  private static List<String> naughty() {
    List<String> strings = new ArrayList<>();
    SlackDesk.JSON
        .readTree(SlackDesk.resource("fuzz/blns.json"))
        .forEach(string -> strings.add(string.asString()));
    assertThat(strings).hasSizeGreaterThan(400);
    strings.addAll(
        List.of(
            "<!channel> <!here> <!everyone> <!subteam^S1> <@U1> <#C1> <https://evil.example|x>",
            "@here @channel @everyone @Group",
            "*bold* _italic_ ~gone~ `code` ```block``` snake_case_name 2*3*4",
            "> quoted\n> again\n&gt; and again",
            ":tada: :+1::skin-tone-2: 12:30:45 :100: half:",
            "https://evil.example mail@evil.example",
            "&amp; &lt;!channel&gt;",
            "\u202eturned\u2066isolated\u2069 \ud800 lone \udc00 \u0000\u0007\u009f",
            "line\r\nline\u2028line\n\n\n\n\nline",
            "w".repeat(10_000),
            "👩‍👩‍👧‍👦".repeat(2_000),
            "&".repeat(5_000),
            "é".repeat(4_000)));
    return strings;
  }

  private static Card card(String words) {
    return new Card(
        List.of(
            new Element.Text(
                List.of(
                    Span.plain(words),
                    Span.strong(words),
                    new Span.Link(words, URI.create("https://crm.example.com/"), true))),
            new Element.Quote(words),
            new Element.Quiet(
                List.of(
                    Span.plain(words),
                    Span.strong(words),
                    new Span.Link(words, URI.create("https://crm.example.com/"), false))),
            new Element.Facts(List.of(new Element.Fact(words, List.of(Span.plain(words))))),
            new Element.Actions(
                List.of(
                    new Control.Button(
                        words, words, Action.of("a"), Control.Emphasis.NORMAL, Optional.of(words)),
                    new Control.Menu(
                        words,
                        words,
                        List.of(
                            new Control.Group(
                                words, List.of(new Control.Choice(words, Action.of("a")))))),
                    new Control.More(words, List.of(new Control.Choice(words, Action.of("a"))))))),
        words.isBlank() ? "blank" : words);
  }

  @Test
  void no_words_ping_link_format_break_or_overflow() {
    for (String words : naughty()) {
      SlackRenderer.Message drawn = SlackRenderer.render(card(words));
      check(SlackDesk.JSON.readTree(drawn.blocks()), words);
      checkMarkup(drawn.text(), words);
      Form form =
          new Form(
              "Note",
              Optional.of(Action.of("a")),
              "Save",
              List.of(
                  new Form.TextInput("k", words, words, true, 200, words),
                  new Form.BoxesInput("b", words, List.of(new Form.Box("x", words, true)))));
      JsonNode view = SlackForms.render(form, SlackForms.Place.UNKNOWN);
      JsonNode input = view.path("blocks").get(0);
      assertThat(input.path("element").path("initial_value").asString(""))
          .hasSizeLessThanOrEqualTo(200);
      assertThat(input.path("label").path("text").asString("")).hasSizeBetween(1, 2000);
    }
  }

  private static void check(JsonNode node, String words) {
    if (node.isArray()) {
      node.forEach(child -> check(child, words));
      return;
    }
    String type = node.path("type").asString("");
    if (!type.isEmpty()) {
      assertThat(HARMLESS).contains(type);
    }
    JsonNode text = node.path("text");
    switch (type) {
      case "text" -> isSound(text.asString(""), 1, 3003);
      case "link" -> {
        isSound(text.asString(""), 1, 3000);
        assertThat(node.path("url").asString("")).isEqualTo("https://crm.example.com/");
      }
      case "plain_text" -> {
        isSound(text.asString(""), 1, 300);
        assertThat(text.asString("")).doesNotContain("\n");
        assertThat(node.path("emoji").asBoolean(true)).isFalse();
      }
      case "mrkdwn" -> {
        assertThat(node.path("verbatim").asBoolean(false)).isTrue();
        checkMarkup(text.asString(""), words);
      }
      case "button" -> {
        assertThat(text.path("text").asString("")).hasSizeLessThanOrEqualTo(75);
        assertThat(node.path("accessibility_label").asString("")).hasSizeBetween(1, 75);
        assertThat(node.path("confirm").path("confirm").path("text").asString(""))
            .hasSizeLessThanOrEqualTo(30);
      }
      default -> {}
    }
    node.forEach(child -> check(child, words));
  }

  private static void checkMarkup(String markup, String words) {
    isSound(markup, 0, 3000);
    String ours = markup.replaceAll("<https://crm\\.example\\.com/\\|[^<>|]*>", "link");
    assertThat(ours).as("%.60s", words).doesNotContain("<", ">", "\n", "`");
    assertThat(ours.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&");
    assertThat(ours).doesNotStartWith("&gt;");
    assertThat(ours).doesNotContainPattern("(^|[^A-Za-z0-9])[*_~]|[*_~]([^A-Za-z0-9]|$)");
    assertThat(ours).doesNotContainPattern("(?i)(^|[^a-z0-9])@(here|channel|everyone|group)\\b");
    assertThat(ours).doesNotContainPattern(":[^\\s:]{1,100}:");
  }

  private static void isSound(String text, int least, int most) {
    assertThat(text).hasSizeBetween(least, most);
    assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(text);
    assertThat(text)
        .doesNotContainPattern("[\\u202a-\\u202e\\u2066-\\u2069\\u007f-\\u009f]")
        .doesNotContainPattern("[\\u0000-\\u0009\\u000b-\\u001f]");
  }

  @Test
  void ordinary_words_stay_as_they_are() {
    String words = "Dana O’Neill-Šimić, 50 % of R 2*3 snake_case at 12:30 (東京) 👩‍👩‍👧‍👦";
    assertThat(PlainText.clean(words)).isEqualTo(words);
    assertThat(SlackWords.mrkdwn(words)).isEqualTo(words);
    assertThat(SlackWords.mrkdwn("AT&T <b>")).isEqualTo("AT&amp;T &lt;b&gt;");
  }

  @Test
  void words_are_cut_between_characters() {
    assertThat(PlainText.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(PlainText.cut("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(PlainText.cut("abcd efg", 6)).isEqualTo("abcd…");
    assertThat(PlainText.cut("ab👩‍👩‍👧‍👦cd", 8)).isEqualTo("ab…");
    assertThat(PlainText.cut("👍👍👍", 4)).isEqualTo("👍…");
    assertThat(PlainText.cut("👍👍", 2)).isEqualTo("…");
    assertThat(PlainText.cut("ab", 1)).isEqualTo("…");
  }

  @Test
  void words_of_nothing_but_controls_leave_no_empty_text() {
    Card card =
        new Card(
            List.of(
                new Element.Text(List.of(Span.plain("\u0000"))),
                new Element.Quote(" \u202e "),
                new Element.Quiet(List.of(Span.plain(" ")))),
            "x");
    assertThat(SlackRenderer.render(card).blocks()).isEqualTo("[]");
  }
}

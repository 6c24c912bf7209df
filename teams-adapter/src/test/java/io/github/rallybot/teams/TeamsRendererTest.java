package io.github.rallybot.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
}

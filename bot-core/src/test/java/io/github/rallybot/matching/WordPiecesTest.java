package io.github.rallybot.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids were written down from the tokenizer that the model was published with. */
class WordPiecesTest {

  private final WordPieces pieces = WordPieces.known();

  @Test
  void a_word_is_cut_into_the_longest_pieces_there_are() {
    assertThat(pieces.ids("Unaffable!", 512)).containsExactly(101, 14477, 20961, 3468, 999, 102);
  }

  @Test
  void accents_and_case_go_and_an_ideograph_is_a_word() {
    assertThat(pieces.ids("Is Größe OK?", 512))
        .containsExactly(101, 2003, 24665, 2080, 17499, 7929, 1029, 102);
    assertThat(pieces.ids("日本 x", 512)).containsExactly(101, 1864, 1876, 1060, 102);
  }

  @Test
  void a_long_text_is_cut_off_before_the_last_mark() {
    assertThat(pieces.ids("the ".repeat(1000), 4)).containsExactly(101, 1996, 1996, 102);
  }

  @Test
  void a_word_beyond_all_length_is_unknown() {
    assertThat(pieces.ids("a".repeat(101), 512)).containsExactly(101, 100, 102);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can I export my data?",
        "whats the sla for p1 tickets??",
        "How do we migrate from RouteMaster to your platform",
        "does it do sso w/ okta",
        "GDPR?",
        "pricing"
      })
  void english_is_known(String text) {
    assertThat(pieces.isEnglish(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wie lange dauert die Migration von unserem alten System?",
        "Kann ich meine Daten exportieren?",
        "Was kostet der Umzug zu euch?",
        "¿Cuánto cuesta al mes por furgoneta?",
        "山の中で電波がなくても使えますか?",
        "هل يمكنني تصدير بياناتي؟",
        "Есть ли интеграция?",
        "日本 market support?",
        "🙂🙂",
        "12345",
        ""
      })
  void other_languages_are_not(String text) {
    assertThat(pieces.isEnglish(text)).isFalse();
  }
}

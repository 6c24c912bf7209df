package io.github.rallybot.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {

  private static Wording.Said said(String... all) {
    return new Wording.Said(List.of(all));
  }

  @Test
  void one_line_is_one_thing() {
    assertThat(Wording.of("  do you support SSO\twith Okta? "))
        .isEqualTo(said("do you support SSO with Okta?"));
  }

  @Test
  void lines_and_bullets_are_several_and_the_same_line_is_one() {
    assertThat(Wording.of("- Do you have an app?\r\n• “Is it offline?”\n3) Price?\n\n- Price?"))
        .isEqualTo(said("Do you have an app?", "Is it offline?", "Price?"));
  }

  @Test
  void what_nobody_can_have_said_is_nothing() {
    assertThat(Wording.of(" \n🚀🚀 !!! \n")).isEqualTo(new Wording.Nothing());
  }

  @Test
  void other_languages_are_kept_as_they_are() {
    assertThat(Wording.of("オフラインで使えますか？\nهل يعمل دون اتصال؟\nWo liegen die Daten?"))
        .isEqualTo(said("オフラインで使えますか？", "هل يعمل دون اتصال؟", "Wo liegen die Daten?"));
  }

  @Test
  void quotation_marks_within_a_thing_stay() {
    assertThat(Wording.of("\"Too dear\" they said, and \"too slow\""))
        .isEqualTo(said("\"Too dear\" they said, and \"too slow\""));
  }

  @Test
  void a_conversation_is_more_than_anybody_says_and_its_questions_are_found() {
    String call =
        "[00:12] Dana: Hello, thanks for your time. Do you support single sign-on? We use Okta.\n"
            + "Maya R.: We do.\n"
            + "Dana: And what does the migration cost?\n"
            + "it is all fine. ".repeat(60);
    assertThat(Wording.of(call))
        .isEqualTo(
            new Wording.Conversation(
                List.of("Do you support single sign-on?", "And what does the migration cost?")));
  }

  @Test
  void what_whoever_pastes_a_call_said_themselves_is_no_buyers_question() {
    String call =
        """
        Maya Rossi: Shall we look at prices?
        Dana: Do you support SSO?
        Maya: Which one do you use?
        Rep: Is that all?
        Dana Kim: What does it cost?
        """;
    assertThat(Wording.of(call, Optional.of("Maya Rossi")))
        .isEqualTo(new Wording.Conversation(List.of("Do you support SSO?", "What does it cost?")));
  }

  @Test
  void a_label_in_front_of_one_line_makes_no_conversation() {
    assertThat(Wording.of("Objection: too dear\nPain: too slow", Optional.of("Maya Rossi")))
        .isEqualTo(said("Objection: too dear", "Pain: too slow"));
    assertThat(Wording.of("Me: is it offline?", Optional.of("Maya Rossi")))
        .isEqualTo(said("Me: is it offline?"));
  }

  @Test
  void a_time_in_what_somebody_asks_makes_no_conversation_and_stays() {
    assertThat(Wording.of("9:30 to 17:00, is support only then?\nDo you have SSO?"))
        .isEqualTo(said("9:30 to 17:00, is support only then?", "Do you have SSO?"));
  }

  @Test
  void a_time_is_no_ones_words_in_brackets_or_before_a_speaker() {
    String call =
        """
        [0:12] Dana: Do you support SSO?
        0:15 Maya Rossi: Which one?
        (0:20) Okta. At which price?
        9:30 to 17:00, is support only then?
        """;
    assertThat(Wording.of(call, Optional.of("Maya Rossi")))
        .isEqualTo(
            new Wording.Conversation(
                List.of(
                    "Do you support SSO?",
                    "At which price?",
                    "9:30 to 17:00, is support only then?")));
  }

  @Test
  void a_question_about_sales_is_no_words_of_a_seller() {
    assertThat(Wording.of("Sales: why do deals stall?\nDo you have SSO?"))
        .isEqualTo(said("Sales: why do deals stall?", "Do you have SSO?"));
    assertThat(Wording.of("Sales: why do deals stall?\n" + "bla ".repeat(200)))
        .isEqualTo(new Wording.Conversation(List.of("Sales: why do deals stall?")));
  }

  @Test
  void a_list_may_be_twice_as_long_as_lines_that_are_none() {
    List<String> thirteen =
        java.util.stream.IntStream.range(0, 13).mapToObj(i -> "too dear " + i).toList();
    assertThat(Wording.of("- " + String.join("\n- ", thirteen)))
        .isEqualTo(new Wording.Said(thirteen));
    assertThat(Wording.of(String.join("\n", thirteen)))
        .isEqualTo(new Wording.Conversation(List.of()));
    assertThat(Wording.of(String.join("?\n", thirteen) + "?"))
        .isEqualTo(new Wording.Said(thirteen.stream().map(line -> line + "?").toList()));
  }

  @Test
  void so_is_more_than_twenty_questions() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      lines.append("Question number ").append(i).append("?\n");
    }
    assertThat(Wording.of(lines.toString()))
        .isEqualTo(
            new Wording.Conversation(
                java.util.stream.IntStream.range(0, 20)
                    .mapToObj(i -> "Question number " + i + "?")
                    .toList()));
  }

  @Test
  void a_message_is_trimmed_to_its_question() {
    assertThat(Wording.trimmed("Call with Northgate went well! They asked: do you do ADR? Ciao"))
        .isEqualTo("They asked: do you do ADR?");
    assertThat(Wording.trimmed("do you do ADR? fine. And SSO?"))
        .isEqualTo("do you do ADR?\nAnd SSO?");
    assertThat(Wording.trimmed("no question here,\nbut an objection"))
        .isEqualTo("no question here, but an objection");
  }

  @Test
  void a_long_message_without_a_question_is_cut_between_characters() {
    String long_ = "a".repeat(498) + "😀😀";
    assertThat(Wording.trimmed(long_)).isEqualTo("a".repeat(498));
  }
}

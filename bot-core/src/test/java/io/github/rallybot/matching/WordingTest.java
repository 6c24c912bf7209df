package io.github.rallybot.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Can I export my data? | can i export my data",
        "CAN I EXPORT MY DATA!!! | can i export my data",
        "  can  I\texport my data  | can i export my data",
        "- can I export my data | can i export my data",
        "“Can I export my data?” | can i export my data",
        "Ｃａｎ I export my data？ | can i export my data",
        "Can I exporṫ my dàta | can i export my data",
        "Is Zürich's café on Große Straße? | is zurichs cafe on grosse strasse",
        "Hi, could you please tell me: can I export my data? Thanks! | can i export my data",
        "Good morning team. Can you please export my data, thank you very much | can you export my data",
        "sorry to bother you, but can I export my data | but can i export my data",
        "Can I export my data? Any help would be appreciated. | can i export my data",
        "I'd like to know if it's safe | if it is safe",
        "It doesn't work, and I cant see why | it does not work and i can not see why",
        "whats the SLA, & who’s on call | what is the sla and who is on call",
        "Does it cost $10 or 10%? | does it cost $ 10 or 10 %",
        "version 1.5 or 15, at 10:30? | version 1.5 or 15 at 10:30",
        "does S3 speak C#? | does s3 speak c #",
        "Please help! | please help",
        "thanks | thanks",
        "🙂 🙂 | 🙂 🙂",
        "価格はいくらですか？ | 価格はいくらですか",
        "ガレージ | ガレージ",
        "'' | ''",
      })
  void what_makes_no_difference_is_left_out(String text, String words) {
    assertThat(String.join(" ", Wording.of(text).words())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "How do I log in with my e-mail? | how do i login with my email",
        "is a top-up possible | is a top up possible",
        "support 24/7? | support 24-7",
      })
  void spaces_and_hyphens_make_no_difference(String one, String other) {
    assertThat(Wording.of(one).isSame(Wording.of(other))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "does it work | does it not work",
        "can I export data | can I import data",
        "log in | log out",
        "is it 10 | is it 1 0",
        "version 1.5 | version 15",
        "costs $5 | costs €5",
        "C# | C",
        "ガレージ | カレージ",
      })
  void what_makes_a_difference_is_kept(String one, String other) {
    assertThat(Wording.of(one).isSame(Wording.of(other))).isFalse();
    assertThat(Wording.of(one).typoOf(Wording.of(other))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "did my payment arrive | did my paymnet arrive | exchanged",
        "did my payment arrive | did my paymet arrive | left out",
        "did my payment arrive | did my paymment arrive | doubled",
        "did my payment arrive | did my paynent arrive | beside the key",
        "where is my refund | where is my rfund | not in the vocabulary",
        "which account | which aaccount | doubled at the start",
      })
  void one_slip_of_the_fingers_is_seen(String one, String other, String why) {
    assertThat(Wording.of(other).typoOf(Wording.of(one))).as(why).isPresent();
    assertThat(Wording.of(one).typoOf(Wording.of(other))).as(why).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "did my payment arrive | did my paymnet arive | two words",
        "did my payment arrive | did my pyamnet arrive | two slips",
        "did my payment arrive | did the payment arrive | another word",
        "what is the charge | what is the change | two words that exist",
        "is there a limit | is there a limits | a plural",
        "do you sync synchronous | do you sync asynchronous | the opposite",
        "do you take cards now | do you take card snow | other words",
        "does it run on port 10001 | does it run on port 10002 | a number",
        "is the S3000 in stock | is the S300 in stock | a number in a name",
        "does it read Braze lists | does it read Brave lists | names",
        "does it read visma | does it read vismo | short words in no dictionary",
        "is it fast | is it fsat | a short word",
        "never mind the gap | ever mind the gap | a negation",
      })
  void no_two_meanings_are_bridged(String one, String other, String why) {
    assertThat(Wording.of(one).typoOf(Wording.of(other))).as(why).isEmpty();
    assertThat(Wording.of(other).typoOf(Wording.of(one))).as(why).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "'", "’’", "?!", "\u0000", "\uD800", "a\u0301\u0301"})
  void nothing_breaks_it(String text) {
    assertThat(Wording.of(text).isSame(Wording.of(text))).isTrue();
  }

  @Test
  void a_word_as_long_as_a_book_is_read_in_no_time() {
    String text = "a".repeat(100_000) + " " + "b ".repeat(100_000) + "hi ".repeat(10_000);

    assertThat(Wording.of(text).words().get(1)).isEqualTo("b");
  }
}

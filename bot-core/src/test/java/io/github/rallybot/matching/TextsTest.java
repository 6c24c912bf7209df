package io.github.rallybot.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  private final Texts texts = new Texts();

  static Vector vector(float... first) {
    return Vector.of("toy", Arrays.copyOf(first, Vector.DIMENSIONS));
  }

  private void put(String id, String group, String words) {
    texts.put(id, group, words, Optional.empty());
  }

  private List<Near> byWords(String words) {
    return texts.nearest(words, Optional.empty(), 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAN I EXPORT MY DATA",
        "Hi, could you please tell me: can I export my data? Thanks!",
        "can I exprot my data?",
        "can I export, my data"
      })
  void what_is_nearly_literally_the_same_joins(String words) {
    put("a", "export", "Can I export my data?");
    put("b", "import", "Can I import my data?");

    assertThat(texts.literal(words)).contains("export");
  }

  @Test
  void what_only_means_the_same_does_not_join() {
    put("a", "export", "Can I export my data?");

    assertThat(texts.literal("Is there a way to get my data out?")).isEmpty();
    assertThat(texts.literal("Can I export my data and my reports?")).isEmpty();
    assertThat(texts.literal("")).isEmpty();
  }

  @Test
  void what_two_groups_have_joins_neither() {
    put("a", "export", "Can I export my data?");
    put("b", "getting out", "can i export my data");
    put("c", "export", "Can I export my data");

    assertThat(texts.literal("can I export my data")).isEmpty();
  }

  @Test
  void the_same_words_go_before_a_typo_of_them() {
    put("a", "typed wrongly", "Can I exprot my data?");
    put("b", "export", "Can I export my data?");

    assertThat(texts.literal("can I export my data")).contains("export");
  }

  @Test
  void a_word_that_other_questions_have_is_no_typo() {
    put("a", "zendesk", "can we import from zendesk");
    assertThat(texts.literal("can we import from zendosk")).contains("zendesk");

    put("b", "zendosk", "is zendosk supported");

    assertThat(texts.literal("can we import from zendosk")).isEmpty();
  }

  @Test
  void a_group_is_as_near_as_the_nearest_of_its_texts() {
    texts.put("a", "one", "first", Optional.of(vector(1, 0)));
    texts.put("b", "one", "second", Optional.of(vector(1, .9f)));
    texts.put("c", "two", "third", Optional.of(vector(1, .5f)));
    texts.put("d", "three", "fourth", Optional.of(vector(0, 1)));

    List<Near> nearest = texts.nearest("other", Optional.of(vector(1, 1)), 2);

    assertThat(nearest).extracting(Near::group).containsExactly("one", "two");
    assertThat(nearest).extracting(Near::text).containsExactly("b", "c");
    assertThat(nearest.get(0).similarity()).isBetween(.99, 1.0);
    assertThat(nearest.get(1).similarity()).isBetween(.88, .92);
  }

  @Test
  void what_has_little_in_common_is_left_out() {
    texts.put("a", "one", "first", Optional.of(vector(1, 1)));
    put("b", "two", "Can I export my data?");

    assertThat(texts.nearest("lunch", Optional.of(vector(1, -1)), 3)).isEmpty();
  }

  @Test
  void what_is_far_is_found_by_who_searches_and_offered_to_nobody() {
    texts.put("a", "near", "Can I export my data?", Optional.of(vector(1, 0)));
    texts.put("b", "far", "Is there a discount for schools?", Optional.of(vector(.5f, .8f)));
    Optional<Vector> heard = Optional.of(vector(1, .1f));

    assertThat(texts.nearest("Do you export?", heard, 3))
        .extracting(Near::group)
        .containsExactly("near", "far");
    assertThat(texts.offered("Do you export?", heard, 3))
        .extracting(Near::group)
        .containsExactly("near");
    assertThat(texts.offered("Do you export?", Optional.empty(), 3))
        .as("by words")
        .extracting(Near::group)
        .containsExactly("near");
  }

  @Test
  void what_has_no_vector_on_either_side_is_compared_by_its_words() {
    texts.put("a", "one", "Can I export my data?", Optional.of(vector(1, 0)));
    put("b", "two", "How do I export data?");

    assertThat(byWords("exporting my data?")).extracting(Near::group).containsExactly("one", "two");
    assertThat(texts.nearest("exporting data", Optional.of(vector(0, 1)), 3))
        .extracting(Near::group)
        .containsExactly("two");
  }

  @Test
  void vectors_of_another_model_are_not_compared() {
    texts.put("a", "one", "first", Optional.of(vector(1, 0)));
    Vector other = Vector.of("other", Arrays.copyOf(new float[] {1}, Vector.DIMENSIONS));

    assertThat(texts.nearest("second", Optional.of(other), 3)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "山の中でも使えますか | 電波のない山の中で使える？",
        "هل يمكنني تصدير البيانات؟ | تصدير البيانات",
        "Wie lang ist die Kündigungsfrist? | kuendigungsfrist lang?",
        "🙂 | 🙂🙂 🙂"
      })
  void any_language_is_matched_by_its_words(String known, String heard) {
    put("a", "one", known);
    put("b", "two", "Can I export my data?");

    assertThat(byWords(heard)).extracting(Near::group).containsExactly("one");
  }

  @Test
  void the_same_words_are_alike_entirely() {
    put("a", "one", "Can I export my data?");

    assertThat(byWords("can i export my data")).containsExactly(new Near("one", "a", 1));
  }

  @Test
  void a_text_that_is_put_again_has_its_new_words_and_group_only() {
    texts.put("a", "one", "Can I export my data?", Optional.of(vector(1, 0)));
    put("a", "two", "Where is it hosted?");

    assertThat(texts.literal("can i export my data")).isEmpty();
    assertThat(byWords("can i export my data")).isEmpty();
    assertThat(texts.nearest("export", Optional.of(vector(1, 0)), 3)).isEmpty();
    assertThat(texts.literal("where is it hosted")).contains("two");
    assertThat(texts.size()).isEqualTo(1);
  }

  @Test
  void a_text_that_is_removed_is_gone_and_all_others_stay() {
    texts.put("a", "one", "first", Optional.of(vector(1, 0)));
    texts.put("b", "two", "second", Optional.of(vector(0, 1)));
    texts.put("c", "three", "third", Optional.of(vector(0, 0, 1)));

    texts.remove("a");
    texts.remove("a");
    texts.remove("never there");

    assertThat(texts.nearest("x", Optional.of(vector(1, 0)), 3)).isEmpty();
    assertThat(texts.nearest("x", Optional.of(vector(0, 1)), 3))
        .extracting(Near::group)
        .containsExactly("two");
    assertThat(texts.nearest("x", Optional.of(vector(0, 0, 1)), 3))
        .extracting(Near::group)
        .containsExactly("three");
    assertThat(texts.literal("third")).contains("three");
  }

  @Test
  void after_any_changes_it_is_as_if_only_the_last_of_each_had_been_put() {
    Random random = new Random(4);
    String[] words = {"export", "import", "price", "single", "sign", "offline", "map", "driver"};
    String[][] last = new String[30][];
    for (int step = 0; step < 2_000; step++) {
      int id = random.nextInt(last.length);
      last[id] = null;
      if (random.nextInt(3) == 0) {
        texts.remove("" + id);
      } else {
        String text = words[random.nextInt(8)] + " " + words[random.nextInt(8)] + " " + id;
        last[id] = new String[] {"g" + random.nextInt(5), text};
        put("" + id, last[id][0], text);
      }
    }
    Texts fresh = new Texts();
    for (int id = 0; id < last.length; id++) {
      if (last[id] != null) {
        fresh.put("" + id, last[id][0], last[id][1], Optional.empty());
      }
    }

    assertThat(texts.size()).isEqualTo(fresh.size());
    for (String word : words) {
      assertThat(texts.nearest(word, Optional.empty(), 5))
          .extracting(Near::similarity)
          .isEqualTo(
              fresh.nearest(word, Optional.empty(), 5).stream().map(Near::similarity).toList());
    }
  }

  @Test
  void many_read_while_one_writes() {
    put("stays", "one", "Can I export my data?");
    AtomicBoolean written = new AtomicBoolean();
    List<CompletableFuture<Void>> readers =
        List.of(1, 2, 3, 4).stream()
            .map(
                reader ->
                    CompletableFuture.runAsync(
                        () -> {
                          while (!written.get()) {
                            assertThat(texts.literal("can i export my data")).contains("one");
                            assertThat(byWords("can i export my data"))
                                .first()
                                .isEqualTo(new Near("one", "stays", 1));
                          }
                        }))
            .toList();

    for (int i = 0; i < 2_000; i++) {
      texts.put("t" + i % 50, "two", "Where is it " + i, Optional.of(vector(i, 1)));
      texts.remove("t" + (i * 7) % 50);
    }
    written.set(true);

    readers.forEach(CompletableFuture::join);
  }

  @Test
  void no_group_cannot_be_asked_for() {
    assertThatThrownBy(() -> texts.nearest("x", Optional.empty(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

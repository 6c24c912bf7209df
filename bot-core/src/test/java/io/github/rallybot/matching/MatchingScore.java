package io.github.rallybot.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How well texts are matched. For the variants each known sentence is a group of its own, since an
 * intent is wider than one question; for new sentences those of an intent are the texts of one
 * group.
 *
 * @param variants near-literal variants of known sentences, by what was changed
 * @param held new sentences, and which of them joined by themselves
 * @param first share of the new sentences whose intent is offered first
 * @param offered share of them whose intent is among the three that are offered
 */
record MatchingScore(
    Map<Variants.Kind, Joined> variants, Joined held, double first, double offered) {

  /** What joined a group by itself, out of how many. */
  record Joined(int all, int joined, int right) {

    Joined and(Joined more) {
      return new Joined(all + more.all, joined + more.joined, right + more.right);
    }

    double precision() {
      return joined == 0 ? 1 : (double) right / joined;
    }

    double recall() {
      return (double) right / all;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d of %d joined, %d rightly: precision %.3f, recall %.3f",
          joined,
          all,
          right,
          precision(),
          recall());
    }
  }

  static MatchingScore of(Banking77 data, Embedding embedding, long seed) {
    Texts texts = new Texts();
    Texts sentences = new Texts();
    for (int i = 0; i < data.known().size(); i++) {
      Banking77.Sentence known = data.known().get(i);
      texts.put("t" + i, known.intent(), known.words(), embedding.of(known.words()));
      sentences.put("t" + i, "t" + i, known.words(), Optional.empty());
    }
    Map<Variants.Kind, Joined> variants = new EnumMap<>(Variants.Kind.class);
    Variants generator = new Variants(seed);
    for (int i = 0; i < data.known().size(); i++) {
      for (Variants.Kind kind : Variants.Kind.values()) {
        String variant = generator.of(data.known().get(i).words(), kind);
        variants.merge(kind, joined(sentences, variant, "t" + i), Joined::and);
      }
    }
    Joined held = new Joined(0, 0, 0);
    int first = 0;
    int offered = 0;
    for (Banking77.Sentence sentence : data.held()) {
      held = held.and(joined(texts, sentence.words(), sentence.intent()));
      List<String> groups =
          texts.offered(sentence.words(), embedding.of(sentence.words()), 3).stream()
              .map(Near::group)
              .toList();
      first += groups.indexOf(sentence.intent()) == 0 ? 1 : 0;
      offered += groups.contains(sentence.intent()) ? 1 : 0;
    }
    double all = data.held().size();
    return new MatchingScore(variants, held, first / all, offered / all);
  }

  private static Joined joined(Texts texts, String words, String right) {
    Optional<String> group = texts.literal(words);
    return new Joined(
        1, group.isPresent() ? 1 : 0, group.filter(right::equals).isPresent() ? 1 : 0);
  }

  Joined allVariants() {
    return variants.values().stream().reduce(new Joined(0, 0, 0), Joined::and);
  }
}

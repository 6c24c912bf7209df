package io.github.rallybot.figures;

import io.github.rallybot.chat.Digest;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Words;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.schedule.Rhythm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts what stands out into a sentence and a question. */
record FindingWords(Period period, Reasons reasons, Caution caution) {

  private static final int KEY = 16;

  /** Half of them for one reason is mostly. */
  private static final int MOSTLY = 2;

  private static final List<String> NUMBERS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight");

  Finding of(Holm.Tested tested) {
    Candidate one = tested.candidate();
    Metric metric = one.metric();
    Group group = one.group();
    return new Finding(
        key(metric, group),
        metric.topic(),
        metric.code(),
        metric.part(),
        metric.whole(),
        metric.says(),
        group,
        one.against(),
        one.now().periods(),
        one.against() == Finding.Against.PAST ? one.past().periods() : List.of(),
        one.numbers(),
        tested.p(),
        tested.of(),
        sentence(one),
        detail(tested),
        question(metric, one.numbers().difference() > 0));
  }

  static String key(Metric metric, Group group) {
    return Digest.of(
            metric.code()
                + "\n"
                + group.dimension().map(Dimension::code).orElse("all")
                + "\n"
                + group.value())
        .substring(0, KEY);
  }

  private String sentence(Candidate one) {
    int many = one.now().periods().size();
    String when = many == 1 ? "" : " of the last " + periods(many);
    String than =
        one.against() == Finding.Against.REST
            ? "elsewhere"
            : "in the " + periods(one.past().periods().size()) + " before";
    return one.group().inWords()
        + when
        + ": "
        + one.numbers().here().inWords(caution.minimum())
        + " "
        + one.metric().says()
        + mostly(one)
        + "; "
        + one.numbers().there().inWords(caution.minimum())
        + " "
        + than
        + ".";
  }

  private String periods(int many) {
    String name = period.rhythm() == Rhythm.MONTH ? "month" : "week";
    int number = period.rhythm() == Rhythm.TWO_WEEKS ? 2 * many : many;
    if (number == 1) {
      return name;
    }
    return (number < NUMBERS.size() ? NUMBERS.get(number) : Integer.toString(number))
        + " "
        + name
        + "s";
  }

  private String mostly(Candidate one) {
    if (!one.metric().equals(Metric.NOT_A_FIT) || one.numbers().difference() < 0) {
      return "";
    }
    Optional<Map.Entry<String, Integer>> top =
        one.now().of(one.group()).each(Count.REASON).entrySet().stream()
            .filter(reason -> reasons.notAFit().containsKey(reason.getKey()))
            .max(Map.Entry.comparingByValue());
    return top.filter(reason -> reason.getValue() * MOSTLY >= one.numbers().here().part())
        .map(reason -> ", mostly " + reasons.label(reason.getKey()))
        .orElse("");
  }

  private String detail(Holm.Tested tested) {
    return Words.capital(tested.candidate().numbers().differenceInWords())
        + ". Chance alone would do that with p "
        + (tested.p() < 0.001 ? "< 0.001" : "= " + String.format(Locale.ROOT, "%.3f", tested.p()))
        + ": Fisher’s exact test, two-sided, corrected (Holm) for "
        + Words.number(tested.of())
        + (tested.of() == 1 ? " comparison." : " comparisons.");
  }

  private static String question(Metric metric, boolean more) {
    if (metric.equals(Metric.GAP)) {
      return more
          ? "What makes marketing’s grade right here?"
          : "What does the grade see here that sales does not, or the other way round?";
    }
    if (metric.equals(Metric.LATE)) {
      return more
          ? "What keeps the answer from coming in time, or is the promise too short?"
          : "What goes well here that others could do too?";
    }
    return switch (metric.topic()) {
      case FIT -> {
        if (!more) {
          yield "What is right about them, and can there be more like these?";
        }
        yield metric.equals(Metric.NOT_A_FIT)
            ? "Change the audience, or the definition?"
            : "Can that be known before sales gets them, or is the definition too narrow?";
      }
      case TIMING ->
          more
              ? "Should marketing keep them longer before handing them over?"
              : "What makes them ready earlier?";
      case APART ->
          more
              ? "What could be checked before they are handed over?"
              : "What is done better here than elsewhere?";
      case FOLLOW_UP ->
          more
              ? "What goes well here that others could do too?"
              : "What keeps sales from getting to them?";
      case ENDING ->
          more
              ? "What do they miss at that point, and who can bring it?"
              : "What carries them past that point?";
    };
  }
}

package io.github.rallybot.figures;

import io.github.rallybot.lead.Words;

/**
 * How far marketing's grades and sales' verdicts are apart, of the leads that have both.
 *
 * @param good of those that marketing had graded good: how many sales calls a good fit
 * @param other likewise of those that it had graded lower
 * @param ungraded judged, but without a grade: in neither
 */
public record Gap(GoodGrade grades, Rate good, Rate other, int ungraded) {

  public static Gap of(Figures figures, Group group) {
    Counts counts = figures.of(group);
    return new Gap(
        figures.good(),
        Metric.GAP.of(counts),
        new Rate(counts.get(Count.GOOD_FIT_GRADED_OTHER), counts.get(Count.JUDGED_GRADED_OTHER)),
        counts.get(Count.JUDGED_UNGRADED));
  }

  /** Where both agree already: graded good and a good fit, or neither. */
  public Rate agreed() {
    return new Rate(good.part() + other.whole() - other.part(), good.whole() + other.whole());
  }

  /**
   * "Of 66 judged leads that marketing had graded A or B, or at least 60, sales called 25 a good
   * fit (38 %)."
   */
  public String inWords(int minimum) {
    if (good.whole() == 0) {
      return "Sales has judged no lead that marketing had graded " + grades.inWords() + ".";
    }
    StringBuilder words = new StringBuilder("Of ");
    words.append(Words.number(good.whole())).append(" judged ");
    words.append(good.whole() == 1 ? "lead" : "leads").append(" that marketing had graded ");
    words.append(grades.inWords()).append(", sales called ");
    words.append(Words.number(good.part())).append(" a good fit");
    good.share(minimum).ifPresent(p -> words.append(" (").append(Rate.percent(p)).append(")"));
    return words.append(".").toString();
  }

  /** What is left out: "12 judged leads had no grade."; empty if nothing is. */
  public String leftOut() {
    return ungraded == 0
        ? ""
        : Words.number(ungraded)
            + (ungraded == 1 ? " judged lead" : " judged leads")
            + " had no grade.";
  }
}

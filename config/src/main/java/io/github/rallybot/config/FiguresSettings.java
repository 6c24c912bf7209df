package io.github.rallybot.config;

import io.github.rallybot.figures.Caution;
import io.github.rallybot.figures.GoodGrade;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How figures are counted and told.
 *
 * @param minimum of fewer no rate is shown, and nothing is compared
 * @param goodGrades which of marketing's letters mean a good lead
 * @param goodScore and from how many points of 100 on
 */
record FiguresSettings(
    @DefaultValue("10") int minimum,
    @DefaultValue({"A", "B"}) List<String> goodGrades,
    @DefaultValue("60") int goodScore) {

  FiguresSettings {
    if (minimum < 1) {
      throw new IllegalArgumentException("rally.figures.minimum is a number from 1 on.");
    }
    Set<String> letters = letters(goodGrades);
    if (letters.isEmpty() || !Set.of("A", "B", "C", "D").containsAll(letters)) {
      throw new IllegalArgumentException(
          "rally.figures.good-grades are some of A, B, C and D, such as A, B.");
    }
    if (goodScore < 0 || goodScore > 100) {
      throw new IllegalArgumentException("rally.figures.good-score is a number from 0 to 100.");
    }
  }

  private static Set<String> letters(List<String> grades) {
    return grades.stream()
        .map(grade -> grade.strip().toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  Caution toCaution() {
    return new Caution(minimum, Caution.standard().leastEffect(), Caution.standard().risk());
  }

  GoodGrade toGoodGrade() {
    return new GoodGrade(letters(goodGrades), goodScore);
  }
}

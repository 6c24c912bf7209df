package io.github.rallybot.figures;

import io.github.rallybot.lead.Grade;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of marketing's grades mean a good lead.
 *
 * @param letters of A to D
 * @param score from so many points of 100 on
 */
public record GoodGrade(Set<String> letters, int score) {

  public GoodGrade {
    letters = java.util.Collections.unmodifiableSet(new TreeSet<>(letters));
    if (letters.isEmpty() || !Set.of("A", "B", "C", "D").containsAll(letters)) {
      throw new IllegalArgumentException("good grades are some of A, B, C and D, not " + letters);
    }
    if (score < 0 || score > 100) {
      throw new IllegalArgumentException("a good score begins from 0 to 100, not at " + score);
    }
  }

  public static GoodGrade standard() {
    return new GoodGrade(Set.of("A", "B"), 60);
  }

  public boolean includes(Grade grade) {
    return Character.isLetter(grade.text().charAt(0))
        ? letters.contains(grade.text())
        : Integer.parseInt(grade.text()) >= score;
  }

  /** As people read it: "A or B, or at least 60". */
  public String inWords() {
    List<String> all = List.copyOf(letters);
    String last = all.get(all.size() - 1);
    String some = String.join(", ", all.subList(0, all.size() - 1));
    return (some.isEmpty() ? last : some + " or " + last) + ", or at least " + score;
  }
}

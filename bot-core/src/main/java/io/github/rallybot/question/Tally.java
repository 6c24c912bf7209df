package io.github.rallybot.question;

import io.github.rallybot.lead.Words;
import java.util.List;

/**
 * How often something was heard, and from how many.
 *
 * @param companies how many of those who asked are known companies
 */
record Tally(long heard, long companies) {

  static Tally of(Board board, List<Hearing> hearings) {
    return new Tally(
        hearings.size(),
        hearings.stream()
            .filter(hearing -> hearing.about().company().isPresent())
            .map(board::asker)
            .distinct()
            .count());
  }

  String inWords() {
    return "heard " + times();
  }

  String times() {
    String times = heard == 1 ? "once" : Words.number(heard) + " times";
    return companies == 0 ? times : times + ", " + companies(companies);
  }

  static String companies(long number) {
    return number == 1 ? "1 company" : Words.number(number) + " companies";
  }
}

package io.github.rallybot.question;

import java.util.List;

/**
 * A question among others, with what was heard of it in a period.
 *
 * @param hearings those that count, the latest first
 * @param askers how many different buyers asked: a company once; where the company is not known, a
 *     lead once; where neither is, whoever heard it once a day
 * @param before how many did in as much time before
 */
record Row(BuyerQuestion question, List<Hearing> hearings, int askers, int before) {

  Row {
    hearings = List.copyOf(hearings);
  }

  int heard() {
    return hearings.size();
  }

  int change() {
    return askers - before;
  }
}

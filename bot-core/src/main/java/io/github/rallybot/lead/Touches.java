package io.github.rallybot.lead;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts touchpoints into words: "read Pricing (2×)". */
final class Touches {

  private Touches() {}

  /** The newest first, equal ones counted, at most so many and then how many more. */
  static List<String> summary(List<Touchpoint> touchpoints, int most) {
    List<Touchpoint> newest = new ArrayList<>(touchpoints);
    Collections.reverse(newest);
    Map<String, Integer> counted = new LinkedHashMap<>();
    newest.forEach(touchpoint -> counted.merge(phrase(touchpoint), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counted.forEach(
        (phrase, times) -> words.add(times == 1 ? phrase : phrase + " (" + times + "×)"));
    if (words.size() <= most) {
      return words;
    }
    List<String> few = new ArrayList<>(words.subList(0, most));
    few.add((words.size() - most) + " more");
    return few;
  }

  static String phrase(Touchpoint touchpoint) {
    String title = touchpoint.title().map(t -> Words.cut(t, 60)).orElse("");
    String verb =
        switch (touchpoint.kind()) {
          case "page", "visit", "page_view" -> "read ";
          case "webinar", "event" -> "attended ";
          case "form" -> "filled in ";
          case "download", "ebook" -> "downloaded ";
          case "again" -> "came again: ";
          default -> touchpoint.kind().replace('_', ' ') + (title.isEmpty() ? "" : ": ");
        };
    return (verb + title).strip();
  }
}

package io.github.rallybot.queue;

import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.lead.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds leads of everybody that wait for an answer.
 *
 * @param code travels with controls; a digest where the title is a word of somebody's
 * @param title what is found, in words
 * @param word names it in the menu
 * @param until the number in the index up to which a lead is found
 */
record Filter(String code, String title, String word, Index index, long until) {

  static final String LATE = "late";
  static final String ALL = "all";

  private static final String SOURCE = "s-";
  private static final String COUNTRY = "c-";
  private static final int KNOWN = 1000;

  static Filter late(Instant now) {
    return new Filter(
        LATE, "Overdue, everybody’s", "Everybody’s overdue", Listings.OVERDUE, now.toEpochMilli());
  }

  static Filter all() {
    return new Filter(
        ALL,
        "Not answered, everybody’s",
        "All that nobody answered",
        Listings.TO_ANSWER,
        Long.MAX_VALUE);
  }

  static Filter source(String source) {
    return new Filter(
        SOURCE + Integer.toHexString(source.hashCode()),
        "Not answered, from " + source,
        Words.cut(source, 70),
        Listings.toAnswerOfSource(source),
        Long.MAX_VALUE);
  }

  static Filter country(String country) {
    return new Filter(
        COUNTRY + Integer.toHexString(country.hashCode()),
        "Not answered, in " + country,
        Words.cut(country, 70),
        Listings.toAnswerOfCountry(country),
        Long.MAX_VALUE);
  }

  /** The filter of a code; empty if there is none, or none any more. */
  static Optional<Filter> of(String code, Store store, Instant now) {
    if (code.equals(LATE)) {
      return Optional.of(late(now));
    }
    if (code.equals(ALL)) {
      return Optional.of(all());
    }
    List<Filter> known =
        code.startsWith(SOURCE)
            ? store.newest(Listings.SOURCES, KNOWN).stream().map(Filter::source).toList()
            : code.startsWith(COUNTRY)
                ? store.newest(Listings.COUNTRIES, KNOWN).stream().map(Filter::country).toList()
                : List.of();
    return known.stream().filter(filter -> filter.code().equals(code)).findFirst();
  }
}

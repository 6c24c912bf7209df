package io.github.rallybot.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lists in which the register is looked through. */
enum ContentList {
  NEWEST("newest", "Content register", "Newest"),
  NEVER_USED("unused", "Never sent by sales", "Never used"),
  PAST_REVIEW("review", "Past its review day", "Past review"),
  RETIRED("out", "Taken out of the register", "Taken out");

  private final String code;
  private final String title;
  private final String label;

  ContentList(String code, String title, String label) {
    this.code = code;
    this.title = title;
    this.label = label;
  }

  /** In the action that shows it. */
  String code() {
    return code;
  }

  String title() {
    return title;
  }

  /** On the button that shows it. */
  String label() {
    return label;
  }

  /** How it gets filled, said when it is empty. */
  String whenEmpty() {
    return switch (this) {
      case NEWEST ->
          "Nothing is in it yet. Add what marketing has published, one by one, as a CSV file to"
              + " POST /api/content/import, or from the sitemap or feed of your site"
              + " (rally.content.feeds in the settings).";
      case NEVER_USED -> "Sales has sent all there is. What nobody has sent yet is listed here.";
      case PAST_REVIEW -> "Nothing is overdue. A content gets its review day under Edit.";
      case RETIRED -> "Nothing was taken out. What is, waits here to be put back.";
    };
  }

  List<Content> of(Contents contents, LocalDate today) {
    return switch (this) {
      case NEWEST -> contents.all();
      case NEVER_USED -> contents.neverUsed(Instant.EPOCH);
      case PAST_REVIEW -> contents.pastReview(today);
      case RETIRED -> contents.retired();
    };
  }

  static Optional<ContentList> ofCode(String code) {
    return List.of(values()).stream().filter(list -> list.code.equals(code)).findFirst();
  }

  /** The list that somebody asks for in words. */
  static Optional<ContentList> ofWords(String words) {
    return switch (words.toLowerCase(Locale.ROOT)) {
      case "", "list", "all", "newest" -> Optional.of(NEWEST);
      case "never used", "unused", "never sent" -> Optional.of(NEVER_USED);
      case "past review", "review", "overdue" -> Optional.of(PAST_REVIEW);
      case "taken out", "retired", "out" -> Optional.of(RETIRED);
      default -> Optional.empty();
    };
  }
}

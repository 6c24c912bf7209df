package io.github.rallybot.content;

import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.intake.FieldError;
import io.github.rallybot.intake.Fields;
import io.github.rallybot.member.MemberId;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the details of a content from texts, as a form or a row of a file has them. */
final class DetailsReader {

  static final String TITLE = "title";
  static final String LINK = "link";
  static final String LINE = "line";
  static final String PERSONA = "persona";
  static final String STAGE = "stage";
  static final String PRODUCT = "product";
  static final String OWNER = "owner";
  static final String REVIEW_BY = "reviewBy";

  /** Much more than all labels of one sort. */
  private static final int LIST = 2000;

  private static final Pattern BETWEEN = Pattern.compile("[,;|\\n]");

  private DetailsReader() {}

  /** What was read. */
  sealed interface Reading {
    record Good(Details details) implements Reading {}

    /** Nothing, and why; each field once. */
    record Wrong(List<FieldError> errors) implements Reading {}
  }

  /**
   * Reads the fields named here, but for the owner, whom texts name in different ways.
   *
   * @param texts by field; what is not said is not in it
   */
  static Reading read(Map<String, String> texts, Optional<MemberId> owner) {
    Fields fields = new Fields(texts, "");
    Optional<String> title = line(fields, TITLE, Details.TITLE);
    if (title.isEmpty() && !fields.wrong(TITLE)) {
      fields.error(TITLE, "is needed: what the content is called");
    }
    Optional<URI> link = fields.website(LINK);
    if (link.filter(uri -> uri.getUserInfo() != null).isPresent()) {
      fields.error(LINK, "has a name or a password before the @; give it without");
    } else if (link.filter(uri -> uri.toString().length() > Details.LINK).isPresent()) {
      fields.error(LINK, "is too long; at most " + Details.LINK + " characters are kept");
    }
    Optional<String> line = line(fields, LINE, Details.LINE);
    List<String> personas = labels(fields, PERSONA);
    List<String> stages = labels(fields, STAGE);
    List<String> products = labels(fields, PRODUCT);
    Optional<LocalDate> reviewBy = day(fields);
    return fields.errors().isEmpty()
        ? new Reading.Good(
            new Details(
                title.orElseThrow(), link, line, personas, stages, products, owner, reviewBy))
        : new Reading.Wrong(fields.errors());
  }

  private static Optional<String> line(Fields fields, String name, int most) {
    return fields.text(name, most).map(text -> PlainText.line(text).strip());
  }

  private static List<String> labels(Fields fields, String name) {
    List<String> labels = new ArrayList<>();
    for (String part : BETWEEN.splitAsStream(fields.text(name, LIST).orElse("")).toList()) {
      String label = PlainText.line(part).strip();
      if (label.length() > Details.LABEL) {
        fields.error(name, "names one of more than " + Details.LABEL + " characters; shorten it");
        return List.of();
      }
      labels.add(label);
    }
    labels.removeIf(String::isEmpty);
    if (labels.size() > Details.LABELS) {
      fields.error(name, "names " + labels.size() + "; at most " + Details.LABELS + " are kept");
      return List.of();
    }
    return Details.labels(labels);
  }

  private static Optional<LocalDate> day(Fields fields) {
    Optional<String> text = fields.text(REVIEW_BY, 40);
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeException noDay) {
      fields.error(REVIEW_BY, "is no day such as 2027-03-31");
      return Optional.empty();
    }
  }
}

package io.github.rallybot.web;

import io.github.rallybot.intake.FieldError;
import io.github.rallybot.question.Kind;
import io.github.rallybot.question.QuestionExport;
import io.github.rallybot.question.Selection;
import io.github.rallybot.question.Status;
import io.github.rallybot.question.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/**
 * What the address of an export says. An unknown parameter is refused: a filter that is not heeded
 * would give away more than was asked for.
 *
 * @param page counted from 1
 */
record ExportParameters(Selection selection, boolean hearings, int page, int size) {

  private static final List<String> LABELS = List.of("persona", "stage", "product", "source");
  private static final List<String> KNOWN =
      List.of(
          "from",
          "to",
          "kind",
          "persona",
          "stage",
          "product",
          "source",
          "status",
          "unanswered",
          "hearings");
  private static final List<String> PAGING = List.of("page", "size");

  private static final int USUAL_SIZE = 100;
  private static final int MOST = 500;
  private static final int LAST_PAGE = 1_000_000;

  /** As many labels as are listed when one is wrong. */
  private static final int LISTED = 50;

  /** Of an export of everything. */
  static ExportParameters all(HttpServletRequest request, QuestionExport export) {
    return new Reading(request, KNOWN, export).read();
  }

  /** Of one that comes page by page. */
  static ExportParameters paged(HttpServletRequest request, QuestionExport export) {
    Set<String> known = new LinkedHashSet<>(KNOWN);
    known.addAll(PAGING);
    return new Reading(request, known, export).read();
  }

  /** One address being read; everything that is wrong with it is said at once. */
  private static final class Reading {
    private final Map<String, String[]> given;
    private final Iterable<String> known;
    private final QuestionExport export;
    private final List<FieldError> errors = new ArrayList<>();

    Reading(HttpServletRequest request, Iterable<String> known, QuestionExport export) {
      this.given = request.getParameterMap();
      this.known = known;
      this.export = export;
    }

    ExportParameters read() {
      Set<String> unknown = new TreeSet<>(given.keySet());
      known.forEach(unknown::remove);
      if (!unknown.isEmpty()) {
        throw new Refusal(
            Problem.of(
                HttpStatus.BAD_REQUEST,
                "The address has a parameter that is not known here. Known are: "
                    + String.join(", ", known)
                    + "."));
      }
      Optional<LocalDate> from = date("from");
      Optional<LocalDate> to = date("to");
      if (from.isPresent() && to.filter(from.get()::isAfter).isPresent()) {
        errors.add(new FieldError("to", "is before from"));
      }
      Map<String, NavigableSet<String>> labels =
          LABELS.stream().anyMatch(given::containsKey) ? export.labels() : Map.of();
      View view =
          new View(
              View.Period.ALL,
              one("kind", Kind::of, codes(Kind.values(), Kind::code)),
              label("persona", labels),
              label("stage", labels),
              label("product", labels),
              label("source", labels),
              one("status", Status::of, codes(Status.values(), Status::code)),
              flag("unanswered"),
              Optional.empty());
      boolean hearings = flag("hearings");
      int page = number("page", 1, LAST_PAGE);
      int size = number("size", USUAL_SIZE, MOST);
      if (!errors.isEmpty()) {
        throw new Refusal(
            new Problem(
                HttpStatus.BAD_REQUEST,
                "Nothing was exported. Correct the parameters below.",
                errors));
      }
      return new ExportParameters(export.between(view, from, to), hearings, page, size);
    }

    private Optional<String> text(String name) {
      String[] values = given.getOrDefault(name, new String[0]);
      if (values.length > 1) {
        errors.add(new FieldError(name, "is given more than once"));
      }
      return Arrays.stream(values).findFirst().map(String::strip);
    }

    private <T> Optional<T> one(
        String name, Function<String, Optional<T>> reading, String choices) {
      Optional<String> text = text(name);
      Optional<T> value = text.flatMap(reading);
      if (text.isPresent() && value.isEmpty()) {
        errors.add(new FieldError(name, "is " + choices));
      }
      return value;
    }

    private Optional<LocalDate> date(String name) {
      return one(name, Reading::day, "a date such as 2026-11-23");
    }

    private static Optional<LocalDate> day(String text) {
      try {
        LocalDate day = LocalDate.parse(text);
        return Optional.of(day).filter(one -> one.getYear() > 1970 && one.getYear() < 10_000);
      } catch (DateTimeException notOne) {
        return Optional.empty();
      }
    }

    private boolean flag(String name) {
      return one(
              name,
              text ->
                  text.equals("true")
                      ? Optional.of(true)
                      : text.equals("false") ? Optional.of(false) : Optional.empty(),
              "true or false")
          .orElse(false);
    }

    private int number(String name, int usual, int most) {
      return one(
              name,
              text ->
                  Optional.of(text)
                      .filter(digits -> digits.matches("[0-9]{1,7}"))
                      .map(Integer::valueOf)
                      .filter(number -> number >= 1 && number <= most),
              "a number from 1 to " + most)
          .orElse(usual);
    }

    private Optional<String> label(String name, Map<String, NavigableSet<String>> labels) {
      NavigableSet<String> there = labels.getOrDefault(name, new TreeSet<>());
      String listed =
          there.isEmpty()
              ? "known of nothing that was heard"
              : "one of " + String.join(", ", there.stream().limit(LISTED).toList());
      return one(name, text -> Optional.of(text).filter(there::contains), listed);
    }

    private static <T> String codes(T[] values, Function<T, String> code) {
      return "one of " + String.join(", ", Arrays.stream(values).map(code).toList());
    }
  }
}

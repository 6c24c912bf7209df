package io.github.rallybot.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what somebody types to find questions: words to search for, and filters such as {@code
 * persona:"Ops leader"}, {@code unanswered} or {@code last 90 days}.
 */
final class Filters {

  /** The filters there are, with what they take. */
  static final Map<String, String> ALL = all();

  private static final Pattern TOKEN =
      Pattern.compile("([A-Za-z]+):(?:[\"“”„]([^\"“”„]*)[\"“”„]|(\\S*))|(\\S+)");
  private static final Pattern DAYS =
      Pattern.compile("(?i)\\b(?:last )?(7|30|90|365) days\\b|\\ball time\\b|^\\s*all\\s*$");

  /** A time in words, whether there is a filter for it or not. */
  private static final Pattern TIME =
      Pattern.compile(
          "(?i)\\blast\\s+(\\d{1,9})\\s+days?\\b|\\blast\\s+\\d+\\s+\\S+|"
              + "\\bsince\\s+(?:\\d\\S*|yesterday|last\\s\\S+"
              + "|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\w*)");

  private static final int LONGEST = 365;

  private final Board board;
  private final Journey journey;

  Filters(Board board, Journey journey) {
    this.board = board;
    this.journey = journey;
  }

  private static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("period", "7, 30, 90, 365 or all");
    all.put("kind", "question, pain, objection, competitor or other");
    all.put("status", "new, picked-up, planned, answered or dismissed");
    all.put("persona", "who asked");
    all.put("stage", "where they are");
    all.put("product", "what it was about");
    all.put("source", "where the lead came from");
    return java.util.Collections.unmodifiableMap(all);
  }

  /** What was understood. */
  sealed interface Read {
    record Good(View view) implements Read {}

    /** What was not, and what there is instead. */
    record Bad(String why) implements Read {}
  }

  Read read(String typed) {
    View view = View.usual();
    String text = typed;
    Matcher days = DAYS.matcher(text);
    if (days.find()) {
      view = view.with(View.Period.of(days.group(1) == null ? "all" : days.group(1)).orElseThrow());
      text = text.substring(0, days.start()) + " " + text.substring(days.end());
    }
    Matcher time = TIME.matcher(text);
    if (time.find()) {
      if (time.group(1) == null || Integer.parseInt(time.group(1)) <= LONGEST) {
        return new Read.Bad(
            "I know no time “"
                + time.group()
                + "”. There are: last 7, 30, 90 or 365 days, and all time.");
      }
      view = view.with(View.Period.ALL);
      text = text.substring(0, time.start()) + " " + text.substring(time.end());
    }
    List<String> words = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group(4) != null) {
        if (token.group(4).equalsIgnoreCase("unanswered")) {
          view = view.unanswered(true);
        } else {
          words.add(token.group(4));
        }
        continue;
      }
      String value = token.group(2) != null ? token.group(2) : token.group(3);
      Read read = filter(view, token.group(1).toLowerCase(Locale.ROOT), value.strip());
      if (!(read instanceof Read.Good good)) {
        return read;
      }
      view = good.view();
    }
    return new Read.Good(
        words.isEmpty() ? view : view.searching(Optional.of(String.join(" ", words))));
  }

  private Read filter(View view, String name, String value) {
    return switch (name) {
      case "period" -> known(name, value, View.Period.of(value).map(view::with));
      case "kind" -> known(name, value, Kind.of(value.toLowerCase(Locale.ROOT)).map(view::with));
      case "status" ->
          known(
              name,
              value,
              Status.of(value.toLowerCase(Locale.ROOT).replace(' ', '-')).map(view::with));
      case "persona" -> label(name, value, () -> journey.personasWith(board)).map(view::askedBy);
      case "stage" -> label(name, value, () -> journey.stagesWith(board)).map(view::atStage);
      case "product" -> label(name, value, () -> Journey.products(board)).map(view::about);
      case "source" -> label(name, value, () -> Journey.sources(board)).map(view::from);
      default ->
          new Read.Bad(
              "I know no filter “"
                  + name
                  + "”. There are: "
                  + ALL.entrySet().stream()
                      .map(filter -> filter.getKey() + ": (" + filter.getValue() + ")")
                      .collect(Collectors.joining(", "))
                  + ", and the word unanswered. Example: sso persona:IT last 90 days unanswered");
    };
  }

  private static Read known(String name, String value, Optional<View> view) {
    return view.<Read>map(Read.Good::new)
        .orElseGet(
            () -> new Read.Bad("“" + value + "” is no " + name + ". Say " + ALL.get(name) + "."));
  }

  /** A label that a value names, wholly or by its beginning. */
  private static Label label(String name, String value, Supplier<List<String>> labels) {
    String wanted = value.toLowerCase(Locale.ROOT);
    List<String> there = labels.get();
    return new Label(
        name,
        value,
        there,
        there.stream()
            .filter(one -> one.equalsIgnoreCase(value))
            .findFirst()
            .or(
                () ->
                    there.stream()
                        .filter(one -> !wanted.isEmpty())
                        .filter(one -> one.toLowerCase(Locale.ROOT).startsWith(wanted))
                        .findFirst()));
  }

  private record Label(String name, String value, List<String> there, Optional<String> found) {
    Read map(java.util.function.Function<Optional<String>, View> view) {
      if (found.isPresent()) {
        return new Read.Good(view.apply(found));
      }
      return new Read.Bad(
          "No "
              + name
              + " is called “"
              + value
              + "”. "
              + (there.isEmpty()
                  ? "None is known yet: they come with leads and with what reps log."
                  : "There are: " + String.join(", ", there) + "."));
    }
  }
}

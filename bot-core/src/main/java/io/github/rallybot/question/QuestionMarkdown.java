package io.github.rallybot.question;

import io.github.rallybot.intake.Rows;
import io.github.rallybot.lead.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes questions as a table in Markdown. What people said stays words: nothing of it formats. */
final class QuestionMarkdown {

  private static final Pattern SIGNS = Pattern.compile("[\\\\`*_{}\\[\\]<>()#+!|~&-]");

  private QuestionMarkdown() {}

  static String of(View view, LocalDate day, Rows rows) {
    StringBuilder out = new StringBuilder();
    out.append("# What buyers asked, ").append(view.period().label()).append("\n\n");
    out.append(MapCard.times(rows.total(), "question")).append(", as of ").append(Words.day(day));
    out.append(".\n");
    if (rows.total() > 0) {
      out.append("\n| Question | Askers | Heard | Asked by | Stage | Status | Answer |\n");
      out.append("| --- | ---: | ---: | --- | --- | --- | --- |\n");
    }
    for (int i = 0; i < rows.total(); i++) {
      Map<String, Object> row = rows.row().apply(i);
      out.append(
          List.of(
                  words(row.get("words")),
                  words(row.get("askers")),
                  words(row.get("heard")),
                  list(row.get("personas")),
                  list(row.get("stages")),
                  words(row.get("status")),
                  answer(row))
              .stream()
              .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
    return out.toString();
  }

  private static String answer(Map<String, Object> row) {
    String title = words(row.get("answerTitle"));
    Object link = row.get("answerLink");
    if (link != null) {
      return "[" + title + "](<" + link.toString().replace("|", "%7C") + ">)";
    }
    return title.isEmpty() ? words(row.get("planTitle")) : title;
  }

  private static String list(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(QuestionMarkdown::words).collect(Collectors.joining(", "))
        : "";
  }

  private static String words(@Nullable Object value) {
    String line = Objects.toString(value, "").strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return SIGNS.matcher(line).replaceAll("\\\\$0");
  }
}

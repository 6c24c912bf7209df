package io.github.rallybot.web;

import io.github.rallybot.intake.ColumnMapping;
import io.github.rallybot.intake.FileRefused;
import io.github.rallybot.intake.Wish;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;

/** Reads what the address of an import says. An unknown parameter is refused: it may be a typo. */
final class ImportParameters {

  private static final Set<String> OWN = Set.of("mapping", "dryRun", "name");

  private ImportParameters() {}

  static boolean dryRun(HttpServletRequest request) {
    String said = request.getParameter("dryRun");
    if (said == null || said.equals("false")) {
      return false;
    }
    if (said.equals("true") || said.isEmpty()) {
      return true;
    }
    throw bad("dryRun is true or false.");
  }

  static Wish wish(HttpServletRequest request) {
    Map<String, String> constants = new TreeMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (OWN.contains(name)) {
                return;
              }
              if (!constant(name)) {
                Set<String> known = new TreeSet<>(ColumnMapping.known());
                known.addAll(OWN);
                throw bad(
                    "The address has a parameter that is not known here. Known are: "
                        + String.join(", ", known)
                        + ".");
              }
              if (!values[0].isBlank()) {
                constants.put(name, values[0].strip());
              }
            });
    String mapping = request.getParameter("mapping");
    return new Wish(mapping == null ? Map.of() : columns(mapping.strip()), constants);
  }

  private static boolean constant(String name) {
    return ColumnMapping.known().contains(name);
  }

  private static Map<String, List<String>> columns(String text) {
    if (!text.startsWith("{")) {
      try {
        return Wish.columns(text);
      } catch (FileRefused refused) {
        throw bad(refused.message());
      }
    }
    Map<String, List<String>> columns = new LinkedHashMap<>();
    JsonBody.parse(text.getBytes(StandardCharsets.UTF_8))
        .forEach((field, value) -> columns.put(field, names(value)));
    return columns;
  }

  private static List<String> names(Object value) {
    if (value instanceof String name) {
      return name.isEmpty() ? List.of() : List.of(name);
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String::valueOf).toList();
    }
    throw bad(
        "A mapping as JSON names a column, or a list of columns, for each field:"
            + " {\"email\":\"Mail\",\"name\":[\"First\",\"Last\"]}");
  }

  private static Refusal bad(String detail) {
    return new Refusal(Problem.of(HttpStatus.BAD_REQUEST, detail + " Nothing was imported."));
  }
}

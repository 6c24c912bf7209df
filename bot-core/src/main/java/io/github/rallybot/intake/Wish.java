package io.github.rallybot.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the person who imports a file says about its columns; where nothing is said, they are
 * recognised by their names.
 *
 * @param columns by field of the lead JSON, the columns that make it up, joined by a space; an
 *     empty list says that no column holds it. A column is named as in the file, or with another
 *     case, spaces and punctuation
 * @param constants by field, what holds for every row that does not say it itself
 */
public record Wish(Map<String, List<String>> columns, Map<String, String> constants) {

  public static final Wish NONE = new Wish(Map.of(), Map.of());

  public Wish {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    columns.forEach((field, names) -> copy.put(field, List.copyOf(names)));
    columns = java.util.Collections.unmodifiableMap(copy);
    constants = java.util.Collections.unmodifiableMap(new TreeMap<>(constants));
  }

  /**
   * Reads {@code email:COLUMN1,name:First Name+Last Name}. A name that holds a comma, a plus or a
   * colon stands in double quotes, which are doubled inside it. {@code phone:} says that no column
   * holds the phone.
   */
  public static Map<String, List<String>> columns(String text) throws FileRefused {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String pair : split(text, ',')) {
      if (pair.isBlank()) {
        continue;
      }
      List<String> parts = split(pair, ':');
      if (parts.size() != 2) {
        throw new FileRefused(
            "The mapping is not understood at "
                + CsvFile.quoted(pair.strip())
                + ". Write it as field:column, such as email:COLUMN1,name:First Name%2BLast Name; put"
                + " a column name that holds a comma, a colon or a plus in double quotes.");
      }
      List<String> names = new ArrayList<>();
      for (String name : split(parts.get(1), '+')) {
        if (!name.isBlank()) {
          names.add(unquoted(name.strip()));
        }
      }
      columns.put(parts.get(0).strip(), names);
    }
    return columns;
  }

  private static List<String> split(String text, char at) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (text.charAt(i) == at && !quoted) {
        parts.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }

  private static String unquoted(String name) {
    return name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }
}

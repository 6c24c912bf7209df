package io.github.rallybot.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which column of a file holds which field of a lead.
 *
 * @param columns the file's columns, as they are called there
 * @param fields by field of the lead JSON, the places of the columns that make it up, from 0
 * @param constants by field, what holds for every row that does not say it itself
 * @param asked the fields whose columns somebody named, other than they would be recognised
 */
public record ColumnMapping(
    List<String> columns,
    Map<String, List<Integer>> fields,
    Map<String, String> constants,
    Set<String> asked) {

  /** One of these is enough. */
  static final List<String> PERSON = List.of("email", "phone", "company", "name");

  /** What to say of a file without a header; how to go on is for who says it. */
  static final String HEADLESS =
      "The first line of this file looks like a lead. It has to name the columns: put a line such as"
          + " “Email,Name,Company” above it";

  private static final int SHOWN_COLUMNS = 8;
  private static final Pattern AN_ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

  public ColumnMapping {
    columns = List.copyOf(columns);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    constants = Collections.unmodifiableMap(new TreeMap<>(constants));
    asked = Set.copyOf(asked);
  }

  /** The fields that a column or a constant can be. */
  public static Set<String> known() {
    return Collections.unmodifiableSet(Aliases.OF.keySet());
  }

  /**
   * Finds out which column is which.
   *
   * @throws FileRefused if the wish names a field or a column that does not exist
   */
  public static ColumnMapping of(List<String> columns, Wish wish) throws FileRefused {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      places.putIfAbsent(Aliases.normal(columns.get(i)), i);
    }
    Map<String, List<Integer>> fields = new LinkedHashMap<>();
    Set<Integer> used = new TreeSet<>();
    for (Map.Entry<String, List<String>> said : wish.columns().entrySet()) {
      check(said.getKey());
      List<Integer> found = resolve(columns, said.getValue());
      used.addAll(found);
      fields.put(said.getKey(), found);
    }
    for (String constant : wish.constants().keySet()) {
      check(constant);
    }
    Aliases.OF.keySet().stream()
        .filter(field -> !fields.containsKey(field) && !wish.constants().containsKey(field))
        .forEach(
            field -> {
              List<Integer> found = recognised(field, places, used);
              if (!found.isEmpty()) {
                used.addAll(found);
                fields.put(field, found);
              }
            });
    fields.values().removeIf(List::isEmpty);
    return new ColumnMapping(columns, fields, wish.constants(), asked(columns, wish, fields));
  }

  private static Set<String> asked(
      List<String> columns, Wish wish, Map<String, List<Integer>> fields) throws FileRefused {
    Set<String> asked = new TreeSet<>(wish.columns().keySet());
    if (!asked.isEmpty()) {
      Map<String, List<Integer>> guess = of(columns, new Wish(Map.of(), wish.constants())).fields();
      asked.removeIf(field -> Objects.equals(fields.get(field), guess.get(field)));
    }
    return asked;
  }

  private static List<Integer> recognised(
      String field, Map<String, Integer> places, Set<Integer> used) {
    if (field.equals("name")) {
      Optional<Integer> first = first(Aliases.FIRST_NAME, places, used);
      Optional<Integer> last = first(Aliases.LAST_NAME, places, used);
      boolean whole = first(Aliases.NAME_OR_LAST_NAME, places, used).isPresent();
      if (first.isPresent() && last.isEmpty()) {
        last = first(Aliases.NAME_OR_LAST_NAME, places, used);
      } else if (whole) {
        return first(Aliases.OF.getOrDefault(field, List.of()), places, used).stream().toList();
      }
      List<Integer> both = new ArrayList<>();
      first.ifPresent(both::add);
      last.ifPresent(both::add);
      if (!both.isEmpty()) {
        return both;
      }
    }
    return first(Aliases.OF.getOrDefault(field, List.of()), places, used).stream().toList();
  }

  private static Optional<Integer> first(
      List<String> aliases, Map<String, Integer> places, Set<Integer> used) {
    return aliases.stream()
        .flatMap(alias -> Optional.ofNullable(places.get(alias)).stream())
        .filter(place -> !used.contains(place))
        .findFirst();
  }

  private static void check(String field) throws FileRefused {
    if (!known().contains(field)) {
      throw new FileRefused(
          "There is no field "
              + CsvFile.quoted(field)
              + " that a column could be. The fields are "
              + String.join(", ", known())
              + ".");
    }
  }

  private static List<Integer> resolve(List<String> columns, List<String> names)
      throws FileRefused {
    List<Integer> places = new ArrayList<>();
    for (String name : names) {
      List<Integer> found = find(columns, name);
      if (found.isEmpty()) {
        throw new FileRefused(
            "The file has no column "
                + CsvFile.quoted(name)
                + ", which the mapping names. Its columns are "
                + named(columns)
                + ".");
      }
      places.addAll(found);
    }
    return places;
  }

  /**
   * A column by its name, or several whose names stand one behind the other: the plus between them
   * is a space once an address has been decoded.
   */
  private static List<Integer> find(List<String> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (name(columns, i).equals(name)) {
        return List.of(i);
      }
    }
    String normal = Aliases.normal(name);
    for (int i = 0; i < columns.size(); i++) {
      if (!normal.isEmpty() && Aliases.normal(columns.get(i)).equals(normal)) {
        return List.of(i);
      }
    }
    for (int space = name.indexOf(' '); space > 0; space = name.indexOf(' ', space + 1)) {
      List<Integer> first = find(columns, name.substring(0, space).strip());
      List<Integer> rest =
          first.isEmpty() ? List.of() : find(columns, name.substring(space).strip());
      if (!rest.isEmpty()) {
        List<Integer> both = new ArrayList<>(first);
        both.addAll(rest);
        return both;
      }
    }
    return List.of();
  }

  /** Whether a row can say who the lead is. */
  public boolean namesSomebody() {
    return PERSON.stream().anyMatch(f -> fields.containsKey(f) || constants.containsKey(f));
  }

  /**
   * What to say of a file that names nobody; how to say which column is which is for the caller.
   */
  public String namesNobody() {
    if (headless(columns)) {
      return HEADLESS + ", and send the file again.";
    }
    return "No column of this file says who a lead is: an e-mail address, a phone number, a company"
        + " or a name. Its columns are "
        + named(columns)
        + ".";
  }

  /** Whether the first line is no header but a lead already, as far as an address tells. */
  public boolean headless() {
    return headless(columns);
  }

  static boolean headless(List<String> columns) {
    return columns.stream().anyMatch(column -> AN_ADDRESS.matcher(column).matches());
  }

  /** A column to show in an example of a mapping. */
  public String exampleColumn() {
    return columns.stream().filter(c -> !c.isEmpty()).findFirst().orElse("COLUMN");
  }

  /** The places of the columns that are no field; they are kept as details of the lead. */
  public List<Integer> rest() {
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int place = i;
      if (fields.values().stream().noneMatch(places -> places.contains(place))) {
        rest.add(i);
      }
    }
    return rest;
  }

  /** What a column is called, or which it is if it has no name. */
  public String nameOf(int place) {
    return name(columns, place);
  }

  static String name(List<String> columns, int place) {
    String name = columns.get(place);
    return name.isEmpty() ? "Column " + (place + 1) : name;
  }

  /** The same in the words of a {@link Wish}, to be kept and found again in the same file. */
  public Wish wish() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    known().forEach(field -> names.put(field, List.of()));
    fields.forEach((field, places) -> names.put(field, places.stream().map(this::nameOf).toList()));
    return new Wish(names, constants);
  }

  private static String named(List<String> columns) {
    String few =
        columns.stream()
            .limit(SHOWN_COLUMNS)
            .map(CsvFile::quoted)
            .collect(Collectors.joining(", "));
    int more = columns.size() - SHOWN_COLUMNS;
    return more > 0 ? few + " and %,d more".formatted(more) : few;
  }
}

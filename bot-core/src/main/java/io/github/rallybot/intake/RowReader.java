package io.github.rallybot.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a lead of a row of cells. */
final class RowReader {

  private final ColumnMapping mapping;
  private final String source;
  private final List<Integer> rest;

  /**
   * @param source what the leads' source is where neither a column nor a constant says it
   */
  RowReader(ColumnMapping mapping, String source) {
    this.mapping = mapping;
    this.source = source;
    this.rest = mapping.rest();
  }

  /** Whether nothing stands in any cell, as in the rows that spreadsheets append. */
  static boolean empty(CsvRow.Cells row) {
    return row.cells().stream().allMatch(String::isBlank);
  }

  /** What is wrong with a row that has more cells than the file has columns; empty if nothing. */
  static Optional<String> tooMany(CsvRow.Cells row, List<String> columns) {
    return row.cells().stream().skip(columns.size()).allMatch(String::isBlank)
        ? Optional.empty()
        : Optional.of(
            "has %,d cells, but the first line names %,d columns; perhaps a cell that holds the separator lacks its quotes"
                .formatted(row.cells().size(), columns.size()));
  }

  /** The lead, or what is wrong with the row; its fields are named as in the lead JSON. */
  LeadReader.Reading read(CsvRow.Cells row) {
    List<String> cells = row.cells();
    Optional<String> tooMany = tooMany(row, mapping.columns());
    if (tooMany.isPresent()) {
      return new LeadReader.Reading.Wrong(List.of(new FieldError("", tooMany.get())));
    }
    Map<String, Object> lead = new LinkedHashMap<>(mapping.constants());
    Map<String, Object> attributes = new TreeMap<>();
    mapping.fields().forEach((field, places) -> put(lead, field, joined(cells, places)));
    keepOwnersName(lead, attributes);
    lead.putIfAbsent("source", source);
    rest.forEach(place -> put(attributes, mapping.nameOf(place), joined(cells, List.of(place))));
    if (!attributes.isEmpty()) {
      lead.put("attributes", attributes);
    }
    return LeadReader.read(lead);
  }

  /** "Lead owner" holds a name in many exports, which does not say whose lead it is here. */
  private void keepOwnersName(Map<String, Object> lead, Map<String, Object> attributes) {
    List<Integer> places = mapping.fields().getOrDefault("owner", List.of());
    Object owner = lead.get("owner");
    boolean guessed = !places.isEmpty() && !mapping.asked().contains("owner");
    if (guessed && owner != null && owner.toString().indexOf('@') < 0) {
      lead.remove("owner");
      attributes.put(mapping.nameOf(places.get(0)), owner);
    }
  }

  private static void put(Map<String, Object> values, String name, String value) {
    if (!value.isEmpty()) {
      values.put(name, value);
    }
  }

  private static String joined(List<String> cells, List<Integer> places) {
    return places.stream()
        .filter(place -> place < cells.size())
        .map(place -> cells.get(place).strip())
        .filter(cell -> !cell.isEmpty())
        .collect(Collectors.joining(" "));
  }
}

package io.github.rallybot.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns a payload into leads, in the form of the lead JSON.
 *
 * @param fields by the name of the lead field
 * @param attributes by the name of the attribute
 * @param each where the payload holds a list, one lead per element, whose templates then look at
 *     the element; without it a payload that is itself a list is taken so, and any other is one
 *     lead
 * @param keepRest whether what stands at the top of the payload (or element) and is used by no
 *     template becomes an attribute; otherwise it is dropped
 */
public record Mapping(
    Map<String, Template> fields,
    Map<String, Template> attributes,
    Optional<Pointer> each,
    boolean keepRest) {

  /** More at once than any tool sends, and as many as are stored while it waits. */
  static final int MOST = 500;

  /** These are kept as they are; all others are texts. */
  private static final Set<String> STRUCTURED = Set.of("touchpoints");

  public Mapping {
    fields = Map.copyOf(fields);
    attributes = Map.copyOf(attributes);
  }

  /** What a payload holds. */
  sealed interface Found {
    /** One by one, as lead JSON. */
    record Leads(List<Map<String, Object>> leads) implements Found {}

    record Nothing(Trouble trouble) implements Found {}
  }

  Found leads(Object payload) {
    Optional<Object> top = each.isPresent() ? each.get().find(payload) : Optional.of(payload);
    if (top.isEmpty() || (each.isPresent() && !(top.get() instanceof List<?>))) {
      return new Found.Nothing(Trouble.NO_LIST);
    }
    List<?> elements = top.get() instanceof List<?> list ? list : List.of(top.get());
    if (elements.size() > MOST) {
      return new Found.Nothing(Trouble.TOO_MANY);
    }
    return elements.isEmpty()
        ? new Found.Nothing(Trouble.NOBODY)
        : new Found.Leads(elements.stream().map(this::lead).toList());
  }

  private Map<String, Object> lead(Object element) {
    Map<String, Object> lead = new LinkedHashMap<>();
    fields.forEach(
        (name, template) ->
            template
                .value(element)
                .flatMap(value -> STRUCTURED.contains(name) ? Optional.of(value) : text(value))
                .ifPresent(value -> lead.put(name, value)));
    Map<String, Object> more = new LinkedHashMap<>();
    attributes.forEach(
        (name, template) ->
            template.value(element).filter(Mapping::says).ifPresent(v -> more.put(name, v)));
    if (keepRest && element instanceof Map<?, ?> map) {
      Set<String> used = used();
      map.forEach(
          (name, value) -> {
            if (value != null && !used.contains(String.valueOf(name)) && says(value)) {
              more.putIfAbsent(String.valueOf(name), value);
            }
          });
    }
    if (!more.isEmpty()) {
      lead.put("attributes", more);
    }
    return lead;
  }

  /** Lists of values as one text; what is no value at all is left for the reader to refuse. */
  private static Optional<Object> text(Object value) {
    return value instanceof Map<?, ?>
        ? Optional.of(value)
        : Texts.of(value).map(text -> value instanceof Number ? value : text);
  }

  private static boolean says(Object value) {
    return !(value instanceof String text) || !text.isBlank();
  }

  private Set<String> used() {
    return Stream.of(fields, attributes)
        .flatMap(templates -> templates.values().stream())
        .flatMap(template -> template.firstNames().stream())
        .collect(Collectors.toSet());
  }
}

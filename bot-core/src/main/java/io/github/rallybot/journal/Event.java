package io.github.rallybot.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One entry of the journal. It holds ids, codes, numbers and times only, which the constructor
 * enforces: a stream cannot forget, so nothing that a person is called or said may get into it.
 *
 * @param type what happened, such as {@code lead.judged}
 * @param fields at most a few, in the order given
 */
public record Event(String type, Map<String, String> fields) {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

  public Event {
    fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    check(type);
    fields.keySet().forEach(Event::check);
    fields.values().forEach(Event::check);
  }

  public static Event of(String type) {
    return new Event(type, Map.of());
  }

  /** The same event with one more field. */
  public Event with(String name, String code) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, code);
    return new Event(type, more);
  }

  private static void check(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("the journal holds codes only");
    }
  }
}

package io.github.rallybot.intake;

import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.Contact;
import io.github.rallybot.lead.Grade;
import io.github.rallybot.lead.Touchpoint;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the fields of the lead JSON of the outside contract into a lead, or says all that is wrong
 * with them. Every way in reads leads here, so that a field means the same everywhere.
 */
public final class LeadReader {

  /** The names of the lead JSON. */
  public static final Set<String> FIELDS =
      Set.of(
          "source",
          "email",
          "phone",
          "company",
          "name",
          "externalId",
          "campaign",
          "persona",
          "stage",
          "grade",
          "title",
          "website",
          "country",
          "message",
          "owner",
          "crmUrl",
          "touchpoints",
          "attributes");

  /** One of these is enough. */
  public static final Set<String> PERSON = Set.of("email", "phone", "company", "name");

  private static final int TOUCHPOINTS = 100;

  private final Fields fields;

  /** A lead, or what is wrong with it. */
  public sealed interface Reading {
    record Good(Brief lead) implements Reading {}

    /**
     * There is no lead in it.
     *
     * @param errors every wrong field, in the order in which they are read
     */
    record Wrong(List<FieldError> errors) implements Reading {
      public Wrong {
        errors = List.copyOf(errors);
      }
    }
  }

  private LeadReader(Fields fields) {
    this.fields = fields;
  }

  /**
   * Reads a lead.
   *
   * @param object names and values of the lead JSON: strings, numbers, booleans, lists and maps of
   *     them. What is absent or null is not in it; a number's {@code toString} is its text
   */
  public static Reading read(Map<String, ?> object) {
    return new LeadReader(new Fields(object, "")).lead(object);
  }

  private Reading lead(Map<String, ?> object) {
    Optional<String> source = fields.text("source", 200);
    if (source.isEmpty() && !fields.wrong("source")) {
      fields.error("source", "is required: where the lead comes from, such as \"webinar\"");
    }
    Contact contact =
        new Contact(
            fields.text("name", 10_000),
            fields.text("title", 10_000),
            fields.text("company", 10_000),
            fields.email("email"),
            fields.text("phone", 100),
            fields.website("website"),
            fields.text("message", 10_000),
            fields.email("owner"),
            fields.url("crmUrl"));
    Optional<Grade> grade = grade();
    List<Touchpoint> touchpoints = touchpoints();
    Map<String, Object> attributes = attributes(object);
    Optional<String> externalId = fields.text("externalId", 300);
    Optional<String> campaign = fields.text("campaign", 300);
    Optional<String> persona = fields.text("persona", 300);
    Optional<String> stage = fields.text("stage", 300);
    Optional<String> country = fields.text("country", 100);
    boolean nobody =
        contact.email().isEmpty()
            && contact.phone().isEmpty()
            && contact.company().isEmpty()
            && contact.name().isEmpty();
    if (nobody && PERSON.stream().noneMatch(fields::wrong)) {
      fields.error("email", "is missing, and so are phone, company and name: send at least one");
    }
    if (!fields.errors().isEmpty() || source.isEmpty()) {
      return new Reading.Wrong(fields.errors());
    }
    Brief lead =
        new Brief(
            source.get(),
            externalId,
            campaign,
            persona,
            stage,
            country,
            grade,
            contact,
            touchpoints,
            attributes,
            false);
    return new Reading.Good(lead);
  }

  private Optional<Grade> grade() {
    Object value = fields.value("grade");
    if (value == null) {
      return Optional.empty();
    }
    Optional<Grade> grade =
        value instanceof String || integral(value) ? Grade.of(value.toString()) : Optional.empty();
    if (grade.isEmpty()) {
      fields.error("grade", "is A, B, C, D or a whole number from 0 to 100");
    }
    return grade;
  }

  private static boolean integral(Object value) {
    return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
  }

  private List<Touchpoint> touchpoints() {
    Object value = fields.value("touchpoints");
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list) || list.size() > TOUCHPOINTS) {
      fields.error("touchpoints", "is a list of at most " + TOUCHPOINTS);
      return List.of();
    }
    List<Touchpoint> touchpoints = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Map<String, ?> object = object(list.get(i));
      if (object == null) {
        fields.error("touchpoints/" + i, "is an object with kind, and perhaps at, title, url");
        continue;
      }
      Fields inner = new Fields(object, "/touchpoints/" + i);
      Optional<Instant> at = inner.instant("at");
      Optional<String> kind = inner.text("kind", 50);
      Optional<String> title = inner.text("title", 1000);
      Optional<URI> url = inner.url("url");
      inner.errors().forEach(fields::error);
      touchpoints.add(new Touchpoint(at, kind.orElse("visit"), title, url));
    }
    return touchpoints;
  }

  private Map<String, Object> attributes(Map<String, ?> object) {
    Map<String, Object> attributes = new TreeMap<>();
    Object value = fields.value("attributes");
    Map<String, ?> given = object(value);
    if (given != null) {
      given.forEach((name, inner) -> put(attributes, "attributes/", name, inner));
    } else if (value != null) {
      fields.error("attributes", "is an object of names and values");
    }
    object.forEach(
        (name, inner) -> {
          if (!FIELDS.contains(name)) {
            put(attributes, "", name, inner);
          }
        });
    return attributes;
  }

  private void put(Map<String, Object> attributes, String path, String name, Object value) {
    Object cleaned = Fields.cleaned(value);
    Object other = attributes.putIfAbsent(Fields.clean(name), cleaned);
    if (other != null && !other.equals(cleaned)) {
      fields.error(
          path + name.replace("~", "~0").replace("/", "~1"),
          "comes twice with different values; give one of them another name");
    }
  }

  /** The value if it is a map by names, else null. */
  private static @Nullable Map<String, ?> object(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    map.forEach((name, inner) -> object.put(String.valueOf(name), inner));
    return object;
  }
}

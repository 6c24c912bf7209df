package io.github.rallybot.web;

import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.Contact;
import io.github.rallybot.lead.Grade;
import io.github.rallybot.lead.Touchpoint;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the lead JSON of the outside contract into a lead, or says all that is wrong with it. */
final class LeadJson {

  private static final Set<String> KNOWN =
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
  private static final Set<String> PERSON = Set.of("email", "phone", "company", "name");

  private static final int TOUCHPOINTS = 100;

  private final Fields fields;

  private LeadJson(Fields fields) {
    this.fields = fields;
  }

  /**
   * Reads a lead.
   *
   * @throws Refusal 400 with every wrong field
   */
  static Brief read(ObjectNode object) {
    return new LeadJson(new Fields(object, "")).lead(object);
  }

  private Brief lead(ObjectNode object) {
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
      throw new Refusal(
          new Problem(
              HttpStatus.BAD_REQUEST,
              "The lead was not taken in. Correct the fields below and send it again.",
              fields.errors()));
    }
    return new Brief(
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
  }

  private Optional<Grade> grade() {
    JsonNode node = fields.node("grade");
    if (node == null) {
      return Optional.empty();
    }
    Optional<Grade> grade =
        node.isString() || node.isIntegralNumber() ? Grade.of(node.asString()) : Optional.empty();
    if (grade.isEmpty()) {
      fields.error("grade", "is A, B, C, D or a whole number from 0 to 100");
    }
    return grade;
  }

  private List<Touchpoint> touchpoints() {
    JsonNode node = fields.node("touchpoints");
    if (node == null) {
      return List.of();
    }
    if (!node.isArray() || node.size() > TOUCHPOINTS) {
      fields.error("touchpoints", "is a list of at most " + TOUCHPOINTS);
      return List.of();
    }
    List<Touchpoint> touchpoints = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      if (!(node.get(i) instanceof ObjectNode object)) {
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

  private Map<String, Object> attributes(ObjectNode object) {
    Map<String, Object> attributes = new TreeMap<>();
    JsonNode node = fields.node("attributes");
    if (node instanceof ObjectNode given) {
      given.properties().forEach(e -> put(attributes, "attributes/", e.getKey(), e.getValue()));
    } else if (node != null) {
      fields.error("attributes", "is an object of names and values");
    }
    object.properties().stream()
        .filter(field -> !KNOWN.contains(field.getKey()))
        .forEach(field -> put(attributes, "", field.getKey(), field.getValue()));
    return attributes;
  }

  private void put(Map<String, Object> attributes, String path, String name, JsonNode node) {
    if (node.isNull()) {
      return;
    }
    Object value = Fields.plain(node);
    Object other = attributes.putIfAbsent(Fields.clean(name), value);
    if (other != null && !other.equals(value)) {
      fields.error(
          path + name.replace("~", "~0").replace("/", "~1"),
          "comes twice with different values; give one of them another name");
    }
  }
}

package io.github.rallybot.web;

import io.github.rallybot.lead.Contact;
import io.github.rallybot.lead.Grade;
import io.github.rallybot.lead.NewLead;
import io.github.rallybot.lead.Touchpoint;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  private static final int TOUCHPOINTS = 100;

  private final Fields fields;
  private final Clock clock;

  private LeadJson(Fields fields, Clock clock) {
    this.fields = fields;
    this.clock = clock;
  }

  /**
   * Reads a lead.
   *
   * @throws Refusal 400 with every wrong field
   */
  static NewLead read(ObjectNode object, Clock clock) {
    return new LeadJson(new Fields(object, ""), clock).read(object);
  }

  private NewLead read(ObjectNode object) {
    Optional<String> source = fields.text("source", 200);
    if (source.isEmpty() && !fields.wrong("source")) {
      fields.error("source", "is required: where the lead comes from, such as \"webinar\"");
    }
    Contact contact =
        new Contact(
            fields.text("name", 10_000),
            fields.text("title", 10_000),
            fields.text("company", 10_000),
            email("email"),
            fields.text("phone", 100),
            website(),
            fields.text("message", 10_000),
            email("owner"),
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
    if (nobody && fields.errors().stream().noneMatch(e -> e.field().equals("/email"))) {
      fields.error("email", "is missing, and so are phone, company and name: send at least one");
    }
    if (!fields.errors().isEmpty() || source.isEmpty()) {
      throw new Refusal(
          new Problem(
              HttpStatus.BAD_REQUEST,
              "The lead was not taken in. Correct the fields below and send it again.",
              fields.errors()));
    }
    return new NewLead(
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

  private Optional<String> email(String name) {
    return fields
        .text(name, 320)
        .map(address -> address.toLowerCase(Locale.ROOT))
        .filter(
            address -> {
              int at = address.indexOf('@');
              boolean valid =
                  at > 0
                      && at == address.lastIndexOf('@')
                      && at < address.length() - 1
                      && address.chars().noneMatch(Character::isWhitespace);
              if (!valid) {
                fields.error(name, "is no e-mail address such as dana@example.com");
              }
              return valid;
            });
  }

  /** People write a website without https:// more often than with it. */
  private Optional<URI> website() {
    JsonNode node = fields.node("website");
    if (node != null && node.isString() && !node.stringValue().contains("://")) {
      String text = node.stringValue().strip();
      return text.isEmpty() ? Optional.empty() : fields.url("website", "https://" + text);
    }
    return fields.url("website");
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
      touchpoints.add(
          new Touchpoint(at.orElseGet(clock::instant), kind.orElse("visit"), title, url));
    }
    return touchpoints;
  }

  private Map<String, Object> attributes(ObjectNode object) {
    Map<String, Object> attributes = new TreeMap<>();
    JsonNode node = fields.node("attributes");
    if (node instanceof ObjectNode given) {
      given.properties().forEach(e -> attributes.put(e.getKey(), Fields.plain(e.getValue())));
    } else if (node != null) {
      fields.error("attributes", "is an object of names and values");
    }
    object.properties().stream()
        .filter(field -> !KNOWN.contains(field.getKey()) && !field.getValue().isNull())
        .forEach(field -> attributes.put(field.getKey(), Fields.plain(field.getValue())));
    return attributes;
  }
}

package io.github.rallybot.lead;

import io.github.rallybot.chat.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What marketing says of a lead when handing it over.
 *
 * @param source where it comes from, such as {@code webinar}
 * @param externalId its id in the source
 * @param stage where in the buyer's journey
 * @param country ISO 3166 code or name, as it came
 * @param attributes whatever else came, by name: strings, numbers, booleans, lists and maps
 * @param test whether it was made to try things out, and counts nowhere
 */
public record Brief(
    String source,
    Optional<String> externalId,
    Optional<String> campaign,
    Optional<String> persona,
    Optional<String> stage,
    Optional<String> country,
    Optional<Grade> grade,
    Contact contact,
    List<Touchpoint> touchpoints,
    Map<String, Object> attributes,
    boolean test) {

  public Brief {
    touchpoints = List.copyOf(touchpoints);
    attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** A lead of whom nothing is known but what routes look at: to say where one like it would go. */
  public static Brief like(
      String source,
      Optional<String> campaign,
      Optional<String> persona,
      Optional<String> country,
      Optional<String> owner) {
    return new Brief(
        source,
        Optional.empty(),
        campaign,
        persona,
        Optional.empty(),
        country,
        Optional.empty(),
        Contact.ownedBy(owner),
        List.of(),
        Map.of(),
        false);
  }

  /** Whether there is anybody behind it: an e-mail address, a phone, a company or a name. */
  public boolean namesSomebody() {
    return contact.email().isPresent()
        || contact.phone().isPresent()
        || contact.company().isPresent()
        || contact.name().isPresent();
  }

  /** A digest that two hand-overs share exactly when they say the same. */
  public String digest() {
    return Digest.of(
        List.of(
                source,
                externalId,
                campaign,
                persona,
                stage,
                country,
                grade,
                contact,
                touchpoints,
                attributes,
                test)
            .toString());
  }

  /** What is known here, completed by what another hand-over of the same lead says. */
  Brief or(Brief other, List<Touchpoint> all) {
    Map<String, Object> both = new TreeMap<>(other.attributes());
    both.putAll(attributes);
    return new Brief(
        source,
        externalId.or(other::externalId),
        campaign.or(other::campaign),
        persona.or(other::persona),
        stage.or(other::stage),
        country.or(other::country),
        grade.or(other::grade),
        contact.or(other.contact()),
        all,
        both,
        test);
  }

  /** Without all that is personal; what figures are made of stays. */
  Brief anonymous() {
    return new Brief(
        source,
        Optional.empty(),
        campaign,
        persona,
        stage,
        country,
        grade,
        Contact.nobody(),
        List.of(),
        Map.of(),
        test);
  }

  Brief with(Contact other) {
    return new Brief(
        source,
        externalId,
        campaign,
        persona,
        stage,
        country,
        grade,
        other,
        touchpoints,
        attributes,
        test);
  }
}

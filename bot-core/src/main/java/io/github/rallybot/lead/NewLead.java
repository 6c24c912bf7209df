package io.github.rallybot.lead;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A lead as marketing hands it over, checked at the edge and not yet stored.
 *
 * @param source where it comes from, such as {@code webinar}
 * @param externalId its id in the source
 * @param stage where in the buyer's journey
 * @param country ISO 3166 code or name, as it came
 * @param attributes whatever else came, by name: strings, numbers, booleans, lists and maps
 * @param test whether it was made to try things out, and counts nowhere
 */
public record NewLead(
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

  public NewLead {
    touchpoints = List.copyOf(touchpoints);
    attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
    if (contact.email().isEmpty()
        && contact.phone().isEmpty()
        && contact.company().isEmpty()
        && contact.name().isEmpty()) {
      throw new IllegalArgumentException("a lead needs an e-mail, a phone, a company or a name");
    }
  }

  /** A digest that two hand-overs share exactly when they say the same. */
  String digest() {
    return Digest.of(toString());
  }
}

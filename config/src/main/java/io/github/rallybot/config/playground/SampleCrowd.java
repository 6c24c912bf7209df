package io.github.rallybot.config.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who the leads of the weeks before today are: the samples, and people made up of their names,
 * titles and countries. Nothing about them has to do with anything else but their title with their
 * persona.
 */
final class SampleCrowd {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<String> PLACES =
      List.of(
          ("Aldgate,Amber,Anchor,Ashdown,Beacon,Birchwood,Blackwater,Bridgend,Canal,Cedar,Clearwater"
                  + ",Copper,Crown,Delta,Eastfield,Elm,Falcon,Fjord,Glenmore,Granite,Harbour,Heron"
                  + ",Highland,Ironbridge,Juniper,Kestrel,Lakeside,Linden,Marlow,Meadow,Mistral"
                  + ",Northfield,Oakhurst,Orchard,Pinewood,Quarry,Redwood,Ridgeway,Sandhill,Silver"
                  + ",Southgate,Summit,Thornbury,Tidewater,Vantage,Westbrook,Willow,Yarrow")
              .split(","));

  private static final List<String> TRADES =
      List.of(
          ("Freight,Couriers,Logistics,Distribution,Foods,Dairies,Pharma,Parcels,Haulage,Linen"
                  + ",Bakeries,Medical,Furniture,Utilities,Recycling,Wholesale")
              .split(","));

  /** How many of a hundred leads come from where. */
  private static final Chances<String> SOURCES =
      Chances.of("website", 32).or("webinar", 22).or("e-book", 20).or("expo", 14).or("partner", 12);

  private static final Chances<String> GRADES =
      Chances.of("A", 27).or("B", 42).or("C", 19).or("D", 12);

  private final List<ObjectNode> samples;

  SampleCrowd(List<ObjectNode> samples) {
    this.samples = samples;
  }

  /**
   * A lead.
   *
   * @param number of it among all
   * @param said what marketing says of it, in the names of the lead JSON
   */
  record Newcomer(int number, ObjectNode said) {

    Optional<String> some(String field) {
      return Optional.of(said.path(field).asString("")).filter(text -> !text.isEmpty());
    }

    String text(String field) {
      return some(field).orElse("");
    }
  }

  /** One of the samples as a lead of the weeks before; empty if there are not so many. */
  Optional<Newcomer> sample(int number, int sample) {
    return sample < samples.size()
        ? Optional.of(new Newcomer(number, named(samples.get(sample).deepCopy(), number)))
        : Optional.empty();
  }

  Newcomer madeUp(int number, SplittableRandom dice) {
    String source = SOURCES.with(dice);
    ObjectNode lead = JSON.createObjectNode().put("source", source);
    like(source, dice).ifPresent(campaign -> lead.put("campaign", campaign));
    ObjectNode role = any(dice);
    for (String field : List.of("persona", "title")) {
      if (role.has(field)) {
        lead.put(field, role.path(field).asString());
      }
    }
    String country = any(dice).path("country").asString("");
    if (!country.isEmpty()) {
      lead.put("country", country);
    }
    lead.put("grade", GRADES.with(dice));
    String company = one(PLACES, dice) + " " + one(TRADES, dice);
    String name =
        any(dice).path("name").asString("Kim").replaceAll(" .*", "")
            + " "
            + any(dice).path("name").asString("Lee").replaceAll(".* ", "");
    lead.put("company", company).put("name", name);
    lead.put("email", letters(name) + number + "@" + letters(company) + ".example");
    return new Newcomer(number, named(lead, number));
  }

  private static ObjectNode named(ObjectNode lead, int number) {
    return lead.put("externalId", "history-" + number);
  }

  /** The campaign of another lead that came the same way. */
  private Optional<String> like(String source, SplittableRandom dice) {
    List<String> campaigns = new ArrayList<>();
    samples.stream()
        .filter(sample -> sample.path("source").asString("").equals(source))
        .forEach(sample -> campaigns.add(sample.path("campaign").asString("")));
    return campaigns.isEmpty() ? Optional.empty() : Optional.of(one(campaigns, dice));
  }

  private ObjectNode any(SplittableRandom dice) {
    return one(samples, dice);
  }

  private static <T> T one(List<T> of, SplittableRandom dice) {
    return of.get(dice.nextInt(of.size()));
  }

  private static String letters(String words) {
    return words.replaceAll("[^A-Za-z]", "-").toLowerCase(Locale.ROOT);
  }
}

package io.github.rallybot.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

  @ParameterizedTest
  @CsvSource({
    "country, DE, Germany, true",
    "country, Germany, de, true",
    "country, Deutschland, DEU, true",
    "country, UK, GB, true",
    "country, DE, AT, false",
    "source, webinar, Webinar, true",
    "source, webinar, webinars, false",
    "campaign, Fleet*, fleet costs 2026, true",
    "campaign, *2026, Fleet costs 2026, true",
    "campaign, *, anything, true",
    "campaign, a.c, abc, false",
    "persona, Ops*er, Ops leader, true",
    "owner, maya@x.example, MAYA@x.example, true"
  })
  void a_value_fits_in_either_case_with_stars_and_a_country_by_any_name(
      String field, String wanted, String value, boolean takes) {
    Route.Field looked = Route.Field.of(field).orElseThrow();
    Route route = route(Map.of(looked, List.of("something else", wanted)));
    assertThat(route.takes(brief(looked, value))).isEqualTo(takes);
  }

  @Test
  void all_conditions_have_to_hold_and_what_a_lead_does_not_say_fits_none() {
    Route route =
        route(
            Map.of(
                Route.Field.COUNTRY, List.of("DE", "AT"), Route.Field.SOURCE, List.of("webinar")));
    assertThat(route.takes(brief("webinar", Optional.of("AT")))).isTrue();
    assertThat(route.takes(brief("website", Optional.of("AT")))).isFalse();
    assertThat(route.takes(brief("webinar", Optional.empty()))).isFalse();
    assertThat(route.words()).isEqualTo("source webinar and country DE, AT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source webinar and country DE, AT",
        "Country DE,AT and SOURCE webinar",
        "source=webinar and country=DE,AT",
        "source: webinar & country: DE , AT",
      })
  void the_same_conditions_are_typed_in_many_ways(String typed) {
    assertThat(RouteWords.read(words(typed)))
        .contains(
            Map.of(
                Route.Field.SOURCE, List.of("webinar"), Route.Field.COUNTRY, List.of("DE", "AT")));
  }

  @Test
  void a_campaign_may_have_the_name_of_a_field_or_an_and_in_it() {
    assertThat(RouteWords.read(words("campaign Sales and marketing day, Source of truth")))
        .contains(
            Map.of(Route.Field.CAMPAIGN, List.of("Sales and marketing day", "Source of truth")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "DE, AT", "country", "country ,", "colour red", "country and source x"})
  void what_says_nothing_is_no_condition(String typed) {
    assertThat(RouteWords.read(words(typed))).isEmpty();
  }

  private static List<String> words(String typed) {
    return Arrays.stream(typed.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static Route route(Map<Route.Field, List<String>> conditions) {
    return new Route(conditions, TestBot.LEADS, Optional.empty(), Optional.empty());
  }

  private static Brief brief(String source, Optional<String> country) {
    return Brief.like(source, Optional.empty(), Optional.empty(), country, Optional.empty());
  }

  private static Brief brief(Route.Field field, String value) {
    return Brief.like(
        field == Route.Field.SOURCE ? value : "x",
        Optional.of(value).filter(v -> field == Route.Field.CAMPAIGN),
        Optional.of(value).filter(v -> field == Route.Field.PERSONA),
        Optional.of(value).filter(v -> field == Route.Field.COUNTRY),
        Optional.of(value).filter(v -> field == Route.Field.OWNER));
  }
}

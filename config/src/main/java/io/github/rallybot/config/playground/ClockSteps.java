package io.github.rallybot.config.playground;

import io.github.rallybot.slack.playground.Person;
import io.github.rallybot.slack.playground.SlackStandIn;
import io.github.rallybot.teams.playground.TeamsStandIn;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Moves the clock forward on demand: an hour, to the next working morning, a week. */
final class ClockSteps {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final SlackStandIn standIn;
  private final MovableClock clock;
  private final BooleanSupplier busy;

  ClockSteps(SlackStandIn standIn, MovableClock clock, BooleanSupplier busy) {
    this.standIn = standIn;
    this.clock = clock;
    this.busy = busy;
  }

  /** The step that the page asks for; a morning is one where the person lives. */
  JsonNode take(JsonNode request) {
    if (busy.getAsBoolean()) {
      throw new IllegalArgumentException(
          "The weeks before today are being filled. Wait a moment, then move the clock.");
    }
    switch (request.path("by").asString("")) {
      case "hour" -> clock.move(Duration.ofHours(1));
      case "week" -> clock.move(Duration.ofDays(7));
      case "morning" ->
          clock.moveTo(nextMorning(clock.instant(), zone(request.path("user").asString(""))));
      default -> throw new IllegalArgumentException("by is hour, morning or week");
    }
    standIn.redraw();
    Playground.teams().ifPresent(TeamsStandIn::redraw);
    return JSON.createObjectNode().put("now", clock.instant().toString());
  }

  private ZoneId zone(String user) {
    return standIn
        .workspace()
        .person(user)
        .map(Person::zone)
        .or(() -> onTeams(user))
        .map(ZoneId::of)
        .orElse(ZoneId.of("Etc/UTC"));
  }

  private static Optional<String> onTeams(String user) {
    return Playground.teams()
        .flatMap(teams -> teams.workspace().person(user))
        .map(io.github.rallybot.teams.playground.Person::zone);
  }

  /** 9:00 on the next day from Monday to Friday, today if it is still to come. */
  static Instant nextMorning(Instant now, ZoneId zone) {
    ZonedDateTime morning = now.atZone(zone).with(MORNING);
    while (!morning.toInstant().isAfter(now) || WEEKEND.contains(morning.getDayOfWeek())) {
      // by the calendar, so that it is 9:00 also where the clocks are changed in between
      morning = morning.plusDays(1).with(MORNING);
    }
    return morning.toInstant();
  }
}

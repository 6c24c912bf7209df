package io.github.rallybot.config;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.lead.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One entry of {@code rally.routes}: leads that fit go to a channel of their own. Of a list one
 * value has to fit, with {@code *} for anything; of several lists, each.
 *
 * @param country ISO 3166 codes or English names
 * @param owner e-mail addresses of reps
 * @param platform where the channel is; if only one is on, it need not be said
 * @param channel its id
 * @param answerPromise within how much working time such a lead is answered, if not as any other
 */
public record RouteSettings(
    @DefaultValue List<String> source,
    @DefaultValue List<String> campaign,
    @DefaultValue List<String> country,
    @DefaultValue List<String> persona,
    @DefaultValue List<String> owner,
    @DefaultValue("") String platform,
    @DefaultValue("") String channel,
    @Nullable Duration answerPromise) {

  /** The routes of the settings; one that cannot work refuses the start and says which it is. */
  static List<Route> routes(RallySettings settings) {
    List<Route> routes = new ArrayList<>();
    for (RouteSettings entry : settings.routes()) {
      routes.add(entry.route("rally.routes[" + routes.size() + "]", settings));
    }
    return routes;
  }

  private Route route(String key, RallySettings settings) {
    Map<Route.Field, List<String>> conditions = new EnumMap<>(Route.Field.class);
    put(conditions, Route.Field.SOURCE, source);
    put(conditions, Route.Field.CAMPAIGN, campaign);
    put(conditions, Route.Field.COUNTRY, country);
    put(conditions, Route.Field.PERSONA, persona);
    put(conditions, Route.Field.OWNER, owner);
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException(
          key
              + " says for no lead that it fits. Give it source, campaign, country, persona or"
              + " owner; where all other leads go is rally.slack.lead-channel or"
              + " rally.teams.lead-channel.");
    }
    if (channel.isBlank()) {
      throw new IllegalArgumentException(
          "Set "
              + key
              + ".channel to the id of the channel that its leads go to, such as C0123 on Slack or"
              + " 19:…@thread.tacv2 on Teams.");
    }
    if (answerPromise != null && (answerPromise.isNegative() || answerPromise.isZero())) {
      throw new IllegalArgumentException(
          key + ".answer-promise must be more than zero, such as 4h.");
    }
    return new Route(
        conditions,
        new ChannelRef(on(key, settings), channel.strip()),
        Optional.ofNullable(answerPromise),
        Optional.empty());
  }

  private Platform on(String key, RallySettings settings) {
    List<Platform> enabled = settings.enabled();
    String name = platform.strip();
    if (name.isEmpty() && enabled.size() == 1) {
      return enabled.get(0);
    }
    Platform wanted =
        Arrays.stream(Platform.values())
            .filter(one -> one.code().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Set "
                            + key
                            + ".platform to slack or teams"
                            + (name.isEmpty() ? "" : ", not to " + name)
                            + "."));
    if (!enabled.contains(wanted)) {
      throw new IllegalArgumentException(
          key
              + " leads to "
              + wanted.label()
              + ", which is off. Set rally."
              + wanted.code()
              + ".enabled=true, or take the route away.");
    }
    return wanted;
  }

  private static void put(
      Map<Route.Field, List<String>> conditions, Route.Field field, List<String> values) {
    List<String> filled = values.stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
    if (!filled.isEmpty()) {
      conditions.put(field, filled);
    }
  }
}

package io.github.rallybot.config;

import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.journal.StorageAway;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health as an operator needs it: what waits, what was refused, what is paused and why. */
@Component("rally")
class RallyHealth implements HealthIndicator {

  private final Deliveries deliveries;
  private final StorageWiring.StorageChecks storage;

  RallyHealth(Deliveries deliveries, StorageWiring.StorageChecks storage) {
    this.deliveries = deliveries;
    this.storage = storage;
  }

  @Override
  public Health health() {
    try {
      Deliveries.State state = deliveries.state();
      Health.Builder health = state.pauses().isEmpty() ? Health.up() : Health.outOfService();
      health.withDetail("cardsWaiting", state.waiting());
      health.withDetail("deadLetters", state.deadLetters().size());
      if (!state.deadLetters().isEmpty()) {
        health.withDetail(
            "deadLetterCodes",
            state.deadLetters().stream().map(l -> l.code()).collect(Collectors.toSet()));
        health.withDetail("deadLettersTryAgain", "a leader types to the bot: replay");
      }
      state.pauses().forEach((where, pause) -> health.withDetail("paused " + where, pause.code()));
      health.withDetail("storage", storage.checks().stream().map(check -> check.text()).toList());
      return health.build();
    } catch (StorageAway away) {
      return Health.down().withDetail("storage", "does not answer").build();
    }
  }
}

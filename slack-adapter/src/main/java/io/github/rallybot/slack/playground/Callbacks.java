package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.CallLog;
import io.github.rallybot.playground.Faults;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What Slack sends to the bot, to be answered within three real seconds; with the faults ordered.
 */
final class Callbacks {
  private final Carrier carrier;
  private final Faults<Fault> faults;
  private final CallLog log;

  Callbacks(Carrier carrier, Faults<Fault> faults, CallLog log) {
    this.carrier = carrier;
    this.faults = faults;
    this.log = log;
  }

  Carrier.Answer send(String call, String subject, Delivery delivery) {
    Optional<Fault> fault = faults.strike(Faults.CALLBACK);
    if (fault.filter(Fault.CONNECTION_DROPPED::equals).isPresent()) {
      carrier.dropAfterNext();
    }
    if (fault.filter(Fault.CONNECTION_REFRESHED::equals).isPresent()) {
      carrier.refresh();
    }
    CompletableFuture<Carrier.Answer> first = carrier.carry(delivery);
    if (fault.filter(Fault.DUPLICATE_DELIVERY::equals).isPresent()) {
      Carrier.Answer second = carrier.carry(delivery).join();
      log.add(false, call + " (duplicate)", subject, second.status(), second.result());
    }
    Carrier.Answer answer = first.join();
    String times = delivery.attempt() == 0 ? "" : " (again)";
    log.add(false, call + times, subject, answer.status(), answer.result());
    return answer;
  }
}

package io.github.rallybot.lead;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lead that was made to try things out. It counts nowhere. */
public final class TestLead {

  private final Leads leads;
  private final Clock clock;

  public TestLead(Leads leads, Clock clock) {
    this.leads = leads;
    this.clock = clock;
  }

  /** Sends one. With the same key again, it is still one. */
  public void send(String key) {
    Contact contact =
        new Contact(
            Optional.of("Dana Whitfield"),
            Optional.of("VP Operations"),
            Optional.of("Northgate Logistics"),
            Optional.empty(),
            Optional.of("+1 202 555 0143"),
            Optional.empty(),
            Optional.of("We run 40 depots and need routing our drivers will use."),
            Optional.empty(),
            Optional.empty());
    leads.receive(
        new Brief(
            "test",
            Optional.of(key),
            Optional.empty(),
            Optional.of("Ops leader"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Grade("A")),
            contact,
            List.of(
                new Touchpoint(
                    Optional.of(clock.instant().minus(Duration.ofMinutes(20))),
                    "page",
                    Optional.of("Pricing"),
                    Optional.empty())),
            Map.of(),
            true),
        Optional.empty());
  }
}

package io.github.rallybot.slack.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private static final Map<String, String> HELLO = Map.of("channel", "C0LEADS", "text", "hello");

  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({"ERROR_BEFORE, 0", "ERROR_AFTER, 1"})
  void anErrorAfterAcceptingLeavesTheMessage(Fault fault, int messages) {
    bench.slack.faults().next(fault, 1);
    assertThat(bench.call("chat.postMessage", HELLO).statusCode()).isEqualTo(500);
    assertThat(bench.slack.workspace().messages("C0LEADS")).hasSize(messages);
    assertThat(bench.slack.faults().hits()).containsEntry(fault, 1);
    assertThat(bench.call("chat.postMessage", HELLO).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"SILENCE_BEFORE, 0", "SILENCE_AFTER, 1"})
  void silenceAfterAcceptingLeavesTheMessage(Fault fault, int messages) {
    bench.slack.faults().next(fault, 1);
    assertThatThrownBy(() -> bench.call("chat.postMessage", HELLO))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(bench.slack.workspace().messages("C0LEADS")).hasSize(messages);
  }

  @Test
  void aLatePostAppearsAfterTheClientGaveUp() throws InterruptedException {
    bench.slack.faults().next(Fault.LATE, 1);
    assertThatThrownBy(() -> bench.call("chat.postMessage", HELLO))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(bench.slack.workspace().messages("C0LEADS")).isEmpty();
    awaitOneMessage();
  }

  private void awaitOneMessage() throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    long seen = 0;
    while (bench.slack.workspace().messages("C0LEADS").isEmpty() && System.nanoTime() < end) {
      seen = bench.slack.workspace().awaitChange(seen, Duration.ofSeconds(1));
    }
    assertThat(bench.slack.workspace().messages("C0LEADS")).hasSize(1);
  }

  @Test
  void aLatePostCountsWhenItCameNotWhenItIsDone() throws InterruptedException {
    bench.slack.faults().next(Fault.LATE, 1);
    assertThatThrownBy(() -> bench.call("chat.postMessage", HELLO))
        .isInstanceOf(UncheckedIOException.class);
    bench.slack.faults().next(Fault.RATE_LIMITED, 1);
    assertThat(bench.call("chat.postMessage", HELLO).statusCode()).isEqualTo(429);
    awaitOneMessage();
    assertThat(bench.slack.rates().violations()).isEmpty();
  }

  @Test
  void anInjectedLimitHoldsUntilRetryAfterIsOver() {
    bench.slack.faults().next(Fault.RATE_LIMITED, 1);
    HttpResponse<String> refused = bench.call("chat.postMessage", HELLO);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(bench.slack.rates().violations("C0LEADS")).isZero();
    assertThat(bench.call("chat.postMessage", HELLO).statusCode()).isEqualTo(429);
    assertThat(bench.slack.rates().violations("C0LEADS")).isEqualTo(1);
    bench.clock.advance(Duration.ofSeconds(2));
    assertThat(bench.call("chat.postMessage", HELLO).statusCode()).isEqualTo(200);
  }

  @Test
  void aDuplicatedCallbackReachesTheBotTwice() {
    String ts = bench.post(Bench.buttons("good"));
    bench.slack.faults().next(Fault.DUPLICATE_DELIVERY, 1);
    bench.slack.people().click("U0MAYA", "C0LEADS", ts, "good");
    assertThat(bench.received).hasSize(2);
    assertThat(bench.received.get(0)).isEqualTo(bench.received.get(1));
  }

  @Test
  void theDiceFallTheSameWayForTheSameSeed() {
    bench.slack.faults().chance(Fault.ERROR_BEFORE, 0.5, "auth.test");
    String first = run();
    bench.slack.faults().seed(1);
    assertThat(run()).isEqualTo(first).contains("500").contains("200");
  }

  private String run() {
    StringBuilder statuses = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      statuses.append(bench.call("auth.test", Map.of()).statusCode()).append(' ');
    }
    return statuses.toString();
  }
}

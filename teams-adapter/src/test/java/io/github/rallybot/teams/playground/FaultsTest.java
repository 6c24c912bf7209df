package io.github.rallybot.teams.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.playground.Wire;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private static final String CHAT = "v3/conversations/a:1maya/activities";
  private static final String HELLO = "{\"type\":\"message\",\"text\":\"hello\"}";

  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  private int status() {
    return bench.call("POST", CHAT, HELLO).statusCode();
  }

  private int messages() {
    return bench.teams.workspace().messages("a:1maya").size();
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN_REFUSED, 401, 0",
    "PRECONDITION_FAILED, 412, 0",
    "ERROR_BEFORE, 502, 0",
    "ERROR_AFTER, 504, 1"
  })
  void a_call_goes_wrong_once_in_its_way(Fault fault, int status, int done) {
    bench.teams.faults().next(fault, 1);
    assertThat(status()).isEqualTo(status);
    assertThat(messages()).isEqualTo(done);
    assertThat(bench.teams.faults().hits()).containsEntry(fault, 1);
    assertThat(status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"SILENCE_BEFORE, 0", "SILENCE_AFTER, 1"})
  void silence_leaves_it_open_what_was_done(Fault fault, int done) {
    bench.teams.faults().next(fault, 1);
    assertThatThrownBy(this::status).isInstanceOf(UncheckedIOException.class);
    assertThat(messages()).isEqualTo(done);
  }

  @Test
  void a_late_post_appears_after_the_bot_gave_up() throws InterruptedException {
    bench.teams.faults().next(Fault.LATE, 1);
    assertThatThrownBy(this::status).isInstanceOf(UncheckedIOException.class);
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    long seen = 0;
    while (messages() == 0 && System.nanoTime() < end) {
      seen = bench.teams.workspace().awaitChange(seen, Duration.ofSeconds(1));
    }
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void a_limit_on_order_holds_until_retry_after_is_over() {
    bench.teams.faults().next(Fault.RATE_LIMITED, 1);
    HttpResponse<String> refused = bench.call("POST", CHAT, HELLO);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(bench.teams.rates().violations("a:1maya")).isZero();
    assertThat(status()).isEqualTo(429);
    assertThat(bench.teams.rates().violations("a:1maya")).isEqualTo(1);
    bench.clock.move(Duration.ofSeconds(2));
    assertThat(status()).isEqualTo(201);
  }

  @Test
  void the_page_orders_faults_and_takes_them_back() {
    bench.client(
        "fault", Wire.JSON.createObjectNode().put("fault", "ERROR_BEFORE").put("probability", 1));
    assertThat(status()).isEqualTo(502);
    bench.client("fault-reset", Wire.object());
    assertThat(status()).isEqualTo(201);
  }
}

package io.github.rallybot.slack.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.playground.Wire;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The stand-in's Socket Mode, from the bot's side. */
class SocketCarrierTest {
  private static final String APP_TOKEN = "xapp-test";

  private final Bench bench = new Bench(1, Optional.empty(), Optional.of(APP_TOKEN));

  @AfterEach
  void stop() {
    bench.close();
  }

  /** A connection that notes what comes, and answers on demand. */
  private static final class Line extends WebSocketClient {
    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    Line(URI address) throws InterruptedException {
      super(address);
      setDaemon(true);
      connectBlocking(10, TimeUnit.SECONDS);
    }

    JsonNode next() throws InterruptedException {
      JsonNode frame = frames.poll(10, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("nothing within ten seconds");
      }
      return frame;
    }

    void acknowledge(JsonNode envelope, String payload) {
      send("{\"envelope_id\":\"%s\"%s}".formatted(Wire.text(envelope, "envelope_id"), payload));
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String message) {
      frames.add(Wire.JSON.readTree(message));
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      end.complete(code);
    }

    @Override
    public void onError(Exception failure) {}
  }

  private URI address() {
    JsonNode answer = bench.answer("apps.connections.open", Map.of(), APP_TOKEN);
    return URI.create(Wire.text(answer, "url"));
  }

  private Line connected() throws InterruptedException {
    Line line = new Line(address());
    assertThat(line.next().path("type").asString()).isEqualTo("hello");
    return line;
  }

  private CompletableFuture<People.Outcome> pressed(String ts) {
    return CompletableFuture.supplyAsync(
        () -> bench.slack.people().click("U0MAYA", "C0LEADS", ts, "good"));
  }

  @Test
  void only_the_apps_own_token_opens_a_connection_and_an_address_is_good_for_one()
      throws Exception {
    assertThat(Wire.text(bench.answer("apps.connections.open", Map.of()), "error"))
        .isEqualTo("not_allowed_token_type");
    assertThat(Wire.text(bench.answer("auth.test", Map.of(), APP_TOKEN), "error"))
        .isEqualTo("not_allowed_token_type");
    URI address = address();
    Line first = new Line(address);
    assertThat(first.next().path("num_connections").asInt()).isEqualTo(1);
    assertThat(new Line(address).isOpen()).isFalse();
  }

  @Test
  void a_press_is_an_envelope_and_done_when_it_is_acknowledged() throws Exception {
    Line line = connected();
    CompletableFuture<People.Outcome> press = pressed(bench.post(Bench.buttons("good")));
    JsonNode envelope = line.next();
    assertThat(envelope.path("type").asString()).isEqualTo("interactive");
    assertThat(envelope.path("accepts_response_payload").asBoolean(true)).isFalse();
    assertThat(envelope.at("/payload/type").asString()).isEqualTo("block_actions");
    line.acknowledge(envelope, "");
    assertThat(press.get(5, TimeUnit.SECONDS).ok()).isTrue();
    assertThat(bench.received).isEmpty();
  }

  @Test
  void the_answer_to_a_command_comes_with_its_acknowledgement() throws Exception {
    Line line = connected();
    CompletableFuture<People.Outcome> typed =
        CompletableFuture.supplyAsync(
            () -> bench.slack.people().command("U0MAYA", "C0LEADS", "/rally", "help"));
    JsonNode envelope = line.next();
    assertThat(envelope.path("type").asString()).isEqualTo("slash_commands");
    assertThat(envelope.at("/payload/text").asString()).isEqualTo("help");
    line.acknowledge(envelope, ",\"payload\":{\"text\":\"Here is help\"}");
    assertThat(typed.get(5, TimeUnit.SECONDS).ok()).isTrue();
    List<Message> shown = bench.slack.workspace().messages("C0LEADS");
    assertThat(shown.get(shown.size() - 1).text()).isEqualTo("Here is help");
  }

  @Test
  void what_was_not_acknowledged_when_the_line_broke_comes_over_the_next() throws Exception {
    Line first = connected();
    bench.slack.faults().next(Fault.CONNECTION_DROPPED, 1);
    CompletableFuture<People.Outcome> press = pressed(bench.post(Bench.buttons("good")));
    JsonNode lost = first.next();
    first.acknowledge(lost, "");
    first.end.get(5, TimeUnit.SECONDS);
    Line second = connected();
    JsonNode again = second.next();
    assertThat(again.path("envelope_id")).isEqualTo(lost.path("envelope_id"));
    assertThat(again.path("payload")).isEqualTo(lost.path("payload"));
    assertThat(again.path("retry_attempt").asInt()).isEqualTo(1);
    second.acknowledge(again, "");
    assertThat(press.get(5, TimeUnit.SECONDS).ok()).isTrue();
  }

  @Test
  void a_refresh_is_announced_and_the_next_line_serves_meanwhile() throws Exception {
    Line first = connected();
    bench.slack.faults().next(Fault.CONNECTION_REFRESHED, 1);
    CompletableFuture<People.Outcome> press = pressed(bench.post(Bench.buttons("good")));
    assertThat(first.next().path("reason").asString()).isEqualTo("warning");
    first.acknowledge(first.next(), "");
    assertThat(press.get(5, TimeUnit.SECONDS).ok()).isTrue();
    Line second = connected();
    CompletableFuture<People.Outcome> next = pressed(bench.post(Bench.buttons("good")));
    second.acknowledge(second.next(), "");
    assertThat(next.get(5, TimeUnit.SECONDS).ok()).isTrue();
    assertThat(first.next().path("reason").asString()).isEqualTo("refresh_requested");
    first.end.get(5, TimeUnit.SECONDS);
  }

  @Test
  void without_a_connection_the_person_sees_at_once_that_it_failed() {
    People.Outcome outcome =
        bench.slack.people().click("U0MAYA", "C0LEADS", bench.post(Bench.buttons("good")), "good");
    assertThat(outcome.error()).isEqualTo("dispatch_failed");
  }
}

package io.github.rallybot.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.rallybot.slack.SlackDeedsTest.BUTTON;
import static io.github.rallybot.slack.SlackDesk.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.ChatPlatform.Check;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.journal.StorageAway;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlackSocketTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final SlackSocket.Patience QUICK =
      new SlackSocket.Patience(
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          Duration.ZERO,
          Duration.ofMillis(200));

  private final SlackDesk desk = SlackDesk.overSocket();
  private final List<Interaction> reached = new CopyOnWriteArrayList<>();
  private SocketServer slack;
  private SlackSocket socket = over(QUICK);

  @BeforeEach
  void open() throws InterruptedException {
    slack = SocketServer.started();
    welcomes();
  }

  @AfterEach
  void close() throws InterruptedException {
    socket.close();
    slack.stop(1000);
    desk.close();
  }

  private SlackSocket over(SlackSocket.Patience patience) {
    return new SlackSocket(desk.web, desk.inbox, Clock.fixed(NOW, ZoneOffset.UTC), patience);
  }

  private void welcomes() {
    desk.says("apps.connections.open", "{\"ok\":true,\"url\":\"" + slack.address() + "\"}");
  }

  private int opened() {
    return desk.calls("/api/apps.connections.open").size();
  }

  private void onPress(Runnable work) {
    desk.router.on(
        "lead.judge",
        press -> {
          reached.add(press);
          work.run();
          return Reply.nothing();
        });
  }

  private static String envelope(String id, String type, boolean takesPayload, String payload) {
    return """
        {"envelope_id":"%s","type":"%s","accepts_response_payload":%s,"payload":%s}"""
        .formatted(id, type, takesPayload, payload);
  }

  private static String press(String id, String actionTs) {
    return envelope(id, "interactive", false, SlackDeedsTest.press(BUTTON, actionTs, "T1"));
  }

  private static JsonNode acknowledging(String id) {
    return SlackDesk.JSON.createObjectNode().put("envelope_id", id);
  }

  private Check status() {
    return desk.web.connection().check();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_press_is_acknowledged_over_its_connection_once_it_was_taken_and_not_before()
      throws Exception {
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch committed = new CountDownLatch(1);
    onPress(
        () -> {
          taking.countDown();
          await(committed);
        });
    socket.start();
    WebSocket connection = slack.connection();
    connection.send(press("e1", "5.5"));
    await(taking);
    assertThat(slack.unheard()).isZero();
    committed.countDown();
    assertThat(slack.heard()).isEqualTo(new SocketServer.Heard(connection, acknowledging("e1")));
    assertThat(reached).hasSize(1);
    assertThat(desk.calls("/api/apps.connections.open").get(0).getHeader("Authorization"))
        .isEqualTo("Bearer xapp-1");
    assertThat(status())
        .isEqualTo(new Check(true, "Slack: connected by Socket Mode since 23 Nov, 09:30:00 UTC"));
  }

  @Test
  void a_deed_has_the_same_identity_by_whichever_way_it_comes() throws Exception {
    onPress(() -> {});
    socket.start();
    slack.connection().send(press("e1", "5.5"));
    slack.heard();
    desk.interacts(SlackDeedsTest.press(BUTTON, "5.5", "T1"));
    assertThat(reached).hasSize(2);
    assertThat(reached.get(0)).isEqualTo(reached.get(1));
  }

  @Test
  void an_answer_travels_in_the_acknowledgement_where_slack_takes_one() throws Exception {
    desk.router.onWord("hello", command -> Reply.privately("Ümläut & <co>"));
    socket.start();
    WebSocket connection = slack.connection();
    String command =
        """
        {"team_id":"T1","channel_id":"C1","user_id":"U1","command":"/rally","trigger_id":"t",
         "text":"hello a+b &amp; c","response_url":"https://hooks.example.com/1",
         "is_enterprise_install":"false"}""";
    connection.send(envelope("e1", "slash_commands", true, command));
    JsonNode answer = slack.heard().frame();
    assertThat(answer.path("envelope_id").asString()).isEqualTo("e1");
    assertThat(answer.path("payload").path("response_type").asString()).isEqualTo("ephemeral");
    assertThat(answer.path("payload").path("text").asString()).isEqualTo("Ümläut &amp; &lt;co&gt;");
    connection.send(envelope("e2", "slash_commands", false, command));
    assertThat(slack.heard().frame()).isEqualTo(acknowledging("e2"));
  }

  @Test
  void a_form_that_is_not_right_stays_open_with_its_messages() throws Exception {
    desk.router.on("lead.note", form -> Reply.invalid("note", "Write a word."));
    socket.start();
    slack
        .connection()
        .send(
            envelope(
                "e1",
                "interactive",
                true,
                """
                {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},
                 "api_app_id":"A1","view":{"id":"V1","hash":"h1","type":"modal",
                  "callback_id":"lead.note:7","private_metadata":"",
                  "blocks":[{"type":"input","block_id":"note",
                    "label":{"type":"plain_text","text":"L"},
                    "element":{"type":"plain_text_input","action_id":"note"}}],
                  "state":{"values":{}}}}"""));
    assertThat(slack.heard().frame())
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                {"envelope_id":"e1","payload":{"response_action":"errors",
                 "errors":{"note":"Write a word."}}}"""));
  }

  @Test
  void events_come_too_and_a_repeated_one_is_known_as_such() throws Exception {
    List<String> files = new CopyOnWriteArrayList<>();
    desk.router.onFile(
        file -> {
          files.add(file.id());
          throw new StorageAway(new IllegalStateException("down"));
        });
    socket.start();
    WebSocket connection = slack.connection();
    String event = envelope("e1", "events_api", false, SlackEventsTest.SHARED);
    connection.send(
        event.replace("\"type\":\"events_api\"", "\"type\":\"events_api\",\"retry_attempt\":1"));
    connection.send(envelope("e2", "events_api", false, SlackEventsTest.home("messages")));
    assertThat(slack.heard().frame()).isEqualTo(acknowledging("e2"));
    socket.close();
    assertThat(files).containsExactly("Ev1");
    assertThat(slack.unheard()).as("not saved, so not acknowledged").isZero();
    assertThat(desk.calls("/api/chat.postMessage")).as("said with the first try only").isEmpty();
  }

  @Test
  void a_click_whose_connection_breaks_before_the_acknowledgement_comes_again_and_counts_once()
      throws Exception {
    Set<String> claims = new HashSet<>();
    AtomicInteger counted = new AtomicInteger();
    WebSocket[] first = new WebSocket[1];
    CountDownLatch broken = new CountDownLatch(1);
    desk.router.on(
        "lead.judge",
        press -> {
          if (claims.add(press.id())) {
            counted.incrementAndGet();
            first[0].closeConnection(1006, "");
            await(broken);
          }
          return Reply.nothing();
        });
    socket.start();
    first[0] = slack.connection();
    first[0].send(press("e1", "5.5"));
    assertThat(slack.ending()).isEqualTo(first[0]);
    broken.countDown();
    WebSocket second = slack.connection();
    second.send(press("e1", "5.5"));
    assertThat(slack.heard()).isEqualTo(new SocketServer.Heard(second, acknowledging("e1")));
    assertThat(counted).hasValue(1);
    assertThat(slack.unheard()).isZero();
  }

  @Test
  void the_next_connection_serves_before_one_that_slack_announces_to_close_is_given_up()
      throws Exception {
    onPress(() -> {});
    socket.start();
    WebSocket first = slack.connection();
    SocketServer.announcesTheEnd(first, "warning");
    WebSocket second = slack.connection();
    assertThat(first.isOpen()).isTrue();
    first.send(press("e1", "5.5"));
    assertThat(slack.heard()).isEqualTo(new SocketServer.Heard(first, acknowledging("e1")));
    second.send(press("e2", "5.6"));
    assertThat(slack.heard()).isEqualTo(new SocketServer.Heard(second, acknowledging("e2")));
    assertThat(slack.ending()).as("the first is closed once the second serves").isEqualTo(first);
    assertThat(second.isOpen()).isTrue();
    assertThat(status().well()).isTrue();
    assertThat(opened()).isEqualTo(2);
  }

  @Test
  void what_is_for_another_workspace_or_app_or_was_not_saved_is_not_acknowledged()
      throws Exception {
    desk.router.on(
        "lead.judge",
        press -> {
          throw new StorageAway(new IllegalStateException("down"));
        });
    socket.start();
    WebSocket connection = slack.connection();
    connection.send(
        press("e1", "5.5").replace("\"team\":{\"id\":\"T1\"}", "\"team\":{\"id\":\"T2\"}"));
    connection.send(press("e2", "5.5").replace("\"team\":", "\"api_app_id\":\"A2\",\"team\":"));
    connection.send(press("e3", "5.5"));
    connection.send(envelope("e4", "interactive", false, "{\"type\":\"block_actions\"}"));
    connection.send("{\"type\":\"interactive\"}");
    connection.send("not json");
    connection.send("{\"envelope_id\":\"e5\",\"pad\":\"" + "x".repeat(SlackGate.MAX_BYTES) + "\"}");
    connection.send(envelope("e6", "something_new", false, "{\"type\":\"news\"}"));
    assertThat(slack.heard().frame()).isEqualTo(acknowledging("e6"));
    socket.close();
    assertThat(slack.unheard()).isZero();
  }

  @Test
  void a_refused_token_stops_the_start_and_says_which_key_to_set() {
    for (String code : List.of("invalid_auth", "not_allowed_token_type", "missing_scope")) {
      desk.says("apps.connections.open", "{\"ok\":false,\"error\":\"" + code + "\"}");
      assertThatThrownBy(socket::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(code)
          .hasMessageContaining("rally.slack.app-token")
          .hasMessageContaining("connections:write")
          .hasMessageNotContaining("xapp-1");
    }
  }

  @Test
  void slack_out_of_reach_does_not_stop_the_start_and_is_tried_until_it_answers() throws Exception {
    desk.answers("/api/apps.connections.open", aResponse().withStatus(503));
    CountDownLatch tried = new CountDownLatch(3);
    desk.slack.addMockServiceRequestListener((request, response) -> tried.countDown());
    socket.start();
    await(tried);
    assertThat(status())
        .isEqualTo(
            new Check(
                false,
                "Slack: not connected by Socket Mode, so that nothing people press or type"
                    + " arrives: apps.connections.open answered 503. It is tried again by itself"));
    welcomes();
    slack.connection();
  }

  @Test
  void a_connection_that_does_not_last_is_not_followed_at_once() throws Exception {
    socket = over(new SlackSocket.Patience(LONG, LONG, LONG, LONG, LONG));
    socket.start();
    WebSocket connection = slack.connection();
    CountDownLatch served = new CountDownLatch(1);
    desk.router.onWord(
        "help",
        command -> {
          served.countDown();
          return Reply.nothing();
        });
    connection.send(
        envelope(
            "e1",
            "slash_commands",
            true,
            "{\"team_id\":\"T1\",\"channel_id\":\"C1\",\"user_id\":\"U1\",\"command\":\"/rally\"}"));
    await(served);
    connection.close(1012, "restart");
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (status().well() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(status().text()).contains("it was closed (1012)");
    assertThat(opened()).isEqualTo(1);
  }

  @Test
  void a_connection_that_never_serves_is_given_up_for_another() throws Exception {
    socket =
        over(
            new SlackSocket.Patience(
                Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(50), LONG, LONG));
    slack.greets = false;
    socket.start();
    assertThat(slack.ending()).isEqualTo(slack.connection());
    assertThat(status().well()).isFalse();
    slack.greets = true;
    slack.connection();
  }

  @Test
  void the_status_says_that_socket_mode_is_switched_off() throws Exception {
    socket = over(new SlackSocket.Patience(LONG, LONG, LONG, Duration.ZERO, LONG));
    socket.start();
    WebSocket connection = slack.connection();
    SocketServer.announcesTheEnd(connection, "link_disabled");
    connection.send(envelope("e1", "something_new", false, "{\"type\":\"news\"}"));
    slack.heard();
    assertThat(desk.platform.checks())
        .filteredOn(check -> !check.well())
        .extracting(Check::text)
        .anySatisfy(text -> assertThat(text).contains("Socket Mode is switched off for the app"));
  }

  @Test
  void at_the_end_what_is_being_answered_is_finished_and_nothing_more_is_taken() throws Exception {
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch committed = new CountDownLatch(1);
    onPress(
        () -> {
          taking.countDown();
          await(committed);
        });
    socket.start();
    WebSocket connection = slack.connection();
    connection.send(press("e1", "5.5"));
    await(taking);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(socket::close);
    committed.countDown();
    assertThat(slack.heard().frame()).isEqualTo(acknowledging("e1"));
    closing.get(10, TimeUnit.SECONDS);
    assertThat(slack.ending()).isEqualTo(connection);
    assertThat(opened()).isEqualTo(1);
    assertThat(status()).extracting(Check::well).isEqualTo(false);
  }

  @Test
  void while_the_own_workspace_is_not_known_nothing_is_acknowledged() throws Exception {
    desk.team = Optional.empty();
    onPress(() -> {});
    socket.start();
    slack.connection().send(press("e1", "5.5"));
    socket.close();
    assertThat(slack.unheard()).isZero();
    assertThat(reached).isEmpty();
  }
}

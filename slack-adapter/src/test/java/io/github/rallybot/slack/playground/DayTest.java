package io.github.rallybot.slack.playground;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.app_backend.SlackSignature;
import io.github.rallybot.playground.Wire;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Threads, direct conversations, homes, files and events. */
class DayTest {
  private static final String HOME =
      """
      {"type":"home","blocks":[{"type":"actions","block_id":"row","elements":[
        {"type":"button","action_id":"good","text":{"type":"plain_text","text":"Good fit"}},
        {"type":"multi_users_select","action_id":"who","max_selected_items":1}]}]}
      """;

  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  private String error(String method, Map<String, String> arguments) {
    return Wire.text(bench.answer(method, arguments), "error");
  }

  private String post(String text, Map<String, String> more) {
    Map<String, String> arguments = new java.util.HashMap<>(more);
    arguments.put("channel", "C0LEADS");
    arguments.put("text", text);
    return Wire.text(bench.answer("chat.postMessage", arguments), "ts");
  }

  private List<String> texts(String method, Map<String, String> arguments) {
    return bench
        .answer(method, arguments)
        .path("messages")
        .valueStream()
        .map(message -> Wire.text(message, "text"))
        .toList();
  }

  @Test
  void a_reply_stands_in_its_thread_and_not_in_the_history() {
    String root = post("a lead", Map.of());
    String first = post("one", Map.of("thread_ts", root));
    post("two", Map.of("thread_ts", first));
    assertThat(texts("conversations.history", Map.of("channel", "C0LEADS")))
        .containsExactly("a lead");
    assertThat(texts("conversations.replies", Map.of("channel", "C0LEADS", "ts", root)))
        .containsExactly("a lead", "one", "two");
    assertThat(
            texts(
                "conversations.replies",
                Map.of("channel", "C0LEADS", "ts", root, "oldest", first, "inclusive", "false")))
        .containsExactly("two");
    JsonNode shown =
        bench.answer("conversations.history", Map.of("channel", "C0LEADS")).path("messages").get(0);
    assertThat(shown.path("reply_count").asInt()).isEqualTo(2);
    assertThat(shown.path("thread_ts").asString()).isEqualTo(root);
  }

  @Test
  void a_thread_is_read_page_by_page_oldest_first() {
    String root = post("a lead", Map.of());
    post("one", Map.of("thread_ts", root));
    post("two", Map.of("thread_ts", root));
    Map<String, String> page = Map.of("channel", "C0LEADS", "ts", root, "limit", "2");
    JsonNode first = bench.answer("conversations.replies", page);
    String cursor = first.at("/response_metadata/next_cursor").asString();
    assertThat(first.path("messages")).hasSize(2);
    assertThat(
            texts(
                "conversations.replies",
                Map.of("channel", "C0LEADS", "ts", root, "limit", "2", "cursor", cursor)))
        .containsExactly("two");
  }

  @Test
  void a_reply_needs_a_message_and_a_deleted_one_with_replies_leaves_a_tombstone() {
    assertThat(
            error(
                "chat.postMessage",
                Map.of("channel", "C0LEADS", "text", "a", "thread_ts", "1.000001")))
        .isEqualTo("thread_not_found");
    String root = post("a lead", Map.of());
    post("one", Map.of("thread_ts", root));
    bench.answer("chat.delete", Map.of("channel", "C0LEADS", "ts", root));
    assertThat(texts("conversations.replies", Map.of("channel", "C0LEADS", "ts", root)))
        .containsExactly("This message was deleted.", "one");
    assertThat(error("chat.update", Map.of("channel", "C0LEADS", "ts", root, "text", "b")))
        .isEqualTo("cant_update_message");
  }

  @Test
  void a_person_is_reached_directly_and_nobody_else_is() {
    JsonNode opened = bench.answer("conversations.open", Map.of("users", "U0TOM"));
    String direct = opened.path("channel").path("id").asString();
    assertThat(direct).isEqualTo("D0TOM");
    String ts =
        Wire.text(
            bench.answer("chat.postMessage", Map.of("channel", direct, "text", "for you")), "ts");
    assertThat(error("chat.update", Map.of("channel", direct, "ts", ts, "text", "b"))).isEmpty();
    assertThat(error("chat.delete", Map.of("channel", direct, "ts", ts))).isEmpty();
    assertThat(error("conversations.open", Map.of("users", Workspace.BOT_USER)))
        .isEqualTo("cannot_dm_bot");
    assertThat(error("conversations.open", Map.of("users", "U0NOBODY")))
        .isEqualTo("user_not_found");
    bench.slack.workspace().scopes(Set.of("chat:write"));
    assertThat(error("conversations.open", Map.of("users", "U0TOM"))).isEqualTo("missing_scope");
  }

  @Test
  void a_home_is_published_by_its_hash_and_its_controls_work() {
    JsonNode view =
        bench.answer("views.publish", Map.of("user_id", "U0MAYA", "view", HOME)).path("view");
    String hash = view.path("hash").asString();
    String id = view.path("id").asString();
    assertThat(error("views.publish", Map.of("user_id", "U0MAYA", "view", HOME, "hash", hash)))
        .isEmpty();
    assertThat(error("views.publish", Map.of("user_id", "U0MAYA", "view", HOME, "hash", hash)))
        .isEqualTo("hash_conflict");
    assertThat(error("views.publish", Map.of("user_id", "U0MAYA", "view", "{\"type\":\"modal\"}")))
        .isEqualTo("invalid_arguments");

    bench.slack.people().useInView("U0MAYA", id, "good", List.of(), Map.of());
    JsonNode payload = bench.received.get(0).payload();
    assertThat(payload.path("container"))
        .isEqualTo(Wire.object().put("type", "view").put("view_id", id));
    assertThat(payload.path("view").path("type").asString()).isEqualTo("home");
    assertThat(payload.path("trigger_id").asString()).isNotEmpty();
    assertThat(payload.has("response_url")).isFalse();
    assertThatThrownBy(
            () ->
                bench
                    .slack
                    .people()
                    .useInView("U0MAYA", id, "who", List.of("U0TOM", "U0SAM"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> bench.slack.people().useInView("U0TOM", id, "good", List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void opening_the_home_is_told_to_the_bot_signed_as_slack_signs() {
    assertThat(bench.slack.people().open("U0MAYA", "home").ok()).isTrue();
    Bench.Received request = bench.received.get(0);
    assertThat(
            new SlackSignature.Verifier(new SlackSignature.Generator(Bench.SECRET))
                .isValid(
                    request.timestamp(), request.body(), request.signature(), bench.clock.millis()))
        .isTrue();
    JsonNode payload = request.payload();
    assertThat(payload.path("type").asString()).isEqualTo("event_callback");
    assertThat(payload.path("team_id").asString()).isEqualTo(Workspace.TEAM_ID);
    assertThat(payload.path("api_app_id").asString()).isEqualTo(Workspace.APP_ID);
    assertThat(payload.path("event").path("type").asString()).isEqualTo("app_home_opened");
    assertThat(payload.path("event").path("tab").asString()).isEqualTo("home");
    assertThat(payload.path("event").has("view")).isFalse();
    bench.answer("views.publish", Map.of("user_id", "U0MAYA", "view", HOME));
    bench.slack.people().open("U0MAYA", "home");
    assertThat(bench.received.get(1).payload().at("/event/view/type").asString()).isEqualTo("home");
  }

  @Test
  void a_file_is_told_to_the_bot_which_gets_it_with_its_token_only() throws Exception {
    byte[] bytes = "name,company\nDana,Northgate\n".getBytes(UTF_8);
    share(bytes);
    JsonNode event = bench.received.get(0).payload().path("event");
    assertThat(event.path("subtype").asString()).isEqualTo("file_share");
    assertThat(event.path("channel_type").asString()).isEqualTo("im");
    String id = event.path("files").get(0).path("id").asString();
    JsonNode file = bench.answer("files.info", Map.of("file", id)).path("file");
    assertThat(file.path("name").asString()).isEqualTo("leads Köln.csv");
    assertThat(file.path("size").asInt()).isEqualTo(bytes.length);
    assertThat(file.path("mimetype").asString()).isEqualTo("text/csv");
    URI address = URI.create(file.path("url_private_download").asString());
    assertThat(get(address, Bench.TOKEN).body()).isEqualTo(bytes);
    HttpResponse<byte[]> refused = get(address, "xoxb-other");
    assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(error("files.info", Map.of("file", "F0NONE"))).isEqualTo("file_not_found");
    bench.slack.workspace().scopes(Set.of("chat:write"));
    assertThat(error("files.info", Map.of("file", id))).isEqualTo("missing_scope");
    assertThat(get(address, Bench.TOKEN).headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/html");
  }

  private Message share(byte[] bytes) throws Exception {
    return bench
        .slack
        .people()
        .share(
            "U0MAYA",
            bench.slack.workspace().directWith("U0MAYA").id(),
            "leads Köln.csv",
            new ByteArrayInputStream(bytes));
  }

  private static HttpResponse<byte[]> get(URI address, String token) throws Exception {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build()
        .send(
            HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void an_event_that_the_bot_did_not_take_is_sent_again_as_the_same_one() throws Exception {
    CountDownLatch twice = new CountDownLatch(2);
    bench.botStatus = 503;
    bench.bot =
        request -> {
          if (request.retry().equals("1")) {
            bench.botStatus = 200;
          }
          twice.countDown();
          return "";
        };
    share(new byte[] {1});
    assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(bench.received).extracting(Bench.Received::retry).containsExactly("null", "1");
    assertThat(bench.received.get(1).body()).isEqualTo(bench.received.get(0).body());
  }

  @Test
  void what_is_written_to_the_bot_is_an_event_and_elsewhere_it_is_none() {
    bench.slack.people().say("U0MAYA", "C0LEADS", "hello");
    assertThat(bench.received).isEmpty();
    bench.slack.people().say("U0MAYA", bench.slack.workspace().directWith("U0MAYA").id(), "hello");
    assertThat(bench.received.get(0).payload().at("/event/channel_type").asString())
        .isEqualTo("im");
  }

  @Test
  void threads_files_and_homes_are_there_after_a_restart(@TempDir Path folder) throws Exception {
    Optional<Path> state = Optional.of(folder.resolve("slack.ndjson"));
    URI address;
    String root;
    try (Bench first = new Bench(1, state)) {
      root = first.post(Bench.buttons("a"));
      first.answer(
          "chat.postMessage", Map.of("channel", "C0LEADS", "text", "one", "thread_ts", root));
      first.answer("views.publish", Map.of("user_id", "U0MAYA", "view", HOME));
      String direct = first.slack.workspace().directWith("U0MAYA").id();
      first.slack.people().share("U0MAYA", direct, "a.csv", new ByteArrayInputStream(new byte[9]));
    }
    try (Bench second = new Bench(1, state)) {
      assertThat(second.slack.workspace().replies("C0LEADS", root)).hasSize(1);
      assertThat(second.slack.people().home("U0MAYA")).isPresent();
      Message shared = second.slack.workspace().messages("D0MAYA").get(0);
      String id = shared.body().path("files").get(0).path("id").asString();
      address =
          URI.create(
              second
                  .answer("files.info", Map.of("file", id))
                  .at("/file/url_private_download")
                  .asString());
      assertThat(get(address, Bench.TOKEN).body()).hasSize(9);
    }
  }
}

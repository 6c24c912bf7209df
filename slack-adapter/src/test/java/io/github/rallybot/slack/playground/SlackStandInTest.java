package io.github.rallybot.slack.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.app_backend.SlackSignature;
import io.github.rallybot.playground.Wire;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlackStandInTest {
  private static final Map<String, String> HELLO = Map.of("channel", "C0LEADS", "text", "hello");

  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void refusesPostsThatSlackRefuses() {
    assertThat(error("chat.postMessage", Map.of("channel", "C0SALES", "text", "a")))
        .isEqualTo("not_in_channel");
    assertThat(error("chat.postMessage", Map.of("channel", "C0PRIVATE", "text", "a")))
        .isEqualTo("channel_not_found");
    assertThat(error("chat.postMessage", Map.of("channel", "C0NOPE", "text", "a")))
        .isEqualTo("channel_not_found");
    assertThat(error("chat.postMessage", Map.of("channel", "C0LEADS", "text", "")))
        .isEqualTo("no_text");
    assertThat(error("chat.update", Map.of("channel", "C0LEADS", "ts", "1.2", "text", "a")))
        .isEqualTo("message_not_found");
    assertThat(error("chat.wave", Map.of())).isEqualTo("unknown_method");
    bench.slack.workspace().archive("C0LEADS", true);
    assertThat(error("chat.postMessage", HELLO)).isEqualTo("is_archived");
  }

  @Test
  void anotherPersonsMessageCannotBeUpdated() {
    Message hers = bench.slack.people().say("U0MAYA", "C0LEADS", "mine");
    assertThat(error("chat.update", Map.of("channel", "C0LEADS", "ts", hers.ts(), "text", "a")))
        .isEqualTo("cant_update_message");
  }

  @Test
  void aMissingScopeIsNamed() {
    bench.slack.workspace().scopes(Set.of("chat:write"));
    JsonNode answer = bench.answer("conversations.history", Map.of("channel", "C0LEADS"));
    assertThat(answer.path("error").asString()).isEqualTo("missing_scope");
    assertThat(answer.path("needed").asString()).isEqualTo("channels:history");
  }

  @Test
  void aPostToAPersonOpensADirectConversation() {
    JsonNode answer = bench.answer("chat.postMessage", Map.of("channel", "U0TOM", "text", "a"));
    assertThat(answer.path("channel").asString()).isEqualTo("D0TOM");
    assertThat(bench.slack.workspace().messages("D0TOM")).hasSize(1);
  }

  @Test
  void historyIsNewestFirstAndShowsMetadataOnDemand() {
    String metadata = "{\"event_type\":\"lead\",\"event_payload\":{\"id\":\"7\"}}";
    bench.answer(
        "chat.postMessage", Map.of("channel", "C0LEADS", "text", "one", "metadata", metadata));
    bench.answer("chat.postMessage", HELLO);
    JsonNode plain = bench.answer("conversations.history", Map.of("channel", "C0LEADS"));
    JsonNode full =
        bench.answer(
            "conversations.history", Map.of("channel", "C0LEADS", "include_all_metadata", "true"));
    assertThat(plain.path("messages").get(0).path("text").asString()).isEqualTo("hello");
    assertThat(plain.path("messages").get(1).has("metadata")).isFalse();
    assertThat(full.path("messages").get(1).path("metadata").path("event_payload"))
        .isEqualTo(Wire.JSON.readTree("{\"id\":\"7\"}"));
  }

  @Test
  void theFourthPostWithinASecondIsToldToWaitAndCounted() {
    for (int i = 0; i < 3; i++) {
      assertThat(bench.call("chat.postMessage", HELLO).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = bench.call("chat.postMessage", HELLO);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    bench.call("chat.postMessage", HELLO);
    assertThat(bench.slack.rates().violations("C0LEADS")).isEqualTo(2);
    bench.clock.advance(Duration.ofSeconds(1));
    assertThat(bench.call("chat.postMessage", HELLO).statusCode()).isEqualTo(200);
    assertThat(bench.slack.rates().violations("C0LEADS")).isEqualTo(2);
  }

  @Test
  void whoPostsOnceASecondIsNeverRefused() {
    for (int i = 0; i < 20; i++) {
      assertThat(bench.call("chat.postMessage", HELLO).statusCode()).isEqualTo(200);
      bench.clock.advance(Duration.ofMillis(i % 2 == 0 ? 990 : 1010));
    }
    assertThat(bench.slack.rates().violations()).isEmpty();
  }

  @Test
  void aMethodHasItsTierPerMinute() {
    String ts = bench.post(Bench.buttons("a"));
    Map<String, String> update = Map.of("channel", "C0LEADS", "ts", ts, "text", "b");
    for (int i = 0; i < 50; i++) {
      assertThat(bench.call("chat.update", update).statusCode()).isEqualTo(200);
    }
    assertThat(bench.call("chat.update", update).statusCode()).isEqualTo(429);
    bench.clock.advance(Duration.ofMinutes(1));
    assertThat(bench.call("chat.update", update).statusCode()).isEqualTo(200);
  }

  @Test
  void callbacksAreSignedAsSlackSignsThem() {
    String ts = bench.post(Bench.buttons("good"));
    assertThat(bench.slack.people().click("U0MAYA", "C0LEADS", ts, "good").ok()).isTrue();
    Bench.Received request = bench.received.get(0);
    assertThat(
            new SlackSignature.Verifier(new SlackSignature.Generator(Bench.SECRET))
                .isValid(
                    request.timestamp(), request.body(), request.signature(), bench.clock.millis()))
        .isTrue();
    assertThat(request.payload().path("actions").get(0).path("action_id").asString())
        .isEqualTo("good");
    assertThat(request.payload().path("message").path("ts").asString()).isEqualTo(ts);
  }

  @Test
  void aResponseUrlWorksFiveTimes() {
    String url = pressed();
    for (int i = 0; i < 5; i++) {
      assertThat(bench.respond(url, "{\"text\":\"for you\"}").statusCode()).isEqualTo(200);
    }
    assertThat(bench.respond(url, "{\"text\":\"for you\"}").statusCode()).isEqualTo(404);
    assertThat(bench.slack.workspace().messages("C0LEADS"))
        .filteredOn(message -> message.onlyFor().isPresent())
        .hasSize(5);
  }

  @Test
  void aResponseUrlLivesThirtyMinutes() {
    String url = pressed();
    bench.clock.advance(Duration.ofMinutes(31));
    assertThat(bench.respond(url, "{\"text\":\"for you\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void aReplacedOriginalKeepsItsMetadata() {
    String metadata = "{\"event_type\":\"lead\",\"event_payload\":{}}";
    JsonNode posted =
        bench.answer(
            "chat.postMessage",
            Map.of("channel", "C0LEADS", "blocks", Bench.buttons("good"), "metadata", metadata));
    String ts = posted.path("ts").asString();
    bench.slack.people().click("U0MAYA", "C0LEADS", ts, "good");
    String url = bench.received.get(0).payload().path("response_url").asString();
    bench.respond(url, "{\"replace_original\":true,\"text\":\"done\"}");
    Message now = bench.slack.workspace().message("C0LEADS", ts).orElseThrow();
    assertThat(now.text()).isEqualTo("done");
    assertThat(now.blocks().isMissingNode()).isTrue();
    assertThat(now.metadata().path("event_type").asString()).isEqualTo("lead");
  }

  @Test
  void aTriggerOpensOneModalOnly() {
    String trigger = trigger();
    assertThat(bench.answer("views.open", modal(trigger)).path("ok").asBoolean()).isTrue();
    assertThat(error("views.open", modal(trigger))).isEqualTo("exchanged_trigger_id");
    String late = trigger();
    bench.clock.advance(Duration.ofSeconds(4));
    assertThat(error("views.open", modal(late))).isEqualTo("expired_trigger_id");
  }

  @Test
  void modalsStackThreeDeepAndAreUpdatedByTheirHash() {
    JsonNode first = bench.answer("views.open", modal(trigger())).path("view");
    String id = first.path("id").asString();
    String hash = first.path("hash").asString();
    String view = String.valueOf(modal("").get("view"));
    assertThat(error("views.update", Map.of("view_id", id, "view", view, "hash", hash))).isEmpty();
    assertThat(error("views.update", Map.of("view_id", id, "view", view, "hash", hash)))
        .isEqualTo("hash_conflict");
    assertThat(error("views.push", modal(trigger()))).isEmpty();
    assertThat(error("views.push", modal(trigger()))).isEmpty();
    assertThat(error("views.push", modal(trigger()))).isEqualTo("push_limit_reached");
  }

  @Test
  void aSubmissionIsCheckedThenSentAndItsErrorsAreShown() {
    JsonNode view = bench.answer("views.open", modal(trigger())).path("view");
    String id = view.path("id").asString();
    assertThat(bench.slack.people().submit("U0MAYA", id, Map.of()).fieldErrors())
        .containsOnlyKeys("note");
    bench.bot = request -> "{\"response_action\":\"errors\",\"errors\":{\"note\":\"too short\"}}";
    Map<String, List<String>> typed = Map.of("text", List.of("x"));
    assertThat(bench.slack.people().submit("U0MAYA", id, typed).fieldErrors())
        .containsEntry("note", "too short");
    bench.bot = request -> "";
    assertThat(bench.slack.people().submit("U0MAYA", id, typed).ok()).isTrue();
    assertThat(bench.slack.people().openView("U0MAYA")).isEmpty();
    JsonNode sent = bench.received.get(bench.received.size() - 1).payload();
    assertThat(sent.at("/view/state/values/note/text/value").asString()).isEqualTo("x");
  }

  @Test
  void aCommandIsEscapedAndItsFailureIsShownToTheOneWhoTypedIt() {
    bench.slack.people().command("U0MAYA", "C0LEADS", "/rally", "tell @Tom Becker <now> #leads");
    assertThat(Wire.form(bench.received.get(0).body()))
        .containsEntry("text", "tell <@U0TOM|tom.becker> &lt;now&gt; <#C0LEADS|leads>");
    bench.botStatus = 500;
    bench.slack.people().command("U0MAYA", "C0LEADS", "/rally", "help");
    List<Message> shown = bench.slack.workspace().messages("C0LEADS");
    assertThat(shown.get(shown.size() - 1).text()).contains("dispatch_failed");
    assertThat(shown.get(shown.size() - 1).onlyFor()).hasValue("U0MAYA");
  }

  @Test
  void aShortcutBringsTheMessageAndATriggerForOneModal() {
    People people = bench.slack.people();
    Message asked = people.say("U0TOM", "C0SALES", "Does it work with SAP & Co?");
    assertThat(people.shortcut("U0MAYA", "C0SALES", asked.ts(), "heard").ok()).isTrue();
    JsonNode sent = bench.received.get(0).payload();
    assertThat(sent.path("type").asString()).isEqualTo("message_action");
    assertThat(sent.path("callback_id").asString()).isEqualTo("heard");
    assertThat(sent.at("/user/id").asString()).isEqualTo("U0MAYA");
    assertThat(sent.at("/channel/id").asString()).isEqualTo("C0SALES");
    assertThat(sent.at("/message/user").asString()).isEqualTo("U0TOM");
    assertThat(sent.at("/message/ts").asString()).isEqualTo(asked.ts());
    assertThat(sent.at("/message/text").asString()).isEqualTo("Does it work with SAP &amp; Co?");
    assertThat(sent.path("action_ts").asString()).matches("\\d+\\.\\d{6}");
    String view =
        "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"T\"},\"blocks\":[]}";
    Map<String, String> opening =
        Map.of("trigger_id", sent.path("trigger_id").asString(), "view", view);
    assertThat(error("views.open", opening)).isEmpty();
    assertThat(error("views.open", opening)).isEqualTo("exchanged_trigger_id");
    assertThatThrownBy(() -> people.shortcut("U0GUEST", "C0SALES", asked.ts(), "heard"))
        .hasMessage("no such message: " + asked.ts());
    assertThatThrownBy(() -> people.shortcut("U0MAYA", "C0SALES", asked.ts(), "other"))
        .hasMessage("no such shortcut: other");
  }

  @Test
  void anInvitedBotMayPost() {
    bench.slack.people().command("U0MAYA", "C0SALES", "/invite", "@rallybot");
    assertThat(error("chat.postMessage", Map.of("channel", "C0SALES", "text", "a"))).isEmpty();
  }

  @Test
  void whatIsForOnePersonCannotBePressedByAnother() {
    bench.answer(
        "chat.postEphemeral",
        Map.of("channel", "C0LEADS", "user", "U0MAYA", "blocks", Bench.buttons("a")));
    String ts = bench.slack.workspace().messages("C0LEADS").get(0).ts();
    assertThatThrownBy(() -> bench.slack.people().click("U0TOM", "C0LEADS", ts, "a"))
        .isInstanceOf(IllegalArgumentException.class);
    bench.slack.people().click("U0MAYA", "C0LEADS", ts, "a");
    JsonNode payload = bench.received.get(0).payload();
    assertThat(payload.path("container").path("is_ephemeral").asBoolean()).isTrue();
    assertThat(payload.has("message")).isFalse();
  }

  @Test
  void whatIsMountedServesBelowItsPath() {
    bench.slack.mount(
        "/other/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    assertThat(bench.respond(bench.slack.pageUrl() + "other/place", "{}").statusCode())
        .isEqualTo(204);
    assertThat(bench.respond(bench.slack.pageUrl() + "others", "{}").statusCode()).isEqualTo(404);
  }

  private String error(String method, Map<String, String> arguments) {
    return Wire.text(bench.answer(method, arguments), "error");
  }

  private String pressed() {
    bench.slack.people().click("U0MAYA", "C0LEADS", bench.post(Bench.buttons("good")), "good");
    return bench.received.get(0).payload().path("response_url").asString();
  }

  private String trigger() {
    bench.slack.people().command("U0MAYA", "C0LEADS", "/rally", "form");
    String body = bench.received.get(bench.received.size() - 1).body();
    return String.valueOf(Wire.form(body).get("trigger_id"));
  }

  private static Map<String, String> modal(String trigger) {
    String view =
        """
        {"type":"modal","callback_id":"note","title":{"type":"plain_text","text":"Note"},
         "submit":{"type":"plain_text","text":"Save"},
         "blocks":[{"type":"input","block_id":"note","label":{"type":"plain_text","text":"Note"},
           "element":{"type":"plain_text_input","action_id":"text"}}]}
        """;
    return Map.of("trigger_id", trigger, "view", view);
  }
}

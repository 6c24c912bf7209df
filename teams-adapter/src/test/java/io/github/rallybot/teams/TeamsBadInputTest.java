package io.github.rallybot.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.algorithms.Algorithm;
import io.github.rallybot.TestBot;
import io.github.rallybot.redis.RedisForTests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is signed by Microsoft and still makes no sense: never a 5xx, nothing done, nothing sent.
 */
@ExtendWith(RedisForTests.class)
class TeamsBadInputTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final MicrosoftForTests microsoft = new MicrosoftForTests();
  private final TestBot bot = TestBot.create();
  private final TeamsPlatform platform =
      new TeamsPlatform(
          microsoft.settings(),
          bot.store,
          new Unlimited(),
          Clock.systemUTC(),
          user -> Optional.empty(),
          bot.router::opens);
  private final TeamsController controller =
      new TeamsController(platform, bot.router, Runnable::run, () -> {}, Clock.systemUTC());

  @AfterEach
  void close() {
    bot.close();
    microsoft.close();
  }

  private static ObjectNode activity(String type, String name) {
    return (ObjectNode)
        JSON.readTree(
            """
            {"type":"%s","name":"%s","id":"f:1","timestamp":"2026-11-23T09:30:00.25Z",
             "serviceUrl":"%s","channelId":"msteams","from":{"id":"29:maya"},
             "recipient":{"id":"28:bot"},"replyToId":"1690000000000",
             "conversation":{"id":"19:leads@thread.tacv2;messageid=1"},
             "channelData":{"tenant":{"id":"%s"},"team":{"id":"19:team@thread.tacv2"}},
             "value":{"action":{"type":"Action.Execute","verb":"no.such.verb",
                                "data":{"rally":"no.such.verb:1"}}}}"""
                .formatted(type, name, MicrosoftForTests.SERVICE, MicrosoftForTests.TENANT));
  }

  private static Stream<JsonNode> odd() {
    List<ObjectNode> good =
        List.of(
            activity("invoke", "adaptiveCard/action"),
            activity("invoke", "task/fetch"),
            activity("invoke", "task/submit"),
            activity("invoke", "composeExtension/fetchTask"),
            activity("invoke", "composeExtension/submitAction"),
            (ObjectNode) with(activity("message", ""), "value", "{\"x\":1}"),
            activity("conversationUpdate", ""));
    List<String> values =
        List.of("null", "[]", "{}", "7", "true", "\"x\"", "{\"id\":null}", "[null]", "[{}]");
    return good.stream()
        .flatMap(
            activity ->
                Stream.of(
                        "id",
                        "from",
                        "recipient",
                        "conversation",
                        "value",
                        "name",
                        "timestamp",
                        "replyToId",
                        "membersAdded",
                        "entities",
                        "type")
                    .flatMap(
                        field ->
                            Stream.concat(
                                Stream.of(without(activity, field)),
                                values.stream().map(value -> with(activity, field, value)))))
        .filter(activity -> !isCommand(activity));
  }

  /** A message without a value is what somebody typed, and is answered. */
  private static boolean isCommand(JsonNode activity) {
    return activity.path("type").asString("").equals("message")
        && (activity.path("value").isMissingNode() || activity.path("value").isNull());
  }

  private static JsonNode without(ObjectNode activity, String field) {
    ObjectNode copy = activity.deepCopy();
    copy.remove(field);
    return copy;
  }

  private static JsonNode with(ObjectNode activity, String field, String value) {
    ObjectNode copy = activity.deepCopy();
    copy.set(field, JSON.readTree(value));
    return copy;
  }

  private ResponseEntity<byte[]> sends(String body) throws IOException {
    HttpHeaders headers = new HttpHeaders();
    headers.setBearerAuth(
        MicrosoftForTests.token().sign(Algorithm.RSA256(null, MicrosoftForTests.privateKey())));
    return controller.receive(
        headers, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private void assertNothingDone() {
    assertThat(bot.journal()).isEmpty();
    assertThat(bot.members.all()).isEmpty();
    assertThat(microsoft.server.findAll(anyRequestedFor(anyUrl())))
        .as("only keys are read; nobody is logged in, and nothing is sent")
        .allMatch(request -> List.of("/openid", "/keys").contains(request.getUrl()));
  }

  @Test
  void an_activity_that_lacks_something_or_has_something_else_there_does_nothing()
      throws IOException {
    for (JsonNode activity : odd().toList()) {
      assertThat(sends(activity.toString()).getStatusCode().value())
          .as(activity.toString())
          .isLessThan(500);
    }
    assertNothingDone();
  }

  @Test
  void a_body_that_is_no_activity_is_refused() throws IOException {
    for (String body :
        List.of("", "x", "[]", "null", "7", "{}", "{\"type\":[]}", "[".repeat(900))) {
      assertThat(sends(body).getStatusCode().is4xxClientError()).as(body).isTrue();
    }
    assertNothingDone();
  }
}

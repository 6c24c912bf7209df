package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

class SlackOverHttpTest {

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class Server {}

  /** Spring rebuilds the body of a form from its parameters unless it is kept from it. */
  @Test
  void the_signature_is_checked_over_the_bytes_as_they_came() throws Exception {
    List<String> typed = new ArrayList<>();
    try (SlackDesk desk = new SlackDesk();
        ConfigurableApplicationContext server =
            new SpringApplicationBuilder(Server.class)
                .initializers(
                    context ->
                        ((GenericApplicationContext) context)
                            .registerBean(SlackController.class, () -> desk.controller))
                .run("--server.port=0", "--spring.main.banner-mode=off")) {
      desk.router.onWord(
          "say",
          command -> {
            command.words().forEach(word -> typed.add(word.toString()));
            return Reply.privately("Ümläut");
          });
      // a space as +, a lower-case escape and an empty value: a rebuilt body would differ
      String body =
          "team_id=T1&empty=&channel_id=C1&user_id=U1&command=%2frally&text=say+a+%7eb%26amp%3bc";
      String timestamp = String.valueOf(SlackDesk.NOW.getEpochSecond());
      URI uri =
          URI.create(
              "http://localhost:"
                  + server.getEnvironment().getProperty("local.server.port")
                  + SlackSettings.EVENTS_PATH);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("X-Slack-Request-Timestamp", timestamp)
              .POST(HttpRequest.BodyPublishers.ofString(body));
      HttpClient client = HttpClient.newHttpClient();
      HttpResponse<String> signed =
          client.send(
              request
                  .copy()
                  .header("X-Slack-Signature", SlackDesk.signature(body, timestamp))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(signed.statusCode()).isEqualTo(200);
      assertThat(SlackDesk.JSON.readTree(signed.body()).path("text").asString())
          .isEqualTo("Ümläut");
      assertThat(signed.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
      assertThat(typed).containsExactly("Plain[text=a]", "Plain[text=~b&c]");

      HttpResponse<String> unsigned =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(unsigned.statusCode()).isEqualTo(401);
      assertThat(unsigned.headers().firstValue("Content-Type"))
          .contains("application/problem+json");
    }
  }
}

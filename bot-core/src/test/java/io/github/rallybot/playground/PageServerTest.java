package io.github.rallybot.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final PageServer page = new PageServer("/teams/", Optional.empty());
  private HttpServer server;
  private URI here;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    here = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/teams/");
    server.createContext("/teams/", page::serve);
    server.start();
    page.handle("/client/echo", question -> Wire.ok().put("user", Wire.text(question, "user")));
    page.handle(
        "/client/wrong",
        question -> {
          throw new IllegalArgumentException("no such person");
        });
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private HttpResponse<String> asks(String path, String type, String origin)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(here.resolve(path))
            .header("Content-Type", type)
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString("{\"user\":\"maya\"}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> asks(String path) throws IOException, InterruptedException {
    return asks(path, "application/json", "http://" + here.getAuthority());
  }

  @Test
  void a_page_is_answered_below_its_root_and_may_be_framed_by_its_own_origin()
      throws IOException, InterruptedException {
    HttpResponse<String> answer = asks("client/echo");
    assertThat(answer.body()).isEqualTo("{\"ok\":true,\"user\":\"maya\"}");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValue("default-src 'self'; frame-ancestors 'self'");
    assertThat(asks("client/wrong").body()).isEqualTo("{\"error\":\"no such person\"}");
    assertThat(asks("client/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void another_site_gets_nothing_and_does_nothing() throws IOException, InterruptedException {
    assertThat(asks("client/echo", "application/json", "https://example.com").statusCode())
        .isEqualTo(403);
    String own = "http://" + here.getAuthority();
    assertThat(asks("client/echo", "text/plain", own).statusCode()).isEqualTo(404);
  }
}

package io.github.rallybot.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Serves the page and what the page asks for. Only to this machine, and only to pages from it: a
 * web site that the person has open elsewhere could reach loopback too.
 */
public final class PageServer {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");
  private static final Set<String> OWN_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

  private final String root;
  private final Optional<String> resources;
  private final Map<String, Function<JsonNode, JsonNode>> handlers = new ConcurrentHashMap<>();
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

  /** Takes bytes as they come, with what the address says of them. */
  public interface Upload {
    JsonNode take(Map<String, String> about, InputStream bytes) throws IOException;
  }

  /**
   * @param root the path below which it serves; ends with a slash
   * @param resources the folder on the class path that holds {@code index.html}
   */
  public PageServer(String root, Optional<String> resources) {
    this.root = root;
    this.resources = resources;
  }

  public void handle(String path, Function<JsonNode, JsonNode> handler) {
    handlers.put(path, handler);
  }

  public void handle(String path, Upload upload) {
    uploads.put(path, upload);
  }

  public void serve(HttpExchange exchange) throws IOException {
    if (!fromHere(exchange)) {
      send(exchange, 403, "text/plain", "Only from this machine.".getBytes(UTF_8));
      return;
    }
    String path = "/" + exchange.getRequestURI().getPath().substring(root.length());
    Function<JsonNode, JsonNode> handler = handlers.get(path);
    Upload upload = uploads.get(path);
    if (handler != null && isPost(exchange, "application/json")) {
      answer(exchange, () -> handler.apply(question(exchange)));
    } else if (upload != null && isPost(exchange, "application/octet-stream")) {
      String query = exchange.getRequestURI().getRawQuery();
      Map<String, String> about = Wire.form(query == null ? "" : query);
      answer(exchange, () -> upload.take(about, exchange.getRequestBody()));
    } else {
      file(exchange, path.equals("/") ? "/index.html" : path);
    }
  }

  private static boolean fromHere(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    if (host == null || !OWN_HOSTS.contains(host.replaceFirst(":\\d+$", ""))) {
      return false;
    }
    return origin == null || origin.equals("http://" + host);
  }

  /** A form or a picture on another site can send neither type nor, without it, an act. */
  private static boolean isPost(HttpExchange exchange, String wanted) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return exchange.getRequestMethod().equals("POST") && type != null && type.startsWith(wanted);
  }

  private static JsonNode question(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    return body.length == 0 ? Wire.object() : Wire.JSON.readTree(body);
  }

  private interface Work {
    JsonNode run() throws IOException;
  }

  private static void answer(HttpExchange exchange, Work work) throws IOException {
    int status = 200;
    JsonNode answer;
    try {
      answer = work.run();
    } catch (IllegalArgumentException | JacksonException wrong) {
      status = 400;
      answer = Wire.object().put("error", wrong.getMessage());
    } catch (RuntimeException broken) {
      status = 500;
      answer = Wire.object().put("error", String.valueOf(broken.getMessage()));
    }
    send(exchange, status, "application/json", Wire.JSON.writeValueAsBytes(answer));
  }

  private void file(HttpExchange exchange, String path) throws IOException {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (resources.isPresent() && type != null && !path.contains("..")) {
      String name = resources.get() + path;
      try (InputStream in = PageServer.class.getClassLoader().getResourceAsStream(name)) {
        if (in != null) {
          send(exchange, 200, type, in.readAllBytes());
          return;
        }
      }
    }
    send(exchange, 404, "application/json", "{\"error\":\"not_found\"}".getBytes(UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'self'");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}

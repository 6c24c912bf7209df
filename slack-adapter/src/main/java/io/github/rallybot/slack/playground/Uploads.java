package io.github.rallybot.slack.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.rallybot.playground.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the bot gives files: it asks for an address, sends the bytes there, and says in which
 * conversation the file is shown. Source:
 * docs.slack.dev/reference/methods/files.getUploadURLExternal. What was not completed is lost with
 * the process.
 */
final class Uploads {
  static final String PATH = "/upload/v1/";

  /** The stand-in keeps what is on its way in memory. */
  private static final int LARGEST = 50_000_000;

  private record Upload(String name, int length, Optional<byte[]> bytes) {}

  private final Workspace workspace;
  private final FileStore files;
  private final String base;
  private final Map<String, Upload> waiting = new ConcurrentHashMap<>();

  /**
   * @param base what each address starts with
   */
  Uploads(Workspace workspace, FileStore files, String base) {
    this.workspace = workspace;
    this.files = files;
    this.base = base;
  }

  /** {@code files.getUploadURLExternal}. */
  ObjectNode address(JsonNode arguments) {
    String name = Wire.text(arguments, "filename");
    int length = arguments.path("length").asInt(0);
    if (name.isBlank() || length < 1 || length > LARGEST) {
      throw new SlackError("invalid_arguments");
    }
    String id = files.nextId();
    waiting.put(id, new Upload(name, length, Optional.empty()));
    return Wire.ok().put("upload_url", base + id).put("file_id", id);
  }

  /** Takes the bytes, which have to be as many as were announced. */
  void take(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(PATH.length());
    Upload upload = waiting.get(id);
    byte[] bytes = exchange.getRequestBody().readNBytes(upload == null ? 0 : upload.length() + 1);
    if (upload == null) {
      answer(exchange, 404, "no such upload");
    } else if (!exchange.getRequestMethod().equals("POST") || bytes.length != upload.length()) {
      answer(exchange, 400, "not as many bytes as were announced");
    } else {
      waiting.put(id, new Upload(upload.name(), upload.length(), Optional.of(bytes)));
      answer(exchange, 200, "OK - " + bytes.length);
    }
  }

  private static void answer(HttpExchange exchange, int status, String words) throws IOException {
    byte[] body = words.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** {@code files.completeUploadExternal}, of one file in one conversation or in none. */
  ObjectNode complete(JsonNode arguments) {
    String channel = Wire.text(arguments, "channel_id");
    if (!channel.isEmpty()
        && workspace.channel(channel).filter(one -> one.has(Workspace.BOT_USER)).isEmpty()) {
      throw new SlackError("channel_not_found");
    }
    JsonNode given = arguments.path("files");
    String id = Wire.text(given.path(0), "id");
    Upload upload = waiting.get(id);
    if (!given.isArray() || given.size() != 1 || upload == null || upload.bytes().isEmpty()) {
      throw new SlackError("file_not_found");
    }
    waiting.remove(id);
    SharedFile file = kept(id, channel, upload);
    if (!channel.isEmpty()) {
      ObjectNode body =
          Wire.object()
              .put("user", Workspace.BOT_USER)
              .put("bot_id", Workspace.BOT_ID)
              .put("subtype", "file_share")
              .put("text", Wire.text(arguments, "initial_comment"));
      body.putArray("files").add(files.json(file));
      Message unused = workspace.add(channel, Optional.empty(), body);
    }
    ObjectNode answer = Wire.ok();
    answer.putArray("files").addObject().put("id", id).put("title", upload.name());
    return answer;
  }

  private SharedFile kept(String id, String channel, Upload upload) {
    try {
      return files.keep(
          id,
          Workspace.BOT_USER,
          channel,
          upload.name(),
          new ByteArrayInputStream(upload.bytes().orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

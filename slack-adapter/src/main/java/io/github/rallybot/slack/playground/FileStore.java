package io.github.rallybot.slack.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.rallybot.playground.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bytes of shared files, and how the bot gets them: {@code files.info} names an address that
 * gives the bytes to who brings the bot's token, and a page to sign in to everybody else. Source:
 * docs.slack.dev/reference/objects/file-object.
 */
final class FileStore implements AutoCloseable {
  static final String PATH = "/files-pri/";

  /** Where the page finds pictures, by their ids. */
  static final String PICTURES = "/client/picture/";

  /** What Slack takes at most. */
  private static final long LARGEST = 1L << 30;

  /** So many bytes of a file the page shows. */
  private static final int LOOKED_AT = 200_000;

  static final String SIGN_IN = "/signin";

  private final Workspace workspace;
  private final Path folder;
  private final boolean temporary;
  private final String botToken;
  private final String base;

  /**
   * Keeps files beside the state of the workspace, or in a folder that goes with the stand-in.
   *
   * @param base what the address of each file starts with
   */
  FileStore(Workspace workspace, Optional<Path> stateFile, String botToken, String base)
      throws IOException {
    this.workspace = workspace;
    this.temporary = stateFile.isEmpty();
    this.folder =
        stateFile.isPresent()
            ? stateFile.get().resolveSibling("files")
            : Files.createTempDirectory("slack-stand-in");
    this.botToken = botToken;
    this.base = base;
  }

  ObjectNode json(SharedFile file) {
    return file.json(base);
  }

  /** Keeps the bytes, then says that they are there. */
  SharedFile keep(String userId, String channelId, String name, InputStream bytes)
      throws IOException {
    return keep(nextId(), userId, channelId, name, bytes);
  }

  String nextId() {
    return "F" + workspace.nextTs().replace(".", "");
  }

  /** The same of a file that has its id already. */
  SharedFile keep(String id, String userId, String channelId, String name, InputStream bytes)
      throws IOException {
    Files.createDirectories(folder);
    Path fresh = folder.resolve(id + ".new");
    long size = 0;
    try (var out = Files.newOutputStream(fresh)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        size += n;
        if (size > LARGEST) {
          throw new IllegalArgumentException("Slack takes files of at most 1 GB.");
        }
        out.write(buffer, 0, n);
      }
    } catch (IllegalArgumentException tooLarge) {
      Files.deleteIfExists(fresh);
      throw tooLarge;
    }
    Files.move(fresh, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
    String now = Long.toString(workspace.now().getEpochSecond());
    SharedFile file = new SharedFile(id, name, userId, size, now, channelId);
    workspace.put(file);
    return file;
  }

  /** {@code files.info}. */
  ObjectNode info(JsonNode arguments) {
    SharedFile file =
        visible(Wire.text(arguments, "file")).orElseThrow(() -> new SlackError("file_not_found"));
    ObjectNode answer = Wire.ok();
    answer.set("file", json(file));
    return answer;
  }

  /** The bot sees what is shared where it is itself. */
  private Optional<SharedFile> visible(String id) {
    return workspace
        .file(id)
        .filter(
            file ->
                workspace
                    .channel(file.channel())
                    .filter(channel -> channel.has(Workspace.BOT_USER))
                    .isPresent());
  }

  void download(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name = path.substring(PATH.length()).replaceFirst("/.*", "");
    Optional<SharedFile> file = visible(name.substring(name.indexOf('-') + 1));
    boolean allowed =
        ("Bearer " + botToken).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && workspace.scopes().contains("files:read");
    if (!allowed) {
      exchange.getResponseHeaders().set("Location", SIGN_IN);
      exchange.sendResponseHeaders(302, -1);
    } else if (file.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      exchange.getResponseHeaders().set("Content-Type", file.get().mimeType());
      exchange.sendResponseHeaders(200, file.get().size() == 0 ? -1 : file.get().size());
      try (InputStream in = Files.newInputStream(folder.resolve(file.get().id()))) {
        in.transferTo(exchange.getResponseBody());
      }
    }
    exchange.close();
  }

  /** What is in a file, as somebody in its conversation reads it; cut where it is long. */
  String text(String userId, String id) throws IOException {
    SharedFile file =
        workspace
            .file(id)
            .filter(
                found ->
                    workspace
                        .channel(found.channel())
                        .filter(channel -> channel.has(userId))
                        .isPresent())
            .orElseThrow(() -> new IllegalArgumentException("no such file: " + id));
    try (InputStream in = Files.newInputStream(folder.resolve(file.id()))) {
      return new String(in.readNBytes(LOOKED_AT), UTF_8);
    }
  }

  /** A picture that a message shows. */
  void picture(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(PICTURES.length());
    Optional<SharedFile> file =
        workspace.file(id).filter(found -> found.mimeType().equals("image/png"));
    if (file.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      exchange.getResponseHeaders().set("Content-Type", file.get().mimeType());
      exchange.sendResponseHeaders(200, file.get().size());
      Files.copy(folder.resolve(id), exchange.getResponseBody());
    }
    exchange.close();
  }

  /** The page that comes instead of a file. */
  static void signIn(HttpExchange exchange) throws IOException {
    byte[] page = "<!doctype html><title>Slack</title><h1>Sign in to Slack</h1>".getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (var inside = Files.newDirectoryStream(folder)) {
      for (Path file : inside) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

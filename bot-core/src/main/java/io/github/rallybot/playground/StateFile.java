package io.github.rallybot.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Changes as JSON lines, so that what a stand-in holds outlives the process. Each line is handed to
 * the system in one write: it survives the process being killed, not the machine losing power.
 */
public final class StateFile implements AutoCloseable {
  private final OutputStream out;

  private StateFile(OutputStream out) {
    this.out = out;
  }

  /** What an earlier run left; a torn last line, cut off by a kill, is ignored. */
  public static List<JsonNode> read(Path file) {
    List<JsonNode> changes = new ArrayList<>();
    if (!Files.exists(file)) {
      return changes;
    }
    try {
      // not readAllLines: a line torn inside a character would fail the whole file
      for (String line : new String(Files.readAllBytes(file), UTF_8).lines().toList()) {
        try {
          changes.add(Wire.JSON.readTree(line));
        } catch (JacksonException torn) {
          break;
        }
      }
      return changes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a file that holds just these changes. */
  public static StateFile compacted(Path file, List<? extends JsonNode> changes) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      StringBuilder lines = new StringBuilder();
      changes.forEach(change -> lines.append(change).append('\n'));
      Files.writeString(fresh, lines);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new StateFile(Files.newOutputStream(file, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void append(JsonNode change) {
    try {
      out.write((change + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

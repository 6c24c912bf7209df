package io.github.rallybot.web;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps bytes aside until they are wanted: a few in memory, many in a file that goes with it. */
final class Aside extends OutputStream {

  private static final int IN_MEMORY = 64 * 1024;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream toFile;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (toFile == null && memory.size() + length > IN_MEMORY) {
      file = Files.createTempFile("rallybot-report", ".json");
      toFile = new BufferedOutputStream(Files.newOutputStream(file));
      memory.writeTo(toFile);
      memory.reset();
    }
    if (toFile == null) {
      memory.write(bytes, offset, length);
    } else {
      toFile.write(bytes, offset, length);
    }
  }

  void copyTo(OutputStream out) throws IOException {
    memory.writeTo(out);
    if (toFile != null && file != null) {
      toFile.flush();
      Files.copy(file, out);
    }
  }

  @Override
  public void close() throws IOException {
    if (toFile != null) {
      toFile.close();
    }
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}

package io.github.rallybot.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;

/** The bundled {@code redis-server} for one platform, named as it is on the class path. */
record ServerBinary(String name) {
  private static final String PREFIX = "redis-server-7.0.15-";

  /**
   * The binary for an operating system and architecture, as the JVM names them.
   *
   * @throws IllegalStateException if none is bundled for them
   */
  static ServerBinary of(String osName, String osArch) {
    String system = osName.toLowerCase(Locale.ROOT);
    String platform =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          case "x86", "i386", "i486", "i586", "i686" -> "386";
          default -> "";
        };
    if (system.equals("linux") && !platform.isEmpty()) {
      return new ServerBinary(PREFIX + "linux-" + platform);
    }
    boolean mac = system.startsWith("mac") || system.equals("darwin");
    if (mac && (platform.equals("amd64") || platform.equals("arm64"))) {
      return new ServerBinary(PREFIX + "darwin-" + platform);
    }
    throw new IllegalStateException(
        "Rallybot brings no Redis for %s on %s: use WSL 2 (on Windows) or set rally.redis.url."
            .formatted(osName, osArch));
  }

  /** Puts the executable into a folder, unless the very same one is there, and returns its path. */
  Path unpackInto(Path folder) throws IOException {
    Path target = folder.resolve(name);
    byte[] content = content();
    if (Files.isExecutable(target) && Arrays.equals(Files.readAllBytes(target), content)) {
      return target;
    }
    Path draft = Files.createTempFile(folder, name, ".new");
    Files.write(draft, content);
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
    return Files.move(
        draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] content() throws IOException {
    try (InputStream resource = ServerBinary.class.getResourceAsStream("/" + name)) {
      if (resource == null) {
        throw new IOException(name + " is missing from the class path");
      }
      return resource.readAllBytes();
    }
  }
}

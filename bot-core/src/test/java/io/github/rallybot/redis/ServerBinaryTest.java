package io.github.rallybot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerBinaryTest {
  @Test
  void the_executable_is_unpacked_once_and_repaired_when_damaged(@TempDir Path folder)
      throws IOException {
    ServerBinary binary =
        ServerBinary.of(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path executable = binary.unpackInto(folder);
    FileTime unpacked = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    byte[] content = Files.readAllBytes(executable);
    Files.setLastModifiedTime(executable, unpacked);

    assertThat(Files.getLastModifiedTime(binary.unpackInto(folder))).isEqualTo(unpacked);

    Files.writeString(executable, "half a fi");
    assertThat(binary.unpackInto(folder)).hasBinaryContent(content).isExecutable();
  }

  @Test
  void every_platform_has_its_binary_or_a_way_out() {
    assertThat(
            List.of(
                ServerBinary.of("Linux", "amd64"),
                ServerBinary.of("Linux", "aarch64"),
                ServerBinary.of("Linux", "i386"),
                ServerBinary.of("Mac OS X", "x86_64"),
                ServerBinary.of("Mac OS X", "aarch64")))
        .allSatisfy(
            binary -> assertThat(ServerBinary.class.getResource("/" + binary.name())).isNotNull());
    assertThatThrownBy(() -> ServerBinary.of("Windows 11", "amd64"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Rallybot brings no Redis for Windows 11 on amd64: use WSL 2 (on Windows) or set rally.redis.url.");
  }
}

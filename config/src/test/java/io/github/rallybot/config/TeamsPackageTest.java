package io.github.rallybot.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command that makes the app package for Teams, as an operator runs it. */
class TeamsPackageTest {

  static final JsonMapper JSON = new JsonMapper();

  private static final String ID = "00001111-aaaa-2222-bbbb-3333cccc4444";
  private static final String OTHER_ID = "99991111-aaaa-2222-bbbb-3333cccc4444";

  private Path folder;

  @BeforeEach
  void emptyFolder(@TempDir Path fresh) {
    folder = fresh;
  }

  /** What came of the command: the code it ended with, and what it printed. */
  private record Ended(int code, String said) {}

  @Test
  void it_reads_the_settings_file_starts_nothing_and_says_what_to_do_next() throws Exception {
    Path settings = folder.resolve("config/local/application.yml");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "rally:\n  teams:\n    app-id: " + ID + "\n");
    Ended ended = inAProcess(Map.of());
    assertThat(ended.said())
        .startsWith(
            "Wrote "
                + folder.toRealPath().resolve("rallybot-teams.zip")
                + " for the bot "
                + ID
                + ".\n")
        .contains("https://admin.teams.microsoft.com", "@Rallybot here")
        .doesNotContain("Rallybot is up");
    assertThat(ended.code()).isZero();
    assertThat(names(folder)).containsExactly("config", "rallybot-teams.zip");
    assertOf(ID, folder.resolve("rallybot-teams.zip"));
  }

  @Test
  void it_reads_the_environment_and_writes_where_it_is_told() throws Exception {
    Path file = folder.resolve("for the admin.zip");
    Ended ended = inAProcess(Map.of("RALLY_TEAMS_APP_ID", ID), file.toString());
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(names(folder)).containsExactly("for the admin.zip");
    assertOf(ID, file);
  }

  @Test
  void without_an_app_id_it_ends_with_an_error_that_names_the_setting() throws Exception {
    assertThat(inAProcess(Map.of()))
        .isEqualTo(
            new Ended(
                1,
                "No package was written. Set rally.teams.app-id to the Microsoft App ID of the"
                    + " bot's registration: in config/local/application.yml, as the environment"
                    + " variable RALLY_TEAMS_APP_ID, or here, --rally.teams.app-id=YOUR-APP-ID\n"));
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void an_app_id_that_is_none_is_refused_and_not_shown_since_it_may_be_the_secret()
      throws Exception {
    Ended ended = here(folder.toString(), "--rally.teams.app-id=8Q~secret");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .startsWith("No package was written. rally.teams.app-id is no Microsoft App ID")
        .doesNotContain("8Q~secret");
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void an_existing_file_is_replaced() throws Exception {
    Path file = folder.resolve("rallybot-teams.zip");
    Files.write(file, new byte[100_000]);
    assertThat(here(folder.toString(), "--rally.teams.app-id=" + OTHER_ID).code()).isZero();
    assertOf(OTHER_ID, file);
    assertThat(here(folder.toString(), "--rally.teams.app-id=" + ID).code()).isZero();
    assertOf(ID, file);
  }

  @Test
  void the_same_settings_make_the_same_bytes_in_any_time_zone() throws Exception {
    Path first = folder.resolve("first.zip");
    Path second = folder.resolve("second.zip");
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      here(first.toString(), "--rally.teams.app-id=" + ID);
      TimeZone.setDefault(TimeZone.getTimeZone("America/Adak"));
      here(second.toString(), "--rally.teams.app-id=" + ID);
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void the_app_has_the_version_of_the_bot_or_the_one_that_is_asked_for() throws Exception {
    String id = "--rally.teams.app-id=" + ID;
    here(folder.toString(), id);
    assertThat(manifest(folder.resolve("rallybot-teams.zip")).path("version").asString())
        .matches("\\d+\\.\\d+\\.\\d+")
        .isEqualTo(projectVersion());
    here(folder.toString(), id, "--app-version=7.0.12");
    assertThat(manifest(folder.resolve("rallybot-teams.zip")).path("version").asString())
        .isEqualTo("7.0.12");
    assertThat(here(folder.toString(), id, "--app-version=7").said())
        .isEqualTo(
            "No package was written. The version of the app has three numbers:"
                + " --app-version=1.2.3\n");
  }

  @Test
  void what_is_not_understood_is_not_guessed() throws Exception {
    for (String[] typed :
        List.of(
            new String[] {"--slash"}, new String[] {"-h"}, new String[] {"one.zip", "two.zip"})) {
      assertThat(here(typed).said())
          .startsWith("No package was written. What was typed is not understood. Use: java -jar");
    }
  }

  @Test
  void a_place_that_cannot_be_written_to_is_named() throws Exception {
    Path file = folder.resolve("not there/app.zip");
    Ended ended = here(file.toString(), "--rally.teams.app-id=" + ID);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .startsWith("No package was written. The file " + file + " cannot be written.");
  }

  private static void assertOf(String id, Path zip) throws IOException {
    assertThat(entries(Files.readAllBytes(zip)).keySet())
        .containsExactly("manifest.json", "color.png", "outline.png");
    JsonNode manifest = manifest(zip);
    assertThat(manifest.path("id").asString()).isEqualTo(id);
    assertThat(manifest.path("bots").path(0).path("botId").asString()).isEqualTo(id);
  }

  private static JsonNode manifest(Path zip) throws IOException {
    return JSON.readTree(entries(Files.readAllBytes(zip)).get("manifest.json"));
  }

  static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private static String projectVersion() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    return pom.replaceFirst("(?s).*?<version>([0-9.]+)[^<]*</version>.*", "$1");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** In this process, which is quicker; it does what the command's own process does. */
  private static Ended here(String... arguments) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream to = new PrintStream(said, true, UTF_8)) {
      int code = TeamsPackageCommand.run(List.of(arguments), to, to);
      return new Ended(code, lines(said.toByteArray()));
    }
  }

  private Ended inAProcess(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Rallybot.class.getName(), TeamsPackageCommand.NAME));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("RALLY_TEAMS_APP_ID");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = lines(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), said);
  }

  /** With one end of line, whatever the machine's. */
  private static String lines(byte[] said) {
    return new String(said, UTF_8).replace(System.lineSeparator(), "\n");
  }
}

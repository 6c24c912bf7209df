package io.github.rallybot.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The app that people add in Teams: a manifest and two icons, for the bot of one organisation. What
 * the bot does is not in it.
 *
 * @param appId of the bot's registration; the app goes by the same id
 * @param version of the app, {@code 1.2.3}; that of the bot if empty. Teams takes a changed package
 *     for an update if its version is a higher one
 * @param slashCommands whether commands of a channel are offered after a slash too, unseen by
 *     others. Microsoft calls that a preview
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package">Teams
 *     app package</a>
 */
record TeamsPackage(UUID appId, Optional<String> version, boolean slashCommands) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String MANIFEST = "manifest.json";

  /**
   * Nobody's time, so that the same app is the same bytes. On the very first day that a zip knows,
   * the JDK would note the time zone's hour beside it.
   */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** The zip file that Teams takes; the same bytes for the same app, whenever and wherever. */
  byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      add(zip, MANIFEST, manifest());
      add(zip, "color.png", resource("color.png"));
      add(zip, "outline.png", resource("outline.png"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Stored as it is, since what a deflater makes of it depends on the JDK. */
  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private byte[] manifest() throws IOException {
    ObjectNode manifest = (ObjectNode) JSON.readTree(resource(MANIFEST));
    ObjectNode bot = (ObjectNode) manifest.path("bots").path(0);
    manifest.put("id", appId.toString());
    bot.put("botId", appId.toString());
    ((ObjectNode) manifest.path("composeExtensions").path(0)).put("botId", appId.toString());
    manifest.put(
        "version", version.orElse(manifest.path("version").asString().replaceFirst("-.*", "")));
    if (slashCommands) {
      bot.put("supportsTargetedMessages", true);
      for (JsonNode list : bot.path("commandLists")) {
        if (list.path("scopes").path(0).asString().equals("team")) {
          ((ObjectNode) list).putArray("triggers").add("mention").add("slash");
        }
      }
    }
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter pretty =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    return JSON.writer().with(pretty).writeValueAsBytes(manifest);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TeamsPackage.class.getResourceAsStream("teams/" + name)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks teams/" + name);
      }
      return in.readAllBytes();
    }
  }
}

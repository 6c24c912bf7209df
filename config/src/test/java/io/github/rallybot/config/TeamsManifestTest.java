package io.github.rallybot.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.redis.RedisForTests;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in the app package for Teams. */
@ExtendWith(RedisForTests.class)
class TeamsManifestTest {

  private static final UUID ID = UUID.fromString("00001111-aaaa-2222-bbbb-3333cccc4444");

  private static final int WHITE = 0xFFFFFFFF;

  private final Map<String, byte[]> plain = packed(false);
  private final JsonNode manifest = manifest(plain);
  private final JsonNode withSlash = manifest(packed(true));

  private static Map<String, byte[]> packed(boolean slashCommands) {
    try {
      return TeamsPackageTest.entries(new TeamsPackage(ID, Optional.empty(), slashCommands).zip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode manifest(Map<String, byte[]> entries) {
    return TeamsPackageTest.JSON.readTree(entries.get("manifest.json"));
  }

  @Test
  void it_is_valid_by_microsofts_schema() throws IOException {
    Schema schema = schema();
    assertThat(schema.validate(manifest)).isEmpty();
    assertThat(schema.validate(withSlash)).isEmpty();
    ObjectNode tooLong = (ObjectNode) manifest.deepCopy();
    ((ObjectNode) tooLong.path("description")).put("short", "long".repeat(21));
    assertThat(schema.validate(tooLong)).as("it does refuse something").hasSize(1);
    ObjectNode older = ((ObjectNode) manifest.deepCopy()).put("manifestVersion", "1.28");
    assertThat(schema.validate(older)).as("likewise").hasSize(1);
  }

  /**
   * It says that it is of draft 4, and uses words of draft 7. One of its patterns is JavaScript,
   * where {@code \b} among other letters is a backspace.
   */
  private static Schema schema() throws IOException {
    try (InputStream in = TeamsManifestTest.class.getResourceAsStream("teams/manifest-1.29.json")) {
      assertThat(in).isNotNull();
      ObjectNode published = (ObjectNode) TeamsPackageTest.JSON.readTree(in);
      published.remove("$schema");
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(published.toString().replace("\\\\b\\\\v", "\\\\x08\\\\x0B"));
    }
  }

  /** Teams' own check of packages warns of it. */
  @Test
  void the_long_description_does_not_repeat_the_short_one() {
    assertThat(manifest.path("description").path("full").asString())
        .doesNotContain(manifest.path("description").path("short").asString());
  }

  /** A group chat has no threads, and what is meant for one person would be said to all. */
  @Test
  void the_bot_is_for_teams_and_for_single_people() {
    assertThat(texts(bot(manifest).path("scopes"))).containsExactly("personal", "team");
    assertThat(manifest.path("defaultInstallScope").asString()).isEqualTo("team");
  }

  @Test
  void it_asks_for_nothing_but_to_be_written_to() {
    for (String asked :
        List.of("permissions", "authorization", "webApplicationInfo", "validDomains")) {
      assertThat(manifest.has(asked)).as(asked).isFalse();
    }
    for (String can : List.of("supportsFiles", "supportsCalling", "supportsVideo")) {
      assertThat(bot(manifest).path(can).asBoolean(true)).as(can).isFalse();
    }
  }

  @Test
  void each_command_is_one_that_the_bot_knows() {
    try (TestBot bot = TestBot.create()) {
      Reply help = bot.router.answer(command("help"));
      List<String> titles = titles();
      assertThat(titles)
          .contains("here", "leads", "agenda", "actions", "setup", "status", "roles", "help");
      for (String title : titles) {
        Reply answer = bot.router.answer(command(title));
        assertThat(answer.equals(help)).as(title).isEqualTo(title.equals("help"));
      }
    }
  }

  private static Command command(String title) {
    List<Command.Word> words =
        Stream.of(title.split(" ")).<Command.Word>map(Command.Word.Plain::new).toList();
    return new Command(TestBot.PRIYA, false, TestBot.LEADS, "rally", words);
  }

  @Test
  void a_message_can_be_logged_or_put_on_the_agenda_from_its_menu() {
    assertThat(manifest.path("composeExtensions"))
        .isEqualTo(
            TeamsPackageTest.JSON.readTree(
                """
                [{"botId":"%s","commands":[{"id":"heard","type":"action",
                  "title":"Log buyer question",
                  "description":"Log what a buyer asked in this message",
                  "context":["message"],"fetchTask":true},
                  {"id":"agenda","type":"action",
                  "title":"Put on the agenda",
                  "description":"Talk about this message in the next meeting",
                  "context":["message"],"fetchTask":true}]}]"""
                    .formatted(ID)));
  }

  /** They are a preview: an app that names them where they are not may not be taken. */
  @Test
  void slash_commands_are_those_of_a_channel_and_only_if_asked_for() {
    assertThat(bot(manifest).has("supportsTargetedMessages")).isFalse();
    ObjectNode expected = (ObjectNode) manifest.deepCopy();
    ObjectNode bot = (ObjectNode) bot(expected);
    bot.put("supportsTargetedMessages", true);
    ((ObjectNode) bot.path("commandLists").path(0))
        .putArray("triggers")
        .add("mention")
        .add("slash");
    assertThat(texts(bot.path("commandLists").path(0).path("scopes"))).containsExactly("team");
    assertThat(withSlash).isEqualTo(expected);
  }

  /** Teams rounds the corners itself. */
  @Test
  void the_icon_in_colour_fills_its_square() throws IOException {
    BufferedImage icon = icon("color");
    assertThat(List.of(icon.getWidth(), icon.getHeight())).containsExactly(192, 192);
    int ground = (int) Long.parseLong("ff" + accent(), 16);
    assertThat(pixels(icon).allMatch(pixel -> pixel >>> 24 == 0xFF)).isTrue();
    assertThat(
            IntStream.of(0, 191)
                .flatMap(x -> IntStream.of(0, 191).map(y -> icon.getRGB(x, y)))
                .allMatch(corner -> corner == ground))
        .isTrue();
  }

  private String accent() {
    return manifest.path("accentColor").asString().substring(1);
  }

  /** Not even half transparent: Teams refuses the package. */
  @Test
  void the_outline_is_white_or_nothing() throws IOException {
    BufferedImage icon = icon("outline");
    assertThat(List.of(icon.getWidth(), icon.getHeight())).containsExactly(32, 32);
    assertThat(pixels(icon).allMatch(pixel -> pixel == WHITE || pixel >>> 24 == 0)).isTrue();
    assertThat(pixels(icon).filter(pixel -> pixel == WHITE).count()).isBetween(200L, 600L);
  }

  private BufferedImage icon(String which) throws IOException {
    String file = manifest.path("icons").path(which).asString();
    return ImageIO.read(new ByteArrayInputStream(plain.get(file)));
  }

  private static IntStream pixels(BufferedImage image) {
    int width = image.getWidth();
    return IntStream.of(image.getRGB(0, 0, width, image.getHeight(), null, 0, width));
  }

  private static JsonNode bot(JsonNode manifest) {
    return manifest.path("bots").path(0);
  }

  private List<String> titles() {
    List<String> titles = new ArrayList<>();
    for (JsonNode list : bot(manifest).path("commandLists")) {
      list.path("commands").forEach(command -> titles.add(command.path("title").asString()));
    }
    return titles;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asString()));
    return texts;
  }
}

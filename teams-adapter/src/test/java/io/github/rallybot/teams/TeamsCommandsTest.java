package io.github.rallybot.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.bot.schema.Activity;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Command.Word;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Messages are read as they come in, through the gate. */
class TeamsCommandsTest {

  private static final MicrosoftForTests microsoft = new MicrosoftForTests();
  private static final ChannelRef LEADS = new ChannelRef(Platform.TEAMS, "19:leads@thread.tacv2");
  private static final UserRef SAM = new UserRef(Platform.TEAMS, "29:sam");

  @AfterAll
  static void close() {
    microsoft.close();
  }

  private static Activity activity(String conversation, String text, String more) {
    String json =
        """
        {"type":"message","id":"7","timestamp":"2026-11-23T09:30:00.123Z","serviceUrl":"%s",
         "channelId":"msteams","from":{"id":"29:sam","name":"Sam Ortiz"},
         "recipient":{"id":"28:bot","name":"Rallybot"},"text":"%s",
         "conversation":{"id":"%s","tenantId":"%s"}%s}"""
            .formatted(
                MicrosoftForTests.SERVICE, text, conversation, MicrosoftForTests.TENANT, more);
    return microsoft.passed(json);
  }

  private static String mention(String id, String name) {
    return """
        {"type":"mention","text":"<at>%s</at>","mentioned":{"id":"%s","name":"%s"}}"""
        .formatted(name, id, name);
  }

  private static String mentions(String... all) {
    return ",\"entities\":[{\"type\":\"clientInfo\",\"locale\":\"en-GB\"},"
        + String.join(",", all)
        + "]";
  }

  private static Word person(String id) {
    return new Word.Person(new UserRef(Platform.TEAMS, id));
  }

  @Test
  void a_mention_of_the_bot_is_left_out_and_those_of_people_are_people() {
    Activity message =
        activity(
            LEADS.id() + ";messageid=1690000000000",
            "<at>Rallybot</at> here duty\u00A0<at>Maya Ross</at>&nbsp;\\n",
            mentions(mention("28:bot", "Rallybot"), mention("29:maya", "Maya Ross")));
    assertThat(TeamsCommands.command(message))
        .contains(
            new Command(
                "command " + LEADS.id() + " " + message.getId(),
                SAM,
                false,
                LEADS,
                "rally",
                List.of(new Word.Plain("here"), new Word.Plain("duty"), person("29:maya")),
                "here duty\u00A0Maya Ross"));
  }

  @Test
  void a_command_can_be_typed_as_the_bot_writes_it_where_nobody_can_be_mentioned() {
    for (String text :
        List.of(TeamsCommands.written("leads away"), "@rallybot\u00A0leads away", "leads away")) {
      assertThat(TeamsCommands.words(activity("a:chat", text, "")))
          .as(text)
          .containsExactly(new Word.Plain("leads"), new Word.Plain("away"));
    }
    assertThat(TeamsCommands.words(activity("a:chat", "heard @Rallybot", "")))
        .containsExactly(new Word.Plain("heard"), new Word.Plain("@Rallybot"));
  }

  @Test
  void a_command_can_be_typed_with_the_slash_that_people_know_from_slack() {
    for (String text : List.of("/leads away", "/rally leads away", "@Rallybot /leads away")) {
      Activity message = activity("a:chat", text, "");
      assertThat(TeamsCommands.words(message))
          .as(text)
          .containsExactly(new Word.Plain("leads"), new Word.Plain("away"));
      assertThat(TeamsCommands.text(message)).isEqualTo("leads away");
    }
    assertThat(TeamsCommands.words(activity("a:chat", "/", "")))
        .containsExactly(new Word.Plain("/"));
    assertThat(TeamsCommands.text(activity("a:chat", "/rally", ""))).isEmpty();
  }

  @Test
  void two_people_of_one_name_are_told_apart_by_their_order() {
    Activity message =
        activity(
            "a:chat",
            "roles <at>Alex</at> <at>Alex</at> leader",
            mentions(mention("29:one", "Alex"), mention("29:two", "Alex")));
    assertThat(TeamsCommands.words(message))
        .containsExactly(
            new Word.Plain("roles"), person("29:one"), person("29:two"), new Word.Plain("leader"));
  }

  @Test
  void what_only_looks_like_a_mention_is_plain_words() {
    Activity message =
        activity("a:chat", "heard <at>Bo Li</at> asked: a &lt; b &amp;amp; c < d", "");
    assertThat(TeamsCommands.words(message))
        .extracting(word -> ((Word.Plain) word).text())
        .containsExactly("heard", "Bo", "Li", "asked:", "a", "<", "b", "&amp;", "c", "<", "d");
  }

  @Test
  void mentions_that_cannot_be_read_mean_nobody() {
    for (String entity :
        List.of(
            "null",
            "{\"type\":\"mention\"}",
            "{\"type\":\"mention\",\"mentioned\":{}}",
            "{\"type\":\"mention\",\"text\":\"<at>X</at>\",\"mentioned\":[1]}")) {
      Activity message = activity("a:chat", "<at>X</at>", ",\"entities\":[" + entity + "]");
      assertThat(TeamsCommands.words(message)).as(entity).containsExactly(new Word.Plain("X"));
    }
  }

  @Test
  void a_message_is_found_again_by_where_it_stands() {
    String top = LEADS.id() + ";messageid=1690000000000";
    assertThat(TeamsPlaces.message(activity(top, "", ",\"replyToId\":\"1690000000000\"")))
        .contains(new MessageRef(LEADS, "1690000000000"));
    MessageRef reply = new MessageRef(LEADS, "1690000000000/1690000000009");
    assertThat(TeamsPlaces.message(activity(top, "", ",\"replyToId\":\"1690000000009\"")))
        .contains(reply);
    assertThat(TeamsPlaces.conversation(reply)).isEqualTo(top);
    assertThat(TeamsPlaces.activity(reply)).isEqualTo("1690000000009");
    MessageRef direct = new MessageRef(new ChannelRef(Platform.TEAMS, "a:chat"), "1690");
    assertThat(TeamsPlaces.message(activity("a:chat", "", ",\"replyToId\":\"1690\"")))
        .contains(direct);
    assertThat(TeamsPlaces.conversation(direct)).isEqualTo("a:chat");
    assertThat(TeamsPlaces.activity(direct)).isEqualTo("1690");
    assertThat(TeamsPlaces.message(activity(top, "", ""))).isEmpty();
  }
}

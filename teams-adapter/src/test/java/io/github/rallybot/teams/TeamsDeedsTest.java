package io.github.rallybot.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.bot.schema.Activity;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.UserRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Deeds are read as they come in, through the gate. */
class TeamsDeedsTest {

  private static final MicrosoftForTests microsoft = new MicrosoftForTests();
  private static final String DIRECTORY = "0f8fad5b-d9cb-469f-a165-70867728950e";
  private static final ChannelRef LEADS = new ChannelRef(Platform.TEAMS, "19:leads@thread.tacv2");
  private static final UserRef MAYA = new UserRef(Platform.TEAMS, "29:maya");
  private static final UserRef TOM = new UserRef(Platform.TEAMS, "29:tom");

  private final TeamsDeeds deeds =
      new TeamsDeeds(id -> id.equals(DIRECTORY) ? Optional.of(TOM) : Optional.empty());

  @AfterAll
  static void close() {
    microsoft.close();
  }

  private static Activity activity(String head, String value) {
    return microsoft.passed(
        """
        {%s,"timestamp":"2026-11-23T09:30:00.25Z","serviceUrl":"%s","channelId":"msteams",
         "from":{"id":"29:maya"},"recipient":{"id":"28:bot"},"replyToId":"1690000000000",
         "conversation":{"id":"%s;messageid=1690000000000","tenantId":"%s"},"value":%s}"""
            .formatted(
                head, MicrosoftForTests.SERVICE, LEADS.id(), MicrosoftForTests.TENANT, value));
  }

  private static Interaction deed(String id, Action action, Map<String, FormValue> values) {
    return new Interaction(
        "teams " + id,
        Optional.of(Instant.parse("2026-11-23T09:30:00.250Z")),
        MAYA,
        false,
        Optional.of(new MessageRef(LEADS, "1690000000000")),
        Optional.of(LEADS),
        action,
        values,
        Optional.empty());
  }

  @Test
  void a_press_on_a_card_tells_who_when_where_and_what() {
    Activity invoke =
        activity(
            "\"type\":\"invoke\",\"name\":\"adaptiveCard/action\",\"id\":\"f:1\"",
            """
            {"action":{"type":"Action.Execute","verb":"lead.judge",
             "data":{"rally":"lead.judge:L1:good_fit"}},"trigger":"manual"}""");
    assertThat(deeds.deed(invoke))
        .contains(deed("f:1", Action.of("lead.judge", "L1", "good_fit"), Map.of()));
  }

  @Test
  void a_press_from_an_old_client_is_a_message_with_a_value() {
    Activity message =
        activity("\"type\":\"message\",\"id\":\"9\"", "{\"rally\":\"lead.take:L1\"}");
    assertThat(deeds.deed(message)).contains(deed("9", Action.of("lead.take", "L1"), Map.of()));
  }

  @Test
  void a_form_that_names_somebody_who_is_not_known_is_refused_as_a_whole() {
    Activity submit =
        activity(
            "\"type\":\"invoke\",\"name\":\"task/submit\",\"id\":\"f:2\"",
            "{\"data\":{\"rally\":\"handover.done:L1\",\"p.to\":\"29:sam,%s\"}}"
                .formatted(DIRECTORY.replace('0', '1')));
    assertThatThrownBy(() -> deeds.deed(submit)).isInstanceOf(PlatformException.Rejected.class);
  }

  @Test
  void what_was_left_in_a_form_is_read_by_the_kind_that_each_input_is_of() {
    Activity submit =
        activity(
            "\"type\":\"invoke\",\"name\":\"task/submit\",\"id\":\"f:2\"",
            """
            {"data":{"rally":"handover.done:L1","t.note":" Knows them ","t.empty":"  ",
             "d.date":"2026-12-01","d.no":"soon","m.boxes":"a, b","p.to":"%s,29:sam",
             "c.channel":"19:x@thread.tacv2","x.strange":"y","number":7}}"""
                .formatted(DIRECTORY));
    assertThat(deeds.deed(submit))
        .contains(
            deed(
                "f:2",
                Action.of("handover.done", "L1"),
                Map.of(
                    "note",
                    new FormValue.Text(" Knows them "),
                    "date",
                    new FormValue.Date(LocalDate.of(2026, 12, 1)),
                    "boxes",
                    new FormValue.Choices(List.of("a", "b")),
                    "to",
                    new FormValue.People(List.of(TOM, new UserRef(Platform.TEAMS, "29:sam"))),
                    "channel",
                    new FormValue.Channel(new ChannelRef(Platform.TEAMS, "19:x@thread.tacv2")))));
  }

  @Test
  void what_is_nothing_of_ours_is_no_deed() {
    for (String value :
        List.of(
            "null",
            "7",
            "\"x\"",
            "[]",
            "{}",
            "{\"rally\":7}",
            "{\"rally\":\"\"}",
            "{\"rally\":\"no code: at all\"}",
            "{\"action\":{}}",
            "{\"action\":{\"data\":7}}",
            "{\"action\":[],\"data\":{\"rally\":\"a b\"}}")) {
      Activity invoke =
          activity("\"type\":\"invoke\",\"name\":\"adaptiveCard/action\",\"id\":\"1\"", value);
      assertThat(deeds.deed(invoke)).as(value).isEmpty();
    }
    Activity nameless = activity("\"type\":\"invoke\"", "{\"rally\":\"lead.take:L1\"}");
    assertThat(deeds.deed(nameless)).as("without an id it could count twice").isEmpty();
  }
}

package io.github.rallybot.teams.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.playground.Wire;
import io.github.rallybot.teams.playground.People.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do, what the bot hears of it, and what they see of its answer. */
class PeopleTest {
  private static final String MAYA = "29:1maya";
  private static final String EXECUTE =
      "{\"type\":\"Action.Execute\",\"title\":\"Good fit\",\"verb\":\"v\",\"data\":{\"k\":\"1\"}}";
  private static final String FETCH =
      """
      {"type":"Action.Submit","title":"Note…",
       "data":{"k":"2","msteams":{"type":"task/fetch"}}}""";
  private static final String SAVED =
      """
      {"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Saved"}""";
  private static final String SUBMIT =
      "{\"type\":\"Action.Submit\",\"title\":\"Old\",\"data\":{\"k\":\"3\"}}";

  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  private void answers(String json) {
    bench.bot = activity -> Bench.Said.json(json);
  }

  private JsonNode heard() {
    return bench.received.get(bench.received.size() - 1).activity();
  }

  private Outcome press(String user, String message, String action) {
    return bench
        .teams
        .people()
        .press(user, Bench.LEADS, message, Wire.JSON.readTree(action), Map.of("t.note", "hello"));
  }

  @Test
  void the_bot_hears_of_a_channel_only_what_names_it_and_of_a_chat_everything() {
    People people = bench.teams.people();
    people.say(MAYA, Bench.LEADS, Optional.empty(), "hello all");
    assertThat(bench.received).isEmpty();
    people.say(MAYA, Bench.LEADS, Optional.empty(), "@Rallybot here duty @Tom Becker <now>");
    String id = heard().path("id").asString();
    assertThat(heard().path("text").asString())
        .isEqualTo("<at>Rallybot</at> here duty <at>Tom Becker</at> &lt;now&gt;");
    assertThat(heard().path("conversation").path("id").asString())
        .isEqualTo(Bench.LEADS + ";messageid=" + id);
    assertThat(heard().path("entities").path(0).path("timezone").asString())
        .isEqualTo("Europe/Berlin");
    assertThat(heard().path("entities").path(2).toString())
        .isEqualTo(
            """
            {"type":"mention","text":"<at>Tom Becker</at>",\
            "mentioned":{"id":"29:1tom","name":"Tom Becker"}}""");
    people.say("29:1tom", Bench.LEADS, Optional.of(id), "@Rallybot help");
    assertThat(heard().path("conversation").path("id").asString())
        .isEqualTo(Bench.LEADS + ";messageid=" + id);
    people.say(MAYA, "a:1maya", Optional.empty(), "leads");
    assertThat(heard().path("text").asString()).isEqualTo("leads");
    assertThat(heard().path("conversation").path("conversationType").asString())
        .isEqualTo("personal");
  }

  @Test
  void nobody_writes_where_they_are_not() {
    People people = bench.teams.people();
    for (String place : List.of("a:1tom", "a:1lena", "19:no@thread.tacv2")) {
      assertThatThrownBy(() -> people.say(MAYA, place, Optional.empty(), "hello"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> people.say("29:1lena", "a:1lena", Optional.empty(), "hello"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_press_comes_as_an_invoke_with_what_is_in_the_inputs_and_is_answered_with_a_word() {
    String id = bench.post(EXECUTE);
    answers(SAVED);
    assertThat(press(MAYA, id, EXECUTE)).isEqualTo(new Outcome(true, 200, "message", "Saved"));
    assertThat(heard().path("name").asString()).isEqualTo("adaptiveCard/action");
    assertThat(heard().path("replyToId").asString()).isEqualTo(id);
    assertThat(heard().path("value").toString())
        .isEqualTo(
            """
            {"trigger":"manual","action":{"type":"Action.Execute","title":"Good fit","verb":"v",\
            "data":{"k":"1","t.note":"hello"}}}""");
  }

  @Test
  void a_card_in_the_answer_is_for_this_person_until_the_message_is_updated() {
    String id = bench.post(EXECUTE);
    answers(
        """
        {"statusCode":200,"type":"application/vnd.microsoft.card.adaptive",
         "value":{"type":"AdaptiveCard","version":"1.5","body":[]}}""");
    assertThat(press(MAYA, id, EXECUTE)).isEqualTo(new Outcome(true, 200, "card", ""));
    assertThat(card(MAYA, id).path("body")).isEmpty();
    assertThat(card("29:1tom", id).path("body")).hasSize(1);
    assertThatThrownBy(() -> press(MAYA, id, EXECUTE)).hasMessage("no such action");
    bench.call("PUT", Bench.at(id), Bench.card(EXECUTE));
    assertThat(card(MAYA, id).path("body")).hasSize(1);
  }

  private JsonNode card(String user, String id) {
    return bench
        .teams
        .workspace()
        .view(Bench.LEADS, id, user)
        .orElseGet(() -> bench.message(id).card());
  }

  @Test
  void what_the_bot_cannot_do_is_an_error() {
    String id = bench.post(EXECUTE);
    answers(
        """
        {"statusCode":500,"type":"application/vnd.microsoft.error",
         "value":{"code":"NotDone","message":"Not saved."}}""");
    assertThat(press(MAYA, id, EXECUTE)).isEqualTo(new Outcome(false, 200, "error", "Not saved."));
    String unreachable = "Unable to reach app. Please try again.";
    answers("{}");
    assertThat(press(MAYA, id, EXECUTE)).isEqualTo(new Outcome(false, 200, "error", unreachable));
    bench.bot = activity -> new Bench.Said(500, "");
    assertThat(press(MAYA, id, EXECUTE)).isEqualTo(new Outcome(false, 500, "error", unreachable));
    bench.bot = activity -> new Bench.Said(-1, "");
    assertThat(press(MAYA, id, EXECUTE)).isEqualTo(new Outcome(false, 0, "error", unreachable));
    assertThat(bench.received).hasSize(4);
  }

  @Test
  void a_message_that_is_not_answered_comes_again_with_the_same_id() {
    bench.bot = activity -> new Bench.Said(bench.received.size() == 1 ? -1 : 202, "");
    assertThat(bench.teams.people().say(MAYA, "a:1maya", Optional.empty(), "leads").ok()).isTrue();
    assertThat(bench.received)
        .hasSize(2)
        .extracting(request -> request.activity().toString())
        .containsOnly(heard().toString());
  }

  @Test
  void an_invoke_reaches_the_bot_twice_on_order() {
    String id = bench.post(SUBMIT);
    bench.teams.faults().next(Fault.DUPLICATE_DELIVERY, 1);
    assertThat(press(MAYA, id, SUBMIT)).isEqualTo(new Outcome(true, 202, "none", ""));
    assertThat(bench.received).hasSize(2);
    assertThat(bench.received.get(0).activity()).isEqualTo(bench.received.get(1).activity());
    assertThat(heard().path("type").asString()).isEqualTo("message");
    assertThat(heard().path("value").toString()).isEqualTo("{\"k\":\"3\",\"t.note\":\"hello\"}");
  }

  @Test
  void a_dialog_opens_changes_and_closes() {
    String id = bench.post(FETCH);
    People people = bench.teams.people();
    answers(dialog("Note"));
    assertThat(press(MAYA, id, FETCH)).isEqualTo(new Outcome(true, 200, "dialog", ""));
    assertThat(heard().path("name").asString()).isEqualTo("task/fetch");
    ObjectNode first = (ObjectNode) people.dialog(MAYA).orElseThrow();
    assertThat(first.path("title").asString()).isEqualTo("Note");
    assertThat(people.dialog("29:1tom")).isEmpty();
    ObjectNode data =
        CardActions.data(
            CardActions.titled(first.path("card"), "Save").orElseThrow(), Map.of("t.note", "a"));
    answers(dialog("Again"));
    assertThat(submit(first, data)).isEqualTo(new Outcome(true, 200, "dialog", ""));
    assertThat(heard().path("value").path("data").toString())
        .isEqualTo("{\"k\":\"4\",\"t.note\":\"a\"}");
    assertThatThrownBy(() -> submit(first, data)).isInstanceOf(IllegalArgumentException.class);
    JsonNode second = people.dialog(MAYA).orElseThrow();
    bench.bot = activity -> new Bench.Said(503, "");
    assertThat(submit(second, data).type()).isEqualTo("error");
    assertThat(people.dialog(MAYA)).hasValue(second);
    answers("{\"task\":{\"type\":\"message\",\"value\":\"Thanks\"}}");
    assertThat(submit(second, data)).isEqualTo(new Outcome(true, 200, "message", "Thanks"));
    assertThat(people.dialog(MAYA)).isEmpty();
    answers(dialog("Note"));
    press(MAYA, id, FETCH);
    answers("{}");
    assertThat(submit(people.dialog(MAYA).orElseThrow(), data))
        .isEqualTo(new Outcome(true, 200, "closed", ""));
    assertThat(people.dialog(MAYA)).isEmpty();
  }

  @Test
  void what_is_chosen_in_the_menu_of_a_message_opens_a_dialog_that_brings_the_message_again() {
    People people = bench.teams.people();
    people.say("29:1tom", Bench.LEADS, Optional.empty(), "What of <SAP>?");
    String id =
        bench
            .client("state", Wire.object().put("user", MAYA).put("place", Bench.LEADS))
            .at("/messages/0/id")
            .asString();
    answers(dialog("Log it"));
    assertThat(people.choose(MAYA, Bench.LEADS, id, "heard"))
        .isEqualTo(new Outcome(true, 200, "dialog", ""));
    assertThat(heard().path("name").asString()).isEqualTo("composeExtension/fetchTask");
    JsonNode value = heard().path("value");
    assertThat(value.path("commandId").asString()).isEqualTo("heard");
    assertThat(value.path("commandContext").asString()).isEqualTo("message");
    assertThat(value.at("/messagePayload/id").asString()).isEqualTo(id);
    assertThat(value.at("/messagePayload/body/content").asString())
        .isEqualTo("<p>What of &lt;SAP&gt;?</p>");
    assertThat(value.at("/messagePayload/from/user/displayName").asString())
        .isEqualTo("Tom Becker");
    answers("{}");
    ObjectNode data = Wire.object().put("k", "4");
    assertThat(submit(people.dialog(MAYA).orElseThrow(), data))
        .isEqualTo(new Outcome(true, 200, "closed", ""));
    assertThat(heard().path("name").asString()).isEqualTo("composeExtension/submitAction");
    assertThat(heard().at("/value/messagePayload")).isEqualTo(value.path("messagePayload"));
    assertThat(heard().at("/value/data").toString()).isEqualTo("{\"k\":\"4\"}");
    assertThatThrownBy(() -> people.choose(MAYA, Bench.LEADS, id, "other"))
        .hasMessage("no such action: other");
  }

  private Outcome submit(JsonNode dialog, JsonNode data) {
    return bench.teams.people().submit(MAYA, dialog.path("id").asString(), data);
  }

  private static String dialog(String title) {
    return """
    {"task":{"type":"continue","value":{"title":"%s","height":"medium","width":"medium","card":{
     "contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard",
     "version":"1.5","body":[{"type":"Input.Text","id":"t.note","label":"Note"}],
     "actions":[{"type":"Action.Submit","title":"Save","data":{"k":"4"}}]}}}}}"""
        .formatted(title);
  }

  @Test
  void the_app_is_added_once_and_the_bot_hears_where_teams_is_each_time() {
    bench.teams.people().addApp();
    assertThat(bench.received).hasSize(7);
    assertThat(bench.received.get(1).activity().path("type").asString())
        .isEqualTo("conversationUpdate");
    assertThat(
            bench.received.get(1).activity().path("channelData").path("team").path("id").asString())
        .isEqualTo(Workspace.TEAM_ID);
    bench.teams.people().addApp();
    assertThat(bench.received).hasSize(8);
    assertThat(heard().path("serviceUrl").asString())
        .isEqualTo(bench.teams.serviceUrl().toString());
  }

  @Test
  void the_page_shows_what_a_person_sees_and_acts_for_them() {
    String id = bench.post(EXECUTE);
    ObjectNode here = Wire.object().put("user", MAYA).put("place", Bench.LEADS).put("message", id);
    assertThat(
            bench
                .client("say", here.deepCopy().put("thread", id).put("text", "@Rallybot help"))
                .toString())
        .isEqualTo("{\"ok\":true,\"status\":202,\"error\":\"\"}");
    ObjectNode press = here.deepCopy();
    press.set("action", Wire.JSON.readTree(EXECUTE));
    answers(SAVED);
    assertThat(bench.client("press", press).toString())
        .isEqualTo("{\"ok\":true,\"status\":200,\"type\":\"message\",\"text\":\"Saved\"}");
    JsonNode state = bench.client("state", here);
    assertThat(state.path("people")).hasSize(6);
    assertThat(state.path("places").valueStream().map(place -> place.path("name").asString()))
        .containsExactly("General", "Leads", "Deal desk", "Rallybot");
    JsonNode shown = state.path("messages").path(0);
    assertThat(shown.path("card")).isEqualTo(bench.message(id).card());
    assertThat(shown.path("replies").path(0).path("text").asString())
        .isEqualTo("<at>Rallybot</at> help");
    assertThat(state.path("log").valueStream().map(call -> call.path("call").asString()))
        .containsExactly("adaptiveCard/action", "message", "post", "login");
    assertThat(state.path("dialog").isNull()).isTrue();
  }
}

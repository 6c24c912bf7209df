package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The page that looks like Teams, over both stand-ins, and a bot that says what it is told to. */
class TeamsPageTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static Browsers browsers;
  private TeamsSide side;

  @BeforeAll
  static void open() {
    browsers = Browsers.open();
  }

  @AfterAll
  static void close() {
    browsers.close();
  }

  @BeforeEach
  void start() throws IOException {
    side = new TeamsSide();
  }

  @AfterEach
  void stop() {
    side.close();
  }

  @Test
  void what_is_unfolded_and_half_written_stays_while_others_write() throws Exception {
    String lead = side.post(GoldenCards.named("lead-answered"));
    Page maya = look(TeamsSide.MAYA, "");
    Locator post = maya.locator(".post");
    button(post, "Why?").click();
    post.getByTestId("open-reply").click();
    post.getByTestId("reply").fill("half a sen");

    side.teams
        .people()
        .say(TeamsSide.TOM, TeamsSide.LEADS, Optional.of(lead), "I know <them> & co");

    assertThat(post.getByTestId("teams-reply")).containsText("I know <them> & co");
    assertThat(button(post, "company size")).isVisible();
    assertThat(post.getByTestId("reply")).hasValue("half a sen");
    post.getByTestId("reply").fill("@Tom Becker thanks");
    post.getByTestId("reply").press("Enter");
    assertThat(post.getByTestId("teams-reply").last().locator(".mention")).hasText("Tom Becker");
    new Visitor(maya).picture("61-teams-thread");
  }

  @Test
  void what_the_bot_answers_to_a_press_is_under_the_card_for_who_pressed() throws Exception {
    side.post(GoldenCards.named("lead"));
    Page maya = look(TeamsSide.MAYA, "");
    Page tom = look(TeamsSide.TOM, "&theme=dark");

    side.answers =
        activity ->
            """
            {"statusCode":200,"type":"application/vnd.microsoft.activity.message",
             "value":"Already your verdict"}""";
    button(maya.locator(".post"), "Good fit").click();
    assertThat(maya.getByTestId("answer")).hasText("Only you see this: Already your verdict");
    side.answers =
        activity ->
            """
            {"statusCode":500,"type":"application/vnd.microsoft.error",
             "value":{"code":"NotDone","message":"Not saved. Press again in a moment."}}""";
    button(tom.locator(".post"), "Not a fit").click();
    assertThat(tom.getByTestId("answer")).hasText("⚠ Not saved. Press again in a moment.");
    assertThat(maya.getByTestId("answer")).hasText("Only you see this: Already your verdict");
  }

  @Test
  void a_dialog_shows_what_is_wrong_at_its_field_and_is_left_by_escape() throws Exception {
    side.post(GoldenCards.named("lead"));
    ObjectNode form = (ObjectNode) GoldenCards.named("note");
    side.answers =
        activity ->
            switch (activity.path("name").asString("")) {
              case "task/fetch" -> dialog(form);
              case "task/submit" -> dialog(withError(form, activity.path("value").path("data")));
              default -> "{}";
            };
    Page maya = look(TeamsSide.MAYA, "");
    button(maya.locator(".post"), "More options").click();
    maya.getByTestId("menu").getByText("Contact details").click();

    Locator dialog = maya.getByTestId("dialog");
    dialog.locator("textarea").fill("far too long");
    button(dialog, "Save note").click();

    assertThat(dialog).containsText("Too long: far too long");
    assertThat(dialog.locator("textarea")).isFocused();
    new Visitor(maya).picture("62-teams-dialog");
    maya.keyboard().press("Escape");
    assertThat(dialog).hasCount(0);
  }

  @Test
  void what_the_app_offers_in_the_menu_of_a_message_opens_its_dialog() throws Exception {
    side.post(GoldenCards.named("lead"));
    side.teams
        .people()
        .say(TeamsSide.TOM, TeamsSide.LEADS, Optional.empty(), "Does it work with SAP?");
    ObjectNode form = (ObjectNode) GoldenCards.named("note");
    side.answers =
        activity ->
            switch (activity.path("name").asString("")) {
              case "composeExtension/fetchTask" -> dialog(form);
              case "composeExtension/submitAction" ->
                  "{\"task\":{\"type\":\"message\",\"value\":\"Logged. Thank you.\"}}";
              default -> "{}";
            };
    Page maya = look(TeamsSide.MAYA, "");
    Locator asked = maya.locator(".post", new Page.LocatorOptions().setHasText("SAP"));
    button(asked, "Message actions").click();
    new Visitor(maya).picture("64-teams-menu");
    maya.getByTestId("menu").getByText("Log buyer question").click();
    Locator dialog = maya.getByTestId("dialog");
    dialog.locator("textarea").fill("SAP");
    button(dialog, "Save note").click();
    assertThat(maya.locator(".toast")).hasText("Logged. Thank you.");
    assertThat(dialog).hasCount(0);
  }

  @Test
  void both_sides_stand_beside_each_other_and_turn_dark_together() throws Exception {
    side.post(GoldenCards.named("lead"));
    Page wide = browsers.page(1600, 900);
    wide.navigate(side.page() + "?theme=light");

    assertThat(wide.frameLocator("#teams").getByTestId("card")).isVisible();
    assertThat(wide.getByTestId("composer")).isVisible();
    wide.locator("#theme").click();
    assertThat(wide.frameLocator("#teams").locator("html")).hasAttribute("data-theme", "dark");
    new Visitor(wide).picture("63-slack-and-teams");
    wide.locator("#views [data-view=teams]").click();
    assertThat(wide.getByTestId("composer")).not().isVisible();
    wide.reload();
    assertThat(wide.frameLocator("#teams").getByTestId("card")).isVisible();
    assertThat(wide.getByTestId("composer")).not().isVisible();

    Page narrow = browsers.page(390, 844);
    narrow.navigate(side.page().toString());
    assertThat(narrow.locator("#views [aria-pressed=true]")).hasText("Slack");
    assertThat(narrow.locator("#views [data-view=both]")).not().isVisible();
  }

  private Page look(String user, String more) {
    Page page = browsers.page(1100, 860);
    page.navigate(side.teams.pageUrl() + "?user=" + user + "&place=" + TeamsSide.LEADS + more);
    assertThat(page.getByTestId("card")).isVisible();
    return page;
  }

  private static Locator button(Locator within, String label) {
    return within.locator("button[aria-label='" + label + "']");
  }

  private static String dialog(JsonNode card) {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode value = answer.putObject("task").put("type", "continue").putObject("value");
    value.put("title", "Note").put("width", "medium").put("height", "medium");
    value
        .putObject("card")
        .put("contentType", "application/vnd.microsoft.card.adaptive")
        .set("content", card);
    return answer.toString();
  }

  /** The form as the bot sends it back: what was typed, and what is wrong with it below. */
  private static JsonNode withError(ObjectNode form, JsonNode data) {
    ObjectNode again = form.deepCopy();
    ArrayNode body = (ArrayNode) again.path("body");
    for (int at = 0; at < body.size(); at++) {
      if (body.get(at) instanceof ObjectNode input
          && input.path("type").asString().equals("Input.Text")) {
        String typed = data.path(input.path("id").asString()).asString();
        input.put("value", typed);
        ObjectNode wrong = body.insertObject(at + 1).put("type", "RichTextBlock");
        wrong
            .putArray("inlines")
            .addObject()
            .put("type", "TextRun")
            .put("text", "Too long: " + typed)
            .put("color", "Attention");
        return again;
      }
    }
    throw new IllegalStateException("there is nothing to fill in");
  }
}

package io.github.rallybot.config.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every golden card of Teams on the playground's page, drawn there by Microsoft's renderer. */
class OfficialRendererTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PAGE = "http://playground.test/teams/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void every_card_is_drawn_whole_and_without_complaint(String theme) throws IOException {
    Map<String, JsonNode> cards = GoldenCards.all();
    List<String> complaints = new ArrayList<>();
    Map<String, List<String>> missing = new TreeMap<>();
    try (Browsers browsers = Browsers.open()) {
      Page page = browsers.page(1000, 900);
      page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
      page.onPageError(complaints::add);
      page.route("**/*", route -> serve(route, cards));
      page.navigate(PAGE + "?user=29:maya&place=19:leads&theme=" + theme);
      assertThat(page.getByTestId("card")).hasCount(cards.size());
      complaints.addAll(page.getByTestId("problems").allInnerTexts());
      cards.forEach(
          (name, card) -> {
            String drawn = line(page.locator("[data-id='" + name + "'] .card").innerText());
            List<String> absent =
                said(card).stream().filter(words -> !drawn.contains(words)).toList();
            if (!absent.isEmpty() || drawn.contains("{{")) {
              missing.put(name + ": " + drawn, absent);
            }
          });
      new Visitor(page).picture("60-teams-cards-" + theme);
    }
    assertThat(cards).isNotEmpty();
    assertThat(complaints).isEmpty();
    assertThat(missing).isEmpty();
  }

  /** What is read on a card before anything is pressed; moments are written by the browser. */
  private static List<String> said(JsonNode card) {
    List<String> words = new ArrayList<>();
    collect(card.path("body"), words);
    collect(card.path("actions"), words);
    return words.stream()
        .filter(text -> !text.contains("{{"))
        .map(OfficialRendererTest::line)
        .toList();
  }

  private static void collect(JsonNode parts, List<String> words) {
    for (JsonNode part : parts) {
      words.add(part.path("text").asString(""));
      words.add(part.path("label").asString(""));
      // what is needed seldom is in a menu, which is closed
      if (!part.path("mode").asString("").equals("secondary")) {
        words.add(part.path("title").asString(""));
      }
      for (String inner : List.of("inlines", "items", "rows", "cells", "actions")) {
        collect(part.path(inner), words);
      }
    }
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** The page as the playground serves it, under the same policy; the cards are its messages. */
  private static void serve(Route route, Map<String, JsonNode> cards) {
    String path = URI.create(route.request().url()).getPath();
    if (path.equals("/teams/client/state")) {
      JsonNode asked = JSON.readTree(route.request().postData());
      // a page that knows everything waits for news, and there are none
      if (asked.path("since").asInt() == 0) {
        fulfill(route, "application/json", JSON.writeValueAsBytes(state(cards)));
      }
    } else if (path.startsWith("/client/")) {
      fulfill(route, "application/json", "{}".getBytes(UTF_8));
    } else {
      String file = "playground" + (path.endsWith("/") ? path + "index.html" : path);
      try (InputStream in = OfficialRendererTest.class.getClassLoader().getResourceAsStream(file)) {
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        fulfill(route, String.valueOf(type), in == null ? new byte[0] : in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void fulfill(Route route, String type, byte[] body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setHeaders(
                Map.of(
                    "Content-Type",
                    type + "; charset=utf-8",
                    "Content-Security-Policy",
                    "default-src 'self'; frame-ancestors 'self'"))
            .setBodyBytes(body));
  }

  private static JsonNode state(Map<String, JsonNode> cards) {
    JsonNode state =
        JSON.readTree(
            """
            {
              "version": 1, "me": "29:maya", "now": 0,
              "people": [{"id": "29:maya", "name": "Maya Ross"}],
              "places": [{
                "id": "19:leads", "name": "Leads", "kind": "channel", "team": "Revenue", "last": "1"
              }],
              "messages": [],
              "faults": {"rules": [], "hits": {}, "violations": {}},
              "log": []
            }
            """);
    ArrayNode messages = (ArrayNode) state.path("messages");
    cards.forEach(
        (name, card) -> {
          ObjectNode message = messages.addObject().put("id", name).put("from", "28:bot");
          message.put("bot", true).put("time", 0).set("card", card);
        });
    return state;
  }
}

package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.github.rallybot.SampleCharts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlackChartsTest {

  private static final ChannelRef CHANNEL = new ChannelRef(Platform.SLACK, "C1");
  private static final MessageRef MESSAGE = new MessageRef(CHANNEL, "1.1");
  private static final String BLOCK = "data_visualization";
  private static final String PICTURE = "slack_file";

  private final SlackDesk desk = new SlackDesk();

  @BeforeEach
  void listen() {
    desk.says("chat.postMessage", "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}");
    desk.says(
        "files.getUploadURLExternal",
        "{\"ok\":true,\"upload_url\":\"%s\",\"file_id\":\"F0000000001\"}"
            .formatted(desk.url("/upload/v1/abc")));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static Card card(Element... elements) {
    return new Card(List.of(elements), "Charts");
  }

  private void refuses(String holding) {
    for (String method : List.of("chat.postMessage", "chat.update")) {
      desk.slack.stubFor(
          WireMock.post(WireMock.urlEqualTo("/api/" + method))
              .withRequestBody(WireMock.containing(holding))
              .willReturn(SlackDesk.json("{\"ok\":false,\"error\":\"invalid_blocks\"}")));
    }
  }

  private void post(Card card) {
    MessageRef unused = desk.platform.post(CHANNEL, Optional.empty(), card, "intent");
  }

  /** What each attempt to send held: a chart, a picture or a table. */
  private List<String> attempts() {
    return desk
        .slack
        .findAll(
            RequestPatternBuilder.newRequestPattern(
                RequestMethod.POST, WireMock.urlMatching("/api/chat[.].*")))
        .stream()
        .map(SlackDesk::arguments)
        .map(arguments -> arguments.get("blocks"))
        .map(
            blocks ->
                Stream.of(BLOCK, PICTURE, "table")
                    .filter(kind -> blocks.contains("\"" + kind + "\""))
                    .reduce("", (all, kind) -> all + kind.charAt(0)))
        .toList();
  }

  @Test
  void a_message_holds_two_charts_and_the_next_one_is_a_picture_of_its_own() {
    Card card = card(SampleCharts.verdicts(), SampleCharts.steady(), SampleCharts.funnel());
    post(card);
    JsonNode blocks =
        SlackDesk.JSON.readTree(desk.call("chat.postMessage").getOrDefault("blocks", ""));
    assertThat(blocks.valueStream().map(block -> block.path("type").asString()).toList())
        .isEqualTo(List.of(BLOCK, "context", BLOCK, "context", "image", "context"));
    assertThat(blocks.at("/2/chart"))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                {"type":"line","series":[{"name":"Leads","data":[
                   {"label":"W44","value":97},{"label":"W45","value":121},
                   {"label":"W46","value":116},{"label":"W47","value":128}]}],
                 "axis_config":{"categories":["W44","W45","W46","W47"]}}"""));
    assertThat(blocks.at("/4"))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                {"type":"image","slack_file":{"id":"F0000000001"},
                 "alt_text":"From lead to customer: Leads: 128; Tried: 96; Reached: 71; Opportunity: 22; Won: 5"}"""));
    assertThat(desk.call("files.completeUploadExternal"))
        .isEqualTo(Map.of("files", "[{\"id\":\"F0000000001\",\"title\":\"chart.png\"}]"));
  }

  @Test
  void a_line_with_a_gap_is_a_picture_because_slack_would_have_a_figure_there() {
    post(card(SampleCharts.trend()));
    assertThat(attempts()).isEqualTo(List.of("s"));
  }

  @Test
  void what_slack_refuses_is_remembered_for_a_day_and_the_next_message_is_sent_once() {
    refuses(BLOCK);
    post(card(SampleCharts.funnel()));
    post(card(SampleCharts.reasons()));
    assertThat(attempts()).isEqualTo(List.of("d", "s", "s"));
    desk.clock.move(Duration.ofHours(25));
    post(card(SampleCharts.funnel()));
    assertThat(attempts()).isEqualTo(List.of("d", "s", "s", "d", "s"));
  }

  @Test
  void a_picture_is_given_once_for_any_number_of_messages() {
    refuses(BLOCK);
    post(card(SampleCharts.funnel()));
    assertThat(desk.platform.update(MESSAGE, card(SampleCharts.funnel()), Optional.empty()))
        .isTrue();
    assertThat(attempts()).isEqualTo(List.of("d", "s", "s"));
    assertThat(desk.calls("/upload/v1/abc")).hasSize(1);
  }

  @Test
  void where_no_files_may_be_given_charts_are_tables() {
    refuses(BLOCK);
    desk.says("files.getUploadURLExternal", "{\"ok\":false,\"error\":\"missing_scope\"}");
    post(card(SampleCharts.funnel()));
    post(card(SampleCharts.trend()));
    assertThat(attempts()).isEqualTo(List.of("d", "t", "t"));
    assertThat(desk.calls("/api/files.getUploadURLExternal")).hasSize(1);
  }

  @Test
  void a_picture_that_slack_has_not_yet_looked_at_is_waited_for() {
    refuses(PICTURE);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> post(card(SampleCharts.trend())))
          .isInstanceOfSatisfying(
              RateLimited.class, e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(3)));
    }
    desk.clock.move(Duration.ofSeconds(31));
    post(card(SampleCharts.trend()));
    assertThat(attempts()).isEqualTo(List.of("s", "s", "s", "t"));
  }

  @Test
  void if_tables_are_refused_too_the_charts_were_not_to_blame() {
    refuses("blocks");
    desk.says("files.getUploadURLExternal", "{\"ok\":false,\"error\":\"missing_scope\"}");
    assertThatThrownBy(() -> post(card(SampleCharts.funnel()))).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> post(card(SampleCharts.funnel()))).isInstanceOf(Rejected.class);
    assertThat(attempts()).isEqualTo(List.of("d", "t", "d", "t"));
  }

  @Test
  void what_is_wanted_is_the_same_whatever_slack_takes_today() {
    Card card = card(SampleCharts.funnel());
    String before = desk.platform.fingerprint(card);
    refuses(BLOCK);
    post(card);
    assertThat(desk.platform.fingerprint(card)).isEqualTo(before);
    assertThat(desk.platform.fingerprint(card(SampleCharts.trend()))).isNotEqualTo(before);
  }

  @Test
  void what_is_said_at_once_and_a_home_have_the_figures_in_words() {
    desk.platform.tell(
        new UserRef(Platform.SLACK, "U1"), Optional.of(CHANNEL), card(SampleCharts.funnel()));
    assertThat(attempts()).isEqualTo(List.of("t"));
    assertThat(SlackRenderer.home(card(SampleCharts.funnel())).path("blocks").toString())
        .contains("Opportunity", "22", "Most are lost")
        .doesNotContain("\"table\"", BLOCK, PICTURE);
  }

  @Test
  void a_ticket_is_not_used_for_charts() {
    UpdateTicket ticket = new UpdateTicket(desk.url("/respond"), SlackDesk.NOW.plusSeconds(60), 5);
    assertThat(desk.platform.update(MESSAGE, card(SampleCharts.funnel()), Optional.of(ticket)))
        .isTrue();
    assertThat(desk.calls("/respond")).isEmpty();
    assertThat(attempts()).isEqualTo(List.of("d"));
  }

  @Test
  void a_picture_is_sharp_narrow_enough_for_a_phone_and_grows_with_its_bars() throws IOException {
    List<Integer> heights = new ArrayList<>();
    for (var chart :
        List.of(SampleCharts.trend(), SampleCharts.reasons(), SampleCharts.of(14, 40))) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartPicture.png(chart)));
      assertThat(image.getWidth()).isEqualTo(1040);
      assertThat(image.getRGB(3, 3)).as("its own light ground").isEqualTo(0xffffffff);
      heights.add(image.getHeight());
    }
    assertThat(heights).isEqualTo(List.of(640, 456, 1272));
    assertThat(ChartPicture.png(SampleCharts.trend()))
        .isEqualTo(ChartPicture.png(SampleCharts.trend()));
  }
}

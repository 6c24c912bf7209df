package io.github.rallybot.slack.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.files.FilesCompleteUploadExternalResponse;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.methods.response.files.FilesUploadV2Response;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.Message.Metadata;
import com.slack.api.util.json.GsonFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slack's own SDK understands the stand-in. */
class SlackSdkTest {
  private static final String FORM =
      """
      {"type":"modal","callback_id":"note","title":{"type":"plain_text","text":"Note"},
       "submit":{"type":"plain_text","text":"Save"},
       "blocks":[{"type":"input","block_id":"who","label":{"type":"plain_text","text":"Who"},
         "element":{"type":"users_select","action_id":"user"}}]}
      """;

  private final Bench bench = new Bench();
  private final MethodsClient client = client();

  private MethodsClient client() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(bench.slack.apiUrl().toString());
    return Slack.getInstance(config).methods(Bench.TOKEN);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void givesSomebodyAFileThatTheyCanLookInto() throws Exception {
    String direct =
        client.conversationsOpen(request -> request.users(List.of("U0MAYA"))).getChannel().getId();
    FilesUploadV2Response given =
        client.filesUploadV2(
            request ->
                request
                    .channel(direct)
                    .filename("asked.csv")
                    .title("asked.csv")
                    .content("a,b")
                    .initialComment("Here it is"));
    assertThat(given.isOk()).isTrue();
    Message shown = bench.slack.workspace().messages(direct).get(0);
    assertThat(shown.body().path("text").asString()).isEqualTo("Here it is");
    String id = shown.body().path("files").path(0).path("id").asString();
    assertThat(bench.slack.people().look("U0MAYA", id)).isEqualTo("a,b");
    assertThatThrownBy(() -> bench.slack.people().look("U0TOM", id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such file: " + id);
  }

  @Test
  void aFileThatDidNotArriveWholeIsNotShown() throws Exception {
    FilesGetUploadURLExternalResponse place =
        client.filesGetUploadURLExternal(request -> request.filename("a.csv").length(4));
    HttpClient http = HttpClient.newHttpClient();
    URI address = URI.create(place.getUploadUrl());
    HttpRequest post =
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString("a,b")).build();
    assertThat(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    FilesCompleteUploadExternalRequest.FileDetails file =
        FilesCompleteUploadExternalRequest.FileDetails.builder().id(place.getFileId()).build();
    FilesCompleteUploadExternalResponse shown =
        client.filesCompleteUploadExternal(
            request -> request.files(List.of(file)).channelId("C0LEADS"));
    assertThat(shown.getError()).isEqualTo("file_not_found");
  }

  @Test
  void postsAndFindsItsPostAgain() throws Exception {
    Metadata metadata = new Metadata();
    metadata.setEventType("lead");
    metadata.setEventPayload(Map.of("id", "7"));
    ChatPostMessageResponse posted =
        client.chatPostMessage(
            request ->
                request
                    .channel("C0LEADS")
                    .text("a lead")
                    .blocksAsString(Bench.buttons("good"))
                    .metadata(metadata));
    assertThat(posted.isOk()).isTrue();
    ConversationsHistoryResponse history =
        client.conversationsHistory(
            request -> request.channel("C0LEADS").includeAllMetadata(true).limit(5));
    assertThat(history.getMessages().get(0).getTs()).isEqualTo(posted.getTs());
    assertThat(history.getMessages().get(0).getMetadata().getEventPayload())
        .containsEntry("id", "7");
  }

  @Test
  void readsPeopleAndChannels() throws Exception {
    assertThat(client.authTest(request -> request).getUserId()).isEqualTo(Workspace.BOT_USER);
    assertThat(client.usersInfo(request -> request.user("U0GUEST")).getUser().isUltraRestricted())
        .isTrue();
    assertThat(
            client
                .usersLookupByEmail(request -> request.email("maya.ross@rally.example"))
                .getUser()
                .getProfile()
                .getRealName())
        .isEqualTo("Maya Ross");
    assertThat(
            client.conversationsInfo(request -> request.channel("C0SALES")).getChannel().isMember())
        .isFalse();
  }

  @Test
  void seesARateLimitAsSuch() {
    bench.slack.faults().next(Fault.RATE_LIMITED, 1);
    assertThatThrownBy(
            () -> client.chatPostMessage(request -> request.channel("C0LEADS").text("a")))
        .isInstanceOfSatisfying(
            SlackApiException.class,
            refused -> assertThat(refused.getResponse().header("Retry-After")).isEqualTo("2"));
  }

  @Test
  void understandsAPressedButton() {
    String ts = bench.post(Bench.buttons("good"));
    bench.slack.people().click("U0MAYA", "C0LEADS", ts, "good");
    BlockActionPayload payload = parsed(BlockActionPayload.class);
    assertThat(payload.getUser().getTeamId()).isEqualTo(Workspace.TEAM_ID);
    assertThat(payload.getActions().get(0).getValue()).isEqualTo("v");
    assertThat(payload.getMessage().getTs()).isEqualTo(ts);
    assertThat(payload.getContainer().getChannelId()).isEqualTo("C0LEADS");
  }

  @Test
  void opensAFormFromACommandAndReadsWhatWasChosen() throws Exception {
    bench.slack.people().command("U0MAYA", "C0LEADS", "/rally", "note");
    SlashCommandPayload command =
        new SlashCommandPayloadParser().parse(bench.received.get(0).body());
    ViewsOpenResponse opened =
        client.viewsOpen(request -> request.triggerId(command.getTriggerId()).viewAsString(FORM));
    assertThat(opened.isOk()).isTrue();
    bench
        .slack
        .people()
        .submit("U0MAYA", opened.getView().getId(), Map.of("user", List.of("U0TOM")));
    ViewSubmissionPayload payload = parsed(ViewSubmissionPayload.class);
    assertThat(payload.getView().getState().getValues().getOrDefault("who", Map.of()).values())
        .singleElement()
        .satisfies(value -> assertThat(value.getSelectedUser()).isEqualTo("U0TOM"));
  }

  private <T> T parsed(Class<T> type) {
    Bench.Received last = bench.received.get(bench.received.size() - 1);
    return GsonFactory.createSnakeCase().fromJson(last.payload().toString(), type);
  }
}

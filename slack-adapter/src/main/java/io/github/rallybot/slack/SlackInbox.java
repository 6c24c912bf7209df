package io.github.rallybot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.block.InputBlock;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FileShared;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What Slack sends, once it is certain that Slack has sent it: sorted, translated and answered by
 * the core. It is the same by whichever way it came.
 *
 * <p>Deeds go through Bolt, which reads them and their many shapes. Bolt gets no token, no signing
 * secret and no middleware: with a token it would call {@code auth.test} within the request, and
 * its signature check would come after that. What is well formed but nothing of ours is answered
 * 200, so that Slack does not send it again; garbage 400; what was sent for another workspace 403;
 * what arrives before the own workspace is known 503.
 */
public final class SlackInbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlackInbox.class);
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final String URL_VERIFICATION = "url_verification";
  private static final Set<String> DEEDS =
      Set.of(
          BlockActionPayload.TYPE,
          ViewSubmissionPayload.TYPE,
          MessageShortcutPayload.TYPE,
          SlackEnvelope.COMMAND);

  private final Router router;
  private final SlackAfterwards afterwards;
  private final SlackAnswers answers;
  private final SlackEventAnswers eventAnswers;
  private final Supplier<Optional<SlackTeam>> team;
  private final boolean allowExternal;
  private final Clock clock;
  private final App app;
  private final SlackRequestParser parser;

  /**
   * @param team the bot's own workspace, once it is known
   * @param after runs what is said after the acknowledgement
   */
  public SlackInbox(
      SlackSettings settings,
      Router router,
      SlackPlatform platform,
      Supplier<Optional<SlackTeam>> team,
      Executor after,
      Clock clock) {
    this.router = router;
    this.afterwards = new SlackAfterwards(platform, after);
    this.answers = new SlackAnswers(router, platform, afterwards);
    this.eventAnswers = new SlackEventAnswers(router, platform, afterwards);
    this.team = team;
    this.allowExternal = settings.allowExternal();
    this.clock = clock;
    this.app = bolt();
    this.parser = new SlackRequestParser(app.config());
  }

  /**
   * Answers what has come in.
   *
   * @param body as Slack sends it over HTTP
   * @param again whether Slack says that it sends this once more
   */
  Response receive(String body, boolean again) {
    Optional<SlackEnvelope> arrived = SlackEnvelope.of(body);
    if (arrived.isEmpty()) {
      return garbage().response();
    }
    SlackEnvelope envelope = arrived.get();
    if (envelope.kind().equals(URL_VERIFICATION)) {
      return run(body);
    }
    boolean deed = envelope.form() && DEEDS.contains(envelope.kind());
    boolean event =
        !envelope.form()
            && envelope.kind().equals(SlackEvents.CALLBACK)
            && SlackEvents.wanted(envelope.payload());
    if (!deed && !event) {
      return Response.ok();
    }
    Optional<SlackTeam> ours = team.get();
    if (ours.isEmpty()) {
      return new SlackProblem(
              503, "Not ready", "Rallybot has not reached Slack yet. Press again in a moment.")
          .response();
    }
    if (!envelope.team().equals(ours.get().id())) {
      return new SlackProblem(
              403,
              "Another workspace",
              "This Rallybot serves one Slack workspace, and this request is for another. Install"
                  + " an app of its own there.")
          .response();
    }
    return deed ? run(body) : event(envelope.payload(), ours.get(), again);
  }

  @Override
  public void close() {
    app.stop();
    app.executorService().shutdown();
  }

  private Response run(String body) {
    try {
      Request<?> request =
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri(SlackSettings.EVENTS_PATH)
                  .requestBody(body)
                  .headers(new RequestHeaders(Map.of()))
                  .build());
      return request == null ? garbage().response() : app.run(request);
    } catch (Exception e) {
      // Bolt declares just that; what the core did is answered within the handlers, so that this is
      // a payload which Bolt cannot read
      LOG.warn("a slack payload could not be read: {}", e.getClass().getSimpleName());
      return garbage().response();
    }
  }

  private App bolt() {
    SlackConfig quiet = new SlackConfig();
    quiet.setStatsEnabled(false);
    AppConfig config =
        AppConfig.builder()
            .slack(Slack.getInstance(quiet))
            .singleTeamBotToken(null)
            .signingSecret(null)
            .clientId(null)
            .clientSecret(null)
            .requestVerificationEnabled(false)
            .unmatchedRequestHandler(request -> Response.ok())
            .build();
    App bolt = new App(config, List.of());
    bolt.blockAction(
        ANY, (request, context) -> press(request.getPayload(), context.getTriggerId()));
    bolt.viewSubmission(ANY, (request, context) -> submission(request.getPayload()));
    bolt.messageShortcut(
        ANY, (request, context) -> shortcut(request.getPayload(), context.getTriggerId()));
    bolt.command(
        ANY,
        (request, context) ->
            answers.command(SlackCommands.command(request.getPayload()), context.getTriggerId()));
    return bolt;
  }

  private Response press(BlockActionPayload payload, @Nullable String triggerId) {
    SlackTeam ours = team.get().orElseThrow();
    return SlackDeeds.press(payload, ours.id(), clock.instant())
        .filter(deed -> router.knows(deed.interaction().action()))
        .map(
            deed ->
                refused(deed, ours)
                    ? Response.ok()
                    : answers.press(deed, triggerId == null ? "" : triggerId))
        .orElseGet(Response::ok);
  }

  private Response submission(ViewSubmissionPayload payload) {
    SlackTeam ours = team.get().orElseThrow();
    List<String> inputs =
        payload.getView().getBlocks().stream()
            .filter(InputBlock.class::isInstance)
            .map(block -> ((InputBlock) block).getBlockId())
            .toList();
    return SlackDeeds.submission(payload, ours.id())
        .filter(deed -> router.knows(deed.interaction().action()))
        .map(deed -> refused(deed, ours) ? Response.ok() : answers.submission(deed, inputs))
        .orElseGet(Response::ok);
  }

  /** One that no feature answers is from another version, and that is said. */
  private Response shortcut(MessageShortcutPayload payload, @Nullable String triggerId) {
    SlackTeam ours = team.get().orElseThrow();
    return SlackShortcuts.shortcut(payload, ours.id())
        .filter(
            shortcut ->
                !refused(
                    shortcut.stranger(), shortcut.user(), Optional.of(shortcut.channel()), ours))
        .map(shortcut -> answers.shortcut(shortcut, triggerId == null ? "" : triggerId))
        .orElseGet(Response::ok);
  }

  /** If one of several files was not taken, the event comes again, and the others count once. */
  private Response event(JsonNode payload, SlackTeam ours, boolean again) {
    Response answer =
        SlackEvents.homeOpened(payload).map(eventAnswers::opened).orElseGet(Response::ok);
    for (FileShared file : SlackEvents.files(payload, ours.id())) {
      if (!refused(file.stranger(), file.user(), Optional.of(file.channel()), ours)) {
        Response one = eventAnswers.shared(file, again);
        answer = one.getStatusCode() == 200 ? answer : one;
      }
    }
    return answer;
  }

  private boolean refused(SlackDeeds.Deed deed, SlackTeam ours) {
    return refused(
        deed.interaction().stranger(),
        deed.interaction().user(),
        deed.interaction().channel(),
        ours);
  }

  private boolean refused(
      boolean stranger, UserRef user, Optional<ChannelRef> channel, SlackTeam ours) {
    if (!stranger || allowExternal) {
      return false;
    }
    afterwards.tell(
        user,
        channel,
        Card.of(
            "People from other organisations can look here, but only "
                + ours.name()
                + " members can answer."));
    return true;
  }

  private static SlackProblem garbage() {
    return new SlackProblem(
        400, "Unreadable", "Send what Slack sends: an interaction, a command or an event.");
  }
}

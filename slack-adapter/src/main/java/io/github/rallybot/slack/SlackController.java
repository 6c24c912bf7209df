package io.github.rallybot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.model.block.InputBlock;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Everything that Slack sends: through the gate, then to Bolt, whose handlers translate it for the
 * core.
 *
 * <p>Bolt gets no token, no signing secret and no middleware: with a token it would call {@code
 * auth.test} within the request, and its signature check would come after that. What is well formed
 * but nothing of ours is answered 200, so that Slack does not send it again; garbage 400; what was
 * sent for another workspace 403; a deed that arrives before the own workspace is known 503.
 */
@RestController
public final class SlackController implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SlackController.class);
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final String URL_VERIFICATION = "url_verification";
  private static final Set<String> DEEDS =
      Set.of(BlockActionPayload.TYPE, ViewSubmissionPayload.TYPE, SlackEnvelope.COMMAND);

  private final SlackGate gate;
  private final Router router;
  private final SlackAnswers answers;
  private final Supplier<Optional<SlackTeam>> team;
  private final boolean allowExternal;
  private final Clock clock;
  private final App app;
  private final SlackRequestParser parser;

  /**
   * @param team the bot's own workspace, once it is known
   * @param after runs what is said after the acknowledgement
   */
  public SlackController(
      SlackSettings settings,
      Router router,
      SlackPlatform platform,
      Supplier<Optional<SlackTeam>> team,
      Executor after,
      Clock clock) {
    this.gate = new SlackGate(settings.signingSecret(), clock);
    this.router = router;
    this.answers = new SlackAnswers(router, platform, after);
    this.team = team;
    this.allowExternal = settings.allowExternal();
    this.clock = clock;
    this.app = bolt();
    this.parser = new SlackRequestParser(app.config());
  }

  /**
   * The stream is read here because Spring would rebuild the body of a form from its parameters,
   * and the signature is over the bytes as they came.
   */
  @PostMapping(SlackSettings.EVENTS_PATH)
  public ResponseEntity<byte[]> receive(@RequestHeader HttpHeaders headers, InputStream stream)
      throws IOException {
    byte[] body = stream.readNBytes(SlackGate.MAX_BYTES + 1);
    Optional<SlackProblem> refused =
        gate.refuse(
            body,
            headers.getFirst(SlackGate.TIMESTAMP_HEADER),
            headers.getFirst(SlackGate.SIGNATURE_HEADER));
    if (refused.isPresent()) {
      return answer(refused.get());
    }
    String text = new String(body, StandardCharsets.UTF_8);
    Optional<SlackEnvelope> envelope = SlackEnvelope.of(text);
    if (envelope.isEmpty()) {
      return answer(garbage());
    }
    String kind = envelope.get().kind();
    if (kind.equals(URL_VERIFICATION)) {
      return run(text);
    }
    if (!DEEDS.contains(kind) || !envelope.get().form()) {
      return ResponseEntity.ok().build();
    }
    Optional<SlackTeam> ours = team.get();
    if (ours.isEmpty()) {
      return answer(
          new SlackProblem(
              503, "Not ready", "Rallybot has not reached Slack yet. Press again in a moment."));
    }
    if (!envelope.get().team().equals(ours.get().id())) {
      return answer(
          new SlackProblem(
              403,
              "Another workspace",
              "This Rallybot serves one Slack workspace, and this request is for another. Install"
                  + " an app of its own there."));
    }
    return run(text);
  }

  @Override
  public void close() {
    app.stop();
    app.executorService().shutdown();
  }

  private ResponseEntity<byte[]> run(String body) {
    try {
      Request<?> request =
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri(SlackSettings.EVENTS_PATH)
                  .requestBody(body)
                  .headers(new RequestHeaders(Map.of()))
                  .build());
      return request == null ? answer(garbage()) : answer(app.run(request));
    } catch (Exception e) {
      // what the core did is answered within the handlers: this is a payload that Bolt cannot read
      LOG.warn("a signed slack payload could not be read: {}", e.getClass().getSimpleName());
      return answer(garbage());
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
    bolt.command(
        ANY,
        (request, context) ->
            answers.command(SlackCommands.command(request.getPayload()), context.getTriggerId()));
    return bolt;
  }

  private Response press(BlockActionPayload payload, @Nullable String triggerId) {
    SlackTeam ours = team.get().orElseThrow();
    return SlackDeeds.press(payload, ours.id(), clock.instant())
        .filter(press -> router.knows(press.action()))
        .map(
            press ->
                refused(press, ours)
                    ? Response.ok()
                    : answers.press(press, triggerId == null ? "" : triggerId))
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
        .filter(submission -> router.knows(submission.action()))
        .map(
            submission ->
                refused(submission, ours) ? Response.ok() : answers.submission(submission, inputs))
        .orElseGet(Response::ok);
  }

  private boolean refused(Interaction deed, SlackTeam ours) {
    if (!deed.stranger() || allowExternal) {
      return false;
    }
    answers.tell(
        deed.user(),
        deed.channel(),
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

  private static ResponseEntity<byte[]> answer(SlackProblem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.parseMediaType(SlackProblem.MEDIA_TYPE))
        .body(problem.body());
  }

  private static ResponseEntity<byte[]> answer(Response response) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(response.getStatusCode());
    String body = response.getBody();
    return body == null || body.isEmpty()
        ? answer.build()
        : answer
            .contentType(MediaType.parseMediaType(response.getContentType()))
            .body(body.getBytes(StandardCharsets.UTF_8));
  }
}

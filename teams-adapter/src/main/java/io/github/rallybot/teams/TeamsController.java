package io.github.rallybot.teams;

import io.github.rallybot.chat.Router;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Everything that Teams sends: through the gate, then into the inbox. */
@RestController
public final class TeamsController {

  private static final Logger log = LoggerFactory.getLogger(TeamsController.class);

  private final TeamsGate gate;
  private final TeamsInbox inbox;

  /**
   * @param after does what need not be done before the acknowledgement
   * @param added called whenever the bot was added somewhere, where it could not write before
   */
  public TeamsController(
      TeamsPlatform platform, Router router, Executor after, Runnable added, Clock clock) {
    TeamsSettings settings = platform.settings();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .callTimeout(settings.callTimeout())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    TeamsAfterwards afterwards = new TeamsAfterwards(platform, after);
    this.gate = new TeamsGate(settings, new TeamsKeys(settings, client, clock));
    this.inbox =
        new TeamsInbox(
            router,
            platform.references(),
            new TeamsDeeds(platform.directory()::person),
            new TeamsShortcuts(platform.directory()::person),
            new TeamsAnswers(router, platform.renderer(), platform.forms(), afterwards),
            afterwards,
            added);
  }

  /** The stream is read here since the SDK's own mapper has to read the bytes as they came. */
  @PostMapping(TeamsSettings.MESSAGES_PATH)
  public ResponseEntity<byte[]> receive(@RequestHeader HttpHeaders headers, InputStream stream)
      throws IOException {
    byte[] body = stream.readNBytes(TeamsGate.MAX_BYTES + 1);
    TeamsGate.Outcome outcome =
        gate.check(body, Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION)));
    if (outcome instanceof TeamsGate.Outcome.Passed passed) {
      return inbox
          .receive(passed.activity())
          .map(TeamsController::json)
          .orElseGet(() -> ResponseEntity.accepted().build());
    }
    TeamsGate.Outcome.Refused refused = (TeamsGate.Outcome.Refused) outcome;
    log.warn("a request to {} was refused: {}", TeamsSettings.MESSAGES_PATH, refused.why());
    return ResponseEntity.status(refused.status()).build();
  }

  private static ResponseEntity<byte[]> json(ObjectNode answer) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer.toString().getBytes(StandardCharsets.UTF_8));
  }
}

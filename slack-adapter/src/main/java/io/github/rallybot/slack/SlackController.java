package io.github.rallybot.slack;

import com.slack.api.bolt.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Everything that Slack sends over HTTP: through the gate, then into the inbox. */
@RestController
public final class SlackController {

  static final String RETRY_HEADER = "X-Slack-Retry-Num";

  private final SlackGate gate;
  private final SlackInbox inbox;

  public SlackController(SlackSettings settings, SlackInbox inbox, Clock clock) {
    this.gate = new SlackGate(settings.signingSecret(), clock);
    this.inbox = inbox;
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
    return answer(
        refused.isPresent()
            ? refused.get().response()
            : inbox.receive(
                new String(body, StandardCharsets.UTF_8), headers.getFirst(RETRY_HEADER) != null));
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

package io.github.rallybot.teams;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
final class TeamsController {

  private static final Logger log = LoggerFactory.getLogger(TeamsController.class);

  /** The one path to which Teams sends everything. */
  static final String PATH = "/api/messages";

  private final TeamsGate gate;
  private final TeamsInbox inbox;

  TeamsController(TeamsGate gate, TeamsInbox inbox) {
    this.gate = gate;
    this.inbox = inbox;
  }

  /** The stream is read here since the SDK's own mapper has to read the bytes as they came. */
  @PostMapping(PATH)
  ResponseEntity<byte[]> receive(@RequestHeader HttpHeaders headers, InputStream stream)
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
    log.warn("a request to {} was refused: {}", PATH, refused.why());
    return ResponseEntity.status(refused.status()).build();
  }

  private static ResponseEntity<byte[]> json(ObjectNode answer) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer.toString().getBytes(StandardCharsets.UTF_8));
  }
}

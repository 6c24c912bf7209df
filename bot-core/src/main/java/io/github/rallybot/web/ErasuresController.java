package io.github.rallybot.web;

import io.github.rallybot.intake.Fields;
import io.github.rallybot.lead.Erasure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/erasures}: forgets a person everywhere. */
@RestController
public final class ErasuresController {

  private static final Logger log = LoggerFactory.getLogger(ErasuresController.class);

  private final ApiKeys keys;
  private final Erasure erasure;

  public ErasuresController(ApiKeys keys, Erasure erasure) {
    this.keys = keys;
    this.erasure = erasure;
  }

  /**
   * Erases everybody with an e-mail address, and answers how many leads, hearings and members that
   * were, once the words are in no file of the storage any more. Idempotent.
   */
  @PostMapping("/api/erasures")
  public ResponseEntity<Object> erase(HttpServletRequest request) throws IOException {
    keys.check(request.getHeader("Authorization"));
    byte[] body = JsonBody.read(request.getContentType(), request.getInputStream());
    Fields fields = new Fields(JsonBody.parse(body), "");
    Optional<String> email = fields.email("email");
    if (email.isEmpty()) {
      if (!fields.wrong("email")) {
        fields.error("email", "is required: the person’s address");
      }
      throw new Refusal(new Problem(HttpStatus.BAD_REQUEST, "Nobody was erased.", fields.errors()));
    }
    Erasure.Erased erased = erasure.erase(email.get());
    log.info(
        "erasure by API: {} leads, {} hearings, {} members",
        erased.leads(),
        erased.hearings(),
        erased.members());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(erased);
  }
}

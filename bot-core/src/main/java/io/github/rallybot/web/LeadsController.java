package io.github.rallybot.web;

import io.github.rallybot.intake.LeadReader;
import io.github.rallybot.intake.Source;
import io.github.rallybot.intake.Sources;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/leads}: one lead as JSON. */
@RestController
public final class LeadsController {

  private static final Logger log = LoggerFactory.getLogger(LeadsController.class);
  private static final int LONGEST_KEY = 200;

  private final ApiKeys keys;
  private final Leads leads;
  private final Sources sources;

  public LeadsController(ApiKeys keys, Leads leads, Sources sources) {
    this.keys = keys;
    this.leads = leads;
    this.sources = sources;
  }

  /**
   * Takes a lead in. Answers 202 with its id once it is durable; the same again is a duplicate of
   * the same lead. With {@code ?dryRun=true} nothing is written, and 200 says what would become of
   * it and where it would go.
   */
  @PostMapping("/api/leads")
  public ResponseEntity<Object> receive(HttpServletRequest request) throws IOException {
    keys.check(request.getHeader("Authorization"));
    byte[] body = JsonBody.read(request.getContentType(), request.getInputStream());
    Brief lead = lead(JsonBody.parse(body));
    if (String.valueOf(request.getQueryString()).matches("(.*&)?dryRun=true(&.*)?")) {
      return foreseen(lead);
    }
    Leads.Receipt receipt = leads.receive(lead, key(request, body));
    if (!(receipt instanceof Leads.Receipt.KeyReused)) {
      sources.received(Source.Way.API, lead.source(), 1);
    }
    if (receipt instanceof Leads.Receipt.Accepted accepted) {
      log.info("lead {} received", accepted.lead());
      return answer(accepted.lead(), "accepted");
    }
    if (receipt instanceof Leads.Receipt.Duplicate duplicate) {
      log.info("lead {} received again", duplicate.lead());
      return answer(duplicate.lead(), "duplicate");
    }
    throw new Refusal(
        Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "This Idempotency-Key was used in the last 24 hours for another body. Use a new one."));
  }

  /** A channel that a lead would go to. */
  record Destination(String platform, String channel) {}

  private ResponseEntity<Object> foreseen(Brief lead) {
    Map<String, Object> body = new LinkedHashMap<>();
    Leads.Foreseen foreseen = leads.foresee(lead);
    Optional<LeadId> known = foreseen.joins();
    known.ifPresent(id -> body.put("leadId", id.value()));
    body.put("status", known.isPresent() ? "duplicate" : "accepted");
    if (known.isEmpty()) {
      body.put(
          "channels",
          foreseen.way().channels().stream()
              .map(at -> new Destination(at.platform().code(), at.id()))
              .toList());
      foreseen.way().because().ifPresent(route -> body.put("route", route.words()));
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
  }

  private static Brief lead(Map<String, Object> body) {
    LeadReader.Reading reading = LeadReader.read(body);
    if (reading instanceof LeadReader.Reading.Good good) {
      return good.lead();
    }
    throw new Refusal(
        new Problem(
            HttpStatus.BAD_REQUEST,
            "The lead was not taken in. Correct the fields below and send it again.",
            reading instanceof LeadReader.Reading.Wrong wrong ? wrong.errors() : List.of()));
  }

  private static Optional<Leads.Key> key(HttpServletRequest request, byte[] body) {
    String key = request.getHeader("Idempotency-Key");
    if (key == null || key.isBlank()) {
      return Optional.empty();
    }
    if (key.length() > LONGEST_KEY) {
      throw new Refusal(
          Problem.of(HttpStatus.BAD_REQUEST, "An Idempotency-Key has at most 200 characters."));
    }
    return Optional.of(
        new Leads.Key(
            ApiKeys.hex(String.valueOf(request.getHeader("Authorization"))) + " " + key,
            ApiKeys.hex(new String(body, StandardCharsets.ISO_8859_1))));
  }

  private static ResponseEntity<Object> answer(LeadId id, String status) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("leadId", id.value());
    body.put("status", status);
    // said here, so that an Accept header of any kind can't turn a stored lead into a 406
    return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}

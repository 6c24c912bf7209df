package io.github.rallybot.web;

import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/leads/{id}}: one lead and what sales said of it, for other tools. */
@RestController
public final class LeadController {

  private static final Pattern ID = Pattern.compile("[0-9A-Z]{26}");

  private final ApiKeys keys;
  private final Leads leads;

  public LeadController(ApiKeys keys, Leads leads) {
    this.keys = keys;
    this.leads = leads;
  }

  /** The lead, in the words of the lead JSON; 404 if there is none of this id. */
  @GetMapping("/api/leads/{id}")
  public ResponseEntity<Object> lead(@PathVariable("id") String id, HttpServletRequest request) {
    keys.check(request.getHeader("Authorization"));
    Optional<Lead> lead = ID.matcher(id).matches() ? leads.find(new LeadId(id)) : Optional.empty();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(
            LeadView.of(
                lead.orElseThrow(
                    () ->
                        new Refusal(
                            Problem.of(HttpStatus.NOT_FOUND, "There is no lead of this id.")))));
  }
}

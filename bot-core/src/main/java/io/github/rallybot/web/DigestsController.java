package io.github.rallybot.web;

import io.github.rallybot.digest.DigestReader;
import io.github.rallybot.figures.Caution;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/digests/{period}}: the figures of a period, for other tools. */
@RestController
public final class DigestsController {

  private final ApiKeys keys;
  private final DigestReader reader;
  private final Caution caution;

  public DigestsController(ApiKeys keys, DigestReader reader, Caution caution) {
    this.keys = keys;
    this.reader = reader;
    this.caution = caution;
  }

  /**
   * The figures, frozen or as they are now; 404 if the path names no period, or one that has not
   * begun.
   */
  @GetMapping("/api/digests/{period}")
  public ResponseEntity<Object> digest(
      @PathVariable("period") String period, HttpServletRequest request) {
    keys.check(request.getHeader("Authorization"));
    Optional<DigestReader.Read> read = reader.period(period).flatMap(reader::read);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(
            DigestView.of(
                read.orElseThrow(
                    () ->
                        new Refusal(
                            Problem.of(
                                HttpStatus.NOT_FOUND,
                                "There is no such period yet. Name one as 2026-W47, 2026-W47-2w"
                                    + " or 2026-11."))),
                caution));
  }
}

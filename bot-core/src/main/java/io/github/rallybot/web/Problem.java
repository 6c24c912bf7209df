package io.github.rallybot.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What is wrong with a request and how to right it, as problem+json (RFC 9457).
 *
 * @param errors one line per wrong field
 */
public record Problem(HttpStatus status, String detail, List<FieldError> errors) {

  /** What is wrong with one field, named by its JSON Pointer. */
  public record FieldError(String field, String message) {}

  public Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(HttpStatus status, String detail) {
    return new Problem(status, detail, List.of());
  }

  ResponseEntity<Object> answer() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", status.getReasonPhrase());
    body.put("status", status.value());
    body.put("detail", detail);
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header("Retry-After", "5");
    }
    if (status == HttpStatus.UNAUTHORIZED) {
      answer.header("WWW-Authenticate", "Bearer");
    }
    return answer.body(body);
  }
}

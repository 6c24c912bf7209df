package io.github.rallybot.web;

import io.github.rallybot.intake.FieldError;
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

  public Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(HttpStatus status, String detail) {
    return new Problem(status, detail, List.of());
  }

  /** The problem that a bare status tells of; of the request, only its method is repeated. */
  static Problem of(int code, String method) {
    HttpStatus known = HttpStatus.resolve(code);
    HttpStatus status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    String detail =
        switch (status.value()) {
          case 400 -> "The request is malformed. Check its address and its headers.";
          case 404 -> "There is nothing at this address.";
          case 405 -> "This address does not answer to " + method + ".";
          case 406 -> "This address answers with JSON only.";
          case 413 -> "The request is too long.";
          case 415 -> "This content type is not understood here.";
          case 431 -> "The headers of the request are too long.";
          default ->
              status.is5xxServerError()
                  ? "Something went wrong here; it is in the log. Nothing was acknowledged."
                  : "The request can’t be answered.";
        };
    return of(status, detail);
  }

  ResponseEntity<Object> answer() {
    var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header("Retry-After", "5");
    }
    if (status == HttpStatus.UNAUTHORIZED) {
      answer.header("WWW-Authenticate", "Bearer");
    }
    return answer.body(body());
  }

  /** The fields of the answer, in their order. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", status.getReasonPhrase());
    body.put("status", status.value());
    body.put("detail", detail);
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    return body;
  }
}

package io.github.rallybot.web;

import io.github.rallybot.journal.StorageAway;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where what goes wrong over HTTP becomes an answer; nothing inside leaks out. */
@RestControllerAdvice
public final class Faults {

  private static final Logger log = LoggerFactory.getLogger(Faults.class);

  @ExceptionHandler
  ResponseEntity<Object> refused(Refusal refusal) {
    ResponseEntity<Object> answer = refusal.problem().answer();
    if (refusal.retryAfter().isZero()) {
      return answer;
    }
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header("Retry-After", Long.toString(refusal.retryAfter().toSeconds() + 1))
        .body(answer.getBody());
  }

  @ExceptionHandler
  ResponseEntity<Object> storageAway(StorageAway away) {
    log.warn("the storage does not answer: {}", String.valueOf(away.getCause()));
    return Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The storage does not answer. Nothing was acknowledged; send the same again in a few"
                + " seconds.")
        .answer();
  }

  @ExceptionHandler
  ResponseEntity<Object> other(Exception fault, HttpServletRequest request) {
    if (fault instanceof ErrorResponse known) {
      HttpStatusCode status = known.getStatusCode();
      return Problem.of(HttpStatus.valueOf(status.value()), detail(status, request)).answer();
    }
    if (fault instanceof java.io.IOException) {
      return Problem.of(HttpStatus.BAD_REQUEST, "The body did not arrive whole.").answer();
    }
    log.error("a request to {} failed", request.getRequestURI(), fault);
    return Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong here; it is in the log. Nothing was acknowledged.")
        .answer();
  }

  private static String detail(HttpStatusCode status, HttpServletRequest request) {
    return switch (status.value()) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not answer to " + request.getMethod() + ".";
      case 415 -> "This content type is not understood here.";
      default -> "The request can't be answered.";
    };
  }
}

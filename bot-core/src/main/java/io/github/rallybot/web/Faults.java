package io.github.rallybot.web;

import io.github.rallybot.journal.StorageAway;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * The one place where what goes wrong over HTTP becomes an answer; nothing inside leaks out. What
 * fails before or beside the controllers comes here by way of {@code /error}, and what fails before
 * the servlets is answered by {@link ProblemValve}.
 */
@RestController
@RestControllerAdvice
public final class Faults implements ErrorController {

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
      ResponseEntity<Object> answer =
          Problem.of(known.getStatusCode().value(), request.getMethod()).answer();
      HttpHeaders headers = new HttpHeaders();
      headers.addAll(answer.getHeaders());
      headers.setAllow(known.getHeaders().getAllow());
      return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }
    if (fault instanceof IOException) {
      return Problem.of(HttpStatus.BAD_REQUEST, "The body did not arrive whole.").answer();
    }
    log.error("a request to {} failed", request.getRequestURI(), fault);
    return Problem.of(500, request.getMethod()).answer();
  }

  /** Where the servlet container sends requests that failed outside the controllers. */
  @RequestMapping("/error")
  @Nullable ResponseEntity<Object> outside(
      HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      // the answer was under way when the request broke off
      return null;
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return Problem.of(status instanceof Integer code ? code : 404, request.getMethod()).answer();
  }
}

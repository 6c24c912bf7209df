package io.github.rallybot.web;

import java.time.Duration;

/** Ends a request with a problem. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final Duration retryAfter;

  Refusal(Problem problem) {
    this(problem, Duration.ZERO);
  }

  Refusal(Problem problem, Duration retryAfter) {
    super(problem.detail());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  Problem problem() {
    return problem;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}

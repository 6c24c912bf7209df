package io.github.rallybot.slack;

import com.slack.api.bolt.response.Response;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a request was refused and how to right it (RFC 9457). Says nothing of secrets, and repeats
 * nothing of what was sent.
 *
 * @param status the HTTP status
 * @param title what is wrong
 * @param detail what to do
 */
record SlackProblem(int status, String title, String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonMapper JSON = new JsonMapper();

  Response response() {
    ObjectNode problem = JSON.createObjectNode();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    return Response.builder()
        .statusCode(status)
        .contentType(MEDIA_TYPE)
        .body(problem.toString())
        .build();
  }
}

package io.github.rallybot.slack;

import java.nio.charset.StandardCharsets;
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

  byte[] body() {
    ObjectNode problem = JSON.createObjectNode();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    return problem.toString().getBytes(StandardCharsets.UTF_8);
  }
}

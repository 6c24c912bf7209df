package io.github.rallybot.intake;

import java.util.Optional;
import java.util.function.Function;

/** A webhook as it arrived, before anything was made of it. */
public final class Incoming {

  private final String method;
  private final String pathAndQuery;
  private final Function<String, Optional<String>> headers;
  private final byte[] body;

  /**
   * @param pathAndQuery as it stood in the request, nothing decoded
   * @param headers by name, whatever the case
   */
  public Incoming(
      String method, String pathAndQuery, Function<String, Optional<String>> headers, byte[] body) {
    this.method = method;
    this.pathAndQuery = pathAndQuery;
    this.headers = headers;
    this.body = body.clone();
  }

  String method() {
    return method;
  }

  String pathAndQuery() {
    return pathAndQuery;
  }

  /** A header, without white space around it; empty if it says nothing. */
  Optional<String> header(String name) {
    return headers.apply(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  byte[] body() {
    return body.clone();
  }
}

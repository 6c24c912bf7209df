package io.github.rallybot.redis;

/** The server found its port in use. Another port may do. */
final class PortTakenException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  PortTakenException(String message) {
    super(message);
  }
}

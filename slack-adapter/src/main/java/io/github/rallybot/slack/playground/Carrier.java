package io.github.rallybot.slack.playground;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A way to the bot: requests over HTTP, or envelopes over the connection that the bot opens. */
interface Carrier extends AutoCloseable {
  /** How long Slack waits for an answer. */
  Duration PATIENCE = Duration.ofSeconds(3);

  /** The bot's answer; a status of 0 stands for none, a timed-out one for none in time. */
  record Answer(int status, boolean timedOut, String contentType, String body) {
    static Answer none(boolean timedOut) {
      return new Answer(0, timedOut, "", "");
    }

    boolean accepted() {
      return status == 200;
    }

    String result() {
      return accepted() ? "ok" : error();
    }

    /** Slack's own word for what went wrong. */
    String error() {
      if (accepted()) {
        return "";
      }
      return timedOut ? "operation_timeout" : "dispatch_failed";
    }

    /** Why an event is sent again. */
    String retryReason() {
      if (timedOut) {
        return "http_timeout";
      }
      return status == 0 ? "connection_failed" : "http_error";
    }
  }

  CompletableFuture<Answer> carry(Delivery delivery);

  /** Breaks the connection after the next delivery, if there is a connection to break. */
  default void dropAfterNext() {}

  /** Asks the bot to open its next connection, if there are connections. */
  default void refresh() {}

  @Override
  default void close() {}
}

package io.github.rallybot.slack.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What Slack sends to the bot: form-encoded, signed, and to be answered within three real seconds.
 * Source: docs.slack.dev/authentication/verifying-requests-from-slack.
 */
final class Callbacks {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** The bot's answer; a status of 0 stands for none, a timed-out one for none in time. */
  record Answer(int status, boolean timedOut, String contentType, String body) {
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
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI target;
  private final String signingSecret;
  private final Pace pace;
  private final Faults faults;
  private final CallLog log;

  Callbacks(URI target, String signingSecret, Pace pace, Faults faults, CallLog log) {
    this.target = target;
    this.signingSecret = signingSecret;
    this.pace = pace;
    this.faults = faults;
    this.log = log;
  }

  Answer send(String call, String subject, Map<String, String> form) {
    HttpRequest request = signed(Wire.encode(form));
    boolean twice =
        faults.strike(Faults.CALLBACK).filter(Fault.DUPLICATE_DELIVERY::equals).isPresent();
    CompletableFuture<Answer> first = deliver(request);
    if (twice) {
      Answer second = deliver(request).join();
      log.add(false, call + " (duplicate)", subject, second.status(), second.result());
    }
    Answer answer = first.join();
    log.add(false, call, subject, answer.status(), answer.result());
    return answer;
  }

  private CompletableFuture<Answer> deliver(HttpRequest request) {
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(PATIENCE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) -> {
              if (response == null) {
                return new Answer(0, isTimeout(failure), "", "");
              }
              Optional<String> type = response.headers().firstValue("Content-Type");
              return new Answer(response.statusCode(), false, type.orElse(""), response.body());
            });
  }

  private static boolean isTimeout(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof java.util.concurrent.TimeoutException
        || cause instanceof HttpTimeoutException;
  }

  private HttpRequest signed(String body) {
    String timestamp = Long.toString(pace.real().getEpochSecond());
    return HttpRequest.newBuilder(target)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", "v0=" + hmac("v0:" + timestamp + ":" + body))
        .timeout(PATIENCE)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(signingSecret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}

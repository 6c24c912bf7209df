package io.github.rallybot.slack.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.rallybot.playground.Pace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends over HTTP, signed. Source: docs.slack.dev/authentication/verifying-requests-from-slack. */
final class HttpCarrier implements Carrier {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI target;
  private final String signingSecret;
  private final Pace pace;

  HttpCarrier(URI target, String signingSecret, Pace pace) {
    this.target = target;
    this.signingSecret = signingSecret;
    this.pace = pace;
  }

  @Override
  public CompletableFuture<Answer> carry(Delivery delivery) {
    return client
        .sendAsync(signed(delivery), HttpResponse.BodyHandlers.ofString())
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) -> {
              if (response == null) {
                return Answer.none(isTimeout(failure));
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
    return cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
  }

  private HttpRequest signed(Delivery delivery) {
    String timestamp = Long.toString(pace.real().getEpochSecond());
    String body = delivery.body();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .header(
                "Content-Type",
                delivery.kind() == Delivery.Kind.EVENT
                    ? "application/json"
                    : "application/x-www-form-urlencoded")
            .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", "v0=" + hmac("v0:" + timestamp + ":" + body))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (delivery.attempt() > 0) {
      request
          .header("X-Slack-Retry-Num", Integer.toString(delivery.attempt()))
          .header("X-Slack-Retry-Reason", delivery.reason());
    }
    return request.build();
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

package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.CallLog;
import io.github.rallybot.playground.Faults;
import io.github.rallybot.playground.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings activities to the bot, signed, with the faults ordered. An invoke that is not answered in
 * time has failed; anything else is sent once more, with the same id.
 */
final class Courier {
  /**
   * The bot's answer.
   *
   * @param status 0 stands for none
   * @param body an empty object if there was none, or nothing readable
   */
  record Answer(int status, boolean timedOut, JsonNode body) {
    boolean accepted() {
      return status >= 200 && status < 300;
    }

    String result() {
      return accepted() ? "ok" : timedOut ? "no answer in time" : "failed";
    }
  }

  /** How long Teams waits for the bot, in real time. */
  record Patience(Duration invoke, Duration message) {
    static final Patience OF_TEAMS = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(15));
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI botUrl;
  private final Supplier<String> signature;
  private final Patience patience;
  private final Faults<Fault> faults;
  private final CallLog log;

  /**
   * @param signature a fresh token for each request
   */
  Courier(
      URI botUrl,
      Supplier<String> signature,
      Patience patience,
      Faults<Fault> faults,
      CallLog log) {
    this.botUrl = botUrl;
    this.signature = signature;
    this.patience = patience;
    this.faults = faults;
    this.log = log;
  }

  /**
   * Sends and waits for the answer.
   *
   * @param call what the log calls it
   */
  Answer send(String call, ObjectNode activity) {
    boolean invoke = Wire.text(activity, "type").equals("invoke");
    Duration wait = invoke ? patience.invoke() : patience.message();
    String target = Place.of(Wire.text(activity.path("conversation"), "id"));
    Optional<Fault> fault = faults.strike(Faults.CALLBACK);
    CompletableFuture<Answer> first = carry(activity, wait);
    if (fault.filter(Fault.DUPLICATE_DELIVERY::equals).isPresent()) {
      Answer second = carry(activity, wait).join();
      log.add(false, call + " (duplicate)", target, second.status(), second.result());
    }
    Answer answer = first.join();
    if (answer.status() == 0 && !answer.timedOut()) {
      // the bot had just closed the connection that was used again; it may know the activity by now
      answer = carry(activity, wait).join();
    }
    log.add(false, call, target, answer.status(), answer.result());
    if (answer.timedOut() && !invoke) {
      answer = carry(activity, wait).join();
      log.add(false, call + " (again)", target, answer.status(), answer.result());
    }
    return answer;
  }

  private CompletableFuture<Answer> carry(ObjectNode activity, Duration wait) {
    HttpRequest request =
        HttpRequest.newBuilder(botUrl)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Authorization", "Bearer " + signature.get())
            .header("User-Agent", "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)")
            .POST(HttpRequest.BodyPublishers.ofString(activity.toString()))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) ->
                response == null
                    ? new Answer(0, isTimeout(failure), Wire.object())
                    : new Answer(response.statusCode(), false, read(response.body())));
  }

  private static JsonNode read(String body) {
    try {
      return body.isBlank() ? Wire.object() : Wire.JSON.readTree(body);
    } catch (JacksonException unreadable) {
      return Wire.object();
    }
  }

  private static boolean isTimeout(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
  }
}

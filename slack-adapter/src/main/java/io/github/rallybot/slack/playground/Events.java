package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.StandInThread;
import io.github.rallybot.playground.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events that the app's manifest subscribes to: its home was opened, and a person wrote in the
 * direct conversation with it. What the bot does not answer with 200 is sent three more times: at
 * once, after a minute, after five. Source: docs.slack.dev/apis/events-api. Messages of the bot
 * itself, which Slack sends to it too, are left out.
 */
final class Events implements AutoCloseable {
  private static final List<Duration> AGAIN_AFTER =
      List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

  private final Workspace workspace;
  private final Payloads payloads;
  private final Callbacks callbacks;
  private final FileStore files;
  private final double speed;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(StandInThread::new);

  Events(
      Workspace workspace, Payloads payloads, Callbacks callbacks, FileStore files, double speed) {
    this.workspace = workspace;
    this.payloads = payloads;
    this.callbacks = callbacks;
    this.files = files;
    this.speed = speed;
  }

  /** Somebody looks at a tab of the app: {@code home} or {@code messages}. */
  Carrier.Answer opened(String userId, String tab) {
    String ts = workspace.nextTs();
    ObjectNode event =
        Wire.object()
            .put("type", "app_home_opened")
            .put("user", userId)
            .put("channel", workspace.directWith(userId).id())
            .put("tab", tab)
            .put("event_ts", ts);
    if (tab.equals("home")) {
      workspace.home(userId).ifPresent(view -> event.set("view", view));
    }
    return send("app_home_opened", userId, event);
  }

  /** Somebody wrote or shared something in the direct conversation with the bot. */
  Carrier.Answer written(Message message, Optional<SharedFile> file) {
    ObjectNode event = message.json(false);
    event
        .put("channel", message.channel())
        .put("channel_type", "im")
        .put("team", Workspace.TEAM_ID)
        .put("event_ts", message.ts());
    file.ifPresent(shared -> event.putArray("files").add(files.json(shared)));
    return send(file.isPresent() ? "message file_share" : "message", message.author(), event);
  }

  private Carrier.Answer send(String call, String subject, ObjectNode event) {
    Delivery delivery = Delivery.event(payloads.event(event));
    Carrier.Answer answer = callbacks.send(call, subject, delivery);
    if (!answer.accepted()) {
      again(call, subject, delivery, answer);
    }
    return answer;
  }

  private void again(String call, String subject, Delivery failed, Carrier.Answer answer) {
    if (failed.attempt() >= AGAIN_AFTER.size()) {
      return;
    }
    Delivery next = failed.again(answer.retryReason());
    long wait = (long) (AGAIN_AFTER.get(failed.attempt()).toMillis() / speed);
    try {
      var unused =
          later.schedule(
              () -> {
                Carrier.Answer second = callbacks.send(call, subject, next);
                if (!second.accepted()) {
                  again(call, subject, next, second);
                }
              },
              wait,
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      // it is lost with the stand-in, as everything that it has not delivered
    }
  }

  @Override
  public void close() {
    later.shutdownNow();
  }
}

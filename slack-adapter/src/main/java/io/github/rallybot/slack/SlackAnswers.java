package io.github.rallybot.slack;

import com.slack.api.bolt.response.Response;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.journal.StorageAway;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the core answer a deed and says the answer the way Slack wants to hear it. What goes through
 * here has been acknowledged by the core, or was said not to be saved; only a press that was not
 * saved answers 503, so that Slack marks the button too.
 *
 * @see <a href="https://docs.slack.dev/interactivity/handling-user-interaction">Handling user
 *     interaction</a>
 */
final class SlackAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(SlackAnswers.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BROKEN =
      "Something went wrong in Rallybot, and nothing was saved. Try again; if it stays so, ask"
          + " whoever runs Rallybot to look at its log.";

  private final Router router;
  private final SlackPlatform platform;
  private final Executor after;

  SlackAnswers(Router router, SlackPlatform platform, Executor after) {
    this.router = router;
    this.platform = platform;
    this.after = after;
  }

  /** A form that fails to open says so by itself: by then the core has answered, and saved. */
  Response press(Interaction press, String triggerId) {
    try {
      Reply reply = router.answer(press);
      if (reply instanceof Reply.Privately privately) {
        tell(press.user(), press.channel(), privately.card());
      } else if (reply instanceof Reply.OpenForm open) {
        SlackForms.Place place = new SlackForms.Place(press.channel(), press.message());
        try {
          platform.open(triggerId, SlackForms.render(open.form(), place));
        } catch (PlatformException | StorageAway e) {
          LOG.warn("slack form {} did not open: {}", press.action().name(), e.getMessage());
          tell(press.user(), press.channel(), Card.of("That form did not open. Press again."));
        }
      } else if (reply instanceof Reply.Invalid invalid) {
        tell(press.user(), press.channel(), Card.of(together(invalid)));
      }
      return Response.ok();
    } catch (StorageAway e) {
      LOG.warn("slack press {} was not saved: the storage is away", press.action().name());
      press.ticket().ifPresent(this::notSaved);
      return problem(
          new SlackProblem(503, "Not saved", "The storage does not answer. Press again."));
    } catch (RuntimeException e) {
      LOG.error("slack press {} by {} failed", press.action().name(), press.user().id(), e);
      tell(press.user(), press.channel(), Card.of(BROKEN));
      return Response.ok();
    }
  }

  /** Not by way of the quotas, which are in the storage that is away. */
  private void notSaved(UpdateTicket ticket) {
    later(() -> platform.answer(ticket.token(), Card.of("Not saved. Press again in a moment.")));
  }

  /**
   * Answers a submission.
   *
   * @param inputs the blocks of the form that can show a message, from top to bottom
   */
  Response submission(Interaction submission, List<String> inputs) {
    try {
      Reply reply = router.answer(submission);
      if (reply instanceof Reply.Privately privately) {
        tell(submission.user(), submission.channel(), privately.card());
      } else if (reply instanceof Reply.OpenForm open) {
        ObjectNode body = JSON.createObjectNode().put("response_action", "update");
        body.set(
            "view",
            SlackForms.render(
                open.form(), new SlackForms.Place(submission.channel(), submission.message())));
        return json(body);
      } else if (reply instanceof Reply.Invalid invalid) {
        return errors(submission, invalid, inputs);
      }
      return Response.ok();
    } catch (StorageAway e) {
      LOG.warn("slack form {} was not saved: the storage is away", submission.action().name());
      return onFirst(
          inputs,
          "Not saved. Submit again in a moment.",
          problem(
              new SlackProblem(503, "Not saved", "The storage does not answer. Submit again.")));
    } catch (RuntimeException e) {
      LOG.error(
          "slack form {} by {} failed", submission.action().name(), submission.user().id(), e);
      if (inputs.isEmpty()) {
        tell(submission.user(), submission.channel(), Card.of(BROKEN));
      }
      return onFirst(inputs, BROKEN, Response.ok());
    }
  }

  private Response errors(Interaction submission, Reply.Invalid invalid, List<String> inputs) {
    if (inputs.isEmpty()) {
      tell(submission.user(), submission.channel(), Card.of(together(invalid)));
      return Response.ok();
    }
    ObjectNode errors = JSON.createObjectNode();
    invalid
        .messages()
        .forEach(
            (key, message) -> {
              String at = inputs.contains(key) ? key : inputs.get(0);
              String before = errors.path(at).asString("");
              errors.put(at, before.isEmpty() ? message : before + " " + message);
            });
    return errors(errors);
  }

  private static Response onFirst(List<String> inputs, String message, Response ifNone) {
    return inputs.isEmpty() ? ifNone : errors(JSON.createObjectNode().put(inputs.get(0), message));
  }

  private static Response errors(ObjectNode errors) {
    ObjectNode body = JSON.createObjectNode().put("response_action", "errors");
    body.set("errors", errors);
    return json(body);
  }

  Response command(Command command, String triggerId) {
    try {
      Reply reply = router.answer(command);
      if (reply instanceof Reply.Privately privately) {
        return ephemeral(privately.card());
      } else if (reply instanceof Reply.Invalid invalid) {
        return ephemeral(Card.of(together(invalid)));
      } else if (reply instanceof Reply.OpenForm open) {
        SlackForms.Place place =
            new SlackForms.Place(Optional.of(command.channel()), Optional.empty());
        try {
          platform.open(triggerId, SlackForms.render(open.form(), place));
        } catch (PlatformException | StorageAway e) {
          LOG.warn("slack form of /{} did not open: {}", command.name(), e.getMessage());
          return ephemeral(Card.of("That form did not open. Send the command again."));
        }
      }
      return Response.ok();
    } catch (StorageAway e) {
      LOG.warn("slack command was not answered: the storage is away");
      return ephemeral(
          Card.of("Rallybot cannot reach its storage right now. Try again in a moment."));
    } catch (RuntimeException e) {
      LOG.error("slack command by {} failed", command.user().id(), e);
      return ephemeral(Card.of(BROKEN));
    }
  }

  /** Tells one person something, after the acknowledgement; best effort. */
  void tell(UserRef user, Optional<ChannelRef> channel, Card card) {
    later(() -> platform.tell(user, channel, card));
  }

  private void later(Runnable task) {
    try {
      after.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              LOG.warn("a private slack message was not delivered: {}", e.getMessage());
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.warn("a private slack message was not delivered: too much is waiting");
    }
  }

  private static Response ephemeral(Card card) {
    return json(SlackPlatform.asResponse(card).put("response_type", "ephemeral"));
  }

  private static Response json(ObjectNode body) {
    return Response.builder()
        .statusCode(200)
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(body.toString())
        .build();
  }

  private static Response problem(SlackProblem problem) {
    return Response.builder()
        .statusCode(problem.status())
        .contentType(SlackProblem.MEDIA_TYPE)
        .body(new String(problem.body(), StandardCharsets.UTF_8))
        .build();
  }

  private static String together(Reply.Invalid invalid) {
    return String.join(" ", new TreeMap<>(invalid.messages()).values());
  }
}

package io.github.rallybot.slack;

import com.slack.api.bolt.response.Response;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.journal.StorageAway;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
  static final String BROKEN =
      "Something went wrong in Rallybot, and nothing was saved. Try again; if it stays so, ask"
          + " whoever runs Rallybot to look at its log.";

  private final Router router;
  private final SlackPlatform platform;
  private final SlackAfterwards afterwards;

  SlackAnswers(Router router, SlackPlatform platform, SlackAfterwards afterwards) {
    this.router = router;
    this.platform = platform;
    this.afterwards = afterwards;
  }

  /** A form that fails to open says so by itself: by then the core has answered, and saved. */
  Response press(SlackDeeds.Deed deed, String triggerId) {
    Interaction press = deed.interaction();
    try {
      Reply reply = router.answer(press);
      if (reply instanceof Reply.Privately privately) {
        tell(press, privately.card());
      } else if (reply instanceof Reply.Replace replace) {
        replace(deed, replace.card());
      } else if (reply instanceof Reply.OpenForm open) {
        ObjectNode view = SlackForms.render(open.form(), deed.place());
        try {
          if (deed.form().isPresent()) {
            platform.updateForm(deed.form().get(), view);
          } else {
            platform.open(triggerId, view);
          }
        } catch (PlatformException | StorageAway e) {
          LOG.warn("slack form {} did not open: {}", press.action().name(), e.getMessage());
          tell(press, Card.of("That form did not open. Press again."));
        }
      } else if (reply instanceof Reply.Invalid invalid) {
        tell(press, Card.of(together(invalid)));
      }
      return Response.ok();
    } catch (StorageAway e) {
      LOG.warn("slack press {} was not saved: the storage is away", press.action().name());
      // not by way of the quotas, which are in the storage that is away
      press
          .ticket()
          .ifPresent(
              ticket -> afterwards.answer(ticket, Card.of("Not saved. Press again in a moment.")));
      return new SlackProblem(503, "Not saved", "The storage does not answer. Press again.")
          .response();
    } catch (RuntimeException e) {
      LOG.error("slack press {} by {} failed", press.action().name(), press.user().id(), e);
      tell(press, Card.of(BROKEN));
      return Response.ok();
    }
  }

  /** A form holds no cards, so what was pressed within one stays as it is. */
  private void replace(SlackDeeds.Deed deed, Card card) {
    Interaction done = deed.interaction();
    if (deed.form().isPresent()) {
      tell(done, card);
    } else if (deed.place().home()) {
      afterwards.showHome(done.user(), card);
    } else {
      afterwards.replace(done.ticket(), done.user(), done.channel(), card);
    }
  }

  /**
   * Answers a submission.
   *
   * @param inputs the blocks of the form that can show a message, from top to bottom
   */
  Response submission(SlackDeeds.Deed deed, List<String> inputs) {
    Interaction submission = deed.interaction();
    try {
      Reply reply = router.answer(submission);
      if (reply instanceof Reply.Privately privately) {
        tell(submission, privately.card());
      } else if (reply instanceof Reply.Replace replace) {
        replace(deed, replace.card());
      } else if (reply instanceof Reply.OpenForm open) {
        ObjectNode body = JSON.createObjectNode().put("response_action", "update");
        body.set("view", SlackForms.render(open.form(), deed.place()));
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
          new SlackProblem(503, "Not saved", "The storage does not answer. Submit again.")
              .response());
    } catch (RuntimeException e) {
      LOG.error(
          "slack form {} by {} failed", submission.action().name(), submission.user().id(), e);
      if (inputs.isEmpty()) {
        tell(submission, Card.of(BROKEN));
      }
      return onFirst(inputs, BROKEN, Response.ok());
    }
  }

  private Response errors(Interaction submission, Reply.Invalid invalid, List<String> inputs) {
    if (inputs.isEmpty()) {
      tell(submission, Card.of(together(invalid)));
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
      } else if (reply instanceof Reply.Replace replace) {
        return ephemeral(replace.card());
      } else if (reply instanceof Reply.Invalid invalid) {
        return ephemeral(Card.of(together(invalid)));
      } else if (reply instanceof Reply.OpenForm open) {
        SlackForms.Place place =
            new SlackForms.Place(Optional.of(command.channel()), Optional.empty(), false);
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

  /** Slack shows nothing of the response itself: whatever is said is said afterwards. */
  Response shortcut(Shortcut shortcut, String triggerId) {
    try {
      Reply reply = router.answer(shortcut);
      if (reply instanceof Reply.Privately privately) {
        tell(shortcut, privately.card());
      } else if (reply instanceof Reply.Replace replace) {
        tell(shortcut, replace.card());
      } else if (reply instanceof Reply.Invalid invalid) {
        tell(shortcut, Card.of(together(invalid)));
      } else if (reply instanceof Reply.OpenForm open) {
        SlackForms.Place place =
            new SlackForms.Place(
                Optional.of(shortcut.channel()), Optional.of(shortcut.message()), false);
        try {
          platform.open(triggerId, SlackForms.render(open.form(), place));
        } catch (PlatformException | StorageAway e) {
          LOG.warn("slack form of shortcut {} did not open: {}", shortcut.name(), e.getMessage());
          tell(shortcut, Card.of("That form did not open. Choose it again."));
        }
      }
    } catch (StorageAway e) {
      LOG.warn("slack shortcut {} was not answered: the storage is away", shortcut.name());
      return new SlackProblem(503, "Not saved", "The storage does not answer. Choose it again.")
          .response();
    } catch (RuntimeException e) {
      LOG.error("slack shortcut {} by {} failed", shortcut.name(), shortcut.user().id(), e);
      tell(shortcut, Card.of(BROKEN));
    }
    return Response.ok();
  }

  private void tell(Shortcut shortcut, Card card) {
    afterwards.tell(shortcut.user(), Optional.of(shortcut.channel()), card);
  }

  private void tell(Interaction deed, Card card) {
    afterwards.tell(deed.user(), deed.channel(), card);
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

  static String together(Reply.Invalid invalid) {
    return String.join(" ", new TreeMap<>(invalid.messages()).values());
  }
}

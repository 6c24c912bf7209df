package io.github.rallybot.teams;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.Shortcut;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.journal.StorageAway;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers what people press and submit, in the response itself as Teams wants it. A card that shows
 * what happened is updated for everybody by delivery; whoever pressed has it in the answer already.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards#response-format">Answers
 *     of universal actions</a>
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots">Dialogs</a>
 */
final class TeamsAnswers {

  private static final Logger log = LoggerFactory.getLogger(TeamsAnswers.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_MESSAGE = 1000;

  /** The name of an invoke that is a press on a card. */
  static final String PRESS = "adaptiveCard/action";

  static final String BROKEN = "That did not work. It has been logged. Try again in a moment.";
  static final String AWAY = "Not saved. Press again in a moment.";
  private static final String OLD = "That button is from an older version and does nothing now.";
  private static final String NO_MESSAGE =
      "Nothing was done: choose this in the menu of the message that it is about.";
  private static final String SAVED = "Saved";
  private static final String WRITTEN = "I have written to you in our chat.";

  private final Router router;
  private final TeamsRenderer renderer;
  private final TeamsForms forms;
  private final TeamsAfterwards afterwards;

  TeamsAnswers(
      Router router, TeamsRenderer renderer, TeamsForms forms, TeamsAfterwards afterwards) {
    this.router = router;
    this.renderer = renderer;
    this.forms = forms;
    this.afterwards = afterwards;
  }

  /** Answers a press on a card. */
  ObjectNode press(Optional<Interaction> deed) {
    if (deed.isEmpty() || !router.knows(deed.get().action())) {
      return said(OLD);
    }
    try {
      return onCard(deed.get(), router.answer(deed.get()));
    } catch (StorageAway away) {
      log.warn("teams press {} was not saved: the storage is away", deed.get().action().name());
      return failed(AWAY);
    } catch (RuntimeException e) {
      log.error("teams press {} failed", deed.get().action().name(), e);
      return failed(BROKEN);
    }
  }

  private ObjectNode onCard(Interaction press, Reply reply) {
    if (reply instanceof Reply.Privately privately) {
      return said(privately(press.user(), privately.card()));
    } else if (reply instanceof Reply.Replace replace) {
      return drawn(replace.card());
    } else if (reply instanceof Reply.Shown shown) {
      return shown(press, shown);
    } else if (reply instanceof Reply.Invalid invalid) {
      return said(together(invalid.messages()));
    } else if (reply instanceof Reply.OpenForm) {
      log.error("{} opens a form and does not say so", press.action().name());
      return said(BROKEN);
    }
    return said(SAVED);
  }

  /** What was pressed is kept by now, whether or not it can be drawn. */
  private ObjectNode shown(Interaction press, Reply.Shown shown) {
    try {
      return shown.card().get().map(this::drawn).orElseGet(() -> said(SAVED));
    } catch (RuntimeException e) {
      log.warn("the card of {} is drawn later: {}", press.action().name(), e.toString());
      return said(SAVED);
    }
  }

  private ObjectNode drawn(Card card) {
    ObjectNode answer = answer("application/vnd.microsoft.card.adaptive");
    answer.set("value", renderer.render(card).content());
    return answer;
  }

  /** A sentence is said at once; more than that goes to the personal chat. */
  private String privately(UserRef user, Card card) {
    if (card.equals(Card.of(card.fallback()))) {
      return PlainText.cut(TeamsSpans.plain(card.fallback()), MAX_MESSAGE);
    }
    afterwards.tell(user, card);
    return WRITTEN;
  }

  /** Answers what asks for a dialog. */
  ObjectNode opening(Optional<Interaction> deed) {
    if (deed.isEmpty() || !known(deed.get())) {
      return message(OLD);
    }
    return inDialog(deed.get(), Optional.empty(), Map.of(), Optional::empty);
  }

  /** Answers a choice in the menu of a message, in a dialog as Teams wants it. */
  ObjectNode shortcut(Optional<Shortcut> shortcut) {
    if (shortcut.isEmpty()) {
      return message(NO_MESSAGE);
    }
    Shortcut chosen = shortcut.get();
    return guarded(
        chosen.name(),
        () -> {
          Reply reply = router.answer(chosen);
          return reply instanceof Reply.Nothing
              ? message(SAVED)
              : shown(chosen.user(), TeamsShortcuts.opener(chosen), reply);
        });
  }

  private boolean known(Interaction deed) {
    return router.knows(deed.action()) || TeamsCommands.typed(deed).isPresent();
  }

  private Reply answer(Interaction deed) {
    return TeamsCommands.typed(deed).map(router::answer).orElseGet(() -> router.answer(deed));
  }

  /**
   * Answers what was submitted in a dialog.
   *
   * @param opener what opened it, if that can be asked again
   * @param typed what was in its inputs
   * @param shortcut the one that opened it, if one did
   */
  ObjectNode submission(
      Optional<Interaction> deed,
      Optional<Action> opener,
      Map<String, String> typed,
      Supplier<Optional<Shortcut>> shortcut) {
    if (deed.isEmpty() || !router.knows(deed.get().action())) {
      return message(OLD);
    }
    return inDialog(
        deed.get(),
        opener.filter(
            action ->
                router.opens(action)
                    || TeamsCommands.isTyped(action)
                    || TeamsShortcuts.isOpener(action)),
        typed,
        shortcut);
  }

  private ObjectNode inDialog(
      Interaction deed,
      Optional<Action> opener,
      Map<String, String> typed,
      Supplier<Optional<Shortcut>> shortcut) {
    return guarded(
        deed.action().name(),
        () -> {
          Reply reply = answer(deed);
          return reply instanceof Reply.Invalid invalid
              ? wrong(opener, typed, invalid, action -> asked(deed, action, shortcut))
              : shown(deed.user(), deed.action(), reply);
        });
  }

  private Reply asked(Interaction deed, Action opener, Supplier<Optional<Shortcut>> shortcut) {
    return TeamsShortcuts.isOpener(opener)
        ? shortcut.get().map(router::answer).orElseGet(Reply::nothing)
        : answer(deed.pressing(opener));
  }

  /**
   * The form again, as it was filled in, with what is wrong; or, if it cannot be had, just that.
   */
  private ObjectNode wrong(
      Optional<Action> opener,
      Map<String, String> typed,
      Reply.Invalid invalid,
      Function<Action, Reply> asked) {
    if (opener.isPresent() && asked.apply(opener.get()) instanceof Reply.OpenForm open) {
      return dialog(open.form(), opener.get(), new TeamsForms.Again(typed, invalid.messages()));
    }
    return message(together(invalid.messages()));
  }

  private interface Answering {
    ObjectNode answer();
  }

  private static ObjectNode guarded(String name, Answering answering) {
    try {
      return answering.answer();
    } catch (StorageAway away) {
      log.warn("teams form {} was not saved: the storage is away", name);
      return message("Not saved. Close this and try again in a moment.");
    } catch (RuntimeException e) {
      log.error("teams form {} failed", name, e);
      return message(BROKEN);
    }
  }

  private ObjectNode shown(UserRef user, Action opener, Reply reply) {
    if (reply instanceof Reply.OpenForm open) {
      return dialog(open.form(), opener, TeamsForms.Again.FIRST);
    } else if (reply instanceof Reply.Privately privately) {
      return message(privately(user, privately.card()));
    } else if (reply instanceof Reply.Replace replace) {
      afterwards.tell(user, replace.card());
      return message(WRITTEN);
    } else if (reply instanceof Reply.Invalid invalid) {
      return message(together(invalid.messages()));
    }
    // nothing closes the dialog
    return JSON.createObjectNode();
  }

  private ObjectNode dialog(Form form, Action opener, TeamsForms.Again again) {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode task = answer.putObject("task").put("type", "continue");
    ObjectNode value = task.putObject("value");
    value.put("title", form.title()).put("height", "medium").put("width", "medium");
    ObjectNode attachment = value.putObject("card").put("contentType", TeamsPlatform.CARD);
    attachment.set("content", forms.render(form, opener, again));
    return answer;
  }

  private static ObjectNode message(String words) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("task").put("type", "message").put("value", PlainText.cut(words, MAX_MESSAGE));
    return answer;
  }

  private static ObjectNode said(String words) {
    return answer("application/vnd.microsoft.activity.message").put("value", words);
  }

  /** What is said of an invoke of which nothing was done. */
  static ObjectNode undone(String name, String words) {
    return name.equals(PRESS) ? failed(words) : message(words);
  }

  private static ObjectNode failed(String words) {
    ObjectNode answer = answer("application/vnd.microsoft.error").put("statusCode", 500);
    answer.putObject("value").put("code", "NotDone").put("message", words);
    return answer;
  }

  private static ObjectNode answer(String type) {
    return JSON.createObjectNode().put("statusCode", 200).put("type", type);
  }

  private static String together(Map<String, String> messages) {
    return String.join(" ", new TreeMap<>(messages).values());
  }
}

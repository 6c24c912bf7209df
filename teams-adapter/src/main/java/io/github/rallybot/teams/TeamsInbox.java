package io.github.rallybot.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ActivityTypes;
import com.microsoft.bot.schema.ChannelAccount;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.journal.StorageAway;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Teams sends, once it is certain that Teams has sent it: sorted, translated and answered by
 * the core. What is well formed but nothing of ours is let be.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-activities">Activities</a>
 */
final class TeamsInbox {

  private static final Logger log = LoggerFactory.getLogger(TeamsInbox.class);
  private static final JsonMapper JSON = new JsonMapper();

  private static final String UNKNOWN_PERSON =
      "Nothing was saved: I do not know one of these people. Add Rallybot to a team that they are"
          + " in, and try again.";

  private static final Card IN_CHAT = Card.of("I have answered you in our personal chat.");

  private final Router router;
  private final TeamsReferences references;
  private final TeamsDeeds deeds;
  private final TeamsShortcuts shortcuts;
  private final TeamsAnswers answers;
  private final TeamsAfterwards afterwards;
  private final Runnable added;

  /**
   * @param added called whenever the bot was added somewhere, where it could not write before
   */
  TeamsInbox(
      Router router,
      TeamsReferences references,
      TeamsDeeds deeds,
      TeamsShortcuts shortcuts,
      TeamsAnswers answers,
      TeamsAfterwards afterwards,
      Runnable added) {
    this.router = router;
    this.references = references;
    this.deeds = deeds;
    this.shortcuts = shortcuts;
    this.answers = answers;
    this.afterwards = afterwards;
    this.added = added;
  }

  /**
   * Answers an activity.
   *
   * @return the body of the answer; empty for what Teams wants no answer to
   */
  Optional<ObjectNode> receive(Activity activity) {
    try {
      references.seen(activity);
    } catch (StorageAway away) {
      if (ActivityTypes.CONVERSATION_UPDATE.equals(activity.getType())) {
        // not acknowledged, so that Teams says it again
        throw away;
      }
      // what is known already serves on, and a deed says itself that it was not saved
      log.warn("where teams is was not noted: the storage is away");
    }
    String type = String.valueOf(activity.getType());
    try {
      return sorted(activity, type);
    } catch (RuntimeException e) {
      // what was in it must not make Teams send it again and again
      log.error("an activity of type {} was not understood", PlainText.label(type, 40), e);
      return type.equals(ActivityTypes.INVOKE)
          ? Optional.of(
              TeamsAnswers.undone(String.valueOf(activity.getName()), TeamsAnswers.BROKEN))
          : Optional.empty();
    }
  }

  private Optional<ObjectNode> sorted(Activity activity, String type) {
    if (type.equals(ActivityTypes.INVOKE)) {
      return Optional.of(invoke(activity));
    }
    if (type.equals(ActivityTypes.MESSAGE)) {
      message(activity);
    } else if (type.equals(ActivityTypes.CONVERSATION_UPDATE) && wasAdded(activity)) {
      added.run();
      greet(activity);
    }
    return Optional.empty();
  }

  private ObjectNode invoke(Activity activity) {
    String name = String.valueOf(activity.getName());
    Optional<Interaction> deed;
    try {
      deed = deeds.deed(activity);
    } catch (Rejected unknown) {
      return TeamsAnswers.undone(name, UNKNOWN_PERSON);
    } catch (PlatformException | StorageAway away) {
      log.warn("a form was not read: {}", away.getMessage());
      return TeamsAnswers.undone(name, TeamsAnswers.AWAY);
    }
    return switch (name) {
      case TeamsAnswers.PRESS -> answers.press(deed);
      case "task/fetch" -> answers.opening(deed);
      case TeamsShortcuts.FETCH -> answers.shortcut(shortcuts.shortcut(activity));
      case "task/submit", TeamsShortcuts.SUBMIT ->
          answers.submission(
              deed,
              TeamsDeeds.opener(activity),
              TeamsDeeds.typed(activity),
              () -> shortcuts.shortcut(activity));
      default -> JSON.createObjectNode();
    };
  }

  /** What somebody typed; or, from an old client, what they pressed. */
  private void message(Activity activity) {
    Optional<Interaction> deed;
    try {
      deed = deeds.deed(activity);
    } catch (PlatformException notRead) {
      say(activity, Card.of(TeamsAnswers.AWAY));
      return;
    }
    Optional<Command> command = TeamsCommands.command(activity);
    if (deed.isPresent()) {
      answer(activity, () -> card(router.answer(deed.get())));
    } else if (command.isPresent() && activity.getValue() == null) {
      answer(activity, () -> card(command.get(), router.answer(command.get())));
    }
  }

  private interface Answering {
    Optional<Card> answer();
  }

  private void answer(Activity activity, Answering answering) {
    try {
      answering.answer().ifPresent(card -> say(activity, card));
    } catch (StorageAway away) {
      log.warn("a message on teams was not answered: the storage is away");
      say(activity, Card.of("Rallybot cannot reach its storage right now. Try again in a moment."));
    } catch (RuntimeException e) {
      log.error("a message on teams was not answered", e);
      say(activity, Card.of(TeamsAnswers.BROKEN));
    }
  }

  /** A form cannot be opened from a message, but from a card that says so. */
  private static Optional<Card> card(Command command, Reply reply) {
    return reply instanceof Reply.OpenForm open
        ? TeamsCommands.again(command).map(press -> door(open.form(), press))
        : card(reply);
  }

  private static Card door(Form form, Action press) {
    Control open =
        new Control.Button(
            "Open the form", form.title(), press, Control.Emphasis.PRIMARY, Optional.empty());
    return new Card(
        List.of(
            new Element.Text(List.of(Span.strong(form.title()))),
            new Element.Actions(List.of(open))),
        form.title());
  }

  private static Optional<Card> card(Reply reply) {
    if (reply instanceof Reply.Privately privately) {
      return Optional.of(privately.card());
    } else if (reply instanceof Reply.Replace replace) {
      return Optional.of(replace.card());
    } else if (reply instanceof Reply.Invalid invalid) {
      return Optional.of(Card.of(String.join(" ", new TreeMap<>(invalid.messages()).values())));
    }
    return Optional.empty();
  }

  /** An answer is for the person: a channel gets a line, and they the answer in their chat. */
  private void say(Activity activity, Card card) {
    TeamsPlaces.channel(activity)
        .ifPresent(
            channel -> {
              if (!TeamsPlaces.hasThreads(channel)) {
                afterwards.say(channel, Optional.empty(), card);
                return;
              }
              Optional<MessageRef> thread = TeamsPlaces.top(activity);
              Optional<UserRef> user = TeamsPeople.from(activity);
              if (user.isPresent() && (afterwards.whispers() || wasTargeted(activity))) {
                afterwards.whisper(user.get(), channel, thread, card);
                return;
              }
              boolean sentence = isSentence(card);
              if (!sentence) {
                user.ifPresent(reader -> afterwards.tell(reader, card));
              }
              afterwards.say(channel, thread, sentence ? card : IN_CHAT);
            });
  }

  private static boolean isSentence(Card card) {
    return card.elements().size() == 1 && card.elements().get(0) instanceof Element.Text;
  }

  /**
   * Whether it was typed after a slash, where nobody else sees it.
   *
   * @see <a
   *     href="https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-slash-commands">Slash
   *     commands</a>
   */
  private static boolean wasTargeted(Activity activity) {
    ChannelAccount bot = activity.getRecipient();
    JsonNode targeted = bot == null ? null : bot.getProperties().get("isTargeted");
    return targeted != null && targeted.asBoolean(false);
  }

  private static boolean wasAdded(Activity activity) {
    return TeamsPeople.namesBot(activity.getMembersAdded(), activity);
  }

  /** Says what the bot is for, where it was added. */
  private void greet(Activity activity) {
    TeamsPeople.from(activity)
        .flatMap(
            user ->
                TeamsPlaces.channel(activity)
                    .map(channel -> new Command(user, false, channel, "rally", List.of())))
        .ifPresent(
            help ->
                card(router.answer(help))
                    .ifPresent(card -> afterwards.say(help.channel(), Optional.empty(), card)));
  }
}

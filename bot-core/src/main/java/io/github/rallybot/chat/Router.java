package io.github.rallybot.chat;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Usage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads each deed to the feature that answers it. Features register at start; afterwards the router
 * does not change and any number of threads may use it.
 */
public final class Router {

  private static final Logger log = LoggerFactory.getLogger(Router.class);

  private final Map<String, Function<Interaction, Reply>> interactions = new HashMap<>();
  private final Map<String, Function<Command, Reply>> words = new HashMap<>();
  private final Map<String, Usage> usages = new HashMap<>();
  private final Map<String, Function<Shortcut, Reply>> shortcuts = new HashMap<>();
  private final Set<String> openers = new HashSet<>();
  private @Nullable Function<HomeOpened, Card> home;
  private @Nullable Function<FileShared, Reply> files;

  /** Answers presses and submissions of one action. */
  public void on(String action, Function<Interaction, Reply> answer) {
    if (interactions.putIfAbsent(action, answer) != null) {
      throw new IllegalStateException("two features answer " + action);
    }
  }

  /**
   * Answers presses of one action, as a rule with a form. Some platforms open a form only from a
   * control that said so when it was drawn.
   */
  public void opens(String action, Function<Interaction, Reply> answer) {
    on(action, answer);
    openers.add(action);
  }

  /** Whether a press of an action opens a form, as a rule. */
  public boolean opens(Action action) {
    return openers.contains(action.name());
  }

  /** Answers the commands that begin with a word. */
  public void onWord(String word, Function<Command, Reply> answer) {
    if (words.putIfAbsent(word, answer) != null) {
      throw new IllegalStateException("two features answer the word " + word);
    }
  }

  /** The same, and says how the word is used where {@code help} alone follows it. */
  public void onWord(String word, Usage usage, Function<Command, Reply> answer) {
    onWord(word, answer);
    usages.put(word, usage);
  }

  /**
   * Answers a choice in the menu of messages, with a form or with something said privately. The
   * platforms' manifests register the same name.
   */
  public void onShortcut(String name, Function<Shortcut, Reply> answer) {
    if (shortcuts.putIfAbsent(name, answer) != null) {
      throw new IllegalStateException("two features answer the shortcut " + name);
    }
  }

  /** Draws the home of whoever opens it. It is drawn afresh each time, so nothing is stored. */
  public void onHome(Function<HomeOpened, Card> draw) {
    if (home != null) {
      throw new IllegalStateException("two features draw the home");
    }
    home = draw;
  }

  /**
   * Answers a file that somebody shared with the bot. The platform waits for the answer, and shares
   * the file again if it does not come within some seconds: what takes longer goes on afterwards.
   * No form can be opened from here.
   */
  public void onFile(Function<FileShared, Reply> answer) {
    if (files != null) {
      throw new IllegalStateException("two features answer files");
    }
    files = answer;
  }

  /** Whether some feature answers an action: anything else is not ours. */
  public boolean knows(Action action) {
    return interactions.containsKey(action.name());
  }

  /** Answers a press or a submission. An unknown action is an old button: says so privately. */
  public Reply answer(Interaction interaction) {
    Function<Interaction, Reply> answer = interactions.get(interaction.action().name());
    return answer == null
        ? Reply.privately("That button is from an older version of Rallybot and does nothing now.")
        : inWords(() -> answer.apply(interaction));
  }

  /**
   * Answers a command. One whose name is the word of a feature is as if it began with that word; no
   * word, or one that nobody knows, is help.
   */
  public Reply answer(Command command) {
    String name = command.name().toLowerCase(Locale.ROOT);
    Function<Command, Reply> named = words.get(name);
    if (named != null) {
      return used(name, command, named);
    }
    Function<Command, Reply> answer = words.get(command.word(0));
    if (answer == null) {
      answer = words.getOrDefault("help", c -> Reply.nothing());
    }
    return used(command.word(0), command.rest(), answer);
  }

  private Reply used(String word, Command said, Function<Command, Reply> answer) {
    Usage usage = usages.get(word);
    boolean asked = said.words().size() == 1 && said.word(0).equals("help");
    return usage != null && asked
        ? Reply.privately(usage.card())
        : inWords(() -> answer.apply(said));
  }

  /** Answers a shortcut. One that no feature answers is not known, and that is said privately. */
  public Reply answer(Shortcut shortcut) {
    Function<Shortcut, Reply> answer = shortcuts.get(shortcut.name());
    return answer == null
        ? Reply.privately("This Rallybot does not know that shortcut, so nothing was done.")
        : inWords(() -> answer.apply(shortcut));
  }

  /** A person's home as it is now; empty if no feature draws one. */
  public Optional<Card> home(HomeOpened opened) {
    if (home == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(home.apply(opened));
    } catch (PlatformException away) {
      log.warn("a home was not drawn: {}", away.getMessage());
      return Optional.of(
          Card.of("The chat platform did not answer me just now. Open this again in a moment."));
    }
  }

  /** Answers a file. If no feature wants files, there is nothing to say. */
  public Reply answer(FileShared file) {
    Function<FileShared, Reply> answer = files;
    return answer == null ? Reply.nothing() : inWords(() -> answer.apply(file));
  }

  /** A platform that does not work is something to say, not a fault of the deed. */
  private static Reply inWords(Supplier<Reply> answer) {
    try {
      return answer.get();
    } catch (PlatformException away) {
      log.warn("a deed had no answer: {}", away.getMessage());
      return Reply.privately(
          "The chat platform did not answer me just now. Try again in a moment.");
    }
  }
}

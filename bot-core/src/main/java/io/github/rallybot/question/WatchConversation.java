package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.question.WatchList.Watch;
import io.github.rallybot.setup.Gatekeeper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people say when they want to be told that a question is heard, and stop it again. */
public final class WatchConversation implements Conversation {

  /** Opens the form. */
  static final String FORM = "question.watch";

  static final String DONE = "question.watch-done";

  /** Arguments: the watch, and where the button stands. */
  static final String STOP = "question.watch-stop";

  static final String GO_ON = "question.watch-on";

  /** The button stands on the list of what somebody waits for. */
  static final String LIST = "l";

  /** The button stands on a message that told of it. */
  static final String MESSAGE = "m";

  static final String WORDS = "words";
  static final String ASKERS = "askers";

  private static final Pattern TYPED =
      Pattern.compile(
          "(?is)^(?:tell\\b)?\\s*(?:me\\b)?\\s*(?:about\\b)?\\s*(.*?)\\s*(?:(?<!\\S)(\\d{1,9}))?$");

  /** More is too much in any case. */
  private static final int UNDERSTOOD = 200;

  private static final String TITLE = "What you wait for";

  private static final String WHICH_WORDS =
      "Say which words, with a letter or a digit, in at most " + Watches.LONGEST + " characters.";

  private static final String WHICH_NUMBER =
      "Say how many different askers it takes: 1 to " + Watches.MOST_ASKERS + ".";

  private final Gatekeeper gatekeeper;
  private final Watches watches;

  public WatchConversation(Gatekeeper gatekeeper, Watches watches) {
    this.gatekeeper = gatekeeper;
    this.watches = watches;
  }

  @Override
  public void register(Router router) {
    router.opens(FORM, press -> gatekeeper.anybody(press.user(), one -> Reply.open(form())));
    router.on(DONE, form -> gatekeeper.anybody(form.user(), someone -> submitted(form)));
    router.on(STOP, press -> change(press, true));
    router.on(GO_ON, press -> change(press, false));
  }

  /**
   * Answers {@code tell me pricing 3}, with or without its first words; without a number it takes
   * three askers, and without anything else the answer is how to say it.
   */
  public Reply typed(Command command) {
    return gatekeeper.anybody(command.user(), someone -> understood(command, someone.id()));
  }

  private Reply understood(Command command, MemberId member) {
    Matcher said = TYPED.matcher(PlainText.cut(PlainText.line(command.text()).strip(), UNDERSTOOD));
    String words = said.matches() ? said.group(1) : "";
    Optional<String> number =
        said.matches() ? Optional.ofNullable(said.group(2)) : Optional.empty();
    if (words.isEmpty() && number.isEmpty()) {
      return Reply.privately(draw(member, Optional.empty()));
    }
    Map<String, String> wrong = new HashMap<>();
    Optional<Integer> askers = read(words, number, wrong);
    if (askers.isEmpty()) {
      return Reply.privately(
          Span.plain(String.join(" ", wrong.values()) + " For example: "),
          Span.typed("questions tell me pricing 3"));
    }
    return added(command.user(), watches.add(command.id(), command.user(), words, askers.get()));
  }

  /**
   * How many askers it takes, if both are right; what is wrong by the input that it is typed in.
   */
  private static Optional<Integer> read(
      String words, Optional<String> number, Map<String, String> wrong) {
    if (words.length() > Watches.LONGEST || WordStarts.of(words).words().isEmpty()) {
      wrong.put(WORDS, WHICH_WORDS);
    }
    int askers =
        number
            .filter(digits -> digits.matches("[0-9]{1,4}"))
            .map(Integer::valueOf)
            .orElse(number.isEmpty() ? Watches.USUAL_ASKERS : 0);
    if (askers < 1 || askers > Watches.MOST_ASKERS) {
      wrong.put(ASKERS, WHICH_NUMBER);
    }
    return wrong.isEmpty() ? Optional.of(askers) : Optional.empty();
  }

  private Reply submitted(Interaction form) {
    String words = PlainText.line(form.text(WORDS).orElse("")).strip();
    Map<String, String> wrong = new HashMap<>();
    Optional<Integer> askers = read(words, form.text(ASKERS), wrong);
    return askers.isEmpty()
        ? new Reply.Invalid(wrong)
        : added(form.user(), watches.add(form.id(), form.user(), words, askers.get()));
  }

  private Reply added(UserRef user, Result<Watch> result) {
    return result instanceof Result.Refused<Watch> refused
        ? Reply.privately(refused.why())
        : list(user);
  }

  private Reply change(Interaction press, boolean stop) {
    return gatekeeper.anybody(press.user(), someone -> change(press, stop, someone.id()));
  }

  private Reply change(Interaction press, boolean stop, MemberId member) {
    String id = press.action().argument(0);
    Result<Watch> result =
        stop
            ? watches.stop(press.id(), press.user(), id)
            : watches.goOn(press.id(), press.user(), id);
    if (result instanceof Result.Refused<Watch> refused) {
      return Reply.privately(refused.why());
    }
    return press.action().argument(1).equals(MESSAGE)
        ? Reply.nothing()
        : Reply.replace(draw(member, stop ? Optional.of(id) : Optional.empty()));
  }

  /** What somebody waits for. */
  public Reply list(UserRef user) {
    return gatekeeper.anybody(
        user, someone -> Reply.privately(draw(someone.id(), Optional.empty())));
  }

  /**
   * @param stopped shown too, to be undone
   */
  private Card draw(MemberId member, Optional<String> stopped) {
    List<Watch> all = new ArrayList<>(watches.of(member));
    stopped.flatMap(id -> watches.find(member, id)).ifPresent(all::add);
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(List.of(Span.strong(TITLE))));
    if (all.isEmpty()) {
      elements.add(
          new Element.Text(
              Span.plain(
                  "Nothing yet. To hear of a question about pricing once three have asked it, type "),
              Span.typed("questions tell me pricing 3"),
              Span.plain(".")));
    } else {
      elements.add(
          new Element.Quiet(
              Span.plain(
                  "You get a private message in your working hours, once for each question.")));
    }
    for (Watch watch : all) {
      elements.add(
          new Element.Text(
              Span.strong("“" + watch.words() + "”"),
              Span.plain(
                  watch.goesOn()
                      ? " · from " + MapCard.times(watch.askers(), "asker") + " on · since "
                      : " · stopped "),
              new Span.Moment(watch.stoppedAt().orElse(watch.since()), Span.Moment.Style.DATE)));
      elements.add(new Element.Actions(List.of(toggle(watch, LIST))));
    }
    elements.add(
        new Element.Actions(
            List.of(
                Control.button(
                    "Wait for something…",
                    "Say which questions you want to be told of",
                    Action.of(FORM)))));
    return new Card(elements, TITLE);
  }

  static Control toggle(Watch watch, String place) {
    String words = "“" + Words.cut(watch.words(), 40) + "”";
    return watch.goesOn()
        ? Control.button("Stop", "Stop telling me of " + words, Action.of(STOP, watch.id(), place))
        : Control.button(
            "Undo", "Go on telling me of " + words, Action.of(GO_ON, watch.id(), place));
  }

  private static Form form() {
    return new Form(
        "Tell me when it is heard",
        Optional.of(Action.of(DONE)),
        "Tell me",
        List.of(
            new Form.TextInput(
                WORDS,
                "Questions with these words",
                "Each begins a word of the question: “pric” finds prices and pricing. Only you see"
                    + " it.",
                true,
                Form.TextInput.Lines.ONE,
                Watches.LONGEST,
                ""),
            new Form.TextInput(
                ASKERS,
                "How many different askers does it take?",
                "A company counts once. 1 to " + Watches.MOST_ASKERS + ".",
                true,
                Form.TextInput.Lines.ONE,
                2,
                Integer.toString(Watches.USUAL_ASKERS))));
  }
}

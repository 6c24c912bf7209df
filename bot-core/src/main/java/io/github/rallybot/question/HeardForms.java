package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms in which something heard is typed. */
final class HeardForms {

  static final String WORDS = "words";
  static final String KIND = "kind";
  static final String STAGE = "stage";
  static final String PERSONA = "persona";
  static final String PRODUCT = "product";
  static final String WHY = "why";

  /** As much as can be typed at once: ten of the longest would be more than a platform takes. */
  static final int TYPED = 3000;

  static final int PRODUCT_LENGTH = 40;

  private static final String WHO_SEES = "Your colleagues see it, with your name.";

  private final Board board;
  private final Journey journey;

  HeardForms(Board board, Journey journey) {
    this.board = board;
    this.journey = journey;
  }

  /**
   * @param lead who asked, if it is known already
   * @param words what is in the form already
   */
  Form hear(Optional<Lead> lead, String words) {
    List<Form.Part> parts = new ArrayList<>();
    lead.ifPresent(
        one ->
            parts.add(
                new Form.Shown(
                    new Element.Quiet(
                        List.of(Span.plain("Asked by " + Words.cut(one.contact().who(), 90)))))));
    parts.add(
        new Form.TextInput(
            WORDS,
            "What did the buyer ask or say?",
            "In their words; several on a line each. " + WHO_SEES,
            true,
            TYPED,
            words));
    parts.add(kinds());
    parts.add(
        labels(
            STAGE,
            "Where are they?",
            journey.stagesWith(board),
            lead.flatMap(one -> one.brief().stage())));
    List<String> personas = journey.personasWith(board);
    if (!personas.isEmpty()) {
      parts.add(
          labels(PERSONA, "Who asked?", personas, lead.flatMap(one -> one.brief().persona())));
    }
    parts.add(
        new Form.TextInput(
            PRODUCT, "About which product?", "Only if it matters.", false, PRODUCT_LENGTH, ""));
    Action submit =
        lead.map(one -> Action.of(HeardConversation.DONE, one.id().value()))
            .orElseGet(() -> Action.of(HeardConversation.DONE));
    return new Form("Heard a question", Optional.of(submit), "Log it", parts);
  }

  private static Form.ChoiceInput kinds() {
    List<Form.Option> options = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      options.add(new Form.Option(kind.code(), Words.capital(kind.label())));
    }
    return new Form.ChoiceInput(
        KIND, "What was it?", "", true, options, Optional.of(Kind.QUESTION.code()));
  }

  private static Form.ChoiceInput labels(
      String key, String label, List<String> labels, Optional<String> initial) {
    List<Form.Option> options =
        labels.stream()
            .map(one -> new Form.Option(Journey.code(one), Words.cut(Words.capital(one), 70)))
            .toList();
    Optional<String> chosen =
        initial
            .map(Journey::code)
            .filter(code -> options.stream().anyMatch(option -> option.code().equals(code)));
    return new Form.ChoiceInput(key, label, "Optional.", false, options, chosen);
  }

  /** What of the buyer the form says. */
  About about(Interaction form) {
    return new About(
        Optional.empty(),
        Optional.empty(),
        form.text(PERSONA).flatMap(code -> Journey.of(code, journey.personasWith(board))),
        form.text(STAGE).flatMap(code -> Journey.of(code, journey.stagesWith(board))),
        form.text(PRODUCT).map(product -> Words.cut(product, PRODUCT_LENGTH)),
        Optional.empty());
  }

  static Form why(HearingId hearing, String surface, String title) {
    return new Form(
        "Not what I need",
        Optional.of(Action.of(LoggedConversation.NOT_NEEDED_DONE, hearing.value(), surface)),
        "Tell marketing",
        List.of(
            new Form.Shown(new Element.Quiet(List.of(Span.plain(Words.cut(title, 150))))),
            new Form.TextInput(
                WHY,
                "What is missing?",
                "Marketing reads it, with your name. You can leave it empty.",
                false,
                LONGEST_WHY,
                "")));
  }

  /** In place of what was logged, once that is gone. */
  static Form takenBack(String text) {
    return new Form(
        "Taken back",
        Optional.empty(),
        "Done",
        List.of(new Form.Shown(new Element.Quiet(List.of(Span.plain(text))))));
  }

  static final int LONGEST_WHY = 500;
}

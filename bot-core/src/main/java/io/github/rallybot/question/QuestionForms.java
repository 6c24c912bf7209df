package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Form.TextInput.Lines;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Details;
import io.github.rallybot.lead.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What marketers fill in about a question. */
final class QuestionForms {

  static final String TITLE = "title";
  static final String OWNER = "owner";
  static final String DUE = "due";
  static final String CAMPAIGN = "campaign";
  static final String KNOWN = "known";
  static final String LINK = "link";
  static final String LINE = "line";
  static final String WHY = "why";
  static final String WORDS = "words";
  static final String KIND = "kind";
  static final String INTO = "into";

  static final int WHY_LENGTH = 300;
  static final int CAMPAIGN_LENGTH = 80;

  private static final String TOLD =
      "Everybody who heard the question is told, once, with the link.";

  private QuestionForms() {}

  static Form plan(BuyerQuestion question, UserRef me) {
    Optional<BuyerQuestion.Plan> now = question.state().plan();
    return form(
        question,
        "Plan an answer",
        QuestionConversation.PLANNED,
        "Plan it",
        new Form.TextInput(
            TITLE,
            "What will be made?",
            "Everybody who heard the question is told, once.",
            true,
            Lines.ONE,
            Details.TITLE,
            now.map(BuyerQuestion.Plan::title).orElse("")),
        new Form.PeopleInput(OWNER, "Who makes it?", "", false, List.of(me), 1),
        new Form.DateInput(DUE, "Until when?", "", false, now.flatMap(BuyerQuestion.Plan::due)),
        new Form.TextInput(
            CAMPAIGN,
            "For which campaign?",
            "",
            false,
            Lines.ONE,
            CAMPAIGN_LENGTH,
            now.flatMap(BuyerQuestion.Plan::campaign).orElse("")));
  }

  /**
   * @param likely of the register, the likeliest first
   */
  static Form answer(BuyerQuestion question, List<Content> likely) {
    List<Form.Part> parts = new ArrayList<>();
    if (!likely.isEmpty()) {
      parts.add(
          new Form.ChoiceInput(
              KNOWN,
              "Which content answers it?",
              "From the register, the likeliest first.",
              false,
              likely.stream()
                  .map(one -> new Form.Option(one.id().value(), Words.cut(one.title(), 70)))
                  .toList(),
              Optional.empty()));
    }
    boolean only = likely.isEmpty();
    parts.add(
        new Form.TextInput(
            LINK,
            only ? "Link" : "Or the link of something new",
            TOLD,
            only,
            Lines.ONE,
            Details.LINK,
            ""));
    parts.add(
        new Form.TextInput(
            TITLE,
            only ? "Title" : "Title of what is new",
            "It joins the content register.",
            false,
            Lines.ONE,
            Details.TITLE,
            question.state().plan().map(BuyerQuestion.Plan::title).orElse("")));
    parts.add(
        new Form.TextInput(
            LINE, "What it says, in a line", "", false, Lines.ONE, Details.LINE, ""));
    return form(
        question,
        "Answered by",
        QuestionConversation.ANSWERED,
        "Answer it",
        parts.toArray(new Form.Part[0]));
  }

  static Form dismiss(BuyerQuestion question) {
    return form(
        question,
        "Won’t answer",
        QuestionConversation.DISMISSED,
        "Won’t answer",
        new Form.TextInput(
            WHY, "Why not?", "Whoever opens the question reads it.", true, WHY_LENGTH, ""));
  }

  static Form edit(BuyerQuestion question) {
    List<Form.Option> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      kinds.add(new Form.Option(kind.code(), Words.capital(kind.label())));
    }
    return form(
        question,
        "Edit words",
        QuestionConversation.EDITED,
        "Save",
        new Form.TextInput(
            WORDS,
            "In one clear sentence",
            "What reps logged keeps its own words.",
            true,
            Wording.LONGEST,
            question.words()),
        new Form.ChoiceInput(
            KIND, "What is it?", "", true, kinds, Optional.of(question.kind().code())));
  }

  /**
   * @param candidates what it may be the same as, the likeliest first
   */
  static Form merge(BuyerQuestion question, List<BuyerQuestion> candidates) {
    List<Form.Part> parts = new ArrayList<>();
    if (!candidates.isEmpty()) {
      parts.add(
          new Form.ChoiceInput(
              INTO,
              "It is the same as",
              "The likeliest are first.",
              false,
              candidates.stream()
                  .map(one -> new Form.Option(one.id().value(), Words.cut(one.words(), 70)))
                  .toList(),
              Optional.empty()));
    }
    parts.add(
        new Form.TextInput(
            WORDS,
            "Or find it by its words",
            "Nothing is lost: it can be split off again.",
            false,
            Lines.ONE,
            200,
            ""));
    return form(
        question, "Merge", QuestionConversation.MERGED, "Merge", parts.toArray(new Form.Part[0]));
  }

  private static Form form(
      BuyerQuestion question, String title, String action, String submit, Form.Part... parts) {
    List<Form.Part> all = new ArrayList<>();
    all.add(
        new Form.Shown(new Element.Quiet(List.of(Span.plain(Words.cut(question.words(), 200))))));
    all.addAll(List.of(parts));
    return new Form(title, Optional.of(Action.of(action, question.id().value())), submit, all);
  }
}

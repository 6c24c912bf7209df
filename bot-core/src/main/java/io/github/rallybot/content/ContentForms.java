package io.github.rallybot.content;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.intake.FieldError;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form in which a content is described, and what is in it when it comes back. */
final class ContentForms {

  private static final String ALL_SEE = "Everybody sees it in the register.";
  private static final int LABELS = Details.LABELS * (Details.LABEL + 2);

  private ContentForms() {}

  static Form add() {
    return form(
        "Add content",
        "Add",
        Action.of(ContentConversation.ADD_DONE),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /**
   * @param owner its owner, as known on the platform on which the form is shown
   * @param life what it is good for, to be read
   */
  static Form edit(Content content, Optional<UserRef> owner, List<Element> life) {
    return form(
        "Edit content",
        "Save",
        Action.of(ContentConversation.EDIT_DONE, content.id().value()),
        Optional.of(content.details()),
        owner.stream().toList(),
        life);
  }

  private static Form form(
      String title,
      String label,
      Action done,
      Optional<Details> now,
      List<UserRef> owner,
      List<Element> life) {
    List<Form.Part> parts = new ArrayList<>();
    life.forEach(element -> parts.add(new Form.Shown(element)));
    parts.addAll(
        List.of(
            new Form.TextInput(
                DetailsReader.TITLE,
                "Title",
                "As buyers see it. " + ALL_SEE,
                true,
                Details.TITLE,
                now.map(Details::title).orElse("")),
            new Form.TextInput(
                DetailsReader.LINK,
                "Link",
                "https://… Leave it empty while the content is only planned.",
                false,
                Details.LINK,
                now.flatMap(Details::link).map(URI::toString).orElse("")),
            new Form.TextInput(
                DetailsReader.LINE,
                "One line about it",
                "What a rep says when sending it.",
                false,
                Details.LINE,
                now.flatMap(Details::line).orElse("")),
            labels(
                DetailsReader.PERSONA,
                "For whom?",
                "Such as: IT, Ops leader",
                now.map(Details::personas)),
            labels(
                DetailsReader.STAGE,
                "Stage",
                "Where in the buyer’s journey it helps",
                now.map(Details::stages)),
            labels(
                DetailsReader.PRODUCT, "Product", "What it is about", now.map(Details::products)),
            new Form.PeopleInput(
                DetailsReader.OWNER, "Owner", "Who keeps it up to date", false, owner, 1),
            new Form.DateInput(
                DetailsReader.REVIEW_BY,
                "Review by",
                "From the next day on it is listed as past review.",
                false,
                now.flatMap(Details::reviewBy))));
    return new Form(title, Optional.of(done), label, parts);
  }

  private static Form.TextInput labels(
      String key, String label, String hint, Optional<List<String>> now) {
    return new Form.TextInput(
        key,
        label,
        hint + ". Several: commas between them.",
        false,
        LABELS,
        String.join(", ", now.orElse(List.of())));
  }

  /** What was typed, by field. */
  static Map<String, String> texts(Interaction form) {
    Map<String, String> texts = new LinkedHashMap<>();
    form.values()
        .forEach(
            (key, value) -> {
              if (value instanceof FormValue.Text text) {
                texts.put(key, text.text());
              } else if (value instanceof FormValue.Date date) {
                texts.put(key, date.date().toString());
              }
            });
    return texts;
  }

  static Optional<UserRef> owner(Interaction form) {
    return form.values().get(DetailsReader.OWNER) instanceof FormValue.People people
        ? people.people().stream().findFirst()
        : Optional.empty();
  }

  /** What is wrong, at the input that it is wrong with. */
  static Map<String, String> messages(List<FieldError> errors) {
    Map<String, String> messages = new LinkedHashMap<>();
    for (FieldError error : errors) {
      messages.putIfAbsent(
          error.field().replaceFirst("^/", ""), PlainText.cut("It " + error.message() + ".", 150));
    }
    return messages;
  }
}

package io.github.rallybot.teams;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws a form as the card of a dialog. The id of an input is its key and what {@link Kind} it is
 * of, since Teams gives everything back as text; the form's action travels with its button. What
 * somebody typed stays when the form comes back with messages at its fields.
 *
 * @see <a href="https://adaptivecards.io/explorer/Input.Text.html">Inputs</a>
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker">People
 *     picker</a>
 */
final class TeamsForms {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_LABEL = 2000;

  /** More than these would not fit; in the others, somebody types "here". */
  private static final int MOST_CHANNELS = 120;

  private static final int MAX_INPUT = 3000;

  private final TeamsRenderer renderer;

  /** Travels with a form's button: what opened the form, which draws it again. */
  static final String OPENER = "rally.opener";

  private final TeamsSpans.Names names;
  private final Supplier<Map<ChannelRef, String>> channels;

  /**
   * @param channels those that can be chosen, with their names; asked for only by forms that offer
   *     some
   */
  TeamsForms(
      TeamsRenderer renderer, TeamsSpans.Names names, Supplier<Map<ChannelRef, String>> channels) {
    this.renderer = renderer;
    this.names = names;
    this.channels = channels;
  }

  /** What is read in an input; its letter begins the input's id. */
  enum Kind {
    TEXT('t'),
    DATE('d'),
    CHOICES('m'),
    PEOPLE('p'),
    CHANNEL('c');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    String id(String key) {
      return letter + "." + key;
    }

    /** The kind of an input with an id; empty if it is none of ours. */
    static Optional<Kind> of(String id) {
      for (Kind kind : values()) {
        if (id.length() > 2 && id.charAt(0) == kind.letter && id.charAt(1) == '.') {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    /** The key in an id that {@link #id} wrote. */
    static String key(String id) {
      return id.substring(2);
    }
  }

  /**
   * What a form comes back with.
   *
   * @param values what was in its inputs, by key, as Teams sent it
   * @param errors what is wrong with them, by key
   */
  record Again(Map<String, String> values, Map<String, String> errors) {

    static final Again FIRST = new Again(Map.of(), Map.of());

    Again {
      values = Map.copyOf(values);
      errors = Map.copyOf(errors);
    }
  }

  /**
   * The card of a form.
   *
   * @param opener what opened it
   */
  ObjectNode render(Form form, Action opener, Again again) {
    return TeamsRenderer.fitting(longest -> render(form, opener, again, longest));
  }

  private ObjectNode render(Form form, Action opener, Again again, int longest) {
    ObjectNode card = renderer.card(List.of(), longest);
    ArrayNode body = JSON.createArrayNode();
    Drawing drawing = new Drawing(again, longest);
    form.parts().forEach(part -> body.addAll(part.accept(drawing)));
    card.set("body", body);
    form.submit()
        .ifPresent(
            action -> {
              ObjectNode submit =
                  card.putArray("actions")
                      .addObject()
                      .put("type", "Action.Submit")
                      .put("title", form.submitLabel());
              submit.put("style", "positive");
              submit
                  .putObject("data")
                  .put(TeamsControls.DATA, action.encode())
                  .put(OPENER, opener.encode());
            });
    TeamsRenderer.atMost(card);
    return card;
  }

  private final class Drawing implements Form.Visitor<ArrayNode> {

    private final Again again;
    private final int longest;

    Drawing(Again again, int longest) {
      this.again = again;
      this.longest = longest;
    }

    @Override
    public ArrayNode shown(Form.Shown shown) {
      return renderer.inDialog(List.of(shown.element()), longest);
    }

    @Override
    public ArrayNode text(Form.TextInput input) {
      int max = Math.max(1, Math.min(input.maxLength(), MAX_INPUT));
      ObjectNode field = field("Input.Text", Kind.TEXT, input.key(), input.label());
      boolean several = input.lines() == Form.TextInput.Lines.SEVERAL;
      field.put("isMultiline", several).put("maxLength", max);
      require(field, input.required());
      value(field, input.key(), input.shown(max));
      return with(field, input.key(), input.hint());
    }

    @Override
    public ArrayNode date(Form.DateInput input) {
      ObjectNode field = field("Input.Date", Kind.DATE, input.key(), input.label());
      require(field, input.required());
      value(field, input.key(), input.initial().map(Object::toString).orElse(""));
      return with(field, input.key(), input.hint());
    }

    @Override
    public ArrayNode boxes(Form.BoxesInput input) {
      ObjectNode field = field("Input.ChoiceSet", Kind.CHOICES, input.key(), input.label());
      field.put("isMultiSelect", true).put("style", "expanded").put("wrap", true);
      ArrayNode choices = field.putArray("choices");
      input.boxes().forEach(box -> choice(choices, box.label(), box.code()));
      value(
          field,
          input.key(),
          input.boxes().stream()
              .filter(Form.Box::ticked)
              .map(Form.Box::code)
              .collect(Collectors.joining(",")));
      return with(field, input.key(), "");
    }

    @Override
    public ArrayNode choice(Form.ChoiceInput input) {
      ObjectNode field = field("Input.ChoiceSet", Kind.TEXT, input.key(), input.label());
      field.put("style", "compact").put("placeholder", "Choose…");
      require(field, input.required());
      ArrayNode choices = field.putArray("choices");
      input.options().forEach(option -> choice(choices, option.label(), option.code()));
      value(field, input.key(), input.initial().orElse(""));
      return with(field, input.key(), input.hint());
    }

    /** Those chosen already are choices; Teams offers the others, whom it looks up by itself. */
    @Override
    public ArrayNode people(Form.PeopleInput input) {
      List<UserRef> initial =
          input.initial().stream()
              .filter(user -> user.platform() == Platform.TEAMS)
              .limit(input.most())
              .toList();
      ObjectNode field = field("Input.ChoiceSet", Kind.PEOPLE, input.key(), input.label());
      field.put("isMultiSelect", input.most() > 1);
      require(field, input.required());
      field.put("placeholder", "Type a name…");
      ArrayNode choices = field.putArray("choices");
      initial.forEach(user -> choice(choices, names.apply(user).orElse("somebody"), user.id()));
      field
          .putObject("choices.data")
          .put("type", "Data.Query")
          .put("dataset", "graph.microsoft.com/users");
      value(field, input.key(), initial.stream().map(UserRef::id).collect(Collectors.joining(",")));
      return with(field, input.key(), input.hint());
    }

    @Override
    public ArrayNode channel(Form.ChannelInput input) {
      ObjectNode field = field("Input.ChoiceSet", Kind.CHANNEL, input.key(), input.label());
      field.put("style", "compact").put("placeholder", "Choose…");
      require(field, input.required());
      ArrayNode choices = field.putArray("choices");
      Map<ChannelRef, String> offered = channels.get();
      Optional<String> initial = input.initial().filter(offered::containsKey).map(ChannelRef::id);
      // the one that is chosen is among them however many there are
      offered.entrySet().stream()
          .sorted(Comparator.comparing(one -> !initial.equals(Optional.of(one.getKey().id()))))
          .limit(MOST_CHANNELS)
          .forEach(one -> choice(choices, one.getValue(), one.getKey().id()));
      value(field, input.key(), initial.orElse(""));
      return with(field, input.key(), input.hint());
    }

    private static ObjectNode field(String type, Kind kind, String key, String label) {
      return JSON.createObjectNode()
          .put("type", type)
          .put("id", kind.id(key))
          .put("label", PlainText.label(label, MAX_LABEL));
    }

    private static void require(ObjectNode field, boolean required) {
      if (required) {
        field.put("isRequired", true).put("errorMessage", "This is needed.");
      }
    }

    private static void choice(ArrayNode choices, String label, String code) {
      choices.addObject().put("title", PlainText.label(label, 75)).put("value", code);
    }

    private void value(ObjectNode field, String key, String initial) {
      String value = again.values().getOrDefault(key, initial);
      if (!value.isBlank()) {
        field.put("value", value);
      }
    }

    /** An input, with what is wrong with it and what helps to fill it in. */
    private ArrayNode with(ObjectNode field, String key, String hint) {
      ArrayNode all = JSON.createArrayNode().add(field);
      Optional.ofNullable(again.errors().get(key))
          .ifPresent(
              error -> {
                ObjectNode run =
                    TeamsSpans.run(
                        TeamsSpans.words(PlainText.line(error)), true, TeamsSpans.Look.NORMAL);
                run.put("color", "Attention");
                all.add(close(JSON.createArrayNode().add(run)));
              });
      if (!hint.isBlank()) {
        all.add(
            close(
                TeamsSpans.runs(
                    List.of(Span.plain(hint)), TeamsSpans.Look.QUIET, MAX_LABEL, names)));
      }
      return all;
    }

    private static ObjectNode close(ArrayNode runs) {
      ObjectNode block =
          JSON.createObjectNode().put("type", "RichTextBlock").put("spacing", "Small");
      block.set("inlines", runs);
      return block;
    }
  }
}

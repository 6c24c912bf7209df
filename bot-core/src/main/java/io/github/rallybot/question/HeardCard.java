package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Contents;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rep sees of what they logged: where it went, what it may be, and what answers it. */
final class HeardCard {

  private static final int OFFERED = 3;
  private static final int HEADLINE = 150;

  private final Board board;
  private final Contents contents;
  private final Journey journey;

  HeardCard(Board board, Contents contents, Journey journey) {
    this.board = board;
    this.contents = contents;
    this.journey = journey;
  }

  /** Where it is drawn, and another drawing takes its place. */
  enum Surface {
    CARD("c"),

    /** In the message that lists all that was logged at once, and goes back to the list. */
    LIST("l"),

    FORM("f");

    private final String code;

    Surface(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }

    static Surface of(String code) {
      return code.equals(FORM.code) ? FORM : code.equals(LIST.code) ? LIST : CARD;
    }
  }

  Card card(Hearing hearing, List<Lead> leads, Surface surface) {
    return new Card(elements(hearing, leads, surface), "Logged: " + cut(hearing.words()));
  }

  /** The same in front of everything else. */
  Form form(Hearing hearing, List<Lead> leads) {
    return new Form(
        "Logged",
        Optional.empty(),
        "Done",
        elements(hearing, leads, Surface.FORM).stream().<Form.Part>map(Form.Shown::new).toList());
  }

  /** Several that were logged at once, each with a way to look at it. */
  Card several(List<Hearing> hearings) {
    List<Element> elements = new ArrayList<>();
    elements.add(text(Span.strong("Logged " + hearings.size() + ".")));
    for (Hearing hearing : hearings) {
      elements.add(
          new Element.Text(
              List.of(
                  Span.plain("“" + cut(hearing.words()) + "” · "), Span.plain(where(hearing)))));
      boolean sorted = hearing.question().isPresent();
      elements.add(
          new Element.Actions(
              List.of(
                  button(
                      sorted ? "Say more" : "Is it known?",
                      sorted
                          ? "Say for which lead it was, or where they are: " + cut(hearing.words())
                          : "See which known questions it may be: " + cut(hearing.words()),
                      LoggedConversation.SHOW,
                      hearing,
                      Surface.LIST.code()))));
    }
    elements.add(
        new Element.Actions(
            List.of(
                button(
                    "Undo all " + hearings.size(),
                    "Take back all that was logged here",
                    LoggedConversation.TAKE_ALL_BACK,
                    hearings.get(0)))));
    return new Card(elements, "Logged " + hearings.size());
  }

  private String where(Hearing hearing) {
    return board
        .root(hearing)
        .map(
            root ->
                root.words().equals(hearing.words()) ? "new" : "joins “" + cut(root.words()) + "”")
        .orElse("marketing will sort it");
  }

  private List<Element> elements(Hearing hearing, List<Lead> leads, Surface surface) {
    List<Element> elements = new ArrayList<>();
    Optional<BuyerQuestion> root = board.root(hearing);
    if (root.isPresent()) {
      sorted(hearing, root.get(), surface, elements);
    } else {
      offers(hearing, surface, elements);
    }
    answer(hearing, root, surface, elements);
    elements.add(new Element.Quiet(List.of(Span.plain(about(hearing)))));
    elements.add(new Element.Actions(more(hearing, leads, surface)));
    if (surface == Surface.LIST) {
      elements.add(
          new Element.Actions(
              List.of(
                  button(
                      "Back to all",
                      "See all that was logged at once",
                      LoggedConversation.ALL,
                      hearing))));
    }
    return elements;
  }

  private void sorted(
      Hearing hearing, BuyerQuestion root, Surface surface, List<Element> elements) {
    List<Hearing> all = board.hearingsOf(root.id());
    boolean first = all.size() == 1;
    if (first) {
      elements.add(text(Span.strong("Logged. "), Span.plain("You are the first to hear this:")));
      elements.add(new Element.Quote(hearing.words()));
    } else {
      elements.add(
          text(
              Span.strong("Logged. "),
              Span.plain("It counts for: "),
              Span.strong(cut(root.words())),
              Span.plain(" · " + tally(all))));
      if (!root.words().equals(hearing.words())) {
        elements.add(new Element.Quote(hearing.words()));
      }
    }
    List<Control> controls = new ArrayList<>();
    if (hearing.moves().isEmpty()) {
      controls.add(
          button(
              "It is something else",
              "It is not that question: " + cut(hearing.words()),
              LoggedConversation.NONE,
              hearing,
              surface.code()));
    } else if (hearing.moves().size() > 1 || hearing.moves().get(0).from().isPresent() || !first) {
      controls.add(
          button(
              "Undo",
              "Take back where it was sorted to: " + cut(hearing.words()),
              LoggedConversation.UNDO,
              hearing,
              surface.code(),
              hearing.mark()));
    }
    if (!controls.isEmpty()) {
      elements.add(new Element.Actions(controls));
    }
  }

  private void offers(Hearing hearing, Surface surface, List<Element> elements) {
    List<Offer> near = board.near(hearing, OFFERED);
    elements.add(
        text(
            Span.strong("Logged. "),
            Span.plain(
                near.isEmpty()
                    ? "Marketing will sort it."
                    : "Is it one of these? Leave it, and marketing will sort it.")));
    elements.add(new Element.Quote(hearing.words()));
    for (Offer offer : near) {
      String heard =
          offer.question().map(board::hearingsOf).map(this::tally).orElse("not sorted yet");
      elements.add(text(Span.strong(cut(offer.words())), Span.plain(" · " + heard)));
      elements.add(
          new Element.Actions(
              List.of(
                  Control.button(
                      "Same",
                      "It is the same as: " + Words.cut(offer.words(), 60),
                      Action.of(
                          LoggedConversation.SAME,
                          hearing.id().value(),
                          offer.code(),
                          surface.code())))));
    }
    if (!near.isEmpty()) {
      elements.add(
          new Element.Actions(
              List.of(
                  button(
                      "None of these",
                      "It is a question of its own: " + cut(hearing.words()),
                      LoggedConversation.NONE,
                      hearing,
                      surface.code()))));
    }
  }

  private void answer(
      Hearing hearing, Optional<BuyerQuestion> root, Surface surface, List<Element> elements) {
    Optional<Content> answer =
        root.flatMap(BuyerQuestion::answer)
            .or(hearing::shown)
            .flatMap(contents::find)
            .filter(Content::present);
    if (answer.isEmpty()) {
      return;
    }
    elements.addAll(
        AnswerText.of(
            answer.get(), root.isPresent() ? "There is an answer: " : "This may answer it: "));
    Optional<Hearing.Said> said = hearing.said().filter(one -> one.of(answer.get().id()));
    if (said.isPresent()) {
      elements.add(
          new Element.Quiet(
              List.of(
                  Span.plain(
                      said.get().sent()
                          ? "You sent it."
                          : "Not what you need"
                              + said.get().why().map(why -> ": " + cut(why)).orElse("")
                              + ". Marketing sees that."))));
    }
    elements.add(
        new Element.Actions(
            List.of(
                button(
                    "Sent it",
                    "I sent “" + cut(answer.get().title()) + "” to the buyer",
                    LoggedConversation.SENT,
                    hearing,
                    surface.code()),
                button(
                    "Not what I need",
                    "“" + cut(answer.get().title()) + "” does not answer it",
                    LoggedConversation.NOT_NEEDED,
                    hearing,
                    surface.code()))));
  }

  private static String about(Hearing hearing) {
    About about = hearing.about();
    List<String> parts = new ArrayList<>();
    about.company().ifPresent(company -> parts.add(Words.cut(company, 60)));
    about.persona().ifPresent(persona -> parts.add(Words.cut(persona, 40)));
    about.stage().ifPresent(stage -> parts.add(Words.cut(stage, 40)));
    about.product().ifPresent(product -> parts.add(Words.cut(product, 40)));
    if (hearing.kind() != Kind.QUESTION) {
      parts.add(hearing.kind().label());
    }
    return parts.isEmpty()
        ? "If you like, say for which lead it was, and where they are."
        : String.join(" · ", parts);
  }

  private List<Control> more(Hearing hearing, List<Lead> leads, Surface surface) {
    List<Control> controls = new ArrayList<>();
    if (!leads.isEmpty()) {
      controls.add(
          menu(
              "For a lead?",
              "Choose the lead who asked",
              leads.stream()
                  .map(
                      lead ->
                          new Control.Choice(
                              Words.cut(lead.contact().who(), 70),
                              Action.of(
                                  LoggedConversation.FOR,
                                  hearing.id().value(),
                                  lead.id().value(),
                                  surface.code())))
                  .toList()));
    }
    controls.add(
        labels(
            hearing, surface, "Stage?", "s", "Choose where they are", journey.stagesWith(board)));
    List<String> personas = journey.personasWith(board);
    if (!personas.isEmpty()) {
      controls.add(labels(hearing, surface, "Persona?", "p", "Choose who asked", personas));
    }
    List<Control.Choice> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      kinds.add(
          new Control.Choice(
              Words.capital(kind.label()),
              Action.of(
                  LoggedConversation.KIND, hearing.id().value(), kind.code(), surface.code())));
    }
    controls.add(menu("Kind?", "Choose what it was", kinds));
    controls.add(
        button(
            "Undo logging",
            "Take back what was logged: " + cut(hearing.words()),
            LoggedConversation.TAKE_BACK,
            hearing,
            surface.code()));
    return controls;
  }

  private static Control labels(
      Hearing hearing,
      Surface surface,
      String label,
      String sort,
      String description,
      List<String> labels) {
    return menu(
        label,
        description,
        labels.stream()
            .map(
                one ->
                    new Control.Choice(
                        Words.cut(Words.capital(one), 70),
                        Action.of(
                            LoggedConversation.AT,
                            hearing.id().value(),
                            sort,
                            Journey.code(one),
                            surface.code())))
            .toList());
  }

  private static Control menu(String label, String description, List<Control.Choice> choices) {
    return new Control.Menu(label, description, List.of(new Control.Group(label, choices)));
  }

  private String tally(List<Hearing> hearings) {
    return Tally.of(board, hearings).inWords();
  }

  private static Control button(
      String label, String description, String action, Hearing hearing, String... arguments) {
    List<String> all = new ArrayList<>();
    all.add(hearing.id().value());
    all.addAll(List.of(arguments));
    return Control.button(label, Words.cut(description, 75), new Action(action, all));
  }

  private static Element text(Span... spans) {
    return new Element.Text(List.of(spans));
  }

  private static String cut(String words) {
    return Words.cut(words, HEADLINE);
  }
}

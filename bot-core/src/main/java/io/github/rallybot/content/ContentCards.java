package io.github.rallybot.content;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the register is shown, privately, to whoever asks. */
final class ContentCards {

  /** Rows of a page; with their buttons they fit into one message. */
  static final int PAGE = 8;

  private static final int LINK_SHOWN = 60;

  private final Members members;

  ContentCards(Members members) {
    this.members = members;
  }

  /**
   * What a card is drawn for.
   *
   * @param list the code of a {@link ContentList}, or {@link #NO_LIST}
   * @param skip how many rows come before it
   * @param edits whether its reader may change the register
   */
  record View(String list, int skip, boolean edits) {}

  /** A card that is no list. */
  static final String NO_LIST = "one";

  /**
   * A page of a list.
   *
   * @param notice stands on top
   */
  Card list(ContentList list, List<Content> all, View view, List<Element> notice) {
    int skip = view.skip() < all.size() ? view.skip() : 0;
    List<Content> page = all.subList(skip, Math.min(skip + PAGE, all.size()));
    List<Element> elements = new ArrayList<>();
    String count =
        all.size() > page.size()
            ? " · " + (skip + 1) + "–" + (skip + page.size()) + " of " + Words.number(all.size())
            : "";
    elements.add(new Element.Text(List.of(Span.strong(list.title()), Span.plain(count))));
    elements.addAll(notice);
    if (all.isEmpty()) {
      elements.add(new Element.Text(Span.plain(list.whenEmpty())));
    }
    rows(elements, page, view);
    elements.add(new Element.Actions(steps(list, skip, all.size(), view.edits())));
    elements.add(
        new Element.Quiet(
            Span.typed("content search single sign-on"),
            Span.plain(" finds; "),
            Span.typed("content add https://example.com/guide The guide"),
            Span.plain(" adds")));
    return new Card(elements, list.title());
  }

  private static List<Control> steps(ContentList list, int skip, int size, boolean edits) {
    List<Control> steps = new ArrayList<>();
    if (skip > 0) {
      steps.add(show("Previous", list, Math.max(0, skip - PAGE)));
    }
    if (skip + PAGE < size) {
      steps.add(show("Next", list, skip + PAGE));
    }
    for (ContentList other : ContentList.values()) {
      if (other != list) {
        steps.add(show(other.label(), other, 0));
      }
    }
    steps.add(
        Control.button(
            "Asked for but missing",
            "What buyers ask and nothing answers",
            Action.of(ContentConversation.MISSING)));
    if (edits) {
      steps.add(Control.button("Add content", "Add a content", Action.of(ContentConversation.ADD)));
    }
    return steps;
  }

  private static Control show(String label, ContentList list, int skip) {
    return Control.button(
        label,
        label + ": " + list.title(),
        Action.of(ContentConversation.SHOW, list.code(), Integer.toString(skip)));
  }

  /** What was found, or became of something. */
  Card found(List<Span> sentence, List<Content> found, boolean edits) {
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(sentence));
    rows(elements, found.subList(0, Math.min(PAGE, found.size())), new View(NO_LIST, 0, edits));
    if (found.size() > PAGE) {
      elements.add(
          new Element.Quiet(
              Span.plain(
                  "and " + Words.number(found.size() - PAGE) + " more; add a word to narrow it")));
    }
    return new Card(elements, "Content register");
  }

  private void rows(List<Element> elements, List<Content> page, View view) {
    Map<MemberId, Member> owners =
        members.named(page.stream().flatMap(one -> one.details().owner().stream()).toList());
    for (Content content : page) {
      elements.add(new Element.Text(heading(content)));
      elements.add(new Element.Quiet(facts(content, owners)));
      if (view.edits()) {
        elements.add(new Element.Actions(controls(content, view)));
      }
    }
  }

  private static List<Span> heading(Content content) {
    List<Span> spans = new ArrayList<>();
    spans.add(
        content
            .details()
            .link()
            .<Span>map(link -> new Span.Link(content.title(), link, true))
            .orElseGet(() -> Span.strong(content.title())));
    if (content.state() == Content.State.PLANNED) {
      spans.add(Span.plain(" · planned"));
    }
    content.details().line().ifPresent(line -> spans.add(Span.plain(" · " + line)));
    return spans;
  }

  private static List<Span> facts(Content content, Map<MemberId, Member> owners) {
    Details details = content.details();
    List<String> facts = new ArrayList<>();
    for (List<String> labels : List.of(details.personas(), details.stages(), details.products())) {
      if (!labels.isEmpty()) {
        facts.add(String.join(", ", labels));
      }
    }
    facts.add(
        switch (content.sent()) {
          case 0 -> "never sent";
          case 1 -> "sent once";
          default -> "sent " + Words.number(content.sent()) + " times";
        });
    details
        .owner()
        .flatMap(id -> Optional.ofNullable(owners.get(id)))
        .flatMap(Member::shortName)
        .ifPresent(facts::add);
    details.reviewBy().ifPresent(day -> facts.add("review by " + Words.day(day)));
    List<Span> spans = new ArrayList<>();
    // neither platform has a button that copies
    details
        .link()
        .ifPresent(
            link -> {
              spans.add(new Span.Link(shown(link), link, false));
              spans.add(Span.plain(" · "));
            });
    spans.add(Span.plain(facts.stream().collect(Collectors.joining(" · "))));
    return spans;
  }

  private static String shown(URI link) {
    return PlainText.cut(link.toString().replaceFirst("(?i)^https?://", ""), LINK_SHOWN);
  }

  /** What was just done to a content of a list, with the way back. */
  static List<Element> done(String words, Content content, View view) {
    Control back = content.present() ? retire(content, view) : restore(content, view);
    return List.of(
        new Element.Text(Span.plain(words), Span.strong(content.title())),
        new Element.Actions(List.of(back)));
  }

  private static List<Control> controls(Content content, View view) {
    if (!content.present()) {
      return List.of(restore(content, view));
    }
    return List.of(
        Control.button(
            "Edit",
            "Edit “" + content.title() + "”",
            Action.of(ContentConversation.EDIT, content.id().value())),
        retire(content, view));
  }

  private static Control retire(Content content, View view) {
    return Control.button(
        "Take out",
        "Take “" + content.title() + "” out of the register",
        act(ContentConversation.RETIRE, content, view));
  }

  private static Control restore(Content content, View view) {
    return Control.button(
        "Put it back",
        "Put “" + content.title() + "” back into the register",
        act(ContentConversation.RESTORE, content, view));
  }

  private static Action act(String name, Content content, View view) {
    return Action.of(name, content.id().value(), view.list(), Integer.toString(view.skip()));
  }
}

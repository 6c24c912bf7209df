package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Contents;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One question with all that was heard of it, and what can be done about it. */
final class QuestionSheet {

  private static final int HEARINGS = 10;
  private static final int LONG = 200;
  private static final int PARTS = 10;

  private final Board board;
  private final Contents contents;
  private final Members members;

  QuestionSheet(Board board, Contents contents, Members members) {
    this.board = board;
    this.contents = contents;
    this.members = members;
  }

  /**
   * @param may whether the reader may change it
   * @param notice said at the top, if there is anything to say
   */
  Form draw(BuyerQuestion question, boolean may, Optional<String> notice) {
    List<Hearing> hearings = board.hearingsOf(question.id());
    List<Element> elements = new ArrayList<>();
    notice.ifPresent(text -> elements.add(quiet(text)));
    elements.add(new Element.Text(List.of(Span.strong(Words.cut(question.words(), 500)))));
    elements.add(quiet(standing(question)));
    question
        .answer()
        .flatMap(contents::find)
        .ifPresent(answer -> elements.addAll(AnswerText.of(answer, "Answered by ")));
    if (may) {
      elements.add(new Element.Actions(next(question)));
      elements.add(new Element.Actions(more(question)));
    }
    elements.add(new Element.Facts(facts(hearings)));
    heard(question, hearings, may, elements);
    merged(question, may, elements);
    return new Form(
        "Question",
        Optional.empty(),
        "",
        elements.stream().<Form.Part>map(Form.Shown::new).toList());
  }

  /** How far marketing is, in a sentence. */
  private String standing(BuyerQuestion question) {
    BuyerQuestion.State state = question.state();
    String who = name(state.by());
    String kind = Words.capital(question.kind().label()) + " · ";
    String agenda = question.onAgenda().isPresent() ? " · on the agenda" : "";
    return kind
        + switch (state.status()) {
          case NEW -> "new";
          case PICKED_UP -> "picked up by " + who;
          case PLANNED -> state.plan().map(this::planned).orElse("planned");
          case ANSWERED -> "answered, says " + who;
          case DISMISSED ->
              "will not be answered, says "
                  + who
                  + state.why().map(why -> ": " + Words.cut(why, LONG)).orElse("");
        }
        + agenda;
  }

  private String planned(BuyerQuestion.Plan plan) {
    StringBuilder text = new StringBuilder("planned: “" + plan.title() + "”");
    plan.owner().ifPresent(owner -> text.append(", ").append(name(owner)));
    plan.due().ifPresent(due -> text.append(", by ").append(Words.day(due)));
    plan.campaign().ifPresent(campaign -> text.append(", for ").append(campaign));
    return text.toString();
  }

  private String name(MemberId id) {
    return Optional.ofNullable(members.named(List.of(id)).get(id))
        .flatMap(Member::shortName)
        .orElse("somebody");
  }

  private static List<Control> next(BuyerQuestion question) {
    String id = question.id().value();
    List<Control> controls = new ArrayList<>();
    if (question.status() == Status.NEW) {
      controls.add(
          Control.button("Pick up", "I look into it", Action.of(QuestionConversation.PICK_UP, id)));
    }
    controls.add(
        Control.button("Plan…", "Say what will be made", Action.of(QuestionConversation.PLAN, id)));
    controls.add(
        Control.button(
            "Answered by…",
            "Give the link that answers it",
            Action.of(QuestionConversation.ANSWER, id)));
    if (question.status() == Status.DISMISSED || question.status() == Status.ANSWERED) {
      controls.add(
          Control.button("Reopen", "Look at it anew", Action.of(QuestionConversation.REOPEN, id)));
    } else {
      controls.add(
          Control.button(
              "Won’t answer…", "Say why not", Action.of(QuestionConversation.DISMISS, id)));
    }
    if (question.states().size() > 1) {
      controls.add(
          Control.button(
              "Undo",
              "Take the last step back",
              Action.of(QuestionConversation.UNDO, id, question.mark())));
    }
    return controls;
  }

  private static List<Control> more(BuyerQuestion question) {
    String id = question.id().value();
    boolean on = question.onAgenda().isPresent();
    return List.of(
        Control.button(
            "Merge…", "It is the same as another one", Action.of(QuestionConversation.MERGE, id)),
        Control.button("Edit words…", "Say it better", Action.of(QuestionConversation.EDIT, id)),
        Control.button(
            on ? "Off the agenda" : "On the agenda",
            on ? "Take it off the agenda" : "Talk about it in the next meeting",
            Action.of(QuestionConversation.AGENDA, id, on ? "off" : "on")),
        Control.button(
            "Share here…", "Post it in a channel", Action.of(ShareConversation.ONE, id)));
  }

  private List<Element.Fact> facts(List<Hearing> hearings) {
    List<Element.Fact> facts = new ArrayList<>();
    facts.add(new Element.Fact("Heard", List.of(Span.plain(Tally.of(board, hearings).times()))));
    labels("By", hearings, About::persona, facts);
    labels("While", hearings, About::stage, facts);
    labels("About", hearings, About::product, facts);
    List<MemberId> whom = hearings.stream().map(Hearing::by).distinct().limit(5).toList();
    if (!whom.isEmpty()) {
      List<String> names = whom.stream().map(this::name).distinct().toList();
      facts.add(new Element.Fact("Who to ask", List.of(Span.plain(String.join(", ", names)))));
    }
    List<String> missing =
        hearings.stream()
            .flatMap(hearing -> hearing.said().stream())
            .filter(said -> !said.sent())
            .flatMap(said -> said.why().stream())
            .map(why -> "“" + Words.cut(why, LONG) + "”")
            .limit(5)
            .toList();
    if (!missing.isEmpty()) {
      facts.add(
          new Element.Fact("The answer lacks", List.of(Span.plain(String.join(", ", missing)))));
    }
    return facts;
  }

  private static void labels(
      String name,
      List<Hearing> hearings,
      java.util.function.Function<About, Optional<String>> label,
      List<Element.Fact> facts) {
    Map<String, Long> often =
        hearings.stream()
            .flatMap(hearing -> label.apply(hearing.about()).stream())
            .collect(Collectors.groupingBy(one -> one, Collectors.counting()));
    String text =
        often.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(5)
            .map(entry -> Words.cut(entry.getKey(), 40) + " (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
    if (!text.isEmpty()) {
      facts.add(new Element.Fact(name, List.of(Span.plain(text))));
    }
  }

  private void heard(
      BuyerQuestion question, List<Hearing> hearings, boolean may, List<Element> elements) {
    List<Hearing> shown = hearings.stream().limit(HEARINGS).toList();
    for (Hearing hearing : shown) {
      elements.add(new Element.Quote(hearing.words()));
      elements.add(new Element.Quiet(HearingText.about(hearing, members)));
    }
    if (hearings.size() > shown.size()) {
      elements.add(
          quiet(
              "and "
                  + Words.number((long) hearings.size() - shown.size())
                  + " more, in the export"));
    }
    if (may && hearings.size() > 1) {
      elements.add(
          new Element.Actions(
              List.of(
                  new Control.Menu(
                      "Take one out",
                      "Choose what is a question of its own",
                      List.of(
                          new Control.Group(
                              "A question of its own",
                              shown.stream()
                                  .map(
                                      hearing ->
                                          new Control.Choice(
                                              Words.cut(hearing.words(), 70),
                                              Action.of(
                                                  QuestionConversation.TAKE_OUT,
                                                  hearing.id().value(),
                                                  question.id().value())))
                                  .toList()))))));
    }
  }

  /** What was merged into it, and what was merged into that. */
  private void merged(BuyerQuestion question, boolean may, List<Element> elements) {
    List<BuyerQuestion> parts = board.parts(question.id());
    if (parts.size() > PARTS) {
      elements.add(
          quiet(
              "More questions count for this one than are listed below: "
                  + Words.number(parts.size())));
    }
    for (BuyerQuestion part : parts.stream().limit(PARTS).toList()) {
      elements.add(
          new Element.Text(
              List.of(
                  Span.plain("Counts for this too: "),
                  Span.strong(Words.cut(part.words(), LONG)))));
      if (may) {
        elements.add(
            new Element.Actions(
                List.of(
                    Control.button(
                        "Split it off",
                        "It is a question of its own again",
                        Action.of(QuestionConversation.SPLIT, part.id().value())))));
      }
    }
  }

  private static Element quiet(String text) {
    return new Element.Quiet(List.of(Span.plain(text)));
  }
}

package io.github.rallybot.question;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.Contents;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message tells of one question: the news as it was told, or what has become of it since;
 * and what the reader heard, ready to be passed on.
 *
 * @param root the question as what it counts now; empty if it was erased
 * @param heard what is left of what the reader heard, the latest first
 * @param leads those that it was heard of, as far as they are known
 * @param people whoever looks after what is planned
 */
record NewsItem(
    NewsMessage message,
    NewsMessage.Item item,
    Optional<BuyerQuestion> root,
    List<Hearing> heard,
    Contents contents,
    Map<LeadId, Lead> leads,
    Map<MemberId, Member> people) {

  private static final int LINE = 150;

  /** So many of the hearings are shown; a message of five questions fits on any platform. */
  private static final int SHOWN = 2;

  List<Element> draw(Board board) {
    List<Element> elements = new ArrayList<>();
    String words = root.map(BuyerQuestion::words).orElseGet(() -> heard.get(0).words());
    elements.add(new Element.Text(Span.strong(Words.cut(words, LINE))));
    Optional<QuestionId> now = root.map(BuyerQuestion::id);
    if (heard.stream().noneMatch(one -> board.root(one).map(BuyerQuestion::id).equals(now))) {
      elements.add(quiet("What you heard was sorted to another question since."));
      elements.addAll(heard(words));
      return elements;
    }
    Optional<Content> answer =
        root.flatMap(BuyerQuestion::answer).flatMap(contents::find).filter(Content::present);
    elements.addAll(news(answer));
    elements.addAll(heard(words));
    if (answer.isPresent()) {
      said().ifPresent(said -> elements.add(quiet(said)));
      elements.add(new Element.Actions(controls(answer.get())));
    }
    return elements;
  }

  private List<Element> news(Optional<Content> answer) {
    boolean still = root.flatMap(News::of).equals(Optional.of(item.code()));
    Optional<ContentId> told = News.answer(item.code());
    if (told.isEmpty()) {
      return plan(still, answer);
    }
    if (still && answer.isPresent()) {
      return AnswerText.of(answer.get(), "Answered: ");
    }
    String title = contents.find(told.get()).map(Content::title).orElse("What answered it");
    List<Element> elements = new ArrayList<>();
    elements.add(
        new Element.Text(
            Span.plain(
                still
                    ? "“" + title + "” answered it, and was taken out of the register since."
                    : "Taken back: “" + title + "” is not the answer any more.")));
    answer.ifPresent(other -> elements.addAll(AnswerText.of(other, "The answer now: ")));
    return elements;
  }

  private List<Element> plan(boolean still, Optional<Content> answer) {
    if (answer.isPresent()) {
      return AnswerText.of(answer.get(), "It was planned, and is answered now: ");
    }
    Optional<BuyerQuestion.Plan> plan = root.flatMap(question -> question.state().plan());
    if (plan.isEmpty()) {
      return List.of(new Element.Text(Span.plain("It was planned; that was taken back.")));
    }
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain(still ? "Planned: " : "Planned otherwise now: "));
    spans.add(Span.strong(plan.get().title()));
    plan.get()
        .owner()
        .ifPresent(
            owner -> {
              spans.add(Span.plain(" · "));
              spans.add(LeadStory.name(people.get(owner)));
            });
    plan.get().due().ifPresent(day -> spans.add(Span.plain(" · until " + Words.day(day))));
    plan.get().campaign().ifPresent(campaign -> spans.add(Span.plain(" · " + campaign)));
    return List.of(new Element.Text(spans));
  }

  private List<Element> heard(String words) {
    List<Element> elements = new ArrayList<>();
    List<Hearing> shown = heard.subList(0, Math.min(SHOWN, heard.size()));
    int more = heard.size() - shown.size();
    for (int i = 0; i < shown.size(); i++) {
      Hearing hearing = shown.get(i);
      if (!hearing.words().equals(words)) {
        elements.add(new Element.Quote(Words.cut(hearing.words(), LINE)));
      }
      List<Span> line = new ArrayList<>();
      line.add(Span.plain(whose(hearing).map(whom -> "for " + whom + ", heard ").orElse("heard ")));
      line.add(new Span.Moment(hearing.at(), Span.Moment.Style.DATE));
      if (more > 0 && i == shown.size() - 1) {
        line.add(Span.plain(more == 1 ? ", and once more" : ", and " + more + " times more"));
      }
      elements.add(new Element.Quiet(line));
    }
    return elements;
  }

  private Optional<String> whose(Hearing hearing) {
    return hearing
        .about()
        .lead()
        .flatMap(lead -> Optional.ofNullable(leads.get(lead)))
        .map(lead -> lead.contact().who())
        .or(() -> hearing.about().company().map(company -> Words.cut(company, 60)));
  }

  /** What the reader said of the answer that is shown. */
  private Optional<String> said() {
    List<String> said = new ArrayList<>();
    Optional<ContentId> answer = root.flatMap(BuyerQuestion::answer);
    if (heard.stream()
        .flatMap(one -> one.said().stream())
        .anyMatch(one -> one.sent() && one.answer().equals(answer))) {
      said.add("You sent it.");
    }
    Optional<String> now = root.flatMap(News::of);
    heard.stream()
        .flatMap(one -> one.useful().stream())
        .filter(useful -> now.equals(Optional.of(useful.news())))
        .findFirst()
        .ifPresent(
            useful ->
                said.add(
                    useful.useful()
                        ? "You found it useful."
                        : "Not useful to you: marketing sees that."));
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
  }

  private List<Control> controls(Content answer) {
    String title = "“" + Words.cut(answer.title(), 40) + "”";
    return List.of(
        button("Sent it", "I sent " + title + " to the buyer", NewsConversation.SENT),
        button("Useful", title + " is useful", NewsConversation.USEFUL),
        button("Not useful", title + " is not useful", NewsConversation.NOT_USEFUL));
  }

  private Control button(String label, String description, String action) {
    return Control.button(
        label, description, Action.of(action, message.id(), item.question().value()));
  }

  private static Element quiet(String text) {
    return new Element.Quiet(Span.plain(text));
  }
}

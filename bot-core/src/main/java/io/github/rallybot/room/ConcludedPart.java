package io.github.rallybot.room;

import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Words;
import io.github.rallybot.meeting.AgreedAction;
import io.github.rallybot.meeting.AgreedAction.State;
import io.github.rallybot.meeting.Decision;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.schedule.DayWords;
import io.github.rallybot.schedule.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Draws what the meeting concluded so far, with what undoes it. */
record ConcludedPart(
    Html html, Period period, Map<MemberId, Member> people, ZoneId zone, LocalDate today) {

  private static final int ABOUT = 60;

  void draw(List<Decision> decisions, List<AgreedAction> actions) {
    List<Decision> known = decisions.stream().filter(one -> !one.words().isEmpty()).toList();
    if (known.isEmpty() && actions.isEmpty()) {
      html.leaf("p", "Nothing is written down yet.", "class", "quiet");
      return;
    }
    html.open("ul", "class", "concluded");
    known.forEach(this::decision);
    actions.forEach(this::action);
    html.close();
  }

  private void decision(Decision decision) {
    boolean stands = decision.stands();
    begin("Decided", decision.words(), stands);
    name(decision.by());
    html.close();
    PageForms forms = new PageForms(html, period);
    forms.open("id", decision.id(), "undo");
    undo(
        forms,
        stands ? "undecide" : "redecide",
        stands ? "Undo" : "Bring back",
        decision.words(),
        decision.id());
    html.close().close();
  }

  private void begin(String what, String words, boolean stands) {
    html.open("li", "class", stands ? "" : "gone");
    html.open("span", "class", "said").leaf("span", stands ? what : "Taken back", "class", "label");
    html.text(" ").leaf("strong", words).text(" ");
    html.close().open("span", "class", "who");
  }

  private void undo(PageForms forms, String deed, String label, String words, String id) {
    forms.button(
        deed,
        label,
        label + ": " + Words.cut(words, ABOUT),
        "class",
        "quietly",
        "data-focus",
        "undo " + id);
  }

  private void name(MemberId id) {
    new SpanHtml(html, zone).all(List.of(LeadStory.name(people.get(id))));
  }

  private void action(AgreedAction action) {
    AgreedAction.Standing now = action.now();
    begin(
        now.state() == State.DONE ? "Done" : "Action",
        action.words(),
        now.state() != State.DROPPED);
    name(now.owner());
    html.text(", due " + DayWords.inWords(now.due(), today)).close();
    PageForms forms = new PageForms(html, period);
    forms.open("id", action.id().value(), "undo");
    forms.hidden("mark", action.mark());
    String id = action.id().value();
    if (action.open()) {
      undo(forms, "disagree", "Undo", action.words(), id);
    } else if (action.standings().size() > 1) {
      undo(forms, "undo", now.state() == State.DROPPED ? "Bring back" : "Undo", action.words(), id);
    }
    html.close().close();
  }
}

package io.github.rallybot.lead;

import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All that happened to a lead, to read: notes first, then what it did, then what people did. */
public final class LeadHistory {

  private static final int LINES = 40;

  private LeadHistory() {}

  static Form form(
      Lead lead, Map<MemberId, Member> people, Reasons reasons, Endings endings, int most) {
    List<Form.Part> parts = new ArrayList<>();
    parts.add(LeadForms.about(lead));
    elements(lead, people, reasons, endings, most).forEach(e -> parts.add(new Form.Shown(e)));
    return new Form("History", Optional.empty(), "", parts);
  }

  static Form form(Lead lead, Map<MemberId, Member> people, Reasons reasons, Endings endings) {
    return form(lead, people, reasons, endings, LINES);
  }

  /**
   * The lines of the history.
   *
   * @param most so many deeds at most, the newest
   */
  public static List<Element> elements(
      Lead lead, Map<MemberId, Member> people, Reasons reasons, Endings endings, int most) {
    List<Element> lines = new ArrayList<>();
    notes(lead, people, most / 4, lines);
    for (Touchpoint touchpoint : Leads.last(lead.brief().touchpoints(), most / 2)) {
      List<Span> phrase = List.of(Span.plain(Touches.phrase(touchpoint)));
      lines.add(
          touchpoint.at().map(at -> line(at, phrase)).orElseGet(() -> new Element.Quiet(phrase)));
    }
    for (Deed deed : Leads.last(lead.history(), most)) {
      List<Span> spans = new ArrayList<>();
      deed.by()
          .ifPresent(
              by -> {
                spans.add(LeadStory.name(people.get(by)));
                spans.add(Span.plain(" "));
              });
      spans.addAll(said(lead, deed, people, endings));
      deed.reason().ifPresent(code -> spans.add(Span.plain(": " + reasons.label(code))));
      lines.add(line(deed.at(), spans));
    }
    return lines;
  }

  private static void notes(
      Lead lead, Map<MemberId, Member> people, int most, List<Element> lines) {
    for (Verdict verdict : Leads.last(lead.verdicts(), most)) {
      verdict.note().ifPresent(n -> note(people, verdict.by(), " noted:", n, lines));
    }
    for (FollowUp.HandOver handOver : Leads.last(lead.followUp().handOvers(), most)) {
      handOver.note().ifPresent(n -> note(people, handOver.from(), " wrote:", n, lines));
    }
    lead.followUp()
        .outcome()
        .ifPresent(
            end ->
                end.note().ifPresent(n -> note(people, end.by(), " noted at the end:", n, lines)));
  }

  private static void note(
      Map<MemberId, Member> people, MemberId by, String verb, String note, List<Element> lines) {
    lines.add(new Element.Quiet(List.of(LeadStory.name(people.get(by)), Span.plain(verb))));
    lines.add(new Element.Quote(note));
  }

  private static List<Span> said(
      Lead lead, Deed deed, Map<MemberId, Member> people, Endings endings) {
    if (deed.what().equals("handed_over")) {
      return lead.followUp().handOvers().stream()
          .filter(handOver -> handOver.at().equals(deed.at()))
          .findFirst()
          .map(h -> List.of(Span.plain("handed it to "), LeadStory.name(people.get(h.to()))))
          .orElseGet(() -> List.of(Span.plain("handed it over")));
    }
    Optional<Outcome> end =
        lead.followUp()
            .outcome()
            .filter(o -> o.at().equals(deed.at()) && o.kind().code().equals(deed.what()));
    if (end.isPresent()) {
      return List.of(Span.plain("said: " + endings.inWords(end.get()).toLowerCase(Locale.ROOT)));
    }
    return List.of(Span.plain(said(deed.what())));
  }

  private static String said(String what) {
    return Judgement.of(what)
        .map(judgement -> "said " + judgement.label().toLowerCase(Locale.ROOT))
        .orElseGet(
            () ->
                switch (what) {
                  case "received" -> "Came in";
                  case "came_again" -> "Came in again";
                  case "note" -> "changed the note";
                  case "ask_again" -> "set a date to ask again";
                  case "undone" -> "took the verdict back";
                  case "taken" -> "took it";
                  case "given_back" -> "gave it back";
                  case "tried" -> "tried to reach them";
                  case "reached" -> "reached them";
                  case "attempt_undone" -> "took back what they did";
                  case "won" -> "said: won";
                  case "lost" -> "said: lost";
                  case "reopened" -> "said that its end is open after all";
                  case "still_open" -> "said that it is still open";
                  case "still_open_undone" -> "took that back";
                  default -> what.replace('_', ' ');
                });
  }

  private static Element line(Instant at, List<Span> spans) {
    List<Span> line = new ArrayList<>();
    line.add(new Span.Moment(at, Span.Moment.Style.DATE_AND_TIME));
    line.add(Span.plain(" · "));
    line.addAll(spans);
    return new Element.Quiet(line);
  }
}

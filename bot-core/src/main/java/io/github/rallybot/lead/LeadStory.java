package io.github.rallybot.lead;

import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells in one line what both sides said of a lead and did about it.
 *
 * @param gradeAlways whether marketing's grade shows before the first verdict
 */
public record LeadStory(Reasons reasons, Endings endings, boolean gradeAlways) {

  private static final int NOTE = 80;

  /**
   * What was said and done, in one line.
   *
   * @param people everybody who plays a part in the lead
   * @return empty while nobody said or did anything
   */
  public Optional<Element> tell(Lead lead, Map<MemberId, Member> people) {
    List<List<Span>> parts = new ArrayList<>();
    lead.verdicts().forEach(verdict -> parts.add(verdict(verdict, people)));
    attempts(lead, parts);
    lead.taken()
        .ifPresent(
            taken -> parts.add(List.of(Span.plain("taken by "), name(people.get(taken.by())))));
    if (lead.erasedAt().isEmpty() && (gradeAlways || lead.salesVerdict().isPresent())) {
      lead.brief()
          .grade()
          .ifPresent(grade -> parts.add(List.of(Span.plain("Marketing: " + grade.text()))));
    }
    return line(parts);
  }

  /** How it ended. */
  public Optional<Element> end(Lead lead, Map<MemberId, Member> people) {
    return line(lead.followUp().outcome().stream().map(end -> end(end, people)).toList());
  }

  private List<Span> end(Outcome end, Map<MemberId, Member> people) {
    List<Span> part = new ArrayList<>();
    String sign = end.kind() == Outcome.Kind.WON ? "✓ " : "✗ ";
    part.add(Span.plain(sign + endings.inWords(end) + ": "));
    part.add(name(people.get(end.by())));
    part.add(Span.plain(", "));
    part.add(new Span.Moment(end.at(), Span.Moment.Style.DATE));
    end.note().ifPresent(n -> part.add(Span.plain(", “" + Words.cut(n, NOTE) + "”")));
    return part;
  }

  private List<Span> verdict(Verdict verdict, Map<MemberId, Member> people) {
    List<Span> part = new ArrayList<>();
    part.add(Span.plain(saying(verdict) + ": "));
    part.add(name(people.get(verdict.by())));
    part.add(Span.plain(", "));
    part.add(new Span.Moment(verdict.at(), Span.Moment.Style.DATE_AND_TIME));
    verdict.note().ifPresent(n -> part.add(Span.plain(", “" + Words.cut(n, NOTE) + "”")));
    verdict.askAgain().ifPresent(date -> part.add(Span.plain(", ask again " + Words.day(date))));
    return part;
  }

  private String saying(Verdict verdict) {
    String reason = verdict.reason().map(code -> " (" + reasons.label(code) + ")").orElse("");
    String label = verdict.judgement().label() + reason;
    return verdict.opinion()
        ? "Marketing’s opinion: " + label.toLowerCase(Locale.ROOT)
        : verdict.judgement().sign() + " " + label;
  }

  /** "tried 2×, last 24 Nov; reached 25 Nov". */
  private static void attempts(Lead lead, List<List<Span>> parts) {
    List<Span> part = new ArrayList<>();
    List<FollowUp.Attempt> tries = of(lead, FollowUp.Attempt.Kind.TRIED);
    if (!tries.isEmpty()) {
      part.add(
          Span.plain(tries.size() == 1 ? "tried once, " : "tried " + tries.size() + "×, last "));
      part.add(date(tries));
    }
    List<FollowUp.Attempt> reached = of(lead, FollowUp.Attempt.Kind.REACHED);
    if (!reached.isEmpty()) {
      part.add(Span.plain(part.isEmpty() ? "reached " : "; reached "));
      part.add(date(reached));
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }

  private static List<FollowUp.Attempt> of(Lead lead, FollowUp.Attempt.Kind kind) {
    return lead.followUp().attempts().stream().filter(a -> a.kind() == kind).toList();
  }

  private static Span date(List<FollowUp.Attempt> attempts) {
    return new Span.Moment(attempts.get(attempts.size() - 1).at(), Span.Moment.Style.DATE);
  }

  private static Optional<Element> line(List<List<Span>> parts) {
    List<Span> spans = new ArrayList<>();
    for (List<Span> part : parts) {
      if (!spans.isEmpty()) {
        spans.add(Span.plain("  |  "));
      }
      spans.addAll(part);
    }
    return spans.isEmpty() ? Optional.empty() : Optional.of(new Element.Quiet(spans));
  }

  /** What to call a member on a card. */
  public static Span name(@Nullable Member member) {
    if (member == null) {
      return Span.plain("somebody");
    }
    return member
        .shortName()
        .<Span>map(Span::plain)
        .orElseGet(
            () ->
                member.identities().stream()
                    .findFirst()
                    .<Span>map(Span.Person::new)
                    .orElse(Span.plain("somebody")));
  }
}

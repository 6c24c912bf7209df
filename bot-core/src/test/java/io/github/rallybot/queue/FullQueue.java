package io.github.rallybot.queue;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.FollowUp;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Place;
import io.github.rallybot.lead.SampleBrief;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The queue at its fullest: every section has more rows than it shows, and every name is long. */
public final class FullQueue {

  private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  private static final MemberId MAYA = new MemberId("01M837HXBWHS2761MNRA38E8MQ");

  private FullQueue() {}

  public static Card overview() {
    List<Part> parts = new ArrayList<>();
    for (Section section : Section.values()) {
      if (section.few() > 0) {
        parts.add(new Part(section, section.title(), 1234, leads(section.few(), section)));
      }
    }
    return draw(View.of(View.MINE), parts);
  }

  public static Card page() {
    List<Lead> leads = leads(Queue.PAGE, Section.ANSWER);
    return draw(
        new View(Section.ANSWER.code(), 10),
        List.of(new Part(Section.ANSWER, Section.ANSWER.title(), 1234, leads)));
  }

  private static Card draw(View view, List<Part> parts) {
    List<Filter> sources =
        IntStream.range(0, 25).mapToObj(i -> Filter.source("source ".repeat(20) + i)).toList();
    List<Filter> countries =
        IntStream.range(0, 25).mapToObj(i -> Filter.country("Country " + i)).toList();
    Part first = parts.get(0);
    return new QueueCard("8 working hours", 10)
        .draw(
            new Page(
                view,
                NOW,
                new Queue.Counts(1234, 1234, 1234),
                parts,
                Map.of(),
                new Figures(12, Optional.of(Duration.ofHours(3)), 9, 3, 2),
                sources,
                countries,
                Optional.of(new Span.Channel(new ChannelRef(Platform.SLACK, "C0LEADS"))),
                true,
                Optional.of(
                    new Page.Just(lead(999, first.section()), first.section(), 1, Verb.NO_ANSWER)),
                Optional.of(LocalDate.of(2026, 12, 3)),
                Optional.of("That is already your verdict."),
                List.of(
                    Control.button("Heard a question", "Log it", Action.of("question.hear")),
                    Control.button("Actions", "What I agreed to do", Action.of("action.open"))),
                List.of("Agreed in the meeting: " + "competitor sheet, due Thu 3 Dec ".repeat(4)),
                List.of(Span.plain("You said → marketing did: " + "words ".repeat(80)))));
  }

  private static List<Lead> leads(int count, Section section) {
    return IntStream.range(0, count)
        .mapToObj(i -> lead(section.code().charAt(0) * 10 + i, section))
        .toList();
  }

  private static Lead lead(int number, Section section) {
    Brief brief =
        SampleBrief.from("webinar")
            .name("Dana <!channel> Whitfield")
            .company("Company & <Sons> ".repeat(20) + number)
            .brief();
    FollowUp.Attempt attempt =
        new FollowUp.Attempt(
            MAYA, FollowUp.Attempt.Kind.TRIED, NOW.minusSeconds(7200), Optional.empty());
    FollowUp followUp =
        new FollowUp(
            Optional.of(new FollowUp.Promise(NOW, NOW)),
            Collections.nCopies(3, attempt),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    Verdict verdict =
        new Verdict(
            MAYA,
            Judgement.GOOD_FIT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            NOW.minusSeconds(3600),
            false);
    boolean answered = section == Section.CLOSE;
    return new Lead(
        new LeadId(String.format("01ARZ3NDEKTSV4RRFFQ69G%04d", number)),
        NOW.minus(Duration.ofHours(5)),
        brief,
        new Place(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            List.of()),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        answered ? List.of(verdict) : List.of(),
        followUp,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}

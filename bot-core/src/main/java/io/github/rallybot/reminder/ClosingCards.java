package io.github.rallybot.reminder;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Outcome;
import io.github.rallybot.lead.OutcomeConversation;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.RowConversation;
import io.github.rallybot.queue.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the weekly questions look, from what is stored: an answer shows in its row. */
public final class ClosingCards implements CardSource {

  /** The next week asks again. */
  private static final Duration WORTH_ASKING = Duration.ofDays(3);

  private final Store store;
  private final Members members;
  private final Endings endings;
  private final Diary diary;

  public ClosingCards(Store store, Members members, Endings endings, Diary diary) {
    this.store = store;
    this.members = members;
    this.endings = endings;
    this.diary = diary;
  }

  @Override
  public String prefix() {
    return Closing.PREFIX;
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return find(card).filter(closing -> closing.channel().equals(channel)).flatMap(this::draw);
  }

  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
    Optional<Closing> closing = find(card);
    return closing
        .flatMap(asked -> members.kept(asked.to()))
        .map(Stored::value)
        .filter(Member::colleague)
        .flatMap(member -> diary.of(member).nextWorking(now))
        .filter(next -> !next.isAfter(closing.get().at().plus(WORTH_ASKING)));
  }

  private Optional<Closing> find(String card) {
    return store
        .load(Closing.ref(card.substring(Closing.PREFIX.length())))
        .map(stored -> stored.value().to(members.now(stored.value().to())));
  }

  private Optional<Card> draw(Closing closing) {
    List<Lead> leads =
        store.load(closing.leads().stream().map(Lead::ref).toList()).stream()
            .map(Stored::value)
            .filter(Lead::present)
            .toList();
    if (leads.isEmpty()) {
      return Optional.empty();
    }
    Map<MemberId, Member> people = people(leads);
    String question =
        leads.size() == 1
            ? "You called this lead a good fit a while ago. How did it end?"
            : "You called these leads a good fit a while ago. How did they end?";
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(List.of(Span.strong(question))));
    leads.forEach(lead -> elements.addAll(row(closing, lead, people)));
    if (closing.more() > 0) {
      elements.add(
          new Element.Quiet(
              Span.plain("and " + Words.number(closing.more()) + " more: they are under "),
              Span.typed("leads"),
              Span.plain(".")));
    }
    return Optional.of(new Card(elements, question));
  }

  private List<Element> row(Closing closing, Lead lead, Map<MemberId, Member> people) {
    List<Span> line = new ArrayList<>();
    line.add(Span.strong(lead.contact().who()));
    line.add(Span.plain(" · "));
    List<Control> controls = new ArrayList<>();
    Optional<Outcome> end = lead.followUp().outcome();
    Optional<Instant> open =
        lead.followUp().stillOpenAt().filter(said -> !said.isBefore(closing.at()));
    if (end.isPresent()) {
      line.add(Span.plain(endings.inWords(end.get()) + ": "));
      line.add(LeadStory.name(people.get(end.get().by())));
      line.add(Span.plain(", "));
      line.add(new Span.Moment(end.get().at(), Span.Moment.Style.DATE));
      controls.add(outcome("Change…", lead, Optional.empty()));
    } else if (elsewhere(closing, lead).isPresent()) {
      line.add(LeadStory.name(people.get(elsewhere(closing, lead).get())));
      line.add(Span.plain(" has it now"));
    } else if (!goodFit(lead)) {
      line.add(Span.plain("no longer called a good fit"));
    } else if (open.isPresent()) {
      line.add(Span.plain("still open, "));
      line.add(new Span.Moment(open.get(), Span.Moment.Style.DATE));
      controls.add(RowConversation.undo("Undo", lead, Verb.STILL_OPEN));
    } else {
      line.add(Span.plain("good fit since "));
      lead.salesVerdict().ifPresent(v -> line.add(new Span.Moment(v.at(), Span.Moment.Style.DATE)));
      controls.add(RowConversation.button(lead, Verb.WON));
      controls.add(outcome("Lost…", lead, Optional.of(Outcome.Kind.LOST)));
      controls.add(RowConversation.button(lead, Verb.STILL_OPEN));
    }
    controls.add(RowConversation.open(lead));
    return List.of(new Element.Text(line), new Element.Actions(controls));
  }

  private static boolean goodFit(Lead lead) {
    return lead.salesVerdict()
        .filter(verdict -> verdict.judgement() == Judgement.GOOD_FIT)
        .isPresent();
  }

  private static Optional<MemberId> elsewhere(Closing closing, Lead lead) {
    return lead.taken().map(Lead.Taken::by).filter(taker -> !taker.equals(closing.to()));
  }

  private Map<MemberId, Member> people(List<Lead> leads) {
    Set<MemberId> ids = new HashSet<>();
    for (Lead lead : leads) {
      lead.taken().ifPresent(taken -> ids.add(taken.by()));
      lead.followUp().outcome().ifPresent(end -> ids.add(end.by()));
    }
    return members.named(ids);
  }

  private static Control outcome(String label, Lead lead, Optional<Outcome.Kind> kind) {
    String id = lead.id().value();
    return Control.button(
        label,
        label.replace("…", "") + ": " + Words.cut(lead.contact().who(), 40),
        kind.map(k -> Action.of(OutcomeConversation.OPEN, id, k.code()))
            .orElseGet(() -> Action.of(OutcomeConversation.OPEN, id)));
  }
}

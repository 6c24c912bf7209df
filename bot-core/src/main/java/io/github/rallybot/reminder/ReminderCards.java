package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How reminders look, from what is stored: an answer given anywhere shows in its row. */
public final class ReminderCards implements CardSource {

  /** Longer ago, it is told anew, or is no longer news. */
  private static final Duration WORTH_TELLING = Duration.ofDays(7);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private final Store store;
  private final Members members;
  private final Platforms platforms;
  private final Reasons reasons;
  private final Endings endings;
  private final Diary diary;

  public ReminderCards(
      Store store,
      Members members,
      Platforms platforms,
      Reasons reasons,
      Endings endings,
      Diary diary) {
    this.store = store;
    this.members = members;
    this.platforms = platforms;
    this.reasons = reasons;
    this.endings = endings;
    this.diary = diary;
  }

  @Override
  public String prefix() {
    return Reminder.PREFIX;
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return find(card).filter(reminder -> reminder.channel().equals(channel)).flatMap(this::draw);
  }

  @Override
  public Optional<Instant> postableAt(ChannelRef channel, String card, Instant now) {
    return find(card).flatMap(reminder -> postableAt(reminder, now));
  }

  /**
   * What somebody was to be told of leads of others is told when their work begins again, since
   * nobody else is told; what waits for themselves is in the reminder of that day.
   */
  private Optional<Instant> postableAt(Reminder reminder, Instant now) {
    if (reminder.until().filter(now::isAfter).isEmpty()) {
      return Optional.of(now);
    }
    if (toldAnew(reminder.reason()) || !waits(reminder)) {
      return Optional.empty();
    }
    return member(reminder.to())
        .filter(Member::colleague)
        .flatMap(member -> diary.of(member).nextWorking(now))
        .filter(next -> next.isBefore(reminder.at().plus(WORTH_TELLING)))
        .filter(next -> reminder.reason().absent().map(id -> absent(id, next)).orElse(true));
  }

  /** Whether the next day brings another message about the same leads. */
  private static boolean toldAnew(Reminder.Reason reason) {
    return reason.kind() == Reminder.Kind.OWN
        || (reason.kind() == Reminder.Kind.COVER && reason.back().isEmpty());
  }

  private boolean absent(MemberId id, Instant moment) {
    return member(id).filter(m -> m.colleague() && !diary.away(m, moment)).isEmpty();
  }

  private Optional<Member> member(MemberId id) {
    return members.kept(id).map(Stored::value);
  }

  private boolean waits(Reminder reminder) {
    return othersWait(reminder)
        || store.load(reminder.leads().stream().map(Lead::ref).toList()).stream()
            .map(Stored::value)
            .anyMatch(lead -> lead.present() && row(reminder, Map.of()).waits(lead));
  }

  /** Whether some of those wait that have no row. */
  private boolean othersWait(Reminder reminder) {
    Reminder.Reason reason = reminder.reason();
    return reminder.more() > 0
        && (reason.kind() == Reminder.Kind.COVER
            || reason.home().stream()
                .map(Listings::halfPromise)
                .anyMatch(
                    unanswered ->
                        store.countBetween(unanswered, 0, reminder.at().toEpochMilli()) > 0));
  }

  private Optional<Reminder> find(String card) {
    return store
        .load(Reminder.ref(card.substring(Reminder.PREFIX.length())))
        .map(stored -> stored.value().renamed(members::now));
  }

  private Optional<Card> draw(Reminder reminder) {
    List<Lead> leads =
        store.load(reminder.leads().stream().map(Lead::ref).toList()).stream()
            .map(Stored::value)
            .filter(Lead::present)
            .toList();
    if (leads.isEmpty() && reminder.more() == 0) {
      return Optional.empty();
    }
    Map<MemberId, Member> people = people(reminder, leads);
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(headline(reminder, people)));
    ReminderRow row = row(reminder, people);
    leads.forEach(lead -> elements.addAll(row.draw(lead)));
    if (reminder.more() > 0) {
      List<Span> more = new ArrayList<>();
      more.add(Span.plain("and " + reminder.more() + " more: they are "));
      more.addAll(where(reminder));
      elements.add(new Element.Quiet(more));
    }
    elements.addAll(why(reminder));
    return Optional.of(new Card(elements, "Leads wait for an answer"));
  }

  private ReminderRow row(Reminder reminder, Map<MemberId, Member> people) {
    return new ReminderRow(reminder, reasons, endings, people);
  }

  private List<Span> headline(Reminder reminder, Map<MemberId, Member> people) {
    long all = reminder.all();
    String leads = all == 1 ? "1 lead" : all + " leads";
    Reminder.Reason reason = reminder.reason();
    List<Span> spans = new ArrayList<>();
    switch (reason.kind()) {
      case OWN -> {
        String what =
            reminder.unanswered() == all
                ? (all == 1 ? " has" : " have") + " no answer yet."
                : reminder.unanswered() == 0
                    ? (all == 1 ? " is" : " are") + " to follow up."
                    : (all == 1 ? " waits" : " wait")
                        + " for you: "
                        + reminder.unanswered()
                        + " to answer, "
                        + (all - reminder.unanswered())
                        + " to follow up.";
        spans.add(Span.strong(leads + " of yours" + what));
      }
      case DUTY, LEADS -> {
        spans.add(Span.strong("Nobody has taken " + leads + " in "));
        reason.home().ifPresent(home -> spans.add(mention(home)));
        spans.add(
            Span.strong(
                ", and half of the answer promise is over. Take "
                    + (all == 1 ? "it" : "them")
                    + ", or ask somebody to."));
      }
      case COVER -> {
        reason.absent().ifPresent(id -> spans.add(LeadStory.name(people.get(id))));
        spans.add(
            Span.strong(
                reason.back().map(day -> " is away until " + DAY.format(day)).orElse(" has left")
                    + ". "
                    + leads
                    + (all == 1 ? " waits" : " wait")
                    + ": take over what "
                    + (reason.back().isPresent()
                        ? "should not wait so long."
                        : "is to be followed up.")));
      }
    }
    return spans;
  }

  private static List<Span> where(Reminder reminder) {
    return switch (reminder.reason().kind()) {
      case OWN -> List.of(Span.plain("under "), Span.typed("leads"), Span.plain("."));
      case DUTY, LEADS -> List.of(Span.plain("under "), Span.typed("leads all"), Span.plain("."));
      case COVER -> List.of(Span.plain("in the channel."));
    };
  }

  /** Nobody needs to be told why they hear of what is their own. */
  private static List<Element> why(Reminder reminder) {
    return switch (reminder.reason().kind()) {
      case OWN -> List.of();
      case DUTY -> List.of(quiet("You get this because you are on duty there."));
      case LEADS ->
          List.of(
              new Element.Quiet(
                  Span.plain(
                      "You get this because you lead, and nobody else can be told. Put somebody on"
                          + " duty: in that channel, type "),
                  Span.typed("here duty @name")));
      case COVER -> List.of(quiet("You get this because you are on duty there, or lead."));
    };
  }

  private Span mention(ChannelRef channel) {
    return platforms.has(channel.platform())
        ? platforms.get(channel.platform()).mention(channel)
        : Span.plain("their channel");
  }

  private static Element quiet(String text) {
    return new Element.Quiet(List.of(Span.plain(text)));
  }

  private Map<MemberId, Member> people(Reminder reminder, List<Lead> leads) {
    Set<MemberId> ids = new HashSet<>();
    reminder.reason().absent().ifPresent(ids::add);
    for (Lead lead : leads) {
      lead.taken().ifPresent(taken -> ids.add(taken.by()));
      lead.followUp().outcome().ifPresent(end -> ids.add(end.by()));
      lead.salesVerdict().map(Verdict::by).ifPresent(ids::add);
    }
    return members.named(ids);
  }
}

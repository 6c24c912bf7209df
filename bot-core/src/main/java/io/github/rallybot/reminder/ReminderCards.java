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
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.lead.Verdict;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.time.Instant;
import java.time.LocalDate;
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

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private final Store store;
  private final Members members;
  private final Platforms platforms;
  private final Reasons reasons;
  private final Endings endings;

  public ReminderCards(
      Store store, Members members, Platforms platforms, Reasons reasons, Endings endings) {
    this.store = store;
    this.members = members;
    this.platforms = platforms;
    this.reasons = reasons;
    this.endings = endings;
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
  public Optional<Instant> postableUntil(ChannelRef channel, String card) {
    return find(card).flatMap(Reminder::until);
  }

  private Optional<Reminder> find(String card) {
    return store.load(Reminder.ref(card.substring(Reminder.PREFIX.length()))).map(Stored::value);
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
    ReminderRow row = new ReminderRow(reminder, reasons, endings, people);
    leads.forEach(lead -> elements.addAll(row.draw(lead)));
    if (reminder.more() > 0) {
      elements.add(quiet("and " + reminder.more() + " more: " + where(reminder)));
    }
    why(reminder).ifPresent(why -> elements.add(quiet(why)));
    return Optional.of(new Card(elements, "Leads wait for an answer"));
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
        spans.add(Span.strong(" is away" + reason.back().map(day -> until(day)).orElse("") + ". "));
        spans.add(
            Span.strong(
                leads
                    + (all == 1 ? " waits" : " wait")
                    + ": take over what should not wait so long."));
      }
    }
    return spans;
  }

  private static String until(LocalDate back) {
    return " until " + DAY.format(back);
  }

  private static String where(Reminder reminder) {
    return switch (reminder.reason().kind()) {
      case OWN -> "they are on my home and under /leads.";
      case DUTY, LEADS -> "they are under /leads all.";
      case COVER -> "they are in the channel.";
    };
  }

  private static Optional<String> why(Reminder reminder) {
    return switch (reminder.reason().kind()) {
      case OWN -> Optional.empty();
      case DUTY -> Optional.of("You get this because you are on duty there.");
      case LEADS ->
          Optional.of(
              "You get this because you lead, and nobody else can be told. Put somebody on duty: in"
                  + " that channel, type /rally here duty @name");
      case COVER -> Optional.of("You get this because you are on duty there, or lead.");
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

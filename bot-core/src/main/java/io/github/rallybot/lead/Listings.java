package io.github.rallybot.lead;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lists that a lead stands in, as a pure function of the lead. Every commit that changes a lead
 * goes through {@link #replace}, so that no list can say what the lead does not.
 */
public final class Listings {

  /** Leads that sales still has to answer, by when they came. */
  public static final Index TO_ANSWER = Index.all("leads-to-answer");

  /** The channels that leads went to, by when the newest one came. Their codes, not ids. */
  public static final Index HOMES = Index.all("lead-homes");

  /** Leads that came in some import or hand-over and nobody answered, by when they are overdue. */
  public static final Index OVERDUE = Index.all("leads-overdue");

  /** Where leads came from, by when the newest one came. Names of sources, not ids. */
  public static final Index SOURCES = Index.all("lead-sources");

  /** The countries of leads, likewise. */
  public static final Index COUNTRIES = Index.all("lead-countries");

  /** Leads that ended, by when. An erasure moves none of them. */
  public static final Index ENDED = Index.all("leads-ended");

  /** Attempts to reach leads, by when; each is named by {@link Tries}. */
  public static final Index ATTEMPTS = Index.all("lead-attempts");

  /** Deeds after which nobody may have a lead any more. */
  private static final Set<String> GIVING_BACK = Set.of("given_back", "undone", "attempt_undone");

  private Listings() {}

  /** Leads of a source that sales still has to answer, by when they came. */
  public static Index toAnswerOfSource(String source) {
    return new Index("leads-to-answer-of-source", source);
  }

  /** Leads of a country that sales still has to answer, by when they came. */
  public static Index toAnswerOfCountry(String country) {
    return new Index("leads-to-answer-of-country", country);
  }

  /**
   * Leads of a channel that nobody took, tried or answered, by when half of their answer promise is
   * over, or by when they were given back if that was later.
   */
  public static Index halfPromise(ChannelRef home) {
    return new Index("leads-half-promise", home.code());
  }

  /** The leads that a member has a verdict on for sales, by when they gave it. */
  public static Index answeredBy(MemberId member) {
    return new Index("leads-answered-by", member.value());
  }

  /** The leads that a member calls a good fit and whose end nobody has told. */
  public static Index goodFitsOpen(MemberId member) {
    return new Index("good-fits-open", member.value());
  }

  /** The leads that a member calls a good fit, by how they ended. */
  public static Index goodFits(MemberId member, Outcome.Kind end) {
    return new Index("good-fits-" + end.code(), member.value());
  }

  /** The open leads that a member follows up, by when they came. */
  public static Index of(MemberId member) {
    return new Index("leads-of-member", member.value());
  }

  /** The leads that an import brought. */
  public static Index ofImport(String importId) {
    return new Index("import", importId);
  }

  /** Every card in a direct conversation that ever showed a lead; their codes, not ids. */
  static Index cardsOf(LeadId lead) {
    return new Index("cards-of-lead", lead.value());
  }

  /** Adds a new lead to a commit, with all its lists and marks. */
  static void create(Commit commit, Lead lead) {
    commit.create(Lead.ref(lead.id()), lead);
    move(commit, Map.of(), of(lead), lead);
    Tries.move(commit, Map.of(), Tries.of(lead));
    long came = lead.receivedAt().toEpochMilli();
    commit.add(SOURCES, lead.brief().source(), came);
    lead.brief().country().ifPresent(country -> commit.add(COUNTRIES, country, came));
    lead.channels().forEach(channel -> commit.add(HOMES, channel.code(), came));
    lead.marks(false).forEach(commit::mark);
  }

  /**
   * Writes a lead anew in a commit, with its lists and the marks of every card that showed it or
   * shows it now.
   *
   * @param urgent whether somebody is looking at it right now, having just clicked
   */
  static void replace(Commit commit, Stored<Lead> before, Lead after, boolean urgent) {
    commit.replace(before, after);
    follow(commit, before.value(), after, urgent);
  }

  /** Like {@link #replace}, for a document that forgets what it held beyond the fields known. */
  static void replaceWhole(Commit commit, Stored<Lead> before, Lead after, boolean urgent) {
    commit.replaceWhole(before, after);
    follow(commit, before.value(), after, urgent);
  }

  /** Notes in a commit that another card shows a lead too, so that each change redraws it. */
  public static void showIn(Commit commit, Stored<Lead> before, CardRef card) {
    showIn(commit, before, List.of(card));
  }

  /** The same of several cards. */
  public static void showIn(Commit commit, Stored<Lead> before, List<CardRef> cards) {
    Lead after = before.value();
    for (CardRef card : cards) {
      after = Change.shownAlsoIn(after, card);
      commit.add(cardsOf(after.id()), card.code(), 0);
    }
    replace(commit, before, after, false);
  }

  /** Like {@link #replace}, for what no card shows: no card is looked at again. */
  static void replaceUnseen(Commit commit, Stored<Lead> before, Lead after) {
    commit.replace(before, after);
    move(commit, of(before.value()), of(after), after);
    Tries.move(commit, Tries.of(before.value()), Tries.of(after));
  }

  private static void follow(Commit commit, Lead before, Lead after, boolean urgent) {
    move(commit, of(before), of(after), after);
    Tries.move(commit, Tries.of(before), Tries.of(after));
    after.channels().stream()
        .filter(channel -> !before.channels().contains(channel))
        .forEach(channel -> commit.add(HOMES, channel.code(), after.receivedAt().toEpochMilli()));
    Set<Mark> marks = new LinkedHashSet<>(before.marks(urgent));
    marks.addAll(after.marks(urgent));
    marks.forEach(commit::mark);
  }

  private static void move(
      Commit commit, Map<Index, Long> before, Map<Index, Long> after, Lead lead) {
    String id = lead.id().value();
    before.forEach(
        (index, score) -> {
          if (!after.containsKey(index)) {
            commit.remove(index, id);
          }
        });
    after.forEach(
        (index, score) -> {
          if (!score.equals(before.get(index))) {
            commit.add(index, id, score);
          }
        });
  }

  /** Where a lead stands, and by which number. */
  static Map<Index, Long> of(Lead lead) {
    Map<Index, Long> lists = new HashMap<>();
    figures(lead, lists);
    if (!lead.present()) {
      return lists;
    }
    Todo.of(lead)
        .forEach(todo -> lists.put(Todo.list(todo.kind(), todo.whose()), todo.at().toEpochMilli()));
    long came = lead.receivedAt().toEpochMilli();
    lead.origin().ifPresent(origin -> lists.put(ofImport(origin.importId()), origin.line()));
    if (lead.toAnswer()) {
      lists.put(TO_ANSWER, came);
      lists.put(toAnswerOfSource(lead.brief().source()), came);
      lead.brief().country().ifPresent(country -> lists.put(toAnswerOfCountry(country), came));
      lead.followUp()
          .promise()
          .ifPresent(promise -> lists.put(OVERDUE, promise.due().toEpochMilli()));
    }
    if (lead.toAnswer() && lead.taken().isEmpty() && lead.followUp().attempts().isEmpty()) {
      lead.followUp()
          .promise()
          .ifPresent(
              promise ->
                  lead.home()
                      .ifPresent(
                          home -> lists.put(halfPromise(home), untaken(lead, promise.half()))));
    }
    lead.place().burst().ifPresent(burst -> BurstLists.put(lead, burst, lists));
    if (open(lead)) {
      lead.responsible().ifPresent(member -> lists.put(of(member), came));
    }
    return lists;
  }

  private static long untaken(Lead lead, Instant half) {
    return lead.history().stream()
        .filter(deed -> GIVING_BACK.contains(deed.what()) && deed.at().isAfter(half))
        .map(Deed::at)
        .max(Comparator.naturalOrder())
        .orElse(half)
        .toEpochMilli();
  }

  /** What people's own figures are counted from; an erasure moves none of them. */
  private static void figures(Lead lead, Map<Index, Long> lists) {
    if (lead.withdrawnAt().isPresent() || lead.brief().test()) {
      return;
    }
    lead.followUp().outcome().ifPresent(end -> lists.put(ENDED, end.at().toEpochMilli()));
    for (Verdict verdict : lead.verdicts()) {
      if (!verdict.opinion()) {
        long said = verdict.at().toEpochMilli();
        lists.put(answeredBy(verdict.by()), said);
        if (verdict.judgement() == Judgement.GOOD_FIT) {
          lists.put(
              lead.followUp()
                  .outcome()
                  .map(end -> goodFits(verdict.by(), end.kind()))
                  .orElseGet(() -> goodFitsOpen(verdict.by())),
              said);
        }
      }
    }
  }

  /** Whether there is still something to do about it. */
  private static boolean open(Lead lead) {
    return !lead.brief().test()
        && lead.followUp().outcome().isEmpty()
        && lead.salesVerdict()
            .filter(verdict -> verdict.judgement() == Judgement.NOT_A_FIT)
            .isEmpty();
  }
}

package io.github.rallybot.queue;

import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Todo;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what waits for a member. Counts come from indexes, and only the leads that are shown are
 * loaded: hundreds of open leads draw as fast as a few.
 */
public final class Queue {

  /** How many rows a page of one section holds. */
  static final int PAGE = 10;

  /** Beyond so many, what is skipped or was said to be open is not looked at. */
  private static final int MOST = 2_000;

  private final Store store;
  private final Ages ages;
  private final Diary diary;
  private final Clock clock;

  public Queue(Store store, Ages ages, Diary diary, Clock clock) {
    this.store = store;
    this.ages = ages;
    this.diary = diary;
    this.clock = clock;
  }

  /** Part of an index, up to a number. */
  private record Range(Index index, long until) {}

  /** How much of what is theirs waits for a member. */
  record Counts(long answer, long followUp, long close) {
    long all() {
      return answer + followUp + close;
    }
  }

  Counts counts(Member member) {
    return new Counts(
        count(mine(member, Todo.Kind.ANSWER, now())),
        count(followUp(member)),
        part(member, Section.CLOSE, 0, 0).total());
  }

  /** A section's leads, from a place on. */
  Part part(Member member, Section section, int from, int most) {
    return switch (section) {
      case OVERDUE -> listed(section, overdue(), from, most, Set.of());
      case ANSWER -> listed(section, mine(member, Todo.Kind.ANSWER, now()), from, most, Set.of());
      case FOLLOW_UP -> listed(section, followUp(member), from, most, Set.of());
      case CLOSE -> close(member, from, most);
      case ANYBODY -> listed(section, anybody(), from, most, ids(overdue()));
      case FOUND -> new Part(section, "", 0, List.of());
    };
  }

  /** What a filter finds, from a place on. */
  Part found(Filter filter, int from, int most) {
    Part part =
        listed(
            Section.FOUND,
            List.of(new Range(filter.index(), filter.until())),
            from,
            most,
            Set.of());
    return new Part(Section.FOUND, filter.title(), part.total(), part.rows());
  }

  Optional<Lead> find(LeadId id) {
    return store.load(Lead.ref(id)).map(Stored::value);
  }

  /** The good fits of a member that are to be asked for at a moment, the longest known first. */
  public List<Lead> toClose(Member member, Instant moment) {
    List<Range> open = new ArrayList<>(mine(member, Todo.Kind.CLOSE, moment.minus(ages.first())));
    ages.second()
        .ifPresent(age -> open.addAll(mine(member, Todo.Kind.STILL_OPEN, moment.minus(age))));
    return load(entries(open, MOST)).stream()
        .filter(lead -> ages.due(lead, moment).isPresent())
        .toList();
  }

  /**
   * What of a member's waits for them on a day of theirs: leads to answer that came before it, and
   * those to try or ask again by then, whatever the hour that was set when their hours may have
   * been others. Without those that they put off beyond that day, and those that they took or
   * judged since its work began. The longest due first.
   *
   * @param begins when work begins on that day
   */
  public List<Lead> due(Member member, LocalDate day, Instant begins) {
    return due(member, day, begins, day.atStartOfDay(zone(member)).toInstant());
  }

  /**
   * What waits for a member until they are back, who has not begun to work on anything.
   *
   * @param last the last day on which they are away
   */
  public List<Lead> dueWhileAway(Member member, LocalDate last) {
    return due(member, last, Instant.MAX, last.plusDays(1).atStartOfDay(zone(member)).toInstant());
  }

  private List<Lead> due(Member member, LocalDate day, Instant begins, Instant cameBefore) {
    Instant end = day.plusDays(1).atStartOfDay(zone(member)).toInstant().minusMillis(1);
    List<Range> ranges = new ArrayList<>(mine(member, Todo.Kind.ANSWER, cameBefore.minusMillis(1)));
    ranges.addAll(mine(member, Todo.Kind.FOLLOW_UP, end));
    ranges.addAll(mine(member, Todo.Kind.ASK_AGAIN, Todo.day(day)));
    return load(entries(ranges, MOST)).stream()
        .filter(lead -> !putOff(lead, member, day) && !since(begins, lead, member))
        .toList();
  }

  private boolean putOff(Lead lead, Member member, LocalDate day) {
    return lead.followUp()
        .snoozedUntil(member.id())
        .filter(until -> diary.day(member, until).isAfter(day))
        .isPresent();
  }

  /** Whether it became theirs, or a good fit to be tried, only after a moment. */
  private static boolean since(Instant begins, Lead lead, Member member) {
    boolean taken =
        lead.taken()
            .filter(took -> took.by().equals(member.id()) && !took.at().isBefore(begins))
            .isPresent();
    boolean judged =
        lead.followUp().attempts().isEmpty()
            && lead.salesVerdict().filter(verdict -> verdict.at().isAfter(begins)).isPresent();
    return taken || judged;
  }

  private Part close(Member member, int from, int most) {
    List<Range> asked = mine(member, Todo.Kind.CLOSE, now().minus(ages.first()));
    List<Lead> again =
        ages
            .second()
            .map(age -> entries(mine(member, Todo.Kind.STILL_OPEN, now().minus(age)), MOST))
            .map(this::load)
            .orElse(List.of())
            .stream()
            .filter(lead -> ages.due(lead, now()).isPresent())
            .toList();
    Map<String, Lead> loaded = new HashMap<>();
    again.forEach(lead -> loaded.put(lead.id().value(), lead));
    List<Index.Entry> all = new ArrayList<>(entries(asked, from + most));
    again.forEach(
        lead ->
            all.add(
                new Index.Entry(
                    lead.id().value(),
                    lead.salesVerdict().map(v -> v.at().toEpochMilli()).orElse(0L))));
    all.sort(ORDER);
    return new Part(
        Section.CLOSE,
        Section.CLOSE.title(),
        count(asked) + again.size(),
        load(page(all, from, most)));
  }

  private List<Range> overdue() {
    return List.of(
        new Range(Todo.list(Todo.Kind.OVERDUE, Todo.Whose.NOBODY), now().toEpochMilli()));
  }

  private static List<Range> anybody() {
    return List.of(new Range(Todo.list(Todo.Kind.ANSWER, Todo.Whose.NOBODY), Long.MAX_VALUE));
  }

  private List<Range> followUp(Member member) {
    List<Range> ranges = new ArrayList<>(mine(member, Todo.Kind.FOLLOW_UP, now()));
    LocalDate today = LocalDate.ofInstant(now(), zone(member));
    ranges.addAll(mine(member, Todo.Kind.ASK_AGAIN, Todo.day(today)));
    return ranges;
  }

  /** What is theirs as a member, and as the owner that marketing named. */
  private static List<Range> mine(Member member, Todo.Kind kind, Instant until) {
    List<Range> ranges = new ArrayList<>();
    ranges.add(new Range(Todo.list(kind, Todo.Whose.member(member.id())), until.toEpochMilli()));
    member
        .email()
        .ifPresent(
            email ->
                ranges.add(
                    new Range(Todo.list(kind, Todo.Whose.owner(email)), until.toEpochMilli())));
    return ranges;
  }

  ZoneId zone(Member member) {
    return diary.zone(member);
  }

  private Part listed(
      Section section, List<Range> ranges, int from, int most, Set<String> without) {
    List<Index.Entry> all =
        entries(ranges, from + most + without.size()).stream()
            .filter(entry -> !without.contains(entry.member()))
            .toList();
    return new Part(
        section,
        section.title(),
        Math.max(0, count(ranges) - without.size()),
        load(page(all, from, most)));
  }

  private Set<String> ids(List<Range> ranges) {
    Set<String> ids = new HashSet<>();
    entries(ranges, MOST).forEach(entry -> ids.add(entry.member()));
    return ids;
  }

  private static final Comparator<Index.Entry> ORDER =
      Comparator.comparingLong(Index.Entry::number).thenComparing(Index.Entry::member);

  /** The first of several ranges, in one order. */
  private List<Index.Entry> entries(List<Range> ranges, int most) {
    return ranges.stream()
        .flatMap(range -> store.between(range.index(), 0, range.until(), 0, most).stream())
        .sorted(ORDER)
        .limit(most)
        .toList();
  }

  private static List<Index.Entry> page(List<Index.Entry> all, int from, int most) {
    int begin = Math.min(from, all.size());
    return all.subList(begin, Math.min(all.size(), begin + most));
  }

  private long count(List<Range> ranges) {
    return ranges.stream()
        .mapToLong(range -> store.countBetween(range.index(), 0, range.until()))
        .sum();
  }

  private List<Lead> load(List<Index.Entry> entries) {
    return store
        .load(entries.stream().map(entry -> Lead.ref(new LeadId(entry.member()))).toList())
        .stream()
        .map(Stored::value)
        .toList();
  }

  private Instant now() {
    return clock.instant();
  }
}

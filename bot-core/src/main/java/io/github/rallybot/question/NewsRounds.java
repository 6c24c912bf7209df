package io.github.rallybot.question;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Contents;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.reminder.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everybody what became of what they heard: once, whichever instance of the bot does it. What
 * is to be told follows from what is stored; that it was told is written in the same commit as the
 * message. So questions that are merged and hearings that are sorted later need no further care.
 *
 * <p>What is answered is told on the same day, within the member's working hours, with what else is
 * answered within two minutes; everything else when their work begins, in one message a day.
 */
final class NewsRounds {

  private static final Logger log = LoggerFactory.getLogger(NewsRounds.class);

  private static final Duration DAY_REMEMBERED = Duration.ofDays(14);

  /** For so long after an answer others are waited for, to be told in the same message. */
  static final Duration GATHERED = Duration.ofMinutes(2);

  private final Store store;
  private final Members members;
  private final Board board;
  private final Contents contents;
  private final Diary diary;
  private final Sending sending;

  NewsRounds(
      Store store, Members members, Board board, Contents contents, Diary diary, Sending sending) {
    this.store = store;
    this.members = members;
    this.board = board;
    this.contents = contents;
    this.diary = diary;
    this.sending = sending;
  }

  /** Costs nothing but a look at the journal while there is nothing to tell. */
  void run() {
    board.refresh();
    Map<MemberId, List<HearingId>> untold = new LinkedHashMap<>();
    board
        .known()
        .untold()
        .forEach(
            (by, hearings) ->
                untold.computeIfAbsent(board.now(by), any -> new ArrayList<>()).addAll(hearings));
    Instant now = sending.now();
    Map<String, Boolean> known = new HashMap<>();
    Predicate<Untold> published = one -> known.computeIfAbsent(one.code(), any -> published(one));
    members
        .named(untold.keySet())
        .forEach(
            (id, member) -> {
              if (sending.present(member, now)) {
                tell(member, untold.getOrDefault(id, List.of()), published);
              }
            });
  }

  private void tell(Member member, List<HearingId> hearings, Predicate<Untold> published) {
    List<Untold> all = Untold.known(board, hearings);
    if (all.stream().anyMatch(one -> own(one, member))) {
      store.decide(() -> tryKnow(member, hearings));
    }
    if (!due(member, all, published, sending.now()).isEmpty()
        && sending.patiently(member) instanceof Sending.Address.Open open
        && store.decide(() -> tryTell(member.id(), hearings, published, open.channel()))) {
      log.info("told {} what became of what they heard", member.id());
    }
  }

  /** Whoever answered or planned it knows. */
  private boolean own(Untold one, Member member) {
    return board.now(one.root().state().by()).equals(member.id());
  }

  private Optional<Boolean> tryKnow(Member member, List<HearingId> hearings) {
    Commit commit = new Commit();
    List<Untold.Kept> own =
        Untold.read(store, hearings, commit).stream()
            .filter(one -> own(one.untold(), member))
            .toList();
    own.forEach(one -> told(commit, one, member));
    return own.isEmpty() || store.commit(commit) instanceof Outcome.Done
        ? Optional.of(true)
        : Optional.empty();
  }

  private Optional<Boolean> tryTell(
      MemberId id, List<HearingId> hearings, Predicate<Untold> published, ChannelRef channel) {
    Instant now = sending.now();
    Optional<Stored<Member>> present = sending.present(id, now);
    if (present.isEmpty()) {
      return Optional.of(false);
    }
    Member member = present.get().value();
    Commit commit = new Commit().expect(present.get());
    Map<Untold, Untold.Kept> kept = new LinkedHashMap<>();
    Untold.read(store, hearings, commit).forEach(one -> kept.put(one.untold(), one));
    Map<QuestionId, List<Untold>> items =
        items(due(member, List.copyOf(kept.keySet()), published, now));
    if (items.isEmpty()) {
      return Optional.of(false);
    }
    String message = Questions.freshId(now);
    List<Untold> told = items.values().stream().flatMap(List::stream).toList();
    kept.keySet().retainAll(told);
    kept.values().forEach(one -> told(commit, one, member));
    if (told.stream().noneMatch(one -> atOnce(one, member, now))) {
      commit.take(today(member, now), message, DAY_REMEMBERED);
    }
    new NewsMessage(
            message,
            id,
            channel,
            items.values().stream().map(NewsRounds::item).toList(),
            now,
            sending.until(member, now))
        .create(commit);
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }

  private static void told(Commit commit, Untold.Kept one, Member member) {
    commit.replace(one.stored(), one.untold().told());
    commit.event(
        Event.of(NewsRedraw.TOLD)
            .with("hearing", one.stored().ref().id())
            .with("member", member.id().value()));
  }

  /**
   * What a member is to be told now. What was there when their work began is of the day's one
   * message, so that a bot that was away tells no differently.
   */
  private List<Untold> due(
      Member member, List<Untold> all, Predicate<Untold> published, Instant now) {
    Predicate<Untold> others = one -> !own(one, member);
    Predicate<Untold> news = others.and(published);
    List<Untold> today =
        all.stream().filter(one -> atOnce(one, member, now)).filter(others).toList();
    Optional<Instant> first = today.stream().map(Untold::since).min(Comparator.naturalOrder());
    if (first.isPresent() && !gathered(member, first.get(), now)) {
      return List.of();
    }
    if (today.stream().anyMatch(news)) {
      return all.stream().filter(news).toList();
    }
    Optional<Instant> start = diary.of(member).startOf(diary.day(member, now));
    List<Untold> early =
        all.stream()
            .filter(one -> start.isPresent() && !one.since().isAfter(start.get()))
            .filter(news)
            .toList();
    return early.isEmpty() || store.holder(today(member, now)).isPresent() ? List.of() : early;
  }

  /** Whether what followed a first answer has had its time, or has none as work ends. */
  private boolean gathered(Member member, Instant first, Instant now) {
    Instant end = first.plus(GATHERED);
    return !now.isBefore(end) || !diary.working(member, end);
  }

  /** Whether it was answered on this day of the member's. */
  private boolean atOnce(Untold one, Member member, Instant now) {
    Instant answered = one.root().state().at();
    return one.answer() && diary.day(member, answered).equals(diary.day(member, now));
  }

  /** What was taken out of the register is passed on to nobody. */
  private boolean published(Untold one) {
    return !one.answer()
        || News.answer(one.code()).flatMap(contents::find).filter(Content::present).isPresent();
  }

  private Claim today(Member member, Instant now) {
    return new Claim("news-today", member.id().value() + "\n" + diary.day(member, now));
  }

  /** Answers first, then what is known longest; each question once. */
  private static Map<QuestionId, List<Untold>> items(List<Untold> due) {
    Map<QuestionId, List<Untold>> items = new LinkedHashMap<>();
    due.stream()
        .sorted(
            Comparator.comparing((Untold one) -> !one.answer())
                .thenComparing(Untold::since)
                .thenComparing(one -> one.hearing().id().value()))
        .forEach(
            one -> {
              if (items.size() < NewsMessage.ITEMS || items.containsKey(one.root().id())) {
                items.computeIfAbsent(one.root().id(), any -> new ArrayList<>()).add(one);
              }
            });
    return items;
  }

  private static NewsMessage.Item item(List<Untold> told) {
    Untold first = told.get(0);
    return new NewsMessage.Item(
        first.root().id(),
        first.code(),
        told.stream()
            .map(Untold::hearing)
            .sorted(Comparator.comparing(Hearing::at).reversed())
            .map(Hearing::id)
            .toList());
  }
}

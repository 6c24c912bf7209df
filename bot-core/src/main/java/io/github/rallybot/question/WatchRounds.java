package io.github.rallybot.question;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.question.WatchList.Watch;
import io.github.rallybot.reminder.Sending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what they wait for: each question once for each watch, also after it was merged,
 * within the working hours of whoever is told, whichever instance of the bot does it. That it was
 * told is written in the same commit as the message.
 */
public final class WatchRounds {

  private static final Logger log = LoggerFactory.getLogger(WatchRounds.class);

  private final Store store;
  private final Members members;
  private final Watches watches;
  private final Board board;
  private final Sending sending;

  public WatchRounds(Store store, Members members, Watches watches, Board board, Sending sending) {
    this.store = store;
    this.members = members;
    this.watches = watches;
    this.board = board;
    this.sending = sending;
  }

  /** Tells what is to be told. Run now and then, in as many instances as there are. */
  public void run() {
    Instant now = sending.now();
    Map<MemberId, List<Stored<WatchList>>> lists = watches.byMember();
    Map<Member, List<Stored<WatchList>>> present = new LinkedHashMap<>();
    members
        .named(lists.keySet())
        .forEach(
            (id, member) -> {
              List<Stored<WatchList>> own = lists.getOrDefault(id, List.of());
              if (member.erasedAt().isPresent()) {
                watches.erase(id);
              } else if (sending.present(member, now)) {
                present.put(member, own);
              }
            });
    if (!present.isEmpty()) {
      List<Watched> all = board.watched();
      present.forEach((member, own) -> tell(member, own, all));
    }
  }

  private void tell(Member member, List<Stored<WatchList>> lists, List<Watched> all) {
    if (!untold(lists, all).isEmpty()
        && sending.patiently(member) instanceof Sending.Address.Open open
        && store.decide(() -> tryTell(member.id(), open.channel(), all))) {
      log.info("told {} of questions that they wait for", member.id());
    }
  }

  private Optional<Boolean> tryTell(MemberId id, ChannelRef channel, List<Watched> all) {
    Instant now = sending.now();
    Optional<Stored<Member>> present = sending.present(id, now);
    if (present.isEmpty()) {
      return Optional.of(false);
    }
    List<Stored<WatchList>> lists = watches.byMember().getOrDefault(id, List.of());
    Map<Claim, WatchNews.Item> untold = untold(lists, all);
    if (untold.isEmpty()) {
      return Optional.of(false);
    }
    List<WatchNews.Item> rows = List.copyOf(untold.values());
    List<WatchNews.Item> shown = rows.stream().limit(WatchNews.ROWS).toList();
    WatchNews news =
        new WatchNews(Questions.freshId(now), id, channel, shown, rows.size() - shown.size(), now);
    Commit commit = new Commit().expect(present.get());
    lists.forEach(commit::expect);
    untold.keySet().forEach(claim -> commit.take(claim, news.id()));
    news.create(commit);
    commit.event(
        Event.of("watch.told")
            .with("member", id.value())
            .with("questions", Integer.toString(rows.size())));
    return store.commit(commit) instanceof Outcome.Done ? Optional.of(true) : Optional.empty();
  }

  /** What is to be told, most different askers first, each with what says that it was. */
  private Map<Claim, WatchNews.Item> untold(List<Stored<WatchList>> lists, List<Watched> all) {
    List<Watched> ordered = new ArrayList<>(all);
    ordered.sort(
        Comparator.comparing((Watched one) -> -one.askers().size())
            .thenComparing(one -> one.question().id().value()));
    Map<Claim, WatchNews.Item> reached = new LinkedHashMap<>();
    Map<Claim, List<Claim>> told = new LinkedHashMap<>();
    for (Stored<WatchList> list : lists) {
      for (Watch watch : list.value().going()) {
        Predicate<WordStarts> words = WordStarts.of(watch.words()).sought();
        for (Watched one : ordered) {
          if (one.reached(watch, words)) {
            Claim claim = once(watch, one.question().id());
            reached.put(
                claim, new WatchNews.Item(watch.id(), one.question().id(), one.askers().size()));
            told.put(claim, one.all().stream().map(part -> once(watch, part)).toList());
          }
        }
      }
    }
    Set<Claim> held = store.holders(told.values().stream().flatMap(List::stream).toList()).keySet();
    told.forEach(
        (claim, parts) -> {
          if (parts.stream().anyMatch(held::contains)) {
            reached.remove(claim);
          }
        });
    return reached;
  }

  /** That a question was told for a watch. */
  private static Claim once(Watch watch, QuestionId question) {
    return new Claim("watch-told", watch.id() + "\n" + question.value());
  }
}

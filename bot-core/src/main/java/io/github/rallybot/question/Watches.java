package io.github.rallybot.question;

import static io.github.rallybot.member.Once.refuse;
import static io.github.rallybot.member.Once.write;

import io.github.rallybot.chat.UserRef;
import io.github.rallybot.delivery.CardRef;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.question.WatchList.Watch;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The front door of watches: who wants to be told when which question is heard how often. */
public final class Watches implements ErasedWith {

  /** As many as one person can have. */
  static final int MOST = 20;

  /** The longest words, in characters. */
  static final int LONGEST = 60;

  static final int MOST_ASKERS = 99;

  /** From how many askers on it is worth telling, unless somebody says otherwise. */
  static final int USUAL_ASKERS = 3;

  private static final String GONE = "I no longer know what that was about.";

  private static final String FULL =
      "You wait for " + MOST + " things already. Stop one of them before you add another one.";

  private static final int CARDS = 200;
  private static final int ALL = 100_000;

  private final Store store;
  private final Members members;
  private final QuestionDeeds deeds;

  public Watches(Store store, Members members, Clock clock) {
    this.store = store;
    this.members = members;
    this.deeds = new QuestionDeeds(store, members, clock);
  }

  /** The cards that show a watch; their codes, not ids. */
  static Index cardsOf(String watch) {
    return new Index("cards-of-watch", watch);
  }

  /**
   * Tells somebody from now on. The same words again are the same watch, with the number said last.
   *
   * @param words a letter or digit at least; at most {@link #LONGEST} characters
   * @param askers how many different ones there have to be, 1 to {@link #MOST_ASKERS}
   */
  public Result<Watch> add(String deed, UserRef user, String words, int askers) {
    return deeds.change(
        deed,
        user,
        draft -> {
          List<Stored<WatchList>> lists = lists(draft.someone.id());
          for (Stored<WatchList> list : lists) {
            for (Watch watch : list.value().going()) {
              if (sameWords(watch.words(), words)) {
                return write(
                    watch.askers() == askers
                        ? watch
                        : replace(draft, list, watch.id(), fresh(draft, words, askers)));
              }
            }
          }
          if (going(lists).size() >= MOST) {
            return refuse(FULL);
          }
          Watch watch = fresh(draft, words, askers);
          Optional<Stored<WatchList>> own = store.load(WatchList.ref(draft.someone.id()));
          if (own.isPresent()) {
            return write(replace(draft, own.get(), watch.id(), watch));
          }
          WatchList list = new WatchList(draft.someone.id(), List.of(watch));
          draft.commit().create(WatchList.ref(list.member()), list);
          draft
              .commit()
              .add(WatchList.LISTS, list.member().value(), draft.now.toEpochMilli())
              .event(happened(draft, watch));
          return write(watch);
        });
  }

  private static Watch fresh(QuestionDeeds.Draft draft, String words, int askers) {
    return new Watch(Questions.freshId(draft.now), words, askers, draft.now, Optional.empty());
  }

  private static boolean sameWords(String some, String others) {
    return Set.copyOf(WordStarts.of(some).words())
        .equals(Set.copyOf(WordStarts.of(others).words()));
  }

  /** Stops telling somebody. Idempotent. */
  public Result<Watch> stop(String deed, UserRef user, String id) {
    return change(deed, user, id, true);
  }

  /** Goes on with what was stopped. Idempotent. */
  public Result<Watch> goOn(String deed, UserRef user, String id) {
    return change(deed, user, id, false);
  }

  private Result<Watch> change(String deed, UserRef user, String id, boolean stop) {
    return deeds.change(
        deed,
        user,
        draft -> {
          List<Stored<WatchList>> lists = lists(draft.someone.id());
          for (Stored<WatchList> list : lists) {
            Optional<Watch> watch = list.value().find(id);
            if (watch.isPresent()) {
              if (watch.get().goesOn() != stop) {
                return write(watch.get());
              }
              if (!stop && going(lists).size() >= MOST) {
                return refuse(FULL);
              }
              Optional<Instant> at = stop ? Optional.of(draft.now) : Optional.empty();
              return write(replace(draft, list, id, watch.get().stopped(at)));
            }
          }
          return refuse(GONE);
        });
  }

  private Watch replace(QuestionDeeds.Draft draft, Stored<WatchList> list, String id, Watch watch) {
    Commit commit = draft.commit();
    commit.replace(list, list.value().with(id, watch));
    for (String code : store.list(cardsOf(id), CARDS)) {
      CardRef card = CardRef.parse(code);
      commit.mark(new Mark(card.channel(), card.card(), true));
    }
    commit.event(happened(draft, watch));
    return watch;
  }

  private static Event happened(QuestionDeeds.Draft draft, Watch watch) {
    return Event.of(watch.goesOn() ? "watch.added" : "watch.stopped")
        .with("member", draft.someone.id().value())
        .with("watch", watch.id());
  }

  /** What somebody waits for, the oldest first. */
  public List<Watch> of(MemberId member) {
    return going(lists(member));
  }

  Optional<Watch> find(MemberId member, String id) {
    return lists(member).stream().flatMap(list -> list.value().find(id).stream()).findFirst();
  }

  private static List<Watch> going(List<Stored<WatchList>> lists) {
    return lists.stream().flatMap(list -> list.value().going().stream()).toList();
  }

  /** The lists of somebody: one for each record of theirs, if they were joined. */
  private List<Stored<WatchList>> lists(MemberId member) {
    return byMember().getOrDefault(member, List.of());
  }

  /** All lists, by whose they are now. */
  Map<MemberId, List<Stored<WatchList>>> byMember() {
    List<Stored<WatchList>> all =
        store.load(
            store.list(WatchList.LISTS, ALL).stream()
                .map(id -> WatchList.ref(new MemberId(id)))
                .toList());
    Map<MemberId, Member> people =
        members.named(all.stream().map(list -> list.value().member()).toList());
    return all.stream()
        .filter(list -> people.containsKey(list.value().member()))
        .collect(
            Collectors.groupingBy(
                list -> Optional.ofNullable(people.get(list.value().member())).orElseThrow().id(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** Forgets what somebody waits for, under all of their records. */
  @Override
  public void erase(MemberId member) {
    store.decide(
        () -> {
          Commit commit = new Commit();
          for (Stored<WatchList> list : lists(member)) {
            MemberId own = list.value().member();
            commit
                .replaceWhole(list, new WatchList(own, List.of()))
                .remove(WatchList.LISTS, own.value());
          }
          return commit.steps().isEmpty() || store.commit(commit) instanceof Outcome.Done
              ? Optional.of(true)
              : Optional.empty();
        });
  }
}

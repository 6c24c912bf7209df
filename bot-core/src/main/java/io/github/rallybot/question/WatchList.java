package io.github.rallybot.question;

import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a member wants to be told of.
 *
 * @param watches the oldest first; at most {@link Watches#MOST} that go on, and as many stopped
 *     ones
 */
public record WatchList(MemberId member, List<Watch> watches) {

  /** The members who have one. */
  static final Index LISTS = Index.all("question-watches");

  /**
   * A question with these words, once it has so many different askers.
   *
   * @param words as they were typed
   * @param askers 1 to {@link Watches#MOST_ASKERS}
   * @param since what had so many before is no news
   * @param stoppedAt when it was stopped; it is kept to be undone
   */
  public record Watch(
      String id, String words, int askers, Instant since, Optional<Instant> stoppedAt) {

    boolean goesOn() {
      return stoppedAt.isEmpty();
    }

    Watch stopped(Optional<Instant> at) {
      return new Watch(id, words, askers, since, at);
    }
  }

  public WatchList {
    watches = List.copyOf(watches);
  }

  static DocRef<WatchList> ref(MemberId member) {
    return new DocRef<>("question-watch", member.value(), WatchList.class);
  }

  Optional<Watch> find(String id) {
    return watches.stream().filter(watch -> watch.id().equals(id)).findFirst();
  }

  List<Watch> going() {
    return watches.stream().filter(Watch::goesOn).toList();
  }

  /** With a watch in the place of the one with this id, or at the end if there is none. */
  WatchList with(String id, Watch watch) {
    List<Watch> all = new ArrayList<>(watches);
    all.replaceAll(one -> one.id().equals(id) ? watch : one);
    if (!all.contains(watch)) {
      all.add(watch);
    }
    List<Watch> stopped = all.stream().filter(one -> !one.goesOn()).toList();
    all.removeAll(stopped.subList(0, Math.max(0, stopped.size() - Watches.MOST)));
    return new WatchList(member, all);
  }
}

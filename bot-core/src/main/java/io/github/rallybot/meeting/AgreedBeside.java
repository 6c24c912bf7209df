package io.github.rallybot.meeting;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.queue.Beside;
import io.github.rallybot.schedule.DayWords;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** On everybody's home: what they agreed to do, and what their verdicts led to. */
final class AgreedBeside implements Beside {

  private static final Duration LATELY = Duration.ofDays(30);
  private static final int SHOWN = 3;
  private static final int WORDS = 60;

  private final Store store;
  private final Members members;
  private final Actions actions;
  private final Diary diary;
  private final Clock clock;

  AgreedBeside(Store store, Members members, Actions actions, Diary diary, Clock clock) {
    this.store = store;
    this.members = members;
    this.actions = actions;
    this.diary = diary;
    this.clock = clock;
  }

  @Override
  public Optional<Control> way(Member member) {
    return own(member).isEmpty()
        ? Optional.empty()
        : Optional.of(
            Control.button("Actions", "What I agreed to do", Action.of(ActionsConversation.OPEN)));
  }

  private List<AgreedAction> own(Member member) {
    List<AgreedAction> open = actions.open();
    Map<MemberId, Member> owners =
        members.named(open.stream().map(action -> action.now().owner()).toList());
    return open.stream()
        .filter(
            action ->
                Optional.ofNullable(owners.get(action.now().owner()))
                    .filter(owner -> owner.id().equals(member.id()))
                    .isPresent())
        .toList();
  }

  @Override
  public Optional<String> waits(Member member) {
    List<AgreedAction> own = own(member);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    LocalDate today = diary.day(member, clock.instant());
    List<String> some = new ArrayList<>();
    own.stream()
        .limit(SHOWN)
        .forEach(
            action ->
                some.add(
                    Words.cut(action.words(), WORDS)
                        + (action.now().due().isBefore(today) ? ", was due " : ", due ")
                        + DayWords.inWords(action.now().due(), today)));
    if (own.size() > SHOWN) {
      some.add((own.size() - SHOWN) + " more");
    }
    return Optional.of("Agreed in the meeting: " + String.join(" · ", some));
  }

  @Override
  public List<Span> told(Member member) {
    long since = clock.instant().minus(LATELY).toEpochMilli();
    List<Span> spans = new ArrayList<>();
    store.between(ActionNews.toldTo(member.id()), since, Long.MAX_VALUE, 0, 100).stream()
        .flatMap(entry -> actions.find(new ActionId(entry.member())).stream())
        .filter(action -> action.now().state() == AgreedAction.State.DONE)
        .limit(SHOWN)
        .forEach(
            action -> {
              spans.add(
                  spans.isEmpty() ? Span.strong("Your verdicts → done: ") : Span.plain("  |  "));
              spans.add(Span.plain(Words.cut(action.words(), WORDS)));
            });
    return spans;
  }
}

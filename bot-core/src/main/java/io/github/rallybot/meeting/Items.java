package io.github.rallybot.meeting;

import static io.github.rallybot.member.Once.refuse;
import static io.github.rallybot.member.Once.write;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.meeting.AgendaItem.Standing;
import io.github.rallybot.meeting.AgendaItem.State;
import io.github.rallybot.meeting.MeetingDeeds.Draft;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Decided;
import io.github.rallybot.member.Once.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The front door of what people put on the agenda. */
public final class Items {

  /** Stands for nobody's secret. */
  static final String NO_TOKEN = "-";

  private static final String ERASED = "That lead was erased.";
  private static final Duration TOKENS_KEPT = Duration.ofDays(7);
  private static final int MOST = 1_000;

  private final Store store;
  private final Members members;
  private final MeetingDeeds deeds;
  private final ZoneId zone;

  /**
   * @param zone of the team: where its days begin
   */
  public Items(Store store, Members members, ZoneId zone, Clock clock) {
    this.store = store;
    this.members = members;
    this.deeds = new MeetingDeeds(store, members, clock);
    this.zone = zone;
  }

  /**
   * What was added.
   *
   * @param token lets whoever added it take it back without having to say who they are; {@link
   *     #NO_TOKEN} if it has an author
   */
  public record Added(AgendaItem item, String token) {}

  /**
   * Puts something on the agenda under its author's name.
   *
   * @param words as {@link Said} reads them
   */
  public Result<Added> add(
      String deed, UserRef user, String words, AgendaItem.Kind kind, Optional<Pointer> evidence) {
    return deeds.change(
        deed,
        user,
        draft -> {
          if (!draft.present(evidence)) {
            return refuse(ERASED);
          }
          Optional<MemberId> by = Optional.of(draft.someone.id());
          AgendaItem item = item(words, kind, by, evidence, draft.now);
          draft.create(item);
          return write(new Added(item, NO_TOKEN));
        });
  }

  /** The same without a name: nothing that is stored tells who it was, nor when within the day. */
  public Result<Added> addUnnamed(
      String deed, UserRef user, String words, Optional<Pointer> evidence) {
    return deeds.change(
        deed,
        user,
        true,
        draft -> {
          if (!draft.present(evidence)) {
            return refuse(ERASED);
          }
          Instant day = LocalDate.ofInstant(draft.now, zone).atStartOfDay(zone).toInstant();
          AgendaItem item = item(words, AgendaItem.Kind.ADDED, Optional.empty(), evidence, day);
          String token = UlidCreator.getUlid(day.toEpochMilli()).toString();
          draft.create(item);
          draft.commit().take(token(token), item.id().value(), TOKENS_KEPT);
          return write(new Added(item, token));
        });
  }

  private static AgendaItem item(
      String words,
      AgendaItem.Kind kind,
      Optional<MemberId> by,
      Optional<Pointer> evidence,
      Instant at) {
    return new AgendaItem(
        new ItemId(MeetingDeeds.freshId(at)),
        kind,
        by,
        at,
        words,
        evidence,
        List.of(new Standing(State.WAITING, by, at, Optional.empty())),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Claim token(String token) {
    return new Claim("agenda-token", token);
  }

  /**
   * Takes it off the agenda: one's own; anybody's, for marketers and leaders.
   *
   * @param token what {@link #addUnnamed} gave, or {@link #NO_TOKEN}
   */
  public Result<AgendaItem> drop(String deed, UserRef user, ItemId id, String token) {
    boolean holds = store.holder(token(token)).filter(id.value()::equals).isPresent();
    return change(
        deed,
        user,
        id,
        holds,
        (draft, stored) -> {
          if (!holds && !mayRemove(draft, stored.value())) {
            return refuse(
                "It was added by somebody else. Marketers and leaders can take it off: "
                    + members.whoLeadsOrMarkets());
          }
          if (!stored.value().waiting()) {
            return refuse("It is " + stored.value().now().state().code() + " already.");
          }
          Optional<MemberId> by = holds ? Optional.empty() : Optional.of(draft.someone.id());
          AgendaItem after =
              stored.value().with(new Standing(State.DROPPED, by, draft.now, Optional.empty()));
          draft.replaceItem(stored, after, "agenda.dropped");
          return write(after);
        });
  }

  private boolean mayRemove(Draft draft, AgendaItem item) {
    return item.by().map(members::now).filter(draft.someone.id()::equals).isPresent()
        || members.mayMarket(draft.someone.member());
  }

  /** Puts back what was taken off. */
  public Result<AgendaItem> putBack(String deed, UserRef user, ItemId id) {
    return change(
        deed,
        user,
        id,
        false,
        (draft, stored) -> {
          if (stored.value().now().state() != State.DROPPED) {
            return refuse("It is on the agenda already.");
          }
          AgendaItem after = stored.value().before();
          draft.replaceItem(stored, after, "agenda.put-back");
          return write(after);
        });
  }

  /** Says that it is still on: it comes back, and once more if there is no time for it. */
  public Result<AgendaItem> keep(String deed, UserRef user, ItemId id) {
    return change(
        deed,
        user,
        id,
        false,
        (draft, stored) -> {
          if (!stored.value().waiting()) {
            return refuse("It is " + stored.value().now().state().code() + " already.");
          }
          AgendaItem after = stored.value().kept();
          draft.replaceItem(stored, after, "agenda.kept");
          return write(after);
        });
  }

  private Result<AgendaItem> change(
      String deed,
      UserRef user,
      ItemId id,
      boolean unnamed,
      BiFunction<Draft, Stored<AgendaItem>, Decided<AgendaItem>> step) {
    return deeds.change(
        deed,
        user,
        unnamed,
        draft ->
            draft
                .item(id)
                .map(stored -> step.apply(draft, stored))
                .orElseGet(() -> refuse(MeetingDeeds.GONE)));
  }

  public Optional<AgendaItem> find(ItemId id) {
    return store.load(AgendaItem.ref(id)).map(Stored::value).filter(AgendaItem::present);
  }

  /** All that wait, the longest waiting first. */
  public List<AgendaItem> waiting() {
    return store
        .load(
            store.list(AgendaItem.WAITING, MOST).stream()
                .map(id -> AgendaItem.ref(new ItemId(id)))
                .toList())
        .stream()
        .map(Stored::value)
        .filter(AgendaItem::waiting)
        .toList();
  }
}

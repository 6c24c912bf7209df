package io.github.rallybot.digest;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.schedule.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The digest of one period: what it says, and how far it has come. One that is drafted, posted and
 * frozen stays one digest: its messages are the same ones.
 *
 * @param startsAt when its meeting begins, as it was planned when that was last looked at
 * @param minutes how long the meeting is, likewise
 * @param postAt when it is posted unless it is held, likewise
 * @param goesTo where it is posted, likewise
 * @param planned whether there is to be a meeting at all
 * @param edition what it says
 * @param drafts who got it before everybody else, the first first
 * @param held who stopped it from being posted; empty if nobody did
 * @param sent where it was posted; empty if it was not
 * @param changedAt when it last began to say something else after it was posted
 * @param frozenAt since when it says the same for good
 */
public record Digest(
    String period,
    Instant startsAt,
    int minutes,
    Instant postAt,
    List<ChannelRef> goesTo,
    boolean planned,
    Edition edition,
    List<Draft> drafts,
    Optional<Held> held,
    Optional<Sent> sent,
    Optional<Instant> changedAt,
    Optional<Instant> frozenAt) {

  /** Those that are not frozen, by when their meeting begins. */
  static final Index OPEN = Index.all("digests-open");

  /** All of them, by when their period began. */
  static final Index ALL = Index.all("digests");

  /**
   * Who got it first.
   *
   * @param channel their direct conversation
   */
  public record Draft(MemberId to, ChannelRef channel, Instant at) {}

  /** Who stopped it. */
  public record Held(MemberId by, Instant at) {}

  /**
   * That it was posted.
   *
   * @param by empty if its time had come
   */
  public record Sent(Optional<MemberId> by, Instant at, List<ChannelRef> channels) {
    public Sent {
      channels = List.copyOf(channels);
    }
  }

  public Digest {
    goesTo = List.copyOf(goesTo);
    drafts = List.copyOf(drafts);
  }

  static Digest fresh(PlannedMeeting meeting, List<ChannelRef> goesTo, Edition edition) {
    return new Digest(
        meeting.period().id(),
        meeting.startsAt(),
        meeting.minutes(),
        meeting.postAt(),
        goesTo,
        true,
        edition,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** One of a period about which nobody meets. */
  static Digest unplanned(Period period, Edition edition) {
    return new Digest(
        period.id(),
        period.to(),
        0,
        period.to(),
        List.of(),
        false,
        edition,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static DocRef<Digest> ref(String period) {
    return new DocRef<>("digest", period, Digest.class);
  }

  public boolean frozen() {
    return frozenAt.isPresent();
  }

  /** All channels in which there is a message of it. */
  List<ChannelRef> channels() {
    List<ChannelRef> all = new ArrayList<>(drafts.stream().map(Draft::channel).toList());
    sent.ifPresent(one -> all.addAll(one.channels()));
    return all.stream().distinct().toList();
  }

  boolean drafted(MemberId member) {
    return drafts.stream().anyMatch(draft -> draft.to().equals(member));
  }

  /** As the meeting is planned now; empty if there is to be none. */
  Digest planned(Optional<PlannedMeeting> meeting, List<ChannelRef> channels) {
    Change change = new Change(this);
    change.startsAt = meeting.map(PlannedMeeting::startsAt).orElse(startsAt);
    change.minutes = meeting.map(PlannedMeeting::minutes).orElse(minutes);
    change.postAt = meeting.map(PlannedMeeting::postAt).orElse(postAt);
    change.goesTo = channels;
    change.planned = meeting.isPresent();
    return change.done();
  }

  Digest drafted(List<Draft> more) {
    Change change = new Change(this);
    change.drafts = Stream.concat(drafts.stream(), more.stream()).toList();
    return change.done();
  }

  Digest held(Optional<Held> now) {
    Change change = new Change(this);
    change.held = now;
    return change.done();
  }

  Digest sent(Sent now, Edition fresh) {
    Change change = new Change(this);
    change.edition = fresh;
    change.held = Optional.empty();
    change.sent = Optional.of(now);
    return change.done();
  }

  /** Posted, but in other channels than was said. */
  Digest sentTo(List<ChannelRef> channels) {
    Change change = new Change(this);
    change.sent = sent.map(one -> new Sent(one.by(), one.at(), channels));
    return change.done();
  }

  /**
   * Saying what is so now.
   *
   * @param fresh if it says something else, that shows once it was posted
   */
  Digest with(Edition fresh, Instant now) {
    Change change = new Change(this);
    change.edition = fresh;
    if (sent.isPresent() && !fresh.same(edition)) {
      change.changedAt = Optional.of(now);
    }
    return change.done();
  }

  /**
   * For good.
   *
   * @param last without figures of its own: they are frozen by themselves
   */
  Digest frozen(Edition last, Instant now) {
    Change change = new Change(this);
    change.edition = last;
    change.frozenAt = Optional.of(now);
    return change.done();
  }

  /** A digest being changed. */
  private static final class Change {
    private final String period;
    private Instant startsAt;
    private int minutes;
    private Instant postAt;
    private List<ChannelRef> goesTo;
    private boolean planned;
    private Edition edition;
    private List<Draft> drafts;
    private Optional<Held> held;
    private Optional<Sent> sent;
    private Optional<Instant> changedAt;
    private Optional<Instant> frozenAt;

    Change(Digest before) {
      period = before.period;
      startsAt = before.startsAt;
      minutes = before.minutes;
      postAt = before.postAt;
      goesTo = before.goesTo;
      planned = before.planned;
      edition = before.edition;
      drafts = before.drafts;
      held = before.held;
      sent = before.sent;
      changedAt = before.changedAt;
      frozenAt = before.frozenAt;
    }

    Digest done() {
      return new Digest(
          period, startsAt, minutes, postAt, goesTo, planned, edition, drafts, held, sent,
          changedAt, frozenAt);
    }
  }
}

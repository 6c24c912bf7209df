package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.schedule.Rhythm;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a team meets, as it was said over time. Earlier versions stay, since a meeting that began
 * under one of them was held then, whatever was changed later the same day.
 *
 * @param versions the present one last; at least one, at most the last {@value #KEPT}
 */
public record MeetingPlan(List<Version> versions) {

  /** The shortest meeting in minutes. */
  public static final int SHORTEST = 15;

  /** The longest meeting in minutes. */
  public static final int LONGEST = 120;

  private static final int KEPT = 20;

  /**
   * What was said at one time.
   *
   * @param on whether there is a meeting at all, and so a digest
   * @param at when it begins, by the clock of its zone
   * @param zone empty for that of the team
   * @param minutes how long it is, {@value #SHORTEST} to {@value #LONGEST}
   * @param holidays the regions whose public holidays are kept; none for those of the team
   * @param channel where its digest goes; empty for the channels of leads
   * @param by who said so; empty if nobody did
   * @param since from when on it stands
   */
  public record Version(
      boolean on,
      DayOfWeek weekday,
      LocalTime at,
      Optional<ZoneId> zone,
      Rhythm rhythm,
      int minutes,
      List<String> holidays,
      OnHoliday onHoliday,
      Optional<ChannelRef> channel,
      Optional<MemberId> by,
      Instant since) {

    public Version {
      if (minutes < SHORTEST || minutes > LONGEST) {
        throw new IllegalArgumentException("a meeting has 15 to 120 minutes, not " + minutes);
      }
      holidays = List.copyOf(holidays);
    }

    /** The same, said by somebody at a moment. */
    Version by(MemberId member, Instant now) {
      return new Version(
          on,
          weekday,
          at,
          zone,
          rhythm,
          minutes,
          holidays,
          onHoliday,
          channel,
          Optional.of(member),
          now);
    }

    /** Whether the same was said, whoever said it when. */
    boolean same(Version other) {
      return new Version(
              on,
              weekday,
              at,
              zone,
              rhythm,
              minutes,
              holidays,
              onHoliday,
              channel,
              other.by,
              other.since)
          .equals(other);
    }

    Version switched(boolean now) {
      return new Version(
          now,
          weekday,
          at,
          zone,
          rhythm,
          minutes,
          holidays,
          onHoliday,
          channel,
          by,
          now ? Instant.EPOCH : since);
    }
  }

  public MeetingPlan {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a plan says something");
    }
  }

  /** The one of the team. */
  static DocRef<MeetingPlan> ref() {
    return new DocRef<>("meeting-plan", "team", MeetingPlan.class);
  }

  /** As long as nobody has said anything: Tuesdays at 10:00 would be usual, and it is off. */
  public static MeetingPlan usual() {
    return new MeetingPlan(
        List.of(
            new Version(
                false,
                DayOfWeek.TUESDAY,
                LocalTime.of(10, 0),
                Optional.empty(),
                Rhythm.WEEK,
                30,
                List.of(),
                OnHoliday.SKIP,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH)));
  }

  /** What stands now. */
  public Version now() {
    return versions.get(versions.size() - 1);
  }

  MeetingPlan with(Version version) {
    List<Version> all = new ArrayList<>(versions);
    all.add(version);
    return new MeetingPlan(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }

  /** As if what stands now had always stood, and were on. */
  MeetingPlan assumed() {
    return new MeetingPlan(List.of(now().switched(true)));
  }
}

package io.github.rallybot.digest;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.figures.Count;
import io.github.rallybot.figures.Figures;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.ForwardingStore;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.meeting.Origin;
import io.github.rallybot.redis.RedisForTests;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class DigestRoundsTest extends DigestRoom {

  private static final String DRAFT =
      """
      Draft. Goes to #C0LEADS, 15:00.
      [Edit the agenda] [Hold] [Send now]
      """;

  private static final String EMPTY =
      """
      Sales + Marketing · 16–22 Nov (week 47)  for 10:00, 30 min
      No leads came in week 47.
      To discuss
      Nothing is on the agenda yet. To put something on it, type /agenda add Why do we lose at \
      Proposal?.
      """;

  private static final String CONTROLS = "[Figures] [Agenda] [Open the meeting page]";

  @Test
  void a_draft_goes_to_the_leaders_and_becomes_the_digest_in_the_same_message() {
    round("2026-11-23T08:59:00Z");
    assertThat(direct(SAM)).isEmpty();
    round("2026-11-23T09:00:00Z");
    assertThat(direct(SAM)).containsExactly(DRAFT + EMPTY + CONTROLS);
    assertThat(channel()).isEmpty();
    round("2026-11-23T14:59:00Z");
    assertThat(channel()).isEmpty();
    round("2026-11-23T15:00:00Z");
    assertThat(channel()).containsExactly(EMPTY + CONTROLS);
    assertThat(direct(SAM)).containsExactly("Posted in #C0LEADS, 15:00.\n" + EMPTY + CONTROLS);
    assertThat(direct(PRIYA)).isEmpty();
    round("2026-11-24T10:00:00Z");
    assertThat(channel()).containsExactly(EMPTY + "As the meeting began with it.\n" + CONTROLS);
    assertThat(bot.journal())
        .containsSubsequence("digest.drafted", "digest.sent", "digest.frozen")
        .containsOnlyOnce("digest.drafted", "digest.sent", "digest.frozen");
  }

  @Test
  void what_is_held_is_not_posted_until_it_is_released_however_late() {
    round("2026-11-23T09:00:00Z");
    bot.does(SAM, "digest.hold", PERIOD);
    assertThat(direct(SAM).get(0))
        .startsWith(
            """
            Draft, on hold. Sam O., 09:00. Nothing is posted until somebody releases it.
            [Edit the agenda] [Release] [Send now]
            """);
    round("2026-11-23T15:00:00Z");
    round("2026-11-24T10:05:00Z");
    assertThat(channel()).isEmpty();
    assertThat(types(TOM, "release")).startsWith("Only leaders and admins can do that.");
    assertThat(types(SAM, "release")).startsWith("Released.");
    round();
    assertThat(channel()).hasSize(1);
    assertThat(types(SAM, "hold"))
        .isEqualTo(
            "It was posted already. What changes until the meeting begins changes there, too.");
  }

  @Test
  void who_held_it_or_is_on_its_agenda_is_named_no_more_once_erased() {
    bot.types(SAM, "roles @U0PRIYA leader");
    bot.meetings
        .actions()
        .agree(
            "d",
            PRIYA,
            "price list",
            bot.members.someone(TOM).id(),
            LocalDate.parse("2026-11-27"),
            new Origin(Optional.empty(), Optional.empty(), Optional.empty()));
    round("2026-11-23T09:00:00Z");
    bot.does(SAM, "digest.hold", PERIOD);
    assertThat(direct(PRIYA).get(0)).contains("Draft, on hold. Sam O., 09:00.", "Tom B.");
    bot.erasure.erase("sam.ortiz@rally.example");
    bot.erasure.erase("tom.becker@rally.example");
    bot.reconciler.runOnce();
    assertThat(direct(PRIYA).get(0))
        .contains("Draft, on hold. a former member, 09:00.")
        .doesNotContain("Sam O.", "Tom B.");
  }

  @Test
  void after_the_meeting_what_was_held_stays_unposted() {
    round("2026-11-23T09:00:00Z");
    assertThat(types(SAM, "hold"))
        .isEqualTo("On hold: nothing is posted until a leader types /digest release");
    round("2026-11-24T10:31:00Z");
    assertThat(channel()).isEmpty();
    assertThat(direct(SAM).get(0)).startsWith("Not posted. The meeting has begun without it.");
  }

  @Test
  void sent_by_hand_it_does_not_come_again_at_its_time() {
    round("2026-11-23T09:00:00Z");
    assertThat(types(SAM, "send")).isEqualTo("Posted.");
    round("2026-11-23T15:00:00Z");
    round("2026-11-23T15:20:00Z");
    assertThat(channel()).hasSize(1);
  }

  @Test
  void a_week_that_is_not_over_is_not_sent_or_held() {
    assertThat(types(SAM, "send"))
        .isEqualTo(
            "There is no draft yet of 16–22 Nov (week 47). What it says so far: /digest preview");
    assertThat(types(SAM, "hold")).startsWith("There is no draft yet");
    assertThat(types(TOM, "preview"))
        .startsWith("A preview. The leaders get the draft 09:00; it is posted 15:00.\n");
  }

  @Test
  void after_three_weeks_down_there_is_one_digest_and_the_weeks_between_are_frozen() {
    round("2026-11-23T15:00:00Z");
    came("dana@a.example", "webinar");
    at("2026-11-25T09:00:00Z");
    came("dana@b.example", "webinar");
    round("2026-12-14T16:00:00Z");
    assertThat(channel()).hasSize(2);
    assertThat(channel().get(1)).startsWith("Sales + Marketing · 7–13 Dec (week 50)");
    assertThat(bot.digests.digests().find("2026-W48")).isEmpty();
    assertThat(frozen("2026-W48").all().get(Count.LEADS)).isEqualTo(2);
    assertThat(frozen("2026-W49").all().get(Count.LEADS)).isZero();
    assertThat(bot.digests.digests().find(PERIOD).orElseThrow().frozen()).isTrue();
    assertThat(types(TOM, "2026-W48"))
        .startsWith("No digest was posted of this time; this is what was counted.")
        .contains("Marketing sent 2 leads. ");
  }

  private Figures frozen(String period) {
    return bot.store.load(Figures.ref(period)).map(Stored::value).orElseThrow();
  }

  @Test
  void what_is_said_later_updates_what_was_posted_every_ten_minutes_until_the_meeting_begins() {
    came("dana@a.example", "webinar");
    var lead = came("dana@b.example", "webinar");
    round("2026-11-23T15:00:00Z");
    assertThat(channel().get(0))
        .contains(
            "Marketing sent 2 leads. Sales answered 0 of 2 and tried to reach 0. 2 wait past the"
                + " answer promise.\nSales has judged no lead that marketing had graded A or B, or"
                + " at least 60.\n");
    at("2026-11-23T15:04:00Z");
    judge(lead);
    round();
    assertThat(channel().get(0)).doesNotContain("Updated");
    round("2026-11-23T15:11:00Z");
    assertThat(channel().get(0))
        .contains("Sales answered 1 of 2")
        .contains("sales called 1 a good fit.")
        .contains("Updated 15:11.");
    round("2026-11-24T10:00:00Z");
    judge(came("late@b.example", "webinar"));
    String atTheMeeting = channel().get(0);
    round("2026-11-24T10:20:00Z");
    bot.erasure.erase("dana@b.example");
    round("2026-11-25T10:20:00Z");
    assertThat(channel()).containsExactly(atTheMeeting);
  }

  private void judge(io.github.rallybot.lead.LeadId lead) {
    var unused =
        bot.feedback.judge(
            bot.press(TOM, "x"), lead, Judgement.GOOD_FIT, Optional.empty(), Optional.empty());
  }

  @Test
  void who_edits_the_agenda_sees_it_in_the_draft_and_an_erased_item_leaves_the_digest() {
    round("2026-11-23T09:00:00Z");
    bot.types(TOM, "agenda add Is the price page clear?");
    round("2026-11-23T09:01:00Z");
    assertThat(direct(SAM).get(0)).contains("1  Is the price page clear? (Tom B.) · 30 min\n");
    round("2026-11-23T15:00:00Z");
    round("2026-11-24T10:00:00Z");
    bot.erasure.erase("tom.becker@rally.example");
    bot.reconciler.runOnce();
    assertThat(channel().get(0))
        .contains("To discuss\nWhat was here has been erased.")
        .doesNotContain("price");
  }

  @Test
  void each_leader_gets_the_draft_in_their_own_morning_and_never_after_the_post() {
    leads(PRIYA, "Asia/Kathmandu");
    leads(MAYA, "America/Los_Angeles");
    round("2026-11-23T03:15:00Z");
    assertThat(direct(PRIYA)).as("9:00 in Kathmandu").hasSize(1);
    assertThat(direct(SAM)).isEmpty();
    round("2026-11-23T09:00:00Z");
    assertThat(direct(SAM)).hasSize(1);
    assertThat(direct(MAYA)).isEmpty();
    round("2026-11-23T15:00:00Z");
    assertThat(direct(MAYA)).hasSize(1);
    assertThat(bot.journal()).containsOnlyOnce("digest.sent");
  }

  private void leads(io.github.rallybot.chat.UserRef user, String zone) {
    bot.chat.know(
        user,
        new Profile(
            "Lee " + user.id(),
            Optional.empty(),
            Optional.of(ZoneId.of(zone)),
            false,
            false,
            false));
    bot.members.enrolled(user);
    bot.types(SAM, "roles @" + user.id() + " leader");
    bot.members.lookAgain(user);
  }

  @Test
  void a_leader_who_cannot_be_written_to_stops_nothing() {
    bot.chat.shut(SAM);
    round("2026-11-23T09:00:00Z");
    round("2026-11-23T15:00:00Z");
    assertThat(direct(SAM)).isEmpty();
    assertThat(channel()).hasSize(1);
  }

  @Test
  void a_plan_changed_on_the_day_moves_the_digest_and_switched_off_calls_it_off() {
    round("2026-11-23T09:00:00Z");
    meets("thursday", Map.of());
    round("2026-11-23T15:00:00Z");
    assertThat(channel()).as("now it goes out on Wednesday").isEmpty();
    meets("none", Map.of());
    round("2026-11-25T15:00:00Z");
    assertThat(channel()).isEmpty();
    assertThat(direct(SAM).get(0)).startsWith("Draft. The meeting is off, so nothing is posted.");
    meets("thursday", Map.of());
    round("2026-11-25T15:05:00Z");
    assertThat(channel()).hasSize(1);
    assertThat(direct(SAM)).hasSize(1);
  }

  @Test
  void one_that_was_off_at_its_time_is_posted_for_the_day_that_is_planned_then() {
    round("2026-11-23T09:00:00Z");
    meets("none", Map.of());
    round("2026-11-24T12:00:00Z");
    assertThat(direct(SAM).get(0)).startsWith("Draft. The meeting is off, so nothing is posted.");
    meets("friday", Map.of());
    round("2026-11-26T15:00:00Z");
    assertThat(channel()).hasSize(1);
    round("2026-11-27T10:00:00Z");
    assertThat(channel()).containsExactly(EMPTY + "As the meeting began with it.\n" + CONTROLS);
  }

  @Test
  void one_that_stays_off_is_frozen_once_nobody_can_meet_about_it() {
    round("2026-11-23T09:00:00Z");
    meets("none", Map.of());
    round("2026-11-29T23:59:00Z");
    assertThat(bot.journal()).doesNotContain("digest.frozen");
    round("2026-11-30T00:00:00Z");
    assertThat(bot.journal()).containsOnlyOnce("digest.frozen");
    assertThat(channel()).isEmpty();
  }

  @Test
  void a_meeting_moved_after_its_digest_was_posted_is_told_in_it_and_not_posted_again() {
    round("2026-11-23T15:00:00Z");
    meets("thursday", Map.of("meeting-at", "11:00"));
    round("2026-11-23T15:01:00Z");
    round("2026-11-25T15:00:00Z");
    assertThat(channel()).hasSize(1);
    assertThat(channel().get(0)).contains("for 11:00, 30 min");
  }

  @Test
  void where_there_is_no_channel_it_waits_for_one_and_says_so() {
    ChannelRef other = new ChannelRef(Platform.SLACK, "C0DIGEST");
    bot.chat.know(other, new ChannelFacts("digest", true, false));
    round("2026-11-23T09:00:00Z");
    assertThat(bot.meetings.plans().digestChannels()).containsExactly(LEADS);
    assertThat(direct(SAM).get(0)).startsWith("Draft. Goes to #C0LEADS");
  }

  @Test
  void what_could_not_be_posted_goes_where_it_is_wanted_instead_and_what_was_posted_stays() {
    ChannelRef other = new ChannelRef(Platform.SLACK, "C0DIGEST");
    bot.chat.know(other, new ChannelFacts("digest", true, false));
    bot.chat.block(LEADS, new PlatformException.Blocked("is_archived", false));
    round("2026-11-23T15:00:00Z");
    goesTo(other);
    round("2026-11-23T15:00:30Z");
    assertThat(bot.chat.cards(other)).hasSize(1);
    bot.chat.unblock(LEADS);
    goesTo(LEADS);
    round("2026-11-23T15:10:00Z");
    assertThat(bot.chat.cards(other)).hasSize(1);
    assertThat(channel()).isEmpty();
  }

  @Test
  void what_could_not_be_posted_is_sent_by_hand_where_it_is_wanted_instead() {
    ChannelRef other = new ChannelRef(Platform.SLACK, "C0DIGEST");
    bot.chat.know(other, new ChannelFacts("digest", true, false));
    bot.chat.block(LEADS, new PlatformException.Blocked("is_archived", false));
    round("2026-11-23T15:00:00Z");
    assertThat(types(SAM, "send"))
        .isEqualTo(
            "It was posted already. What changes until the meeting begins changes there, too.");
    goesTo(other);
    assertThat(types(SAM, "send")).isEqualTo("Posted.");
    bot.reconciler.runOnce();
    assertThat(bot.chat.cards(other)).hasSize(1);
  }

  @Test
  void what_could_not_be_posted_goes_nowhere_once_the_meeting_is_off() {
    ChannelRef other = new ChannelRef(Platform.SLACK, "C0DIGEST");
    bot.chat.know(other, new ChannelFacts("digest", true, false));
    bot.chat.block(LEADS, new PlatformException.Blocked("is_archived", false));
    round("2026-11-23T15:00:00Z");
    goesTo(other);
    meets("none", Map.of());
    round("2026-11-23T15:01:00Z");
    assertThat(bot.chat.cards(other)).isEmpty();
  }

  private void goesTo(ChannelRef channel) {
    Map<String, FormValue> values =
        Map.of(
            "meeting-weekday",
            new FormValue.Text("tuesday"),
            "meeting-channel",
            new FormValue.Channel(channel));
    bot.router.answer(bot.form(SAM, values, "meeting.changed"));
  }

  @Test
  void a_clock_that_jumps_posts_nothing_twice() {
    for (String moment :
        List.of(
            "2026-11-23T15:10:00Z",
            "2026-11-23T08:00:00Z",
            "2026-11-23T14:59:59Z",
            "2026-11-23T15:00:00Z",
            "2026-11-22T23:00:00Z",
            "2026-11-23T15:30:00Z")) {
      round(moment);
    }
    assertThat(channel()).hasSize(1);
    assertThat(direct(SAM)).hasSize(1);
  }

  @Test
  void killed_before_or_after_any_commit_it_comes_once() {
    for (String moment : List.of("2026-11-23T09:00:00Z", "2026-11-23T15:00:00Z")) {
      at(moment);
      for (int step = 0; step < 4; step++) {
        for (boolean after : List.of(false, true)) {
          List<Integer> commits = new ArrayList<>();
          try {
            bot.anotherDigests(dying(step, after, commits)).run();
          } catch (StorageAway killed) {
            assertThat(commits).hasSize(step + 1);
          }
          bot.reconciler.runOnce();
        }
      }
      round();
    }
    assertThat(channel()).hasSize(1);
    assertThat(direct(SAM)).hasSize(1);
    assertThat(bot.journal()).containsOnlyOnce("digest.drafted", "digest.sent");
  }

  private Store dying(int step, boolean after, List<Integer> commits) {
    return new ForwardingStore(bot.store) {
      @Override
      public Outcome commit(Commit commit) {
        commits.add(1);
        if (commits.size() <= step) {
          return super.commit(commit);
        }
        if (after) {
          super.commit(commit);
        }
        throw new StorageAway(new IllegalStateException("the process ends"));
      }
    };
  }

  @Test
  void what_goes_wrong_with_one_digest_keeps_no_other_one_back() {
    round("2026-11-23T15:00:00Z");
    at("2026-11-30T15:00:00Z");
    bot.anotherDigests(
            new ForwardingStore(bot.store) {
              @Override
              public <T> Optional<Stored<T>> load(DocRef<T> ref) {
                if (ref.equals(Digest.ref(PERIOD))) {
                  throw new IllegalArgumentException("15 are none of 5");
                }
                return super.load(ref);
              }
            })
        .run();
    bot.reconciler.runOnce();
    assertThat(channel()).hasSize(2);
  }

  @Test
  void with_redis_away_at_the_minute_the_next_round_goes_on() {
    round("2026-11-23T09:00:00Z");
    at("2026-11-23T15:00:00Z");
    assertThatThrownBy(bot.anotherDigests(dying(0, false, new ArrayList<>()))::run)
        .isInstanceOf(StorageAway.class);
    round("2026-11-23T15:00:30Z");
    assertThat(channel()).hasSize(1);
  }

  @Test
  void where_clocks_are_changed_and_on_a_holiday_it_comes_when_the_plan_says() {
    at("2026-10-01T06:00:00Z");
    meets("monday", Map.of("meeting-zone", "Europe/Berlin", "meeting-holidays", "DE"));
    round("2026-10-23T12:59:00Z");
    assertThat(channel()).isEmpty();
    round("2026-10-23T13:00:00Z");
    assertThat(channel()).as("Friday 15:00 in summer").hasSize(1);
    round("2026-10-30T13:59:00Z");
    assertThat(channel()).hasSize(1);
    round("2026-10-30T14:00:00Z");
    assertThat(channel()).as("Friday 15:00 in winter").hasSize(2);
  }

  @Test
  void unknown_words_are_answered_with_what_there_is() {
    assertThat(types(TOM, "now please"))
        .startsWith("The digest, which is the agenda of your meeting\n/digest: what it says now\n");
    assertThat(types(TOM, "setup")).contains("Tuesday");
    assertThat(types(TOM, "2026-W51")).isEqualTo("There is nothing of 14–20 Dec (week 51) yet.");
  }
}

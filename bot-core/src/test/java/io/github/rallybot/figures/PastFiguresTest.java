package io.github.rallybot.figures;

import static io.github.rallybot.TestBot.MAYA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.journal.ForwardingStore;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.redis.RedisForTests;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.schedule.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class PastFiguresTest {

  private final TestBot bot = TestBot.create();
  private final FiguresReader reader = reader(bot.store);
  private final PastFigures past = new PastFigures(bot.store, reader, bot.clock);

  private FiguresReader reader(Store store) {
    return new FiguresReader(
        store,
        bot.board,
        bot.contents,
        bot.contentUses,
        Reasons.standard(),
        GoodGrade.standard(),
        bot.clock);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private Period week() {
    return Period.containing(Rhythm.WEEK, bot.clock.instant(), ZoneOffset.UTC);
  }

  private void judge(LeadId lead, Judgement judgement) {
    bot.feedback.judge(bot.press(MAYA, "x"), lead, judgement, Optional.empty(), Optional.empty());
  }

  @Test
  void what_is_frozen_stays_what_it_was_whatever_is_said_later() {
    LeadId lead = bot.posted("dana@x.example");
    Period week = week();
    judge(lead, Judgement.GOOD_FIT);
    Figures frozen = past.freeze(week);
    assertThat(frozen.all().get(Count.GOOD_FIT)).isEqualTo(1);
    bot.clock.move(Duration.ofDays(9));
    judge(lead, Judgement.NOT_A_FIT);
    bot.erasure.erase("dana@x.example");
    assertThat(past.freeze(week)).isEqualTo(frozen);
    assertThat(past.of(week)).isEqualTo(frozen);
    assertThat(past.before(week.next(), 8)).containsExactly(frozen);
    assertThat(reader.read(week).all().get(Count.NOT_A_FIT)).isEqualTo(1);
  }

  @Test
  void weeks_that_nobody_froze_are_frozen_when_first_asked_for_but_none_whose_meeting_may_come() {
    bot.posted("one@x.example");
    Period first = week();
    bot.clock.move(Duration.ofDays(14));
    bot.posted("two@x.example");
    bot.clock.move(Duration.ofDays(7));
    Period now = week();
    List<Figures> before = past.before(now, 8);
    assertThat(before.stream().map(Figures::period))
        .containsExactly(now.before().id(), now.plus(-2).id(), first.id());
    assertThat(before.stream().map(one -> one.all().get(Count.LEADS))).containsExactly(1, 0, 1);
    assertThat(past.frozen(first)).contains(before.get(2));
    assertThat(past.frozen(now.before())).isEmpty();
  }

  @Test
  void the_first_week_ever_has_no_past() {
    assertThat(past.before(week(), 8)).isEmpty();
    assertThat(reader.read(week()).all()).isEqualTo(Counts.NONE);
    bot.posted("dana@x.example");
    assertThat(past.before(week(), 8)).isEmpty();
  }

  @Test
  void a_lead_counts_in_the_period_of_its_team_to_the_last_moment() {
    ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
    Period week = Period.containing(Rhythm.WEEK, bot.clock.instant(), kathmandu);
    bot.clock.move(Duration.between(bot.clock.instant(), week.to().minusMillis(1)));
    bot.posted("last@x.example");
    bot.clock.move(Duration.ofMillis(1));
    bot.posted("next@x.example");
    assertThat(week.to()).isEqualTo(Instant.parse("2026-11-29T18:15:00Z"));
    assertThat(reader.read(week).all().get(Count.LEADS)).isEqualTo(1);
    assertThat(reader.read(week.next()).all().get(Count.LEADS)).isEqualTo(1);
  }

  @Test
  void of_the_leads_behind_a_figure_no_more_are_read_than_are_asked_for() {
    bot.posted("dana@x.example");
    List<Integer> pages = new ArrayList<>();
    Store many =
        new ForwardingStore(bot.store) {
          @Override
          public List<Index.Entry> between(Index index, long from, long to, int skip, int limit) {
            pages.add(skip);
            return skip > 3000
                ? List.of()
                : Collections.nCopies(limit, super.between(index, from, to, 0, 1).get(0));
          }
        };
    assertThat(reader(many).leads(week(), Group.ALL, Count.LEADS, 10)).hasSize(10);
    assertThat(pages).containsExactly(0);
  }

  @Test
  void the_leads_behind_a_figure_are_found_again() {
    LeadId good = bot.posted("good@x.example");
    LeadId other = bot.posted("other@x.example");
    judge(good, Judgement.GOOD_FIT);
    judge(other, Judgement.NOT_A_FIT);
    Group webinar = Group.of(Dimension.SOURCE, "webinar");
    assertThat(reader.leads(week(), webinar, Count.NOT_A_FIT, 10)).containsExactly(other);
    assertThat(reader.leads(week(), webinar, Count.JUDGED, 10)).containsExactly(good, other);
    assertThat(reader.leads(week(), Group.of(Dimension.SOURCE, "fair"), Count.JUDGED, 10))
        .isEmpty();
  }
}

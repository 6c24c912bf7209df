package io.github.rallybot.digest;

import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.RecordingPages;
import io.github.rallybot.chat.RecordingPlatform.Shown;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class DigestPageTest extends DigestRoom {

  private static final String LINK =
      "Open as a page: the agenda, all figures with their formulas, and what the findings rest on";

  private final RecordingPages pages = new RecordingPages();

  @BeforeEach
  void keepPages() {
    bot.chat.keeps(pages);
  }

  private void posted() {
    round("2026-11-23T15:00:00Z");
    after(Duration.ofSeconds(2));
  }

  private void after(Duration time) {
    bot.clock.move(time);
    bot.reconciler.runOnce();
  }

  private String page() {
    assertThat(pages.seen()).containsOnlyKeys("https://pages.example/1 [slack:C0LEADS]");
    return pages.seen().values().iterator().next();
  }

  private void fits(LeadId lead) {
    var unused =
        bot.feedback.judge(
            bot.press(TOM, "x"), lead, Judgement.GOOD_FIT, Optional.empty(), Optional.empty());
  }

  /** The replies in threads, oldest first. */
  private List<String> replies() {
    return bot.chat.messages().values().stream()
        .filter(shown -> shown.thread().isPresent())
        .map(Shown::card)
        .map(CardText::of)
        .toList();
  }

  @Test
  void what_is_posted_is_all_on_a_page_and_links_to_it() {
    judged("dana@a.example", "webinar", Judgement.GOOD_FIT);
    bot.types(TOM, "agenda add Is the *price* page clear?");
    round("2026-11-23T09:00:00Z");
    assertThat(pages.calls()).as("a draft has no page").isEmpty();
    posted();
    assertThat(page())
        .isEqualTo(
            """
            # Sales + Marketing · 16–22 Nov (week 47)

            Marketing sent 1 lead. Sales answered 1 and tried to reach 0.

            Of 1 judged lead that marketing had graded A or B, or at least 60, sales called 1 a \
            good fit.

            Nothing was counted before, so there is nothing to compare with.

            ## To discuss

            - [ ] Is the \\*price\\* page clear? (Tom B.) · 30 min

            ## Figures

            | Figure | Now | How it is counted |
            | --- | --- | --- |
            | Leads | 1 | Leads that arrived. |
            | Good fit of graded good | 1 of 1 | Of the leads that arrived, that marketing had \
            graded good and that sales judged: those that sales calls a good fit. Leads without a \
            grade stay out of both numbers. |
            | Good fit | 1 of 1 | Leads that arrived and that sales calls a good fit, of those that \
            arrived and that sales judged. Reasons that are counted apart stay out of both. |
            | Not a fit | 0 of 1 | Leads that arrived and that sales calls not a fit, of those that \
            arrived and that sales judged. Reasons that are counted apart stay out of both. |
            | Answered | 1 of 1 | Leads that arrived and of which sales gave a verdict, of all that \
            arrived. |
            | Tried to reach | 0 of 1 | Leads that arrived and that somebody tried to reach, of all \
            that arrived. |
            | Answered too late | 0 of 1 | Leads that arrived and were answered after the promised \
            time, or not though it is over, of those that arrived and were answered or whose time \
            is over. |
            | Past the promise | 0 of 1 | Leads that arrived, that sales has not answered and whose \
            promised time is over, of all that arrived. |
            | First answer | of 1 lead, too few to say how long it takes | From when leads arrived \
            until sales gave a verdict first, of those that arrived and of which that is so. |

            ## What sales says

            - Good fit: 1
            - Graded good and judged: 1
            - Graded good and a good fit: 1

            ## By source

            | Source | Leads | Answered | Good fit | Not a fit | Good fit of graded good |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | webinar | 1 | 1 of 1 | 1 of 1 | 0 of 1 | 1 of 1 |

            ## By campaign

            | Campaign | Leads | Answered | Good fit | Not a fit | Good fit of graded good |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | Fleet costs 2026 | 1 | 1 of 1 | 1 of 1 | 0 of 1 | 1 of 1 |

            ## By persona

            | Persona | Leads | Answered | Good fit | Not a fit | Good fit of graded good |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | Ops leader | 1 | 1 of 1 | 1 of 1 | 0 of 1 | 1 of 1 |

            ## By country

            | Country | Leads | Answered | Good fit | Not a fit | Good fit of graded good |
            | --- | ---: | ---: | ---: | ---: | ---: |
            | none | 1 | 1 of 1 | 1 of 1 | 0 of 1 | 1 of 1 |

            Leads count in the period in which they arrived, with what is known of them now; \
            attempts, ends and questions in the one in which they happened. A lead counts once, by \
            its owner’s verdict, else the latest of sales. Test leads and withdrawn ones count \
            nowhere.
            """);
    assertThat(channel()).singleElement().asString().contains(LINK);
    assertThat(direct(SAM)).singleElement().asString().doesNotContain(LINK);
    assertThat(replies()).isEmpty();
    assertThat(pages.calls()).containsExactly("begin", "write", "show");
  }

  @Test
  void what_changes_before_the_meeting_is_written_anew_and_then_it_stays() {
    var lead = came("dana@a.example", "webinar");
    posted();
    assertThat(page()).contains("Sales answered 0 of 1");
    fits(lead);
    round("2026-11-23T15:11:00Z");
    assertThat(page()).contains("| webinar | 1 | 1 of 1 | 1 of 1 | 0 of 1 |");
    round("2026-11-24T10:00:00Z");
    String frozen = page();
    judged("late@a.example", "webinar", Judgement.GOOD_FIT);
    round("2026-11-24T10:20:00Z");
    assertThat(page()).isEqualTo(frozen);
    assertThat(pages.calls()).containsExactly("begin", "write", "show", "write");
  }

  @Test
  void an_erased_item_leaves_the_page_and_the_thread_long_after_the_meeting() {
    bot.types(TOM, "agenda add Is the price page clear?");
    posted();
    round("2026-11-24T10:00:00Z");
    assertThat(page()).contains("price");
    bot.erasure.erase("tom.becker@rally.example");
    bot.reconciler.runOnce();
    assertThat(page()).doesNotContain("price").doesNotContain("Tom");
  }

  @Test
  void where_there_is_no_place_for_pages_it_is_in_the_thread_and_changes_there() {
    pages.refuse(true);
    bot.types(TOM, "agenda add Is the price page clear?");
    var lead = came("dana@a.example", "webinar");
    posted();
    assertThat(channel()).singleElement().asString().doesNotContain(LINK);
    assertThat(replies()).hasSize(3);
    assertThat(replies().get(0))
        .startsWith("Marketing sent 1 lead. Sales answered 0 of 1")
        .contains("☐ Is the price page clear? (Tom B.) · 30 min")
        .contains("Answered | 0 of 1 | Leads that arrived and of which sales gave a verdict");
    assertThat(replies().get(1)).contains("webinar | 1 | 0 of 1");
    fits(lead);
    pages.refuse(false);
    round("2026-11-23T15:11:00Z");
    bot.reconciler.runOnce();
    assertThat(replies()).hasSize(3);
    assertThat(replies().get(1)).contains("webinar | 1 | 1 of 1");
    assertThat(pages.calls()).as("it is not asked again").containsExactly("begin");
    bot.erasure.erase("tom.becker@rally.example");
    bot.reconciler.runOnce();
    bot.reconciler.runOnce();
    assertThat(replies().get(0)).doesNotContain("price").doesNotContain("Tom");
  }

  @Test
  void a_page_that_may_not_be_written_any_more_goes_and_gives_way_to_the_thread() {
    var lead = came("dana@a.example", "webinar");
    posted();
    pages.refuse(true);
    fits(lead);
    round("2026-11-23T15:11:00Z");
    bot.reconciler.runOnce();
    assertThat(channel()).singleElement().asString().doesNotContain(LINK);
    assertThat(replies()).hasSize(3);
    assertThat(pages.seen()).isEmpty();
  }

  @Test
  void an_erased_item_leaves_a_page_that_may_neither_be_written_nor_removed_once_it_may() {
    bot.types(TOM, "agenda add Is the price page clear?");
    posted();
    pages.refuse(true);
    pages.hold(true);
    bot.erasure.erase("tom.becker@rally.example");
    bot.reconciler.runOnce();
    bot.reconciler.runOnce();
    assertThat(channel()).singleElement().asString().doesNotContain(LINK);
    assertThat(replies()).hasSize(1);
    assertThat(page()).contains("price");
    pages.hold(false);
    round("2026-11-23T15:06:00Z");
    assertThat(pages.seen()).isEmpty();
    assertThat(replies()).hasSize(1);
    assertThat(bot.deliveries.state().waiting()).isZero();
  }

  @Test
  void a_digest_whose_post_is_not_answered_has_its_page_once_it_is_there() {
    bot.chat.fail(new PlatformException.Unavailable("no answer"), false);
    posted();
    assertThat(pages.calls()).isEmpty();
    after(Duration.ofMinutes(1));
    after(Duration.ofSeconds(2));
    assertThat(page()).startsWith("# Sales + Marketing");
    assertThat(channel()).singleElement().asString().contains(LINK);
    assertThat(replies()).isEmpty();
  }

  @Test
  void a_page_that_people_deleted_is_not_made_again_and_not_linked_to() {
    var first = came("dana@a.example", "webinar");
    var second = came("dana@b.example", "webinar");
    posted();
    pages.deleteByHand();
    fits(first);
    round("2026-11-23T15:11:00Z");
    bot.reconciler.runOnce();
    fits(second);
    round("2026-11-23T15:22:00Z");
    assertThat(pages.begun()).isEqualTo(1);
    assertThat(channel()).singleElement().asString().doesNotContain(LINK);
    assertThat(replies()).isEmpty();
  }

  @Test
  void whatever_answers_get_lost_and_whoever_overtakes_people_see_one_page_with_what_is_so() {
    for (int seed = 1; seed <= 8; seed++) {
      new Storm(seed).blow();
    }
  }

  /** One digest whose calls go wrong, over instances that overtake each other. */
  private static final class Storm extends DigestRoom {
    private final RecordingPages pages = new RecordingPages();
    private final Random dice;
    private final int seed;

    Storm(int seed) {
      this.seed = seed;
      dice = new Random(seed);
    }

    void blow() {
      try {
        plan();
        bot.chat.keeps(pages);
        List<LeadId> leads =
            IntStream.range(0, 8)
                .mapToObj(number -> came("lead" + number + "@a.example", "webinar"))
                .toList();
        at("2026-11-23T15:00:00Z");
        for (LeadId lead : leads) {
          var unused =
              bot.feedback.judge(
                  bot.press(TOM, "x"),
                  lead,
                  Judgement.GOOD_FIT,
                  Optional.empty(),
                  Optional.empty());
          if (dice.nextInt(2) == 0) {
            pages.fail(new PlatformException.Unavailable("no answer"), dice.nextBoolean());
          }
          if (dice.nextInt(3) == 0) {
            pages.fail(new PlatformException.RateLimited("pages", Duration.ofSeconds(20)), false);
          }
          pages.meanwhile(() -> bot.anotherReconciler().runOnce());
          bot.digests.run();
          bot.anotherReconciler().runOnce();
          bot.clock.move(Duration.ofMinutes(dice.nextInt(12)));
        }
        bot.clock.move(Duration.ofMinutes(11));
        for (int again = 0; again < 12; again++) {
          bot.clock.move(Duration.ofMinutes(2));
          round();
        }
        assertThat(pages.seen()).as("seed %d", seed).hasSize(1);
        assertThat(pages.seen().values().iterator().next())
            .as("seed %d", seed)
            .contains("Marketing sent 8 leads. Sales answered 8");
        assertThat(channel()).singleElement().asString().as("seed %d", seed).contains(LINK);
      } finally {
        close();
      }
    }
  }
}

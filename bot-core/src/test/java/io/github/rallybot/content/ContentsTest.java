package io.github.rallybot.content;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.ContentDeeds.Result;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.ForwardingStore;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.redis.RedisForTests;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ContentsTest {

  private final TestBot bot = TestBot.create();
  private final Contents contents = bot.contents;

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void a_content_is_kept_with_who_added_it_and_found_again_by_its_link() {
    Content added = added(MAYA, SampleContent.guide());
    assertThat(added)
        .isEqualTo(
            new Content(
                added.id(),
                SampleContent.guide(),
                Content.Origin.TYPED,
                TestBot.START,
                Optional.of(bot.members.someone(MAYA).id()),
                0,
                Optional.empty(),
                Optional.empty()));
    assertThat(contents.byLink(URI.create("http://Example.com/sso/?utm_source=mail#top")))
        .contains(added);
    assertThat(contents.find(added.id())).contains(added);
    assertThat(contents.all()).containsExactly(added);
    assertThat(bot.journal()).containsExactly("content.added", "member.joined");
  }

  @Test
  void the_same_link_again_is_the_known_content_which_gains_what_it_lacked() {
    Content first = added(MAYA, Details.of("Single sign-on guide", Optional.of(SampleContent.SSO)));
    Details other =
        new Details(
            "SSO",
            Optional.of(URI.create("https://example.com/sso/")),
            Optional.of("Okta and Entra"),
            List.of("IT"),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.of(LocalDate.of(2027, 1, 31)));
    Content merged = first.with(first.details().or(other));
    assertThat(add(TOM, other)).isEqualTo(new Result.Done(merged, Optional.of(first)));
    assertThat(add(TOM, other)).isEqualTo(new Result.Done(merged, Optional.of(merged)));
    assertThat(contents.all()).containsExactly(merged);
    assertThat(merged.details().title()).isEqualTo("Single sign-on guide");
    assertThat(merged.details().line()).contains("Okta and Entra");
    assertThat(bot.journal())
        .containsExactly("content.added", "member.joined", "content.edited", "member.joined");
  }

  @Test
  void the_same_interaction_twice_adds_one_content_even_without_a_link() {
    Interaction press = bot.press(MAYA, "content.done");
    Details planned = Details.of("Migration checklist", Optional.empty());
    Content made = content(contents.add(press, planned, Content.Origin.TYPED));
    assertThat(contents.add(press, planned, Content.Origin.TYPED))
        .isEqualTo(new Result.Repeated(made));
    assertThat(contents.all()).containsExactly(made);
    assertThat(made.state()).isEqualTo(Content.State.PLANNED);
  }

  @Test
  void many_who_add_the_same_link_at_once_add_one_content() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      List<Future<Result>> answers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        UserRef user = i % 2 == 0 ? MAYA : TOM;
        Interaction press = bot.press(user, "content.done");
        answers.add(
            people.submit(() -> contents.add(press, SampleContent.guide(), Content.Origin.TYPED)));
      }
      Set<ContentId> ids = new HashSet<>();
      int fresh = 0;
      for (Future<Result> answer : answers) {
        Result.Done done = (Result.Done) answer.get();
        ids.add(done.content().id());
        fresh += done.before().isEmpty() ? 1 : 0;
      }
      assertThat(ids).hasSize(1);
      assertThat(fresh).isEqualTo(1);
      assertThat(contents.all()).hasSize(1);
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  void a_content_joins_the_register_within_somebody_elses_commit_or_not_at_all() {
    Commit held = new Commit();
    ContentId id =
        contents.addTo(held, SampleContent.guide(), Content.Origin.TYPED, Optional.empty());
    held.take(new Claim("test", "held"), "x");
    assertThat(bot.store.commit(held)).isInstanceOf(Outcome.Done.class);
    assertThat(contents.find(id)).isPresent();

    Commit refused = new Commit();
    contents.addTo(
        refused, SampleContent.titled("Pricing"), Content.Origin.TYPED, Optional.empty());
    refused.take(new Claim("test", "held"), "x");
    assertThat(bot.store.commit(refused)).isInstanceOf(Outcome.Taken.class);

    Commit known = new Commit();
    assertThat(contents.addTo(known, SampleContent.guide(), Content.Origin.TYPED, Optional.empty()))
        .isEqualTo(id);
    assertThat(contents.all()).extracting(Content::id).containsExactly(id);
  }

  @Test
  void what_a_feed_brings_again_stays_as_people_made_it() {
    Content first = added(MAYA, SampleContent.guide());
    contents.retire(bot.press(MAYA, "x"), first.id());
    Details feed = Details.of("Sso", first.details().link());
    assertThat(contents.take(feed, Content.Origin.FEED, Optional.empty()).content())
        .isEqualTo(contents.find(first.id()).orElseThrow());
    assertThat(contents.all()).isEmpty();
  }

  @Test
  void an_edit_changes_all_that_is_said_and_moves_the_link() {
    Content before = added(MAYA, SampleContent.guide());
    Details details = SampleContent.titled("Okta");
    assertThat(contents.edit(bot.press(TOM, "x"), before.id(), details))
        .isEqualTo(new Result.Done(before.with(details), Optional.of(before)));
    assertThat(contents.byLink(SampleContent.SSO)).isEmpty();
    assertThat(contents.byLink(details.link().orElseThrow())).contains(before.with(details));
    Content other = added(MAYA, SampleContent.guide());
    assertThat(contents.edit(bot.press(TOM, "x"), other.id(), details))
        .isEqualTo(new Result.Refused("This link is in the register already: “Okta”."));
    Details planned = Details.of("Okta", Optional.empty());
    contents.edit(bot.press(TOM, "x"), before.id(), planned);
    assertThat(contents.byLink(details.link().orElseThrow())).isEmpty();
  }

  @Test
  void what_is_taken_out_is_kept_and_comes_back_by_itself_when_it_is_added_again() {
    Content before = added(MAYA, SampleContent.guide());
    contents.retire(bot.press(MAYA, "x"), before.id());
    assertThat(contents.all()).isEmpty();
    assertThat(contents.search("single")).isEmpty();
    assertThat(contents.retired()).extracting(Content::id).containsExactly(before.id());
    contents.restore(bot.press(MAYA, "x"), before.id());
    assertThat(contents.all()).containsExactly(before);
    contents.retire(bot.press(MAYA, "x"), before.id());
    assertThat(added(TOM, SampleContent.guide())).isEqualTo(before);
    assertThat(bot.journal())
        .contains("content.retired", "content.restored")
        .filteredOn("content.restored"::equals)
        .hasSize(2);
  }

  @Test
  void what_another_instance_writes_is_seen_at_once() {
    Contents other = new Contents(bot.store, bot.members, bot.clock);
    Content before = added(MAYA, SampleContent.guide());
    assertThat(other.all()).containsExactly(before);
    contents.edit(bot.press(MAYA, "x"), before.id(), SampleContent.titled("Okta"));
    assertThat(other.search("okta")).extracting(Content::title).containsExactly("Okta");
    assertThat(other.search("entra")).isEmpty();
  }

  @Test
  void a_change_that_happens_at_the_same_moment_is_not_lost() {
    Content before = added(MAYA, SampleContent.guide());
    Contents racing =
        new Contents(
            ForwardingStore.before(
                bot.store, () -> contents.retire(bot.press(TOM, "x"), before.id())),
            bot.members,
            bot.clock);
    Details details = SampleContent.titled("Okta");
    racing.edit(bot.press(MAYA, "x"), before.id(), details);
    Content after = contents.find(before.id()).orElseThrow();
    assertThat(after.details()).isEqualTo(details);
    assertThat(after.present()).isFalse();
  }

  @Test
  void lists_are_the_newest_first_and_those_past_review_the_longest_due_first() {
    List<String> titles = List.of("One", "Two", "Three");
    for (int i = 0; i < titles.size(); i++) {
      added(MAYA, SampleContent.dueBy(titles.get(i), LocalDate.of(2026, 11, 20 + i)));
      bot.clock.move(Duration.ofMinutes(1));
    }
    added(MAYA, SampleContent.dueBy("Four", LocalDate.of(2026, 11, 23)));
    assertThat(contents.all())
        .extracting(Content::title)
        .containsExactly("Four", "Three", "Two", "One");
    assertThat(contents.pastReview(LocalDate.of(2026, 11, 22)))
        .extracting(Content::title)
        .containsExactly("One", "Two");
    assertThat(contents.neverUsed(Instant.EPOCH)).isEmpty();
  }

  @Test
  void words_are_found_by_their_beginnings_in_all_that_is_said_titles_first() {
    added(MAYA, SampleContent.guide());
    bot.clock.move(Duration.ofMinutes(1));
    added(MAYA, SampleContent.titled("Évaluating a router"));
    bot.clock.move(Duration.ofMinutes(1));
    added(MAYA, SampleContent.titled("経路の料金について"));
    assertThat(titles("okta ENTRA")).containsExactly("Single sign-on guide");
    assertThat(titles("evaluat")).containsExactly("Évaluating a router", "Single sign-on guide");
    assertThat(titles("rout")).containsExactly("Évaluating a router", "Single sign-on guide");
    assertThat(titles("sign-on")).containsExactly("Single sign-on guide");
    assertThat(titles("料金")).containsExactly("経路の料金について");
    assertThat(titles("kta")).isEmpty();
    assertThat(titles("okta pricing")).isEmpty();
    assertThat(titles("😀 !")).isEmpty();
  }

  @Test
  void what_is_too_long_or_no_link_is_no_content() {
    assertThatThrownBy(() -> SampleContent.titled("x".repeat(151)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Details.of("T", Optional.of(URI.create("mailto:a@x.example"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Details.labels(List.of(" IT ", "it", "", "Ops\nleader")))
        .containsExactly("IT", "Ops leader");
  }

  private List<String> titles(String words) {
    return contents.search(words).stream().map(Content::title).toList();
  }

  private Result add(UserRef user, Details details) {
    return contents.add(bot.press(user, "content.done"), details, Content.Origin.TYPED);
  }

  private Content added(UserRef user, Details details) {
    return content(add(user, details));
  }

  private static Content content(Result result) {
    return ((Result.Done) result).content();
  }
}

package io.github.rallybot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.journal.Stored;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

@ExtendWith(RedisForTests.class)
class CommitTest {

  record Note(String text, Optional<String> more) {}

  record NewerNote(String text, Optional<String> more, List<String> tags) {}

  private static final ChannelRef LEADS = new ChannelRef(Platform.SLACK, "C0LEADS");
  private static final Index NOTES = Index.all("notes");
  private static final Claim CLAIM = new Claim("note-title", "Ada");

  private final RedisClient redis = RedisClient.create(RedisForTests.uri());
  private final String org = RedisForTests.freshOrg();
  private final RedisStore store =
      new RedisStore(redis, org, Clock.systemUTC(), Duration.ofDays(400));

  @AfterEach
  void close() {
    redis.close();
  }

  private static DocRef<Note> ref(String id) {
    return new DocRef<>("note", id, Note.class);
  }

  private static Note note(String text) {
    return new Note(text, Optional.empty());
  }

  private Stored<Note> made(String id) {
    assertThat(store.commit(new Commit().create(ref(id), note("first"))))
        .isEqualTo(new Outcome.Done());
    return store.load(ref(id)).orElseThrow();
  }

  /** One step of every kind, so that a commit which writes a part of it would be seen. */
  private static Commit everything(Commit commit) {
    return commit
        .create(ref("new"), note("new"))
        .take(CLAIM, "me")
        .add(NOTES, "new", 7)
        .event(Event.of("note.made").with("note", "new"))
        .mark(new Mark(LEADS, "note:new", true));
  }

  @Test
  void several_documents_and_all_that_belongs_to_them_are_written_together() {
    Stored<Note> a = made("a");
    Stored<Note> b = made("b");
    Commit commit = everything(new Commit().replace(a, note("a2")).replace(b, note("b2")));
    assertThat(store.commit(commit)).isEqualTo(new Outcome.Done());
    assertThat(store.load(List.of(ref("a"), ref("none"), ref("b"), ref("new"))))
        .containsExactly(
            new Stored<>(ref("a"), note("a2"), 2, "{\"text\":\"a2\"}"),
            new Stored<>(ref("b"), note("b2"), 2, "{\"text\":\"b2\"}"),
            new Stored<>(ref("new"), note("new"), 1, "{\"text\":\"new\"}"));
    assertThat(store.holder(CLAIM)).contains("me");
    assertThat(store.list(NOTES, 10)).containsExactly("new");
    assertThat(store.count(NOTES, 7)).isEqualTo(1);
    assertThat(store.count(NOTES, 8)).isZero();
    assertThat(new RedisDeliveryStore(redis, org, store).dueChannels()).containsExactly(LEADS);
  }

  @Test
  void a_conflict_on_any_document_leaves_nothing_written() {
    Stored<Note> a = made("a");
    Stored<Note> b = made("b");
    store.commit(new Commit().replace(b, note("meanwhile")));
    Map<String, String> before = Everything.of(org);
    List<Commit> conflicting =
        List.of(
            everything(new Commit().replace(a, note("a2")).replace(b, note("b2"))),
            everything(new Commit().replace(a, note("a2"))).expect(b),
            everything(new Commit()).expectAbsent(ref("a")),
            everything(new Commit()).create(ref("b"), note("b2")));
    for (Commit commit : conflicting) {
      assertThat(store.commit(commit)).isEqualTo(new Outcome.Conflict());
      assertThat(Everything.of(org)).isEqualTo(before);
    }
  }

  @Test
  void a_document_that_is_expected_and_has_not_changed_lets_the_commit_through() {
    Stored<Note> a = made("a");
    assertThat(store.commit(everything(new Commit().expect(a).expectAbsent(ref("new2")))))
        .isEqualTo(new Outcome.Done());
    assertThat(store.load(ref("a"))).contains(a);
  }

  @Test
  void a_claim_that_somebody_holds_leaves_nothing_written_and_says_who() {
    store.commit(new Commit().take(CLAIM, "Grace"));
    Map<String, String> before = Everything.of(org);
    assertThat(store.commit(everything(new Commit()))).isEqualTo(new Outcome.Taken(CLAIM, "Grace"));
    assertThat(Everything.of(org)).isEqualTo(before);
    assertThat(before.keySet()).noneMatch(key -> key.contains("Ada"));
    store.commit(new Commit().release(CLAIM, "Grace"));
    assertThat(store.commit(everything(new Commit()))).isEqualTo(new Outcome.Done());
  }

  @Test
  void a_claim_with_a_time_ends() {
    store.commit(new Commit().take(CLAIM, "Grace", Duration.ofMillis(30)));
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (store.holder(CLAIM).isPresent() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(store.commit(everything(new Commit()))).isEqualTo(new Outcome.Done());
  }

  @Test
  void what_a_newer_version_wrote_survives_a_replace_and_goes_with_the_whole() {
    DocRef<NewerNote> newer = new DocRef<>("note", "a", NewerNote.class);
    NewerNote full = new NewerNote("first", Optional.of("more"), List.of("x", "y"));
    store.commit(new Commit().create(newer, full));
    Stored<Note> old = store.load(ref("a")).orElseThrow();
    assertThat(old)
        .isEqualTo(
            new Stored<>(
                ref("a"),
                new Note("first", Optional.of("more")),
                1,
                "{\"text\":\"first\",\"more\":\"more\",\"tags\":[\"x\",\"y\"]}"));
    store.commit(new Commit().replace(old, note("second")));
    assertThat(store.load(newer).orElseThrow().value())
        .isEqualTo(new NewerNote("second", Optional.empty(), List.of("x", "y")));
    store.commit(new Commit().replaceWhole(store.load(ref("a")).orElseThrow(), note("third")));
    assertThat(store.load(newer).orElseThrow())
        .isEqualTo(
            new Stored<>(
                newer,
                new NewerNote("third", Optional.empty(), List.of()),
                3,
                "{\"text\":\"third\"}"));
  }

  @Test
  void a_redis_that_forgot_the_script_is_sent_it_again() {
    made("a");
    try (Jedis connection = new Jedis(RedisForTests.uri())) {
      connection.scriptFlush();
    }
    made("b");
    assertThat(store.load(List.of(ref("a"), ref("b")))).hasSize(2);
  }

  @Test
  void a_redis_that_does_not_answer_is_the_storage_being_away() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    try (RedisClient nobody = RedisClient.create(URI.create("redis://127.0.0.1:" + port))) {
      RedisStore away = new RedisStore(nobody, org, Clock.systemUTC(), Duration.ofDays(1));
      assertThatThrownBy(() -> away.load(ref("a"))).isInstanceOf(StorageAway.class);
      assertThatThrownBy(() -> away.load(List.of(ref("a"), ref("b"))))
          .isInstanceOf(StorageAway.class);
      assertThatThrownBy(() -> away.holder(CLAIM)).isInstanceOf(StorageAway.class);
      assertThatThrownBy(() -> away.list(NOTES, 1)).isInstanceOf(StorageAway.class);
      assertThatThrownBy(() -> away.commit(everything(new Commit())))
          .isInstanceOf(StorageAway.class);
      assertThatThrownBy(away::forgetDeleted).isInstanceOf(StorageAway.class);
      assertThatThrownBy(() -> new RedisDeliveryStore(nobody, org, away).dueChannels())
          .isInstanceOf(StorageAway.class);
    }
  }
}

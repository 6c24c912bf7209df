package io.github.rallybot.question;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.Details;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.matching.Embedding;
import io.github.rallybot.matching.Vector;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.redis.RedisForTests;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long people and rounds wait once much was heard. No test: run it with {@code ./mvnw -pl
 * bot-core test -Dtest=QuestionsBench}; {@code -Drally.hearings=10000} makes it smaller.
 */
@SuppressWarnings("SystemOut") // the figures are for whoever runs it
@ExtendWith(RedisForTests.class)
class QuestionsBench {

  private static final long SEED = 5;
  private static final int HEARINGS = Integer.getInteger("rally.hearings", 100_000);
  private static final int QUESTIONS = HEARINGS / 20;
  private static final int REPS = 200;
  private static final int CONTENTS = 10_000;
  private static final int AT_ONCE = 500;
  private static final int TIMES = 20;

  private static final List<String> SYSTEMS =
      List.of("Okta", "Entra", "Salesforce", "HubSpot", "Jira", "Zoom", "Slack", "Teams", "SAP");
  private static final List<String> ASKED =
      List.of(
          "Do you support %s for %s?",
          "How long does it take to connect %s with %s?",
          "What does the migration from %s cost us for %s?",
          "Can our people export %s reports about %s to a file?");

  private final TestBot bot = TestBot.create();
  private final Random random = new Random(SEED);
  private final List<MemberId> reps = new ArrayList<>();
  private List<Content> contents = List.of();

  @Test
  void at_many_hearings() {
    fill();
    Board meaning = new Board(bot.store, HASHED, ZoneOffset.UTC);
    System.out.printf(
        "%,d hearings of %,d questions by %d reps, %,d contents%n",
        bot.board.hearings().size(), bot.board.questions().size(), REPS, bot.contents.all().size());
    time("first round", 1, n -> bot.backToReps.run());
    time("round, nothing new", TIMES, n -> bot.backToReps.run());
    time("round of watches, nothing new", TIMES, n -> bot.watchRounds.run());
    time("/questions", TIMES, n -> bot.types(PRIYA, "questions"));
    time("/questions last 365 days", TIMES, n -> bot.types(PRIYA, "questions last 365 days"));
    time("/questions, words", TIMES, n -> bot.types(PRIYA, "questions migration okta " + n));
    time("search by words", TIMES, n -> bot.board.saying("migration okta thing" + n));
    meaning.hearings();
    time("search by meaning and words", TIMES, n -> meaning.meaning("migration okta thing" + n));
    time("/heard", TIMES, n -> bot.types(MAYA, "heard Is there a " + n + " day trial of it?"));
    time("one answer given, round", TIMES, this::answer);
    time("one content changed, round", TIMES, this::retitle);
    time("/rally content", TIMES, n -> bot.types(PRIYA, "content"));
    time("/rally content never used", TIMES, n -> bot.types(PRIYA, "content never used"));
    time("/rally content search", TIMES, n -> bot.types(PRIYA, "content search guide okta " + n));
    bot.close();
  }

  private interface Deed {
    void run(int time);
  }

  private static void time(String what, int times, Deed deed) {
    if (times > 1) {
      IntStream.range(0, 5).forEach(n -> deed.run(times + n));
    }
    double[] took = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      deed.run(i);
      took[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(took);
    System.out.printf(
        Locale.ROOT,
        "%-30s median %8.1f ms, longest %8.1f ms%n",
        what,
        took[times / 2],
        took[times - 1]);
  }

  private void answer(int time) {
    bot.sorting.answer(
        "bench-answer" + time,
        PRIYA,
        new QuestionId("q" + (time * 10 + 2)),
        commit -> contents.get(time).id());
    bot.backToReps.run();
  }

  private void retitle(int time) {
    Content content = contents.get(CONTENTS - 1 - time);
    bot.contents.edit(
        bot.press(PRIYA, "x"), content.id(), Details.of("Guide " + time, content.details().link()));
    bot.backToReps.run();
  }

  private void fill() {
    bot.members.enrolled(PRIYA);
    reps.add(bot.members.enrolled(MAYA).id());
    for (int i = 1; i < REPS; i++) {
      UserRef user = new UserRef(Platform.SLACK, "U1REP" + i);
      bot.chat.know(
          user,
          new Profile(
              "Rep " + i,
              Optional.of("rep" + i + "@rally.example"),
              Optional.of(ZoneOffset.UTC),
              false,
              false,
              false));
      reps.add(bot.members.enrolled(user).id());
    }
    List<Commit> commits = new ArrayList<>();
    for (int i = 0; i < CONTENTS; i++) {
      Commit commit = new Commit();
      bot.contents.addTo(
          commit,
          Details.of(
              "Guide " + i + " to " + SYSTEMS.get(i % SYSTEMS.size()),
              Optional.of(URI.create("https://example.com/guide/" + i))),
          Content.Origin.FEED,
          Optional.empty());
      commits.add(commit);
    }
    write(commits);
    contents = bot.contents.all();
    IntStream.range(0, QUESTIONS).forEach(i -> commits.add(question(i)));
    IntStream.range(0, HEARINGS).forEach(i -> commits.add(hearing(i)));
    write(commits);
    bot.types(PRIYA, "questions tell me migration 2");
  }

  private void write(List<Commit> commits) {
    for (int i = 0; i < commits.size(); i += AT_ONCE) {
      bot.store.commitAll(commits.subList(i, Math.min(commits.size(), i + AT_ONCE))).stream()
          .filter(outcome -> !(outcome instanceof Outcome.Done))
          .forEach(
              outcome -> {
                throw new AssertionError(outcome);
              });
    }
    commits.clear();
  }

  private String words(int question) {
    return String.format(
        Locale.ROOT,
        ASKED.get(question % ASKED.size()),
        SYSTEMS.get(question % SYSTEMS.size()),
        "thing" + question);
  }

  /** Of ten questions two are answered, which all know; of twenty one is planned today. */
  private Commit question(int i) {
    QuestionId id = new QuestionId("q" + i);
    MemberId by = reps.get(0);
    Instant at = TestBot.START.minus(Duration.ofDays(365));
    BuyerQuestion.Plan plan =
        new BuyerQuestion.Plan("Guide", Optional.empty(), Optional.empty(), Optional.empty());
    BuyerQuestion.State state =
        new BuyerQuestion.State(
            answered(i).isPresent() ? Status.ANSWERED : i % 20 == 5 ? Status.PLANNED : Status.NEW,
            by,
            i % 20 == 5 ? TestBot.START : at,
            i % 20 == 5 ? Optional.of(plan) : Optional.empty(),
            answered(i),
            Optional.empty());
    BuyerQuestion question =
        new BuyerQuestion(
            id,
            at,
            by,
            List.of(new BuyerQuestion.Worded(words(i), Optional.empty(), by, at)),
            Kind.QUESTION,
            List.of(state),
            Optional.empty(),
            Optional.empty(),
            Optional.of(vector(words(i))),
            Optional.empty());
    return new Commit()
        .create(BuyerQuestion.ref(id), question)
        .add(Board.QUESTIONS, id.value(), at.toEpochMilli());
  }

  private Optional<ContentId> answered(int question) {
    return question % 10 < 2
        ? Optional.of(contents.get(question % CONTENTS).id())
        : Optional.empty();
  }

  /** Of ten hearings one belongs to no question yet. */
  private Commit hearing(int i) {
    HearingId id = new HearingId("h" + i);
    Instant at = TestBot.START.minus(Duration.ofMinutes(random.nextInt(365 * 24 * 60) + 60L));
    int question = (int) (QUESTIONS * Math.pow(random.nextDouble(), 2));
    Hearing hearing =
        new Hearing(
            id,
            at,
            reps.get(1 + random.nextInt(REPS - 1)),
            words(question) + " We have " + i % 97 + " people.",
            Kind.QUESTION,
            new About(
                Optional.empty(),
                i % 3 == 0 ? Optional.empty() : Optional.of("Company " + i % 5000 + ", Inc."),
                Optional.of(List.of("Ops leader", "IT", "Finance").get(i % 3)),
                Optional.of(List.of("Evaluating", "Deciding").get(i % 2)),
                Optional.empty(),
                Optional.of("webinar")),
            i % 10 == 0 ? Optional.empty() : Optional.of(new QuestionId("q" + question)),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            answered(question).map(News::answered).stream().toList(),
            Optional.empty(),
            Optional.of(vector(words(question))),
            Optional.empty());
    return new Commit()
        .create(Hearing.ref(id), hearing)
        .add(Board.HEARINGS, id.value(), at.toEpochMilli());
  }

  private static String vector(String words) {
    byte[] values = new byte[384];
    new Random(words.hashCode()).nextBytes(values);
    return "hashed:" + Base64.getEncoder().encodeToString(values);
  }

  /** As costly to compare as the real one, and costs nothing to make. */
  private static final Embedding HASHED =
      new Embedding() {
        @Override
        public Optional<Vector> of(String words) {
          return Vector.parse(vector(words));
        }

        @Override
        public CompletableFuture<Boolean> warm() {
          return CompletableFuture.completedFuture(true);
        }
      };
}

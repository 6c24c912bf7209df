package io.github.rallybot.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.Details;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.Once;
import io.github.rallybot.redis.RedisForTests;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever people do in whatever order, the hearings are exactly those neither erased nor taken
 * back, each in exactly one question or unsorted, and what is counted agrees with them.
 */
@ExtendWith(RedisForTests.class)
class NothingIsLostTest {

  private static final List<String> WORDS =
      List.of(
          "Do you support single sign-on?",
          "do you support single sign on",
          "What does migration cost?",
          "How much is the migration?",
          "Can I export my data?",
          "Can I import my data?",
          "Wo liegen unsere Daten?",
          "オフラインで使えますか？");

  private static final List<UserRef> PEOPLE = List.of(TestBot.MAYA, TestBot.TOM, TestBot.PRIYA);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_sequence_of_deeds_loses_nothing(long seed) {
    try (TestBot bot = TestBot.create()) {
      Play play = new Play(bot, new Random(seed));
      for (int step = 0; step < 120; step++) {
        play.step();
        play.check("seed " + seed + ", step " + step + " (" + play.last + ")");
      }
      play.checkAnotherInstance("seed " + seed);
    }
  }

  /** Plays deeds and keeps a book of its own about what there has to be. */
  private static final class Play {
    private final TestBot bot;
    private final Random random;

    /** The lead of each hearing that was neither erased nor taken back, or none. */
    private final Map<HearingId, Optional<LeadId>> alive = new LinkedHashMap<>();

    private final Map<HearingId, String> words = new LinkedHashMap<>();
    private final List<LeadId> leads = new ArrayList<>();
    private final Map<LeadId, String> addresses = new LinkedHashMap<>();
    private int deeds;
    private String last = "";

    Play(TestBot bot, Random random) {
      this.bot = bot;
      this.random = random;
    }

    void step() {
      bot.clock.move(Duration.ofMinutes(random.nextInt(300)));
      int deed = random.nextInt(14);
      switch (alive.size() < 3 ? 0 : deed) {
        case 0, 1, 2 -> hear();
        case 3 -> named("sort", bot.questions.sort(deed(), anybody(), hearing(), question()));
        case 4 -> named("make", bot.questions.makeQuestion(deed(), anybody(), hearing()));
        case 5 -> named("undo move", undoMove());
        case 6, 7 -> named("merge", bot.sorting.merge(deed(), anybody(), question(), question()));
        case 8 -> named("split", bot.sorting.split(deed(), anybody(), question()));
        case 9 ->
            named(
                "word",
                bot.sorting.word(
                    deed(), anybody(), question(), "In better words " + deeds, Optional.empty()));
        case 10 -> state();
        case 11 -> takeBack();
        case 12 ->
            named(
                "same",
                bot.questions.same(
                    deed(),
                    anybody(),
                    hearing(),
                    bot.board.hearing(hearing()).map(Offer::code).orElse("u.0")));
        default -> erase();
      }
    }

    private void hear() {
      Optional<LeadId> lead = random.nextBoolean() ? Optional.of(lead()) : Optional.empty();
      About about = lead.flatMap(bot.leads::find).map(About::lead).orElseGet(About::nothing);
      String said = WORDS.get(random.nextInt(WORDS.size()));
      Questions.Receipt receipt =
          bot.questions.hear(deed(), anybody(), List.of(said), Kind.QUESTION, about);
      if (receipt instanceof Questions.Receipt.Logged logged) {
        logged
            .hearings()
            .forEach(
                hearing -> {
                  alive.put(hearing.id(), lead);
                  words.put(hearing.id(), said);
                });
      }
      named("hear", receipt);
    }

    private LeadId lead() {
      if (leads.isEmpty() || random.nextInt(3) == 0) {
        String address = "buyer" + deeds + "@northgate.example";
        LeadId lead = TestBot.received(bot.leads.receive(TestBot.lead(address), Optional.empty()));
        leads.add(lead);
        addresses.put(lead, address);
      }
      return leads.get(random.nextInt(leads.size()));
    }

    private Object undoMove() {
      HearingId hearing = hearing();
      String seen = bot.board.hearing(hearing).map(Hearing::mark).orElse("0");
      return bot.questions.undoMove(deed(), anybody(), hearing, seen);
    }

    private String mark(QuestionId question) {
      return bot.board.question(question).map(BuyerQuestion::mark).orElse("none");
    }

    private void state() {
      String deed = deed();
      QuestionId question = question();
      named(
          "state",
          switch (random.nextInt(3)) {
            case 0 -> bot.sorting.pickUp(deed, anybody(), question);
            case 1 -> bot.sorting.answer(deed, anybody(), question, this::guide);
            default -> bot.sorting.undo(deed, anybody(), question, mark(question));
          });
    }

    private ContentId guide(Commit commit) {
      URI link = URI.create("https://example.com/" + random.nextInt(5));
      return bot.contents.addTo(
          commit, Details.of("Guide", Optional.of(link)), Content.Origin.TYPED, Optional.empty());
    }

    private void erase() {
      if (leads.isEmpty() || random.nextInt(3) > 0) {
        return;
      }
      LeadId lead = leads.remove(random.nextInt(leads.size()));
      bot.erasure.erase(String.valueOf(addresses.get(lead)));
      alive.values().removeIf(of -> of.equals(Optional.of(lead)));
      last = "erase";
    }

    private void takeBack() {
      HearingId hearing = hearing();
      Once.Result<Hearing> result = bot.buyerQuestions.removal().remove(deed(), anybody(), hearing);
      if (result.done().isPresent()) {
        alive.remove(hearing);
      }
      named("take back", result);
    }

    private void named(String what, Object result) {
      last = what + ": " + result;
    }

    private String deed() {
      return "deed" + ++deeds;
    }

    private UserRef anybody() {
      return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    /** Mostly one that is there. */
    private HearingId hearing() {
      List<HearingId> all = List.copyOf(words.keySet());
      return all.get(random.nextInt(all.size()));
    }

    private QuestionId question() {
      List<QuestionId> all =
          bot.board.questions().stream()
              .map(BuyerQuestion::id)
              .sorted(java.util.Comparator.comparing(QuestionId::value))
              .toList();
      return all.isEmpty() ? new QuestionId("none") : all.get(random.nextInt(all.size()));
    }

    void check(String when) {
      assertThat(kept(bot.board)).as(when).isEqualTo(expected());
      Ranking ranking = Ranking.of(bot.board, all(), bot.clock.instant());
      List<HearingId> counted = new ArrayList<>();
      ranking.unsorted().forEach(hearing -> counted.add(hearing.id()));
      ranking.rows().forEach(row -> row.hearings().forEach(one -> counted.add(one.id())));
      assertThat(counted).as(when).containsExactlyInAnyOrderElementsOf(alive.keySet());
      assertThat(ranking.heard() + ranking.unsorted().size()).as(when).isEqualTo(alive.size());
      assertThat(untold(bot.board)).as(when).isEqualTo(untoldByReadingAll());
      assertThat(watched(bot.board)).as(when).isEqualTo(watched(bot.anotherBoard()));
      assertThat(ranking.rows())
          .as(when)
          .allSatisfy(row -> assertThat(row.question().words()).isNotBlank());
    }

    /** One that reads everything at once sees what one sees that followed all the way. */
    void checkAnotherInstance(String when) {
      Board another = bot.anotherBoard();
      assertThat(kept(another)).as(when).isEqualTo(expected());
      assertThat(places(another)).as(when).isEqualTo(places(bot.board));
      assertThat(untold(another)).as(when).isEqualTo(untold(bot.board));
      assertThat(another.labels().stages()).as(when).isEqualTo(bot.board.labels().stages());
    }

    private static Set<String> untold(Board board) {
      return board.known().untold().values().stream()
          .flatMap(Set::stream)
          .map(HearingId::value)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> untoldByReadingAll() {
      return Untold.read(bot.store, alive.keySet(), new Commit()).stream()
          .map(one -> one.untold().hearing().id().value())
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, List<Instant>> watched(Board board) {
      return board.watched().stream()
          .collect(
              Collectors.toMap(
                  one -> one.question().id().value(), Watched::askers, (a, b) -> a, TreeMap::new));
    }

    private Map<String, String> expected() {
      return alive.keySet().stream()
          .collect(
              Collectors.toMap(
                  HearingId::value,
                  id -> String.valueOf(words.get(id)),
                  (a, b) -> a,
                  TreeMap::new));
    }

    private static Map<String, String> kept(Board board) {
      return board.hearings().stream()
          .collect(
              Collectors.toMap(one -> one.id().value(), Hearing::words, (a, b) -> a, TreeMap::new));
    }

    private static Map<String, Set<String>> places(Board board) {
      Map<String, Set<String>> places = new TreeMap<>();
      board
          .hearings()
          .forEach(
              hearing ->
                  places
                      .computeIfAbsent(
                          board.root(hearing).map(root -> root.id().value()).orElse("unsorted"),
                          id -> new TreeSet<>())
                      .add(hearing.id().value()));
      return places;
    }

    private static View all() {
      return new View(
          View.Period.ALL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty());
    }
  }
}

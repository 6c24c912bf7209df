package io.github.rallybot.lead;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.member.Member;
import io.github.rallybot.redis.Everything;
import io.github.rallybot.redis.RedisForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ErasureTest {

  private static final String MAYAS = "maya.ross@rally.example";

  private final TestBot bot = TestBot.create();

  /** In every word of the person, and nowhere else in the world. */
  private final String mark = "q" + UUID.randomUUID().toString().replace("-", "");

  private final String address = "mail" + mark + "@x.example";

  @AfterEach
  void close() {
    bot.close();
  }

  private Optional<String> marked(String text) {
    return Optional.of(text + " " + mark);
  }

  private Optional<URI> link(String host) {
    return Optional.of(URI.create("https://" + host + "." + mark + ".example/" + mark));
  }

  private Brief personal(String email, String source, Optional<String> owner) {
    Contact contact =
        new Contact(
            marked("Name"),
            marked("Title"),
            marked("Company"),
            Optional.of(email),
            marked("+1 202 555"),
            link("www"),
            marked("Message"),
            owner,
            link("crm"));
    return new Brief(
        source,
        marked("ext"),
        Optional.of("Fleet costs 2026"),
        Optional.of("Ops leader"),
        Optional.of("evaluation"),
        Optional.of("DE"),
        Optional.of(new Grade("B")),
        contact,
        List.of(
            new Touchpoint(Optional.of(TestBot.START), "page", marked("Pricing"), link("page"))),
        Map.of("key " + mark, List.of("value " + mark), "map", Map.of(mark, mark)),
        false);
  }

  private Interaction otherReason(io.github.rallybot.chat.UserRef user, LeadId id) {
    FormValue words = new FormValue.Text("Note " + mark);
    return bot.form(user, Map.of("note", words), "lead.other-done", id.value());
  }

  private String held() {
    return Everything.of(bot.org).toString();
  }

  private boolean inFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(Everything.folder()))) {
      return files.filter(Files::isRegularFile).anyMatch(this::inFile);
    }
  }

  private boolean inFile(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(mark);
    } catch (NoSuchFileException replacedByTheRewrite) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void of_a_person_no_word_is_left_and_no_figure_moves() throws IOException {
    Optional<String> owner = Optional.of("owner" + mark + "@rally.example");
    Optional<Leads.Key> key = Optional.of(new Leads.Key("key " + mark, "5eed"));
    LeadId id = TestBot.received(bot.leads.receive(personal(address, "webinar", owner), key));
    bot.reconciler.runOnce();
    bot.leads.receive(personal("second" + mark + "@x.example", "webinar", owner), Optional.empty());
    bot.router.answer(otherReason(TOM, id));
    bot.does(MAYA, "lead.take", id.value());
    Lead before = bot.leads.find(id).orElseThrow();
    List<String> journal = bot.journal();
    assertThat(held()).contains(mark);
    assertThat(inFiles()).isTrue();

    assertThat(bot.erasure.erase(" " + address.toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(new Erasure.Erased(1, 0, 0));
    assertThat(held()).doesNotContain(mark);
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (inFiles() && System.nanoTime() < end) {
      Thread.onSpinWait(); // Redis deletes the file before the rewrite in the background
    }
    assertThat(inFiles()).isFalse();
    bot.reconciler.runOnce();
    assertThat(bot.chat.cards().toString()).doesNotContain(mark);
    assertThat(CardText.of(bot.chat.cards().get(0)))
        .isEqualTo(
            "This lead was erased.\n✗ Not a fit (other): Tom B., 09:30  |  taken by Maya R.");

    Verdict verdict = before.verdicts().get(0);
    assertThat(bot.leads.find(id))
        .contains(
            new Lead(
                id,
                before.receivedAt(),
                new Brief(
                    "webinar",
                    Optional.empty(),
                    before.brief().campaign(),
                    before.brief().persona(),
                    before.brief().stage(),
                    before.brief().country(),
                    before.brief().grade(),
                    Contact.nobody(),
                    List.of(),
                    Map.of(),
                    false),
                before.place(),
                List.of(),
                Optional.empty(),
                before.taken(),
                List.of(verdict.withNote(Optional.empty())),
                before.followUp(),
                before.history(),
                Optional.empty(),
                Optional.of(TestBot.START)));
    assertThat(verdict.reason()).contains("other");
    assertThat(bot.journal())
        .containsExactlyElementsOf(
            Stream.concat(journal.stream(), Stream.of("lead.erased")).toList());
    assertThat(bot.erasure.erase(address)).isEqualTo(new Erasure.Erased(0, 0, 0));
    assertThat(bot.journal()).hasSize(journal.size() + 1);
  }

  @Test
  void every_address_and_external_id_of_an_erased_lead_is_free_again() {
    LeadId id =
        TestBot.received(
            bot.leads.receive(TestBot.lead("a@x.example", "form", Optional.of("1")), none()));
    bot.leads.receive(TestBot.lead("b@x.example", "form", Optional.of("1")), none());
    bot.leads.receive(TestBot.lead("a@x.example", "crm", Optional.of("7")), none());
    assertThat(bot.leads.receive(TestBot.lead("b@x.example"), none()))
        .isEqualTo(new Leads.Receipt.Duplicate(id));
    assertThat(bot.erasure.erase("b@x.example")).isEqualTo(new Erasure.Erased(1, 0, 0));
    assertThat(bot.erasure.erase("a@x.example")).isEqualTo(new Erasure.Erased(0, 0, 0));
    for (Brief again :
        List.of(
            TestBot.lead("a@x.example"),
            TestBot.lead("b@x.example"),
            TestBot.lead("c@x.example", "form", Optional.of("1")),
            TestBot.lead("d@x.example", "crm", Optional.of("7")))) {
      assertThat(bot.leads.receive(again, none())).isInstanceOf(Leads.Receipt.Accepted.class);
    }
  }

  private static Optional<Leads.Key> none() {
    return Optional.empty();
  }

  @Test
  void a_lead_that_waits_for_a_channel_is_not_posted_once_it_was_erased() {
    TestBot homeless = new TestBot(Optional.empty(), Set.of());
    homeless.leads.receive(TestBot.lead("a@x.example"), none());
    homeless.erasure.erase("a@x.example");
    assertThat(homeless.channels.waiting()).isZero();
    homeless.types(SAM, "here");
    homeless.reconciler.runOnce();
    assertThat(homeless.chat.cards()).isEmpty();
    homeless.close();
  }

  @Test
  void of_a_member_name_notes_and_ownership_go_and_their_verdicts_stay() {
    LeadId id =
        TestBot.received(bot.leads.receive(personal(address, "webinar", Optional.empty()), none()));
    bot.leads.receive(personal(address, "e-book", Optional.of(MAYAS)), none());
    bot.reconciler.runOnce();
    bot.router.answer(otherReason(MAYA, id));
    bot.does(MAYA, "lead.take", id.value());
    assertThat(bot.chat.cards().toString()).contains("Maya", "Note " + mark, "for ], Person");
    assertThat(bot.erasure.erase(MAYAS)).isEqualTo(new Erasure.Erased(0, 0, 1));
    bot.reconciler.runOnce();
    assertThat(bot.chat.cards().toString()).doesNotContain("Maya", "Note " + mark, "Person", MAYAS);
    assertThat(CardText.of(bot.chat.cards().get(0)))
        .endsWith(
            "✗ Not a fit (other): a former member, 09:30  |  taken by a former member  |"
                + "  Marketing: B");
    assertThat(held()).doesNotContain("Maya", "Ross", "Note " + mark, MAYAS, MAYA.id());
    assertThat(bot.erasure.erase(MAYAS)).isEqualTo(new Erasure.Erased(0, 0, 0));
    bot.does(MAYA, "lead.judge", id.value(), "good_fit");
    assertThat(CardText.of(bot.chat.cards().get(0)))
        .contains("a former member, 09:30  |  ✓ Good fit: Maya R., 09:30");
  }

  @Test
  void clicks_that_race_with_an_erasure_leave_no_words() throws Exception {
    for (int round = 0; round < 15; round++) {
      String email = "race" + round + "@x.example";
      LeadId old = TestBot.received(bot.leads.receive(TestBot.lead(email), none()));
      LeadId other = TestBot.received(bot.leads.receive(TestBot.lead("b" + email), none()));
      bot.does(MAYA, "lead.judge", old.value(), "good_fit");
      atOnce(
          () -> bot.router.answer(otherReason(MAYA, old)),
          () -> bot.router.answer(otherReason(MAYA, other)),
          () -> bot.erasure.erase(MAYAS),
          () -> bot.erasure.erase(email));
      assertThat(bot.leads.find(old).orElseThrow().verdicts())
          .allMatch(verdict -> verdict.note().isEmpty());
      for (Verdict verdict : bot.leads.find(other).orElseThrow().verdicts()) {
        Optional<Member> by =
            bot.members.named(List.of(verdict.by())).values().stream().findFirst();
        boolean erased = by.orElseThrow().erasedAt().isPresent();
        assertThat(erased && verdict.note().isPresent()).isFalse();
      }
    }
  }

  private void atOnce(Runnable... deeds) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(deeds.length);
    try {
      CyclicBarrier start = new CyclicBarrier(deeds.length);
      List<Future<?>> done = new java.util.ArrayList<>();
      for (Runnable deed : deeds) {
        done.add(
            people.submit(
                () -> {
                  start.await(10, TimeUnit.SECONDS);
                  deed.run();
                  return true;
                }));
      }
      for (Future<?> one : done) {
        one.get(20, TimeUnit.SECONDS);
      }
    } finally {
      people.shutdownNow();
    }
  }
}

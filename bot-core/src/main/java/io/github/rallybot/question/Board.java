package io.github.rallybot.question;

import io.github.rallybot.content.ContentId;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Follower;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.matching.Embedding;
import io.github.rallybot.matching.Near;
import io.github.rallybot.matching.Texts;
import io.github.rallybot.matching.Vector;
import io.github.rallybot.member.Joining;
import io.github.rallybot.member.MemberId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All hearings and questions as they are now, in the memory of this instance: read once, and kept
 * current by the tail of the journal, which every look at it reads first. So what any instance
 * wrote before is seen.
 */
public final class Board {

  /** All hearings, by when they were logged. */
  static final Index HEARINGS = Index.all("hearings");

  /** All questions, by when they were first heard. */
  static final Index QUESTIONS = Index.all("questions");

  private static final int BATCH = 1000;

  /** As many are found by their meaning. */
  private static final int ALIKE = 10;

  private static final int ALL = 10_000_000;

  private final Store store;
  private final Embedding embedding;

  /** What was said of each question, grouped by question. */
  private final Texts texts = new Texts();

  /** What was said and is in no question yet, each a group of its own. */
  private final Texts unsorted = new Texts();

  private final ZoneId zone;
  private final Follower journal;
  private final Belonging known = new Belonging();
  private final Labels labels = new Labels();
  private final Spoken spoken = new Spoken();
  private final Map<QuestionId, Watched> watched = new ConcurrentHashMap<>();
  private final Map<MemberId, MemberId> joined = new ConcurrentHashMap<>();

  /**
   * @param embedding tells what words mean
   * @param zone of the team: where the days of those begin who heard something of nobody they know
   */
  public Board(Store store, Embedding embedding, ZoneId zone) {
    this.store = store;
    this.embedding = embedding;
    this.zone = zone;
    this.journal = new Follower(store, "");
  }

  /** The hearings of a lead, so that they can be forgotten with it. */
  static Index ofLead(LeadId lead) {
    return new Index("hearings-of-lead", lead.value());
  }

  /**
   * What is known of words that are to be logged.
   *
   * @param literal the question that they nearly literally are
   * @param near the nearest known questions and unsorted hearings, the nearest first, at most
   *     three; a question stands for all that was merged into it
   * @param answer what answers the question that they are, or else the nearest one
   * @param vector what they mean, if that could be told at once
   */
  record Match(
      Optional<QuestionId> literal,
      List<Offer> near,
      Optional<ContentId> answer,
      Optional<String> vector) {}

  /** All hearings that were not erased. */
  Collection<Hearing> hearings() {
    refresh();
    return known.hearings();
  }

  Optional<Hearing> hearing(HearingId id) {
    refresh();
    return known.hearing(id);
  }

  /** All questions that were not erased, those that count as another one too. */
  Collection<BuyerQuestion> questions() {
    refresh();
    return known.questions();
  }

  Optional<BuyerQuestion> question(QuestionId id) {
    refresh();
    return known.question(id);
  }

  /** Which hearing counts for which question. Reads nothing anew. */
  Belonging known() {
    return known;
  }

  /** The labels that hearings have. */
  Labels labels() {
    refresh();
    return labels;
  }

  /** The question that one counts as; empty if it was erased. Reads nothing anew. */
  Optional<BuyerQuestion> root(QuestionId id) {
    return known.root(id);
  }

  /** The question that a hearing counts for; empty if it is unsorted. Reads nothing anew. */
  Optional<BuyerQuestion> root(Hearing hearing) {
    return hearing.question().flatMap(known::root);
  }

  /** What answers a question, if it is answered. Reads nothing anew. */
  Optional<ContentId> answer(QuestionId id) {
    return root(id).flatMap(BuyerQuestion::answer);
  }

  /** The questions that were merged into one, directly. Reads nothing anew. */
  List<BuyerQuestion> parts(QuestionId id) {
    return known.parts(id);
  }

  /** All hearings that count for a question, the latest first. Reads nothing anew. */
  List<Hearing> hearingsOf(QuestionId root) {
    return known
        .under(root)
        .sorted(Comparator.comparing(Hearing::at).thenComparing(h -> h.id().value()).reversed())
        .toList();
  }

  /** The record in which a person is kept, whichever of theirs this is. Reads nothing anew. */
  MemberId now(MemberId member) {
    MemberId at = member;
    for (MemberId to = joined.get(at); to != null; to = joined.get(at)) {
      at = to;
    }
    return at;
  }

  /** What a person heard, under whichever of their records. Reads nothing anew. */
  Stream<Hearing> by(MemberId member) {
    return records(member).flatMap(known::by);
  }

  /** The records of a person: this one, and all that were joined to it. Reads nothing anew. */
  Stream<MemberId> records(MemberId member) {
    return Stream.concat(
            Stream.of(member), joined.keySet().stream().filter(id -> now(id).equals(member)))
        .distinct();
  }

  /**
   * Who asked, by a name that is the same for the same asker: a company, else a lead, else whoever
   * heard it on one day. Reads nothing anew.
   */
  String asker(Hearing hearing) {
    About about = hearing.about();
    if (about.company().isPresent()) {
      return "company " + spoken.company(hearing.id(), about.company().get());
    }
    return about
        .lead()
        .map(lead -> "lead " + lead.value())
        .orElseGet(
            () ->
                "rep " + now(hearing.by()).value() + " " + LocalDate.ofInstant(hearing.at(), zone));
  }

  /** All questions of which anything was heard, as watches see them. */
  List<Watched> watched() {
    refresh();
    return known.questions().stream()
        .map(BuyerQuestion::id)
        .flatMap(id -> known.root(id).filter(root -> root.id().equals(id)).stream())
        .map(root -> watched.computeIfAbsent(root.id(), id -> Watched.of(this, root)))
        .filter(one -> !one.askers().isEmpty())
        .toList();
  }

  Match match(String words) {
    refresh();
    Optional<String> vector = embedding.of(words).map(Vector::text);
    Optional<QuestionId> literal =
        texts.literal(words).map(QuestionId::new).filter(id -> root(id).isPresent());
    List<Offer> near = literal.isPresent() ? List.of() : offers(words, vector, 3, Set.of());
    Optional<ContentId> answer =
        literal.stream()
            .flatMap(id -> answer(id).stream())
            .findFirst()
            .or(
                () ->
                    near.stream()
                        .flatMap(offer -> offer.question().stream())
                        .findFirst()
                        .flatMap(this::answer));
    return new Match(literal, near, answer, vector);
  }

  /** The questions of which the words of one, or of one of its hearings, say all these words. */
  Set<QuestionId> saying(String words) {
    refresh();
    Predicate<WordStarts> sought = WordStarts.of(words).sought();
    return Stream.concat(
            spoken.questions(sought),
            spoken
                .hearings(sought)
                .flatMap(id -> known.hearing(id).flatMap(Hearing::question).stream()))
        .flatMap(id -> root(id).stream())
        .map(BuyerQuestion::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The words that were said, as they are searched. Reads nothing anew. */
  Spoken spoken() {
    return spoken;
  }

  /** The questions that mean about what these words do, whether they say them or not. */
  Set<QuestionId> meaning(String words) {
    refresh();
    return new LinkedHashSet<>(roots(texts.sought(words, embedding.of(words), ALIKE * 3), ALIKE));
  }

  /** The questions and unsorted hearings nearest to a hearing, without where it is itself. */
  List<Offer> near(Hearing hearing, int most) {
    refresh();
    Set<String> own = new HashSet<>(Set.of(Offer.code(hearing)));
    root(hearing).ifPresent(root -> own.add(root.id().value()));
    return offers(hearing.words(), hearing.vector(), most, own);
  }

  /** What says the same, but for its marks, is offered once. */
  private List<Offer> offers(String words, Optional<String> vector, int most, Set<String> without) {
    Map<WordStarts, Offer> offers = new LinkedHashMap<>();
    Optional<Vector> meant = vector.flatMap(Vector::parse);
    List<Near> nearest =
        Stream.of(texts, unsorted)
            .flatMap(known -> known.offered(words, meant, (most + 1) * 3).stream())
            .sorted(Comparator.comparingDouble(Near::similarity).reversed())
            .toList();
    for (Near near : nearest) {
      offer(near.group())
          .filter(offer -> !without.contains(offer.code()))
          .ifPresent(offer -> offers.putIfAbsent(WordStarts.of(offer.words()), offer));
    }
    return offers.values().stream().limit(most).toList();
  }

  private Optional<Offer> offer(String group) {
    Optional<HearingId> unsorted = Offer.unsorted(group);
    if (unsorted.isPresent()) {
      return known.hearing(unsorted.get()).map(Offer::of);
    }
    QuestionId id = new QuestionId(group);
    return root(id).filter(root -> heard(id, root)).map(Offer::of);
  }

  /** The questions nearest to some words, if they are near enough to be offered. */
  List<QuestionId> near(String words, Optional<String> vector, int most) {
    return roots(texts.offered(words, vector.flatMap(Vector::parse), most * 3), most);
  }

  /** What some groups count as, each once. */
  private List<QuestionId> roots(List<Near> groups, int most) {
    Set<QuestionId> roots = new LinkedHashSet<>();
    for (Near near : groups) {
      QuestionId id = new QuestionId(near.group());
      root(id).filter(root -> heard(id, root)).ifPresent(root -> roots.add(root.id()));
    }
    return roots.stream().limit(most).toList();
  }

  /** Whether anybody asks it, or wrote it down: what neither is true of is offered to nobody. */
  private boolean heard(QuestionId id, BuyerQuestion root) {
    return known.heard(id)
        || known.heard(root.id())
        || root.wordings().stream().anyMatch(worded -> worded.from().isEmpty());
  }

  /** Reads what was written since it was last asked. */
  synchronized void refresh() {
    journal.follow(this::readAll, this::read);
  }

  private void readAll() {
    joined.putAll(Joining.all(store));
    load(ids(HEARINGS), ids(QUESTIONS));
  }

  private void read(List<Event> changes) {
    for (Event event : changes) {
      Joining.in(event).ifPresent(one -> join(one.member(), one.to()));
    }
    List<Event> own =
        changes.stream().filter(event -> event.type().startsWith("question.")).toList();
    load(named("hearing", own), named("question", own));
  }

  private void join(MemberId member, MemberId to) {
    joined.put(member, to);
    watched.clear();
  }

  private static List<String> named(String field, List<Event> changes) {
    return changes.stream()
        .flatMap(event -> Optional.ofNullable(event.fields().get(field)).stream())
        .distinct()
        .toList();
  }

  private List<String> ids(Index index) {
    return store.list(index, ALL);
  }

  private void load(List<String> hearingIds, List<String> questionIds) {
    for (List<String> batch : batches(questionIds)) {
      store
          .load(batch.stream().map(id -> BuyerQuestion.ref(new QuestionId(id))).toList())
          .forEach(stored -> put(stored.value()));
    }
    for (List<String> batch : batches(hearingIds)) {
      store.load(batch.stream().map(id -> Hearing.ref(new HearingId(id))).toList()).stream()
          .map(Stored::value)
          .forEach(this::put);
    }
  }

  private void put(BuyerQuestion question) {
    QuestionId id = question.id();
    Set<QuestionId> changed = new HashSet<>(Set.of(id));
    root(id).ifPresent(before -> changed.add(before.id()));
    known.put(question);
    root(id).ifPresent(now -> changed.add(now.id()));
    spoken.put(question);
    know(texts, "q" + id, id.value(), question.words(), question.vector());
    watched.keySet().removeAll(changed);
  }

  private void put(Hearing hearing) {
    HearingId id = hearing.id();
    Optional<Hearing> before = known.hearing(id);
    Set<QuestionId> changed = new HashSet<>();
    before.flatMap(this::root).ifPresent(root -> changed.add(root.id()));
    known.put(hearing);
    root(hearing).ifPresent(root -> changed.add(root.id()));
    before.ifPresent(was -> labels.count(was.about(), -1));
    if (hearing.present()) {
      labels.count(hearing.about(), 1);
    }
    spoken.put(hearing);
    boolean sorted = hearing.question().isPresent();
    (sorted ? unsorted : texts).remove("h" + id);
    know(
        sorted ? texts : unsorted,
        "h" + id,
        Offer.code(hearing),
        hearing.words(),
        hearing.vector());
    watched.keySet().removeAll(changed);
  }

  private static void know(
      Texts texts, String id, String group, String words, Optional<String> vector) {
    if (!words.isBlank()) {
      texts.put(id, group, words, vector.flatMap(Vector::parse));
    } else {
      texts.remove(id);
    }
  }

  private static List<List<String>> batches(List<String> ids) {
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      batches.add(ids.subList(from, Math.min(ids.size(), from + BATCH)));
    }
    return batches;
  }
}

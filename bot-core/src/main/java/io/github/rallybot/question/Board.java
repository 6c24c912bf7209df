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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
  private final Texts texts = new Texts();
  private final Follower journal;
  private final Map<HearingId, Hearing> hearings = new ConcurrentHashMap<>();
  private final Map<QuestionId, BuyerQuestion> questions = new ConcurrentHashMap<>();
  private final Map<QuestionId, Set<HearingId>> direct = new ConcurrentHashMap<>();
  private final Map<QuestionId, Set<QuestionId>> parts = new ConcurrentHashMap<>();

  /**
   * @param embedding tells what words mean
   */
  public Board(Store store, Embedding embedding) {
    this.store = store;
    this.embedding = embedding;
    this.journal = new Follower(store, "question.");
  }

  /** The hearings of a lead, so that they can be forgotten with it. */
  static Index ofLead(LeadId lead) {
    return new Index("hearings-of-lead", lead.value());
  }

  /**
   * What is known of words that are to be logged.
   *
   * @param literal the question that they nearly literally are
   * @param near the nearest known questions, the nearest first, at most three; each stands for all
   *     that was merged into it
   * @param answer what answers the question that they are, or else the nearest one
   * @param vector what they mean, if that could be told at once
   */
  record Match(
      Optional<QuestionId> literal,
      List<QuestionId> near,
      Optional<ContentId> answer,
      Optional<String> vector) {}

  /** All hearings that were not erased. */
  Collection<Hearing> hearings() {
    refresh();
    return hearings.values();
  }

  Optional<Hearing> hearing(HearingId id) {
    refresh();
    return Optional.ofNullable(hearings.get(id));
  }

  /** All questions that were not erased, those that count as another one too. */
  Collection<BuyerQuestion> questions() {
    refresh();
    return questions.values();
  }

  Optional<BuyerQuestion> question(QuestionId id) {
    refresh();
    return Optional.ofNullable(questions.get(id));
  }

  /** The question that one counts as; empty if it was erased. Reads nothing anew. */
  Optional<BuyerQuestion> root(QuestionId id) {
    Optional<BuyerQuestion> at = Optional.ofNullable(questions.get(id));
    Set<QuestionId> seen = new HashSet<>();
    while (at.isPresent() && seen.add(at.get().id())) {
      Optional<BuyerQuestion> into =
          at.get().into().flatMap(merged -> Optional.ofNullable(questions.get(merged.question())));
      if (into.isEmpty()) {
        break;
      }
      at = into;
    }
    return at;
  }

  /** The question that a hearing counts for; empty if it is unsorted. Reads nothing anew. */
  Optional<BuyerQuestion> root(Hearing hearing) {
    return hearing.question().flatMap(this::root);
  }

  /** What answers a question, if it is answered. Reads nothing anew. */
  Optional<ContentId> answer(QuestionId id) {
    return root(id).flatMap(BuyerQuestion::answer);
  }

  /** The questions that were merged into one, directly. Reads nothing anew. */
  List<BuyerQuestion> parts(QuestionId id) {
    return parts.getOrDefault(id, Set.of()).stream()
        .flatMap(part -> Optional.ofNullable(questions.get(part)).stream())
        .sorted(Comparator.comparing(part -> part.id().value()))
        .toList();
  }

  /** All hearings that count for a question, the latest first. Reads nothing anew. */
  List<Hearing> hearingsOf(QuestionId root) {
    Set<QuestionId> tree = new LinkedHashSet<>();
    gather(root, tree);
    return tree.stream()
        .flatMap(id -> direct.getOrDefault(id, Set.of()).stream())
        .flatMap(id -> Optional.ofNullable(hearings.get(id)).stream())
        .sorted(Comparator.comparing(Hearing::at).thenComparing(h -> h.id().value()).reversed())
        .toList();
  }

  private void gather(QuestionId id, Set<QuestionId> tree) {
    if (tree.add(id)) {
      parts.getOrDefault(id, Set.of()).forEach(part -> gather(part, tree));
    }
  }

  Match match(String words) {
    refresh();
    Optional<String> vector = embedding.of(words).map(Vector::text);
    Optional<QuestionId> literal =
        texts.literal(words).map(QuestionId::new).filter(id -> root(id).isPresent());
    List<QuestionId> near = literal.isPresent() ? List.of() : near(words, vector, 3);
    Optional<ContentId> answer =
        literal.stream()
            .flatMap(id -> answer(id).stream())
            .findFirst()
            .or(() -> near.stream().findFirst().flatMap(this::answer));
    return new Match(literal, near, answer, vector);
  }

  /** The questions of which the words of one, or of one of its hearings, say all these words. */
  Set<QuestionId> saying(String words) {
    refresh();
    WordStarts sought = WordStarts.of(words);
    Set<QuestionId> found = new LinkedHashSet<>();
    for (BuyerQuestion question : questions.values()) {
      if (sought.allIn(WordStarts.of(question.words()))) {
        root(question.id()).ifPresent(root -> found.add(root.id()));
      }
    }
    for (Hearing hearing : hearings.values()) {
      if (sought.allIn(WordStarts.of(hearing.words()))) {
        root(hearing).ifPresent(root -> found.add(root.id()));
      }
    }
    return found;
  }

  /** Besides those that say the words, the ones that mean about the same. */
  Set<QuestionId> search(String words) {
    Set<QuestionId> found = saying(words);
    found.addAll(near(words, embedding.of(words).map(Vector::text), ALIKE));
    return found;
  }

  /** The questions nearest to a hearing, without the one that it is in. */
  List<QuestionId> near(Hearing hearing, int most) {
    refresh();
    Optional<QuestionId> own = root(hearing).map(BuyerQuestion::id);
    return near(hearing.words(), hearing.vector(), most + 1).stream()
        .filter(id -> !own.equals(Optional.of(id)))
        .limit(most)
        .toList();
  }

  /** The questions nearest to some words, as what they count as. */
  List<QuestionId> near(String words, Optional<String> vector, int most) {
    Set<QuestionId> roots = new LinkedHashSet<>();
    for (Near near : texts.nearest(words, vector.flatMap(Vector::parse), most * 3)) {
      QuestionId known = new QuestionId(near.group());
      root(known).filter(root -> heard(known, root)).ifPresent(root -> roots.add(root.id()));
    }
    return roots.stream().limit(most).toList();
  }

  /** Whether anybody asks it, or wrote it down: what neither is true of is offered to nobody. */
  private boolean heard(QuestionId known, BuyerQuestion root) {
    return direct.containsKey(known)
        || direct.containsKey(root.id())
        || root.wordings().stream().anyMatch(worded -> worded.from().isEmpty());
  }

  /** Reads what was written since it was last asked. */
  synchronized void refresh() {
    journal.follow(() -> load(ids(HEARINGS), ids(QUESTIONS)), this::read);
  }

  private void read(List<Event> changes) {
    load(named("hearing", changes), named("question", changes));
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
    Optional<BuyerQuestion> before =
        Optional.ofNullable(
            question.present()
                ? questions.put(question.id(), question)
                : questions.remove(question.id()));
    before.flatMap(BuyerQuestion::into).ifPresent(m -> drop(parts, m.question(), question.id()));
    if (question.present()) {
      question.into().ifPresent(merged -> place(parts, merged.question(), question.id()));
    }
    know("q" + question.id(), Optional.of(question.id()), question.words(), question.vector());
  }

  private void put(Hearing hearing) {
    Optional<Hearing> before =
        Optional.ofNullable(
            hearing.present()
                ? hearings.put(hearing.id(), hearing)
                : hearings.remove(hearing.id()));
    before.flatMap(Hearing::question).ifPresent(from -> drop(direct, from, hearing.id()));
    if (hearing.present()) {
      hearing.question().ifPresent(to -> place(direct, to, hearing.id()));
    }
    know("h" + hearing.id(), hearing.question(), hearing.words(), hearing.vector());
  }

  private void know(String id, Optional<QuestionId> group, String words, Optional<String> vector) {
    if (group.isPresent() && !words.isBlank()) {
      texts.put(id, group.get().value(), words, vector.flatMap(Vector::parse));
    } else {
      texts.remove(id);
    }
  }

  private static <K, V> void place(Map<K, Set<V>> map, K key, V value) {
    map.computeIfAbsent(key, any -> ConcurrentHashMap.newKeySet()).add(value);
  }

  private static <K, V> void drop(Map<K, Set<V>> map, K key, V value) {
    map.computeIfPresent(
        key,
        (any, all) -> {
          all.remove(value);
          return all.isEmpty() ? null : all;
        });
  }

  private static List<List<String>> batches(List<String> ids) {
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      batches.add(ids.subList(from, Math.min(ids.size(), from + BATCH)));
    }
    return batches;
  }
}

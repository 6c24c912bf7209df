package io.github.rallybot.question;

import io.github.rallybot.member.MemberId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which hearing counts for which question, and what follows from that, in memory: what costs as
 * much as there are hearings is kept here, and costs as much as changes. Written by one thread at a
 * time, read by any number.
 */
final class Belonging {

  private final Map<HearingId, Hearing> hearings = new ConcurrentHashMap<>();
  private final Map<QuestionId, BuyerQuestion> questions = new ConcurrentHashMap<>();
  private final Map<QuestionId, Set<HearingId>> direct = new ConcurrentHashMap<>();
  private final Map<QuestionId, Set<QuestionId>> parts = new ConcurrentHashMap<>();
  private final Map<MemberId, Set<HearingId>> authors = new ConcurrentHashMap<>();
  private final Map<MemberId, Set<HearingId>> untold = new ConcurrentHashMap<>();
  private final Map<String, Set<HearingId>> told = new ConcurrentHashMap<>();

  Collection<Hearing> hearings() {
    return hearings.values();
  }

  Collection<BuyerQuestion> questions() {
    return questions.values();
  }

  Optional<Hearing> hearing(HearingId id) {
    return Optional.ofNullable(hearings.get(id));
  }

  Optional<BuyerQuestion> question(QuestionId id) {
    return Optional.ofNullable(questions.get(id));
  }

  /** The question that one counts as; empty if it was erased. */
  Optional<BuyerQuestion> root(QuestionId id) {
    Optional<BuyerQuestion> at = question(id);
    if (at.isEmpty() || at.get().into().isEmpty()) {
      return at;
    }
    Set<QuestionId> seen = new HashSet<>();
    while (at.isPresent() && seen.add(at.get().id())) {
      Optional<BuyerQuestion> into = at.get().into().flatMap(merged -> question(merged.question()));
      if (into.isEmpty()) {
        break;
      }
      at = into;
    }
    return at;
  }

  /** The questions that were merged into one, directly. */
  List<BuyerQuestion> parts(QuestionId id) {
    return parts.getOrDefault(id, Set.of()).stream()
        .flatMap(part -> question(part).stream())
        .sorted(Comparator.comparing(part -> part.id().value()))
        .toList();
  }

  /** A question with all that was merged into it. */
  Set<QuestionId> tree(QuestionId id) {
    Set<QuestionId> tree = new LinkedHashSet<>();
    gather(id, tree);
    return tree;
  }

  private void gather(QuestionId id, Set<QuestionId> tree) {
    if (tree.add(id)) {
      parts.getOrDefault(id, Set.of()).forEach(part -> gather(part, tree));
    }
  }

  /** All hearings that count for a question, in no order. */
  Stream<Hearing> under(QuestionId id) {
    return tree(id).stream().flatMap(this::in);
  }

  /** The hearings that were sorted to a question itself. */
  Stream<Hearing> in(QuestionId id) {
    return some(direct.get(id));
  }

  boolean heard(QuestionId id) {
    return direct.containsKey(id);
  }

  /** What somebody heard. */
  Stream<Hearing> by(MemberId author) {
    return some(authors.get(author));
  }

  /** Whose author was given some news of it, by the code of the news. */
  Stream<Hearing> told(String code) {
    return some(told.get(code));
  }

  /** Whose author has still to be told something of them, by their author. */
  Map<MemberId, Set<HearingId>> untold() {
    return untold;
  }

  private Stream<Hearing> some(@Nullable Set<HearingId> ids) {
    return ids == null ? Stream.empty() : ids.stream().flatMap(id -> hearing(id).stream());
  }

  /** Takes a question as it is now; one that was erased is forgotten. */
  void put(BuyerQuestion question) {
    QuestionId id = question.id();
    Optional<BuyerQuestion> before =
        Optional.ofNullable(
            question.present() ? questions.put(id, question) : questions.remove(id));
    before.flatMap(BuyerQuestion::into).ifPresent(merged -> drop(parts, merged.question(), id));
    if (question.present()) {
      question.into().ifPresent(merged -> place(parts, merged.question(), id));
    }
    under(id).forEach(this::look);
  }

  /** Takes a hearing as it is now; one that was erased is forgotten. */
  void put(Hearing hearing) {
    HearingId id = hearing.id();
    Optional<Hearing> before =
        Optional.ofNullable(hearing.present() ? hearings.put(id, hearing) : hearings.remove(id));
    before.ifPresent(
        was -> {
          was.question().ifPresent(from -> drop(direct, from, id));
          was.told().forEach(code -> drop(told, code, id));
          drop(authors, was.by(), id);
        });
    if (hearing.present()) {
      hearing.question().ifPresent(to -> place(direct, to, id));
      hearing.told().forEach(code -> place(told, code, id));
      place(authors, hearing.by(), id);
    }
    look(hearing);
  }

  private void look(Hearing hearing) {
    boolean news =
        hearing.present()
            && hearing
                .question()
                .flatMap(this::root)
                .flatMap(News::of)
                .filter(code -> !hearing.told().contains(code))
                .isPresent();
    if (news) {
      place(untold, hearing.by(), hearing.id());
    } else {
      drop(untold, hearing.by(), hearing.id());
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
}

package io.github.rallybot.question;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The words of questions and hearings as they are searched, and companies as they are compared,
 * each reckoned once and kept in memory.
 */
final class Spoken {

  private static final WordStarts NOTHING = WordStarts.of("");

  private final Map<HearingId, Heard> hearings = new ConcurrentHashMap<>();
  private final Map<QuestionId, WordStarts> questions = new ConcurrentHashMap<>();

  private record Heard(WordStarts words, Optional<String> company) {}

  /** Takes a question as it is now; one that was erased is forgotten. */
  void put(BuyerQuestion question) {
    if (question.present()) {
      questions.put(question.id(), WordStarts.of(question.words()));
    } else {
      questions.remove(question.id());
    }
  }

  /** Takes a hearing as it is now; one that was erased is forgotten. */
  void put(Hearing hearing) {
    if (hearing.present()) {
      Optional<String> company = hearing.about().company().map(Company::key);
      hearings.put(hearing.id(), new Heard(WordStarts.of(hearing.words()), company));
    } else {
      hearings.remove(hearing.id());
    }
  }

  /** The words of a question; none if it is not known. */
  WordStarts words(QuestionId id) {
    return questions.getOrDefault(id, NOTHING);
  }

  /** The words of a hearing; none if it is not known. */
  WordStarts words(HearingId id) {
    return Optional.ofNullable(hearings.get(id)).map(Heard::words).orElse(NOTHING);
  }

  /** The company of a hearing, by a name that is the same for the same company. */
  String company(HearingId id, String name) {
    return Optional.ofNullable(hearings.get(id))
        .flatMap(Heard::company)
        .orElseGet(() -> Company.key(name));
  }

  /** The questions whose own words are like that. */
  Stream<QuestionId> questions(Predicate<WordStarts> words) {
    return questions.entrySet().stream()
        .filter(one -> words.test(one.getValue()))
        .map(Map.Entry::getKey);
  }

  /** The hearings whose words are like that. */
  Stream<HearingId> hearings(Predicate<WordStarts> words) {
    return hearings.entrySet().stream()
        .filter(one -> words.test(one.getValue().words()))
        .map(Map.Entry::getKey);
  }
}

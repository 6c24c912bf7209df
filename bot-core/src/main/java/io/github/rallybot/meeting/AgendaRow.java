package io.github.rallybot.meeting;

import io.github.rallybot.chat.Digest;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.question.QuestionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One thing to talk about.
 *
 * @param key the same for the same thing each time; letters, digits, {@code . -}
 * @param words what it is about
 * @param question what to ask about it, if the words do not ask it
 * @param who does it, or added it; empty if nobody is known
 * @param since when there is this thing to talk about
 * @param due until when it is to be done, if it is an action
 * @param minutes its time box; 0 if it comes only if time is left
 * @param ticked whether it was talked about
 */
public record AgendaRow(
    String key,
    Section section,
    String words,
    Optional<String> question,
    Optional<MemberId> who,
    Optional<Instant> since,
    Optional<LocalDate> due,
    Optional<Pointer> evidence,
    int minutes,
    boolean ticked) {

  /** Where it comes on the agenda, and how long it likes to be, in minutes. */
  public enum Section {
    ACTION(2, 3),
    CARRIED(2, 5),
    QUALITY(3, 7),
    FOLLOW_UP(3, 7),
    QUESTION(2, 5),
    ADDED(2, 5),
    COMING_UP(2, 3);

    private final int least;
    private final int wish;

    Section(int least, int wish) {
      this.least = least;
      this.wish = wish;
    }

    int least() {
      return least;
    }

    int wish() {
      return wish;
    }
  }

  private static final int DIGITS = 20;

  static String key(ActionId action) {
    return "a." + action.value();
  }

  static String key(ItemId item) {
    return "i." + item.value();
  }

  static String key(QuestionId question) {
    return "q." + question.value();
  }

  /** Of something that the bot suggests, whatever its own key is made of. */
  static String key(Suggestion suggestion) {
    return "f." + Digest.of(suggestion.key()).substring(0, DIGITS);
  }

  /** Which action a row is about, if it is about one. */
  public static Optional<ActionId> action(String key) {
    return rest(key, "a.").map(ActionId::new);
  }

  /** Likewise which item. */
  public static Optional<ItemId> item(String key) {
    return rest(key, "i.").map(ItemId::new);
  }

  /** Likewise which buyer question. */
  public static Optional<QuestionId> question(String key) {
    return rest(key, "q.").map(QuestionId::new);
  }

  /** Whether it is something that the bot suggests, of which only its row has the words. */
  public static boolean suggested(String key) {
    return key.startsWith("f.");
  }

  private static Optional<String> rest(String key, String prefix) {
    return key.startsWith(prefix) ? Optional.of(key.substring(prefix.length())) : Optional.empty();
  }

  /** Whether it has a time box. */
  public boolean fits() {
    return minutes > 0;
  }

  AgendaRow with(int box) {
    return new AgendaRow(key, section, words, question, who, since, due, evidence, box, ticked);
  }
}

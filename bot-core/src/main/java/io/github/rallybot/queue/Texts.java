package io.github.rallybot.queue;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Small things about words. */
final class Texts {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private Texts() {}

  /** The text in one line of at most so many characters; no character is split. */
  static String cut(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= most) {
      return line;
    }
    int end = most - 1;
    return line.substring(0, Character.isLowSurrogate(line.charAt(end)) ? end - 1 : end).strip()
        + "…";
  }

  static String day(LocalDate date) {
    return DAY.format(date);
  }

  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  static String leads(long number) {
    return number == 1 ? "1 lead" : number(number) + " leads";
  }
}

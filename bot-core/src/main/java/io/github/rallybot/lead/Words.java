package io.github.rallybot.lead;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How leads are put into words. */
public final class Words {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private Words() {}

  /** The text in one line of at most so many characters, cut where a word ends if there is one. */
  public static String cut(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= most) {
      return line;
    }
    int end = most - 1;
    if (Character.isLowSurrogate(line.charAt(end))) {
      end--;
    }
    int space = line.lastIndexOf(' ', end);
    return line.substring(0, space > most / 2 ? space : end).strip() + "…";
  }

  public static String capital(String text) {
    String line = text.strip().replace('_', ' ');
    if (line.isEmpty()) {
      return line;
    }
    int first = line.offsetByCodePoints(0, 1);
    return line.substring(0, first).toUpperCase(Locale.ROOT) + line.substring(first);
  }

  public static String day(LocalDate date) {
    return DAY.format(date);
  }

  public static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  public static String leads(long number) {
    return number == 1 ? "1 lead" : number(number) + " leads";
  }
}

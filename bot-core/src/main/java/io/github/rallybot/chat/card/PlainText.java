package io.github.rallybot.chat.card;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes people's words fit for places that a platform takes literally. */
public final class PlainText {

  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern MANY_LINES = Pattern.compile("\\n[ \\u00a0]*\\n(?:[ \\u00a0]*\\n)+");

  private PlainText() {}

  /**
   * Without control characters, lone surrogates and characters that turn the direction of what
   * follows; at most one empty line at a time.
   */
  public static String clean(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    raw.replace("\r\n", "\n").codePoints().forEach(c -> append(out, c));
    return MANY_LINES.matcher(out).replaceAll("\n\n");
  }

  private static void append(StringBuilder out, int c) {
    if (startsLine(c)) {
      out.append('\n');
    } else if (c == '\t') {
      out.append(' ');
    } else if (!Character.isISOControl(c) && !isLoneSurrogate(c) && !turnsDirection(c)) {
      out.appendCodePoint(c);
    }
  }

  private static boolean startsLine(int c) {
    return (c >= 0x0a && c <= 0x0d) || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static boolean isLoneSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static boolean turnsDirection(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  /** Clean, and on one line. Spaces at the ends become one space and stay. */
  public static String line(String raw) {
    return SPACES.matcher(clean(raw)).replaceAll(" ");
  }

  /** At most so many UTF-16 units, ending with an ellipsis if cut, never inside a character. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    if (max <= 1) {
      return "…";
    }
    int end = 0;
    Matcher clusters = CLUSTER.matcher(text);
    while (clusters.find() && clusters.end() < max) {
      end = clusters.end();
    }
    if (end == 0) {
      end = max - 1;
      if (Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** One line, cut, and never empty: for labels, of which platforms accept no empty ones. */
  public static String label(String raw, int max) {
    String line = line(raw).strip();
    return line.isEmpty() ? "…" : cut(line, max);
  }
}

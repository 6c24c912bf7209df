package io.github.rallybot.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes people's words fit to be shown by Slack as nothing but words.
 *
 * <p>{@link #clean} and {@link #line} are for places that Slack takes literally: {@code rich_text}
 * and {@code plain_text}. {@link #mrkdwn} is for the few places that know only Slack's markup.
 * There the three characters that Slack says to escape are escaped; the characters that would still
 * format ({@code * _ ~ `}), quote, name an emoji or call everybody are replaced by ones that look
 * the same, because Slack has no escape for them and invisible characters between them are treated
 * differently by its clients. A {@code * _ ~} inside a word formats nothing and stays.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting text</a>
 */
final class SlackWords {

  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern MANY_LINES = Pattern.compile("\\n[ \\u00a0]*\\n(?:[ \\u00a0]*\\n)+");
  // also what the next span might complete
  private static final Pattern EMOJI = Pattern.compile(":(?=[^\\s:]{0,100}(?::|$))");
  private static final Pattern EVERYBODY =
      Pattern.compile(
          "(?<![a-z0-9])@(?=(?:here|channel|everyone|group)\\b)", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTE_AT_START = Pattern.compile("^(\\s*)>");
  private static final Pattern MARK = Pattern.compile("[*_~`]");

  private SlackWords() {}

  /**
   * Without control characters, lone surrogates and characters that turn the direction of what
   * follows; at most one empty line at a time.
   */
  static String clean(String raw) {
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
  static String line(String raw) {
    return SPACES.matcher(clean(raw)).replaceAll(" ");
  }

  /** At most so many UTF-16 units, ending with an ellipsis if cut, never inside a character. */
  static String cut(String text, int max) {
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

  /** One line, cut, and never empty: for labels, of which Slack accepts no empty ones. */
  static String label(String raw, int max) {
    String line = line(raw).strip();
    return line.isEmpty() ? "…" : cut(line, max);
  }

  /** One line that Slack's markup shows as it is. */
  static String mrkdwn(String raw) {
    String text = line(raw);
    text = QUOTE_AT_START.matcher(text).replaceFirst("$1›");
    text = EMOJI.matcher(text).replaceAll("∶");
    text = EVERYBODY.matcher(text).replaceAll("＠");
    String marked = text;
    text = MARK.matcher(marked).replaceAll(mark -> lookalike(marked, mark.start()));
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** As {@link #mrkdwn}, cut so that the result has at most so many UTF-16 units. */
  static String mrkdwn(String raw, int max) {
    String words = line(raw);
    String shown = mrkdwn(words);
    for (int keep = Math.min(words.length(), max); shown.length() > max && keep > 1; ) {
      keep = Math.max(1, keep - Math.max(1, (shown.length() - max) / 5));
      shown = mrkdwn(cut(words, keep));
    }
    return shown.length() > max ? "" : shown;
  }

  private static String lookalike(String text, int at) {
    char mark = text.charAt(at);
    boolean insideWord =
        at > 0
            && at + 1 < text.length()
            && isWordCharacter(text.charAt(at - 1))
            && isWordCharacter(text.charAt(at + 1));
    return switch (mark) {
      case '*' -> insideWord ? "*" : "∗";
      case '_' -> insideWord ? "_" : "ˍ";
      case '~' -> insideWord ? "~" : "∼";
      default -> "ˋ";
    };
  }

  private static boolean isWordCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}

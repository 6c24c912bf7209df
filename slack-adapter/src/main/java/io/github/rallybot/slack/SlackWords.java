package io.github.rallybot.slack;

import io.github.rallybot.chat.card.PlainText;
import java.util.regex.Pattern;

/**
 * Makes people's words fit to be shown by Slack as nothing but words.
 *
 * <p>Places that Slack takes literally, {@code rich_text} and {@code plain_text}, take {@link
 * PlainText} as it is. {@link #mrkdwn} is for the few places that know only Slack's markup. There
 * the three characters that Slack says to escape are escaped; the characters that would still
 * format ({@code * _ ~ `}), quote, name an emoji or call everybody are replaced by ones that look
 * the same, because Slack has no escape for them and invisible characters between them are treated
 * differently by its clients. A {@code * _ ~} inside a word formats nothing and stays.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting text</a>
 */
final class SlackWords {

  // also what the next span might complete
  private static final Pattern EMOJI = Pattern.compile(":(?=[^\\s:]{0,100}(?::|$))");
  private static final Pattern EVERYBODY =
      Pattern.compile(
          "(?<![a-z0-9])@(?=(?:here|channel|everyone|group)\\b)", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTE_AT_START = Pattern.compile("^(\\s*)>");
  private static final Pattern MARK = Pattern.compile("[*_~`]");

  private SlackWords() {}

  /** One line that Slack's markup shows as it is. */
  static String mrkdwn(String raw) {
    String text = PlainText.line(raw);
    text = QUOTE_AT_START.matcher(text).replaceFirst("$1›");
    text = EMOJI.matcher(text).replaceAll("∶");
    text = EVERYBODY.matcher(text).replaceAll("＠");
    String marked = text;
    text = MARK.matcher(marked).replaceAll(mark -> lookalike(marked, mark.start()));
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** As {@link #mrkdwn}, cut so that the result has at most so many UTF-16 units. */
  static String mrkdwn(String raw, int max) {
    String words = PlainText.line(raw);
    String shown = mrkdwn(words);
    for (int keep = Math.min(words.length(), max); shown.length() > max && keep > 1; ) {
      keep = Math.max(1, keep - Math.max(1, (shown.length() - max) / 5));
      shown = mrkdwn(PlainText.cut(words, keep));
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

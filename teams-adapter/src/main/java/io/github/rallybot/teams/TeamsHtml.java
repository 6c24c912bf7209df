package io.github.rallybot.teams;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the HTML of a message as plain text. It is read once from its beginning to its end, so that
 * no message, however odd, takes longer than its length; what is no tag stays as it is.
 */
final class TeamsHtml {

  private static final Set<String> BLOCKS =
      Set.of("p", "div", "li", "blockquote", "pre", "tr", "h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> UNSEEN = Set.of("script", "style", "title");
  private static final Set<String> PICTURES = Set.of("img", "emoji");
  private static final Pattern ALT =
      Pattern.compile("\\balt\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
  private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f]+");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos|nbsp));");
  private static final Map<String, String> NAMED =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");

  private final String html;
  private final StringBuilder out = new StringBuilder();

  /** Whether some tag may still end: looked for to the end of the text once only. */
  private boolean tags = true;

  private TeamsHtml(String html) {
    this.html = html;
  }

  static String plain(String html) {
    return new TeamsHtml(html).read();
  }

  private String read() {
    int at = 0;
    while (at < html.length()) {
      int tag = html.indexOf('<', at);
      if (tag < 0) {
        tag = html.length();
      }
      words(html.substring(at, tag));
      at = tag;
      if (at < html.length()) {
        int end = end(at);
        if (end < 0) {
          out.append('<');
          at++;
        } else {
          at = tag(html.substring(at + 1, end), end + 1);
        }
      }
    }
    return out.toString().strip();
  }

  /** Where the tag ends that begins here; negative if there is none. */
  private int end(int at) {
    if (!tags || at + 1 >= html.length() || !begins(html.charAt(at + 1))) {
      return -1;
    }
    char quote = 0;
    for (int i = at + 1; i < html.length(); i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
    tags = false;
    return -1;
  }

  private static boolean begins(char c) {
    return c == '/' || c == '!' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Where it goes on after a tag. */
  private int tag(String tag, int next) {
    boolean closing = tag.startsWith("/");
    String name = name(closing ? tag.substring(1) : tag);
    if (name.equals("br")) {
      out.append('\n');
    } else if (BLOCKS.contains(name)) {
      line();
    } else if (name.equals("td") || name.equals("th")) {
      words(" ");
    } else if (PICTURES.contains(name) && !closing) {
      Matcher alt = ALT.matcher(tag);
      if (alt.find()) {
        words(alt.group(1) == null ? alt.group(2) : alt.group(1));
      }
    } else if (UNSEEN.contains(name) && !closing) {
      int end = html.indexOf("</" + name, next);
      return end < 0 ? html.length() : end;
    }
    return next;
  }

  private static String name(String tag) {
    int end = 0;
    while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
      end++;
    }
    return tag.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private void line() {
    if (!out.isEmpty() && !atLineStart()) {
      out.append('\n');
    }
  }

  private boolean atLineStart() {
    return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
  }

  /** In HTML, white space is one space, and none where a line begins. */
  private void words(String raw) {
    String words = SPACES.matcher(raw).replaceAll(" ");
    if (words.startsWith(" ") && (atLineStart() || out.charAt(out.length() - 1) == ' ')) {
      words = words.substring(1);
    }
    out.append(ENTITY.matcher(words).replaceAll(found -> Matcher.quoteReplacement(letter(found))));
  }

  private static String letter(MatchResult entity) {
    if (entity.group(3) != null) {
      return String.valueOf(NAMED.get(entity.group(3)));
    }
    int code =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "";
  }
}

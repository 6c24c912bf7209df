package io.github.rallybot.chat.card;

import java.util.regex.Pattern;

/** Markdown, as most tools read it. What people wrote stays words: nothing of it formats. */
public final class Markdown {

  /**
   * What Markdown, and Slack's own, would take for more than a character. A colon begins an emoji
   * or follows the scheme of an address only where something stands right behind it.
   */
  private static final Pattern SIGNS =
      Pattern.compile("[\\\\`*_{}\\[\\]<>#|~@&]|:(?=\\S)|(?i)(?<=www)\\.");

  /** What begins a list or a line, or underlines a heading. */
  private static final Pattern START = Pattern.compile("^(\\d{1,9}(?=[.)])|(?=[-+=]))");

  private Markdown() {}

  /** Words that nothing of formats, on one line. */
  public static String escaped(String words) {
    String signs = SIGNS.matcher(PlainText.line(words).strip()).replaceAll("\\\\$0");
    return START.matcher(signs).replaceFirst("$1\\\\");
  }

  /** A page as a file: its title first. */
  public static String of(Page page) {
    return "# " + escaped(page.title()) + "\n\n" + below(page);
  }

  /** The same without its title, for where that stands by itself. */
  public static String below(Page page) {
    StringBuilder out = new StringBuilder();
    for (Page.Part part : page.parts()) {
      out.append(out.isEmpty() ? "" : "\n");
      part.write(out);
    }
    return out.toString();
  }
}

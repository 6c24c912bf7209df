package io.github.rallybot.room;

import io.github.rallybot.chat.card.PlainText;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML being written. Words and values of attributes are data: they are escaped, always; names of
 * tags and attributes are ours.
 */
final class Html {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param attributes names and values by turns; one whose name is empty is left out
   */
  Html open(String tag, String... attributes) {
    tag(tag, attributes);
    open.push(tag);
    return this;
  }

  /** Ends the element that was begun last. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element that holds words. */
  Html leaf(String tag, String words, String... attributes) {
    return open(tag, attributes).text(words).close();
  }

  /** An element that holds nothing. */
  Html lone(String tag, String... attributes) {
    tag(tag, attributes);
    return this;
  }

  private void tag(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"");
        out.append(escaped(attributes[i + 1])).append('"');
      }
    }
    out.append('>');
  }

  Html text(String words) {
    out.append(escaped(words));
    return this;
  }

  /** Markup that is ours. */
  Html markup(String ours) {
    out.append(ours);
    return this;
  }

  /** The name of an attribute, if it is wanted. */
  static String only(boolean wanted, String attribute) {
    return wanted ? attribute : "";
  }

  private static String escaped(String words) {
    return PlainText.clean(words)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    return out.toString();
  }
}

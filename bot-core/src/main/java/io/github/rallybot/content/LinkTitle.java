package io.github.rallybot.content;

import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.lead.Words;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A title for a page of which only the address is known. */
final class LinkTitle {

  private LinkTitle() {}

  /**
   * The last part of the path in words, without extension: "Single sign on" for {@code
   * https://example.com/guides/single-sign-on.html}; the host if there is no path.
   */
  static String of(String link) {
    String bare = link.replaceFirst("(?i)^https?://", "").replaceFirst("[?#].*$", "");
    String path = bare.replaceFirst("/+$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    String name = path.contains("/") ? last.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "") : last;
    String words = PlainText.line(decoded(name).replaceAll("[-_+]+", " ")).strip();
    return PlainText.cut(words.isEmpty() ? bare : Words.capital(words), Details.TITLE);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}

package io.github.rallybot.room;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What stands around every page: its sheet and its script are in it, so that one request is all it
 * takes; the policy names both by their digests and allows nothing else.
 */
public final class PageFrame {

  private static final String SHEET = resource("meeting.css");
  private static final String SCRIPT = resource("meeting.js");

  /** For the header {@code Content-Security-Policy}. */
  public static final String POLICY =
      "default-src 'none'; style-src '%s'; script-src '%s'; connect-src 'self'; img-src data:;"
              .formatted(digest(SHEET), digest(SCRIPT))
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageFrame() {}

  /**
   * A whole page.
   *
   * @param body ours, and escaped
   * @param live whether it changes by itself
   */
  static String of(String title, String body, boolean live) {
    Html html = new Html();
    html.markup("<!doctype html>\n").open("html", "lang", "en").open("head");
    html.lone("meta", "charset", "utf-8");
    html.lone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.lone("meta", "name", "robots", "content", "noindex, nofollow");
    html.lone("meta", "name", "color-scheme", "content", "light dark");
    html.lone("link", "rel", "icon", "href", "data:,");
    html.leaf("title", title);
    html.markup("<style>" + SHEET + "</style>").close();
    html.open("body").markup(body);
    if (live) {
      html.markup("<script>" + SCRIPT + "</script>");
    }
    return html.close().close().toString();
  }

  /**
   * What a link leads to. It tells nothing and uses nothing up, since programs that preview links
   * come here too.
   *
   * @param period as it stood in the address
   */
  public static String door(String period, String key) {
    Html html = new Html();
    html.open("main", "class", "door").leaf("h1", "The meeting page");
    html.leaf("p", "This link was made for you alone: what you do there is done in your name.");
    html.open("form", "method", "post", "action", period + "/enter");
    html.lone("input", "type", "hidden", "name", "key", "value", key);
    html.leaf("button", "Open the meeting", "autofocus", "").close().close();
    return of("The meeting page", html.toString(), false);
  }

  /**
   * For whom no link lets in, or not any more.
   *
   * @param address of the page, from where this one is
   */
  public static String closed(String address) {
    Html html = new Html();
    html.open("main", "class", "door").leaf("h1", "This page is not open to you here");
    html.open("p").text("Links to a meeting are made for one person, open in one browser, end 12");
    html.text(" hours after the meeting, and can be revoked. Ask for a new one in chat: ");
    html.leaf("code", "/agenda link").text(", in Teams ").leaf("code", "@Rallybot agenda link");
    html.text(".").close();
    html.open("p").text("Was it open in this browser before? Then ");
    html.leaf("a", "open it again", "href", address).text(".").close().close();
    return of("Not open", html.toString(), false);
  }

  /** For whom there is no such meeting. */
  public static String unknown() {
    Html html = new Html();
    html.open("main", "class", "door").leaf("h1", "There is no such meeting");
    html.open("p").text("Ask for the link to the next one in chat: ");
    html.leaf("code", "/agenda link").text(".").close().close();
    return of("No such meeting", html.toString(), false);
  }

  /** Why something was not done, for whom no script tells it. */
  public static String refused(String why, String address) {
    Html html = new Html();
    html.open("main", "class", "door").leaf("h1", why);
    html.open("p").leaf("a", "Back to the meeting", "href", address);
    html.text("; your browser’s Back button keeps what you typed.").close().close();
    return of("Not done", html.toString(), false);
  }

  /** While the storage is away. */
  public static String away(String address) {
    Html html = new Html();
    html.open("main", "class", "door").leaf("h1", "The storage does not answer just now");
    html.open("p").text("Nothing is lost. ").leaf("a", "Try again", "href", address);
    html.text(" in a moment; the meeting can go on in chat: ").leaf("code", "/agenda");
    html.text(".").close().close();
    return of("Try again", html.toString(), false);
  }

  private static String digest(String text) {
    try {
      return "sha256-"
          + Base64.getEncoder()
              .encodeToString(
                  MessageDigest.getInstance("SHA-256")
                      .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      // as the browser reads it, which takes any end of line for one
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

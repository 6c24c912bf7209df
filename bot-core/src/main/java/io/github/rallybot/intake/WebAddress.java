package io.github.rallybot.intake;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads web addresses as they are in the wild: with braces and bars of tracking templates, with
 * spaces, with names such as {@code müller.example}. Only {@code http} and {@code https} are links;
 * anything else might do something when somebody presses it.
 */
public final class WebAddress {

  private static final String NOT_IN_A_URL = " \"<>\\^`{|}";

  private WebAddress() {}

  /** The address in a text; empty if it is none. */
  public static Optional<URI> of(String text) {
    try {
      URI uri = new URI(escaped(text));
      String authority = uri.getRawAuthority();
      if (uri.getHost() == null && authority != null) {
        int at = uri.toString().indexOf(authority);
        uri =
            new URI(
                uri.toString().substring(0, at)
                    + IDN.toASCII(authority)
                    + uri.toString().substring(at + authority.length()));
      }
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || scheme.equals("http");
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Percent-encodes what has no place in an address and can only have been meant literally. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escape = c == '%' && !hex(text, i + 1);
      if (escape || NOT_IN_A_URL.indexOf(c) >= 0) {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean hex(String text, int at) {
    return at + 1 < text.length()
        && Character.digit(text.charAt(at), 16) >= 0
        && Character.digit(text.charAt(at + 1), 16) >= 0;
  }
}

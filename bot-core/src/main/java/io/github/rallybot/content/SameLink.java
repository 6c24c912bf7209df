package io.github.rallybot.content;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What all addresses of one page have in common, however they were copied. */
final class SameLink {

  private static final Pattern TRACKING = Pattern.compile("(?i)utm_[^=]*(=.*)?");

  private SameLink() {}

  /**
   * The address without its scheme, the default port, upper case in the host, slashes at the end,
   * {@code utm_*} parameters and the fragment, unless that is the path of a page drawn by a script
   * ({@code #/…}, {@code #!…}).
   */
  static String of(URI link) {
    URI uri = link.normalize();
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    int port = uri.getPort();
    boolean usual = port == -1 || port == 80 || port == 443;
    String path = String.valueOf(uri.getRawPath()).replaceFirst("/+$", "");
    String query = uri.getRawQuery();
    String kept =
        query == null
            ? ""
            : Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !TRACKING.matcher(part).matches())
                .collect(Collectors.joining("&"));
    String fragment = uri.getRawFragment();
    boolean page = fragment != null && (fragment.startsWith("/") || fragment.startsWith("!"));
    return host
        + (usual ? "" : ":" + port)
        + path
        + (kept.isEmpty() ? "" : "?" + kept)
        + (page ? "#" + fragment : "");
  }
}

package io.github.rallybot.content;

import io.github.rallybot.intake.LimitedStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Gets the file behind an address, within limits of size and time. It connects to the very address
 * that was looked at, at the first step and at each redirect, so that no name can lead it into the
 * operator's own network; for that it speaks HTTP itself.
 */
final class FeedFetch {

  /** The longest file, unpacked. */
  static final int MOST_BYTES = 10_000_000;

  static final int MOST_REDIRECTS = 3;

  private static final int HIGHEST_PORT = 65_535;

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final Predicate<InetAddress> allowed;
  private final Duration patience;

  /**
   * @param allowed the addresses that may be connected to
   * @param patience how long a file may take, with all its redirects
   */
  FeedFetch(Predicate<InetAddress> allowed, Duration patience) {
    this.allowed = allowed;
    this.patience = patience;
  }

  /**
   * The file, unpacked.
   *
   * @throws FeedTrouble if it cannot be had; it says what to do
   */
  byte[] get(URI address) throws FeedTrouble {
    long end = System.nanoTime() + patience.toNanos();
    URI at = address;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Got got = once(at, end);
      if (got.redirect.isEmpty()) {
        return got.body;
      }
      try {
        at = at.resolve(got.redirect);
      } catch (IllegalArgumentException malformed) {
        throw new FeedTrouble("redirects to something that is no address");
      }
    }
    throw new FeedTrouble(
        "redirects more than " + MOST_REDIRECTS + " times; give the last address instead");
  }

  /** What a step answered: a file, or where it is. */
  private static final class Got {
    private final byte[] body;
    private final String redirect;

    Got(byte[] body, String redirect) {
      this.body = body;
      this.redirect = redirect;
    }
  }

  private Got once(URI at, long end) throws FeedTrouble {
    check(at);
    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (left <= 0) {
      throw slow();
    }
    List<InetAddress> addresses = addresses(at.getHost());
    try (Socket socket = new Socket()) {
      // whatever it is at by then, slow bytes included
      CompletableFuture.delayedExecutor(left, TimeUnit.MILLISECONDS).execute(() -> close(socket));
      boolean tls = "https".equalsIgnoreCase(at.getScheme());
      int port = at.getPort() >= 0 ? at.getPort() : tls ? 443 : 80;
      socket.connect(new InetSocketAddress(addresses.get(0), port), (int) left);
      socket.setSoTimeout((int) left);
      try (Socket channel = tls ? secured(socket, at.getHost(), port) : socket) {
        return exchange(channel, at);
      }
    } catch (FeedTrouble trouble) {
      throw trouble;
    } catch (LimitedStream.TooLong tooLong) {
      throw new FeedTrouble(
          "is longer than "
              + MOST_BYTES / 1_000_000
              + " MB; name the parts of a sitemap one by one");
    } catch (SSLException untrusted) {
      throw isOver(end)
          ? slow()
          : new FeedTrouble("has no certificate that is trusted here, or does not speak TLS");
    } catch (ZipException broken) {
      throw new FeedTrouble("is packed in a way that cannot be unpacked");
    } catch (SocketTimeoutException late) {
      throw slow();
    } catch (IOException broken) {
      throw isOver(end)
          ? slow()
          : new FeedTrouble("cannot be reached; look whether the address opens in a browser");
    }
  }

  /** Also a moment before the end: what closed the connection counts in whole milliseconds. */
  private static boolean isOver(long end) {
    return System.nanoTime() - end >= -TimeUnit.MILLISECONDS.toNanos(50);
  }

  private FeedTrouble slow() {
    return new FeedTrouble("took longer than " + patience.toSeconds() + " seconds");
  }

  private static void check(URI at) throws FeedTrouble {
    String scheme = String.valueOf(at.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    boolean port = at.getPort() >= -1 && at.getPort() <= HIGHEST_PORT;
    if (!web || !port || at.getHost() == null || at.getUserInfo() != null) {
      throw new FeedTrouble("leads to something that is no plain http or https address");
    }
  }

  private List<InetAddress> addresses(String host) throws FeedTrouble {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    List<InetAddress> all;
    try {
      all = List.of(InetAddress.getAllByName(name));
    } catch (UnknownHostException unknown) {
      throw new FeedTrouble("is on a host that nobody knows; look whether its name is right");
    }
    if (!all.stream().allMatch(allowed)) {
      throw new FeedTrouble(
          "leads into a private network, which is refused; set rally.content.allow-private-feeds if"
              + " that is meant");
    }
    return all;
  }

  private static Socket secured(Socket socket, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static Got exchange(Socket channel, URI at) throws IOException {
    String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
    String query = at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
    String host = at.getHost() + (at.getPort() < 0 ? "" : ":" + at.getPort());
    String request =
        "GET "
            + path
            + query
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nUser-Agent: Rallybot\r\nAccept: application/xml, text/xml, */*;q=0.5\r\n"
            + "Accept-Encoding: gzip\r\nConnection: close\r\n\r\n";
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(request)) {
      throw new FeedTrouble("has letters in its address that have to be percent-encoded");
    }
    channel.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    channel.getOutputStream().flush();
    HttpAnswer answer = HttpAnswer.read(channel.getInputStream());
    if (answer.status() / 100 == 3 && !answer.header("location").isEmpty()) {
      return new Got(new byte[0], answer.header("location"));
    }
    if (answer.status() != 200) {
      throw new FeedTrouble(
          "answers "
              + answer.status()
              + (answer.status() == 404 ? "; look whether the address is right" : ""));
    }
    return new Got(unpacked(answer.body()), "");
  }

  /** The bytes, unpacked as often as they say they are packed: the file itself, and on its way. */
  private static byte[] unpacked(InputStream packed) throws IOException {
    byte[] bytes = limited(packed);
    for (int times = 0; times < 2 && isGzip(bytes); times++) {
      bytes = limited(new GZIPInputStream(new ByteArrayInputStream(bytes)));
    }
    return bytes;
  }

  private static byte[] limited(InputStream in) throws IOException {
    return new LimitedStream(in, MOST_BYTES).readAllBytes();
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xff) == GZIP_FIRST && (bytes[1] & 0xff) == GZIP_SECOND;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closing) {
      // then it is closed
    }
  }
}

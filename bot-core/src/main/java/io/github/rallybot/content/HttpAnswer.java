package io.github.rallybot.content;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An answer of a web server that closes the connection behind it.
 *
 * @param headers by name in lower case; of several the last
 * @param body as it comes, without its chunks
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
record HttpAnswer(int status, Map<String, String> headers, InputStream body) {

  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 200;

  static HttpAnswer read(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw);
    int status = status(line(in));
    while (status / 100 == 1) {
      headers(in);
      status = status(line(in));
    }
    Map<String, String> headers = headers(in);
    String coding = headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT);
    if (coding.contains("chunked")) {
      return new HttpAnswer(status, headers, new Chunks(in));
    }
    String length = headers.getOrDefault("content-length", "");
    return new HttpAnswer(
        status,
        headers,
        length.matches("[0-9]{1,15}") ? new Sized(in, Long.parseLong(length)) : in);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  private static int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
      throw new FeedTrouble("does not answer as a web server does");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (headers.size() >= MOST_HEADERS) {
        throw new FeedTrouble("does not answer as a web server does");
      }
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (line.length() >= LONGEST_LINE) {
        throw new FeedTrouble("does not answer as a web server does");
      }
      line.append((char) c);
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  /** A body that breaks off before so many bytes is none. */
  private static final class Sized extends FilterInputStream {
    private long left;

    Sized(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = super.read(target, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
      return read;
    }
  }

  /** A body in chunks, each with its length before it. */
  private static final class Chunks extends FilterInputStream {
    private long left;
    private boolean first = true;
    private boolean ended;

    Chunks(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0 && !ended) {
        begin();
      }
      if (ended) {
        return -1;
      }
      int read = super.read(target, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
      return read;
    }

    private void begin() throws IOException {
      if (!first) {
        line(in);
      }
      first = false;
      String size = line(in).split(";", 2)[0].strip();
      if (!size.matches("[0-9A-Fa-f]{1,8}")) {
        throw new FeedTrouble("does not answer as a web server does");
      }
      left = Long.parseLong(size, 16);
      ended = left == 0;
    }
  }
}

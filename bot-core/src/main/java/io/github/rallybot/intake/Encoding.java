package io.github.rallybot.intake;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a text file writes its characters, told by its byte-order mark, else by where its first bytes
 * are zero: the separators and line ends of any language have zeros in UTF-16 and UTF-32. All else
 * is UTF-8, and where it is not, Windows-1252.
 */
enum Encoding {
  UTF_8(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
  // before UTF-16, whose little-endian mark is the beginning of this one
  UTF_32LE(Charset.forName("UTF-32LE"), "\u00FF\u00FE\u0000\u0000"),
  UTF_32BE(Charset.forName("UTF-32BE"), "\u0000\u0000\u00FE\u00FF"),
  UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
  UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF");

  private final Charset charset;
  private final String mark;

  /**
   * @param mark its bytes as characters of ISO 8859-1
   */
  Encoding(Charset charset, String mark) {
    this.charset = charset;
    this.mark = mark;
  }

  static Encoding of(byte[] head) {
    for (Encoding encoding : values()) {
      if (encoding.markLength(head) > 0) {
        return encoding;
      }
    }
    int[] zeros = new int[4];
    for (int i = 0; i < head.length; i++) {
      zeros[i % 4] += head[i] == 0 ? 1 : 0;
    }
    int quarter = Math.max(1, head.length / 4);
    // no character needs the highest byte of four, and hardly any the one below
    if (zeros[3] >= quarter && zeros[2] > quarter * 3 / 4 && zeros[0] < quarter / 2) {
      return UTF_32LE;
    }
    if (zeros[0] >= quarter && zeros[1] > quarter * 3 / 4 && zeros[3] < quarter / 2) {
      return UTF_32BE;
    }
    int even = zeros[0] + zeros[2];
    int odd = zeros[1] + zeros[3];
    int few = quarter / 5;
    if (odd > few && even * 5 < odd) {
      return UTF_16LE;
    }
    return even > few && odd * 5 < even ? UTF_16BE : UTF_8;
  }

  /** How many of the first bytes are the mark. */
  int markLength(byte[] head) {
    int length = Math.min(head.length, mark.length());
    String first = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    return first.equals(mark) ? length : 0;
  }

  /** The beginning of a file as text, for a look only. */
  String decode(byte[] head) {
    int skipped = markLength(head);
    return new String(head, skipped, head.length - skipped, charset);
  }

  /** The characters of a stream that stands behind the mark. */
  Reader reader(InputStream in) {
    return this == UTF_8 ? new LenientUtf8(in) : new InputStreamReader(in, charset);
  }
}

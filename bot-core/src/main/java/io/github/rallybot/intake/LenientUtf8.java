package io.github.rallybot.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8, and takes each byte that is not for Windows-1252, which is what Excel in the West
 * writes when it just says "CSV". A file need not be read twice for that, and in one that mixes
 * both nothing is lost.
 */
final class LenientUtf8 extends Reader {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(16 * 1024).flip();
  private final CharBuffer decoded = CharBuffer.allocate(16 * 1024).flip();
  private boolean ended;
  private long replaced;

  LenientUtf8(InputStream in) {
    this.in = in;
  }

  /** How many bytes so far were no UTF-8. */
  long replaced() {
    return replaced;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!decoded.hasRemaining()) {
      if (ended && !bytes.hasRemaining()) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, decoded.remaining());
    decoded.get(target, offset, count);
    return count;
  }

  private void decode() throws IOException {
    decoded.clear();
    CoderResult result = decoder.decode(bytes, decoded, ended);
    if (result.isMalformed() && decoded.hasRemaining()) {
      // one byte at a time: what follows it may be good UTF-8
      decoded.put(WINDOWS.decode(ByteBuffer.wrap(new byte[] {bytes.get()})));
      replaced++;
      decoder.reset();
    } else if (result.isUnderflow() && !ended && decoded.position() == 0) {
      // only now: what is there already is not held back by what may take its time, or fail
      fill();
    }
    decoded.flip();
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package io.github.rallybot.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks off when too much comes, behind all that may come. */
public final class LimitedStream extends FilterInputStream {

  /** More came than may. */
  public static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private long left;

  /**
   * @param most how many bytes may come
   */
  public LimitedStream(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    if (c >= 0 && left == 0) {
      throw new TooLong();
    }
    left -= c < 0 ? 0 : 1;
    return c;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0 && length > 0) {
      return read();
    }
    int read = super.read(target, offset, (int) Math.min(length, left));
    left -= Math.max(0, read);
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}

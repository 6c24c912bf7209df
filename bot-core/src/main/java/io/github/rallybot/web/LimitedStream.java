package io.github.rallybot.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks off when too much comes. */
final class LimitedStream extends FilterInputStream {

  /** More came than may. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private long left;

  LimitedStream(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    count(c < 0 ? 0 : 1);
    return c;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int bytes) throws TooLong {
    left -= bytes;
    if (left < 0) {
      throw new TooLong();
    }
  }
}

package io.github.rallybot.playground;

/** A thread that does not keep the process alive. */
public final class StandInThread extends Thread {
  public StandInThread(Runnable work) {
    super(work, "stand-in");
    setDaemon(true);
  }
}

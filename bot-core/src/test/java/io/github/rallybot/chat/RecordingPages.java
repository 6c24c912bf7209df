package io.github.rallybot.chat;

import io.github.rallybot.chat.card.Markdown;
import io.github.rallybot.chat.card.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Pages of a platform that keeps what it is given, and fails when told to. */
public final class RecordingPages implements KeepsPages {

  private final Map<URI, Kept> pages = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final Deque<RecordingPlatform.Trouble> troubles = new ArrayDeque<>();
  private Runnable meanwhile = () -> {};
  private boolean refusing;
  private boolean holding;
  private Optional<PlatformException> cut = Optional.empty();
  private int counter;

  private record Kept(String title, Optional<Page> page, Set<String> readers) {}

  public synchronized void fail(PlatformException fault, boolean afterAccepting) {
    troubles.add(new RecordingPlatform.Trouble(fault, afterAccepting));
  }

  /** Happens once, after the next call was accepted and before it is answered. */
  public synchronized void meanwhile(Runnable deed) {
    meanwhile = deed;
  }

  /** Whether there is no place for pages. */
  public synchronized void refuse(boolean now) {
    refusing = now;
  }

  /** Whether it lets none be removed. */
  public synchronized void hold(boolean now) {
    holding = now;
  }

  /** Why it lets nobody see a page that was not seen yet. */
  public synchronized void cut(Optional<PlatformException> now) {
    cut = now;
  }

  /** A person deletes all pages. */
  public synchronized void deleteByHand() {
    pages.clear();
  }

  /** How many were begun, seen by people or not. */
  public synchronized int begun() {
    return counter;
  }

  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** What people see: each page that has readers, with them. */
  public synchronized Map<String, String> seen() {
    Map<String, String> seen = new LinkedHashMap<>();
    pages.forEach(
        (address, kept) -> {
          if (!kept.readers().isEmpty()) {
            seen.put(address + " " + kept.readers(), kept.page().map(Markdown::of).orElse("empty"));
          }
        });
    return seen;
  }

  @Override
  public String called() {
    return "page";
  }

  @Override
  public synchronized Optional<URI> begin(String title) {
    Optional<RecordingPlatform.Trouble> trouble = before("begin");
    if (refusing) {
      return Optional.empty();
    }
    URI address = URI.create("https://pages.example/" + ++counter);
    pages.put(address, new Kept(title, Optional.empty(), Set.of()));
    after(trouble);
    return Optional.of(address);
  }

  @Override
  public synchronized Written write(URI address, Page page) {
    return change(
        "write", address, kept -> new Kept(kept.title(), Optional.of(page), kept.readers()));
  }

  @Override
  public synchronized Written show(URI address, ChannelRef readers) {
    cut.ifPresent(
        fault -> {
          calls.add("show");
          throw fault;
        });
    return change(
        "show",
        address,
        kept -> {
          Set<String> all = new TreeSet<>(kept.readers());
          all.add(readers.code());
          return new Kept(kept.title(), kept.page(), all);
        });
  }

  private Written change(String call, URI address, UnaryOperator<Kept> how) {
    Optional<RecordingPlatform.Trouble> trouble = before(call);
    if (refusing) {
      return Written.REFUSED;
    }
    boolean there = pages.computeIfPresent(address, (key, kept) -> how.apply(kept)) != null;
    after(trouble);
    return there ? Written.DONE : Written.GONE;
  }

  @Override
  public synchronized void remove(URI address) {
    Optional<RecordingPlatform.Trouble> trouble = before("remove");
    if (holding) {
      throw new PlatformException.Unavailable("it may not be removed");
    }
    pages.remove(address);
    after(trouble);
  }

  private Optional<RecordingPlatform.Trouble> before(String call) {
    calls.add(call);
    Optional<RecordingPlatform.Trouble> trouble = Optional.ofNullable(troubles.poll());
    trouble
        .filter(one -> !one.afterAccepting())
        .ifPresent(
            one -> {
              throw one.fault();
            });
    return trouble;
  }

  private void after(Optional<RecordingPlatform.Trouble> trouble) {
    Runnable deed = meanwhile;
    meanwhile = () -> {};
    deed.run();
    trouble.ifPresent(
        one -> {
          throw one.fault();
        });
  }
}

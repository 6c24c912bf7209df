package io.github.rallybot.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A store that passes everything on; what is to go wrong is overridden. */
public abstract class ForwardingStore implements Store {

  private final Store real;

  protected ForwardingStore(Store real) {
    this.real = real;
  }

  /** A store where something else happens once, just before the next commit. */
  public static Store before(Store real, Runnable deed) {
    AtomicReference<Runnable> once = new AtomicReference<>(deed);
    return new ForwardingStore(real) {
      @Override
      public Outcome commit(Commit commit) {
        once.getAndSet(() -> {}).run();
        return super.commit(commit);
      }
    };
  }

  @Override
  public Outcome commit(Commit commit) {
    return real.commit(commit);
  }

  @Override
  public <T> Optional<Stored<T>> load(DocRef<T> ref) {
    return real.load(ref);
  }

  @Override
  public <T> List<Stored<T>> load(List<DocRef<T>> refs) {
    return real.load(refs);
  }

  @Override
  public Optional<String> holder(Claim claim) {
    return real.holder(claim);
  }

  @Override
  public List<String> list(Index index, int limit) {
    return real.list(index, limit);
  }

  @Override
  public List<Index.Entry> between(Index index, long from, long to, int skip, int limit) {
    return real.between(index, from, to, skip, limit);
  }

  @Override
  public long countBetween(Index index, long from, long to) {
    return real.countBetween(index, from, to);
  }

  @Override
  public List<String> newest(Index index, int limit) {
    return real.newest(index, limit);
  }

  @Override
  public long count(Index index, long from) {
    return real.count(index, from);
  }

  @Override
  public void forgetDeleted() {
    real.forgetDeleted();
  }

  @Override
  public String journalEnd() {
    return real.journalEnd();
  }

  @Override
  public List<Entry> journal(String after, int limit) {
    return real.journal(after, limit);
  }
}

package io.github.rallybot.intake;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.intake.Import.Counts;
import io.github.rallybot.intake.Import.RejectedRow;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Bursts;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Withdrawal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The front door of imports: files of leads that come over HTTP or are dropped in chat. */
public final class Imports {

  /** Who is not heard of for so long has given up. */
  static final Duration SILENT = Duration.ofMinutes(1);

  /** Imports that somebody still has to do something about. */
  static final Index UNFINISHED = Index.all("imports-unfinished");

  private static final int MANY = 1000;

  private final Store store;
  private final Leads leads;
  private final Withdrawal withdrawal;
  private final Bursts bursts;
  private final Sources sources;
  private final Clock clock;

  public Imports(
      Store store,
      Leads leads,
      Withdrawal withdrawal,
      Bursts bursts,
      Sources sources,
      Clock clock) {
    this.store = store;
    this.leads = leads;
    this.withdrawal = withdrawal;
    this.bursts = bursts;
    this.sources = sources;
    this.clock = clock;
  }

  /** A file whose header is understood, ready to be read. */
  public record Opened(CsvFile file, ColumnMapping mapping, String fileName, String source) {}

  /** Tells what happens, while it happens; called by the thread that runs the import. */
  public interface Listener {
    void began(Import now) throws IOException;

    void rejected(RejectedRow row) throws IOException;

    void progress(Import now) throws IOException;
  }

  public Optional<Import> find(String id) {
    return store.load(Import.ref(id)).map(Stored::value);
  }

  /**
   * Opens a file and finds out which column is which.
   *
   * @param in stays the caller's to close
   * @throws FileRefused if it can't be imported; nothing was written
   */
  public Opened open(InputStream in, String fileName, Wish wish) throws IOException, FileRefused {
    CsvFile file = CsvFile.open(in);
    ColumnMapping mapping = ColumnMapping.of(file.columns(), wish);
    return new Opened(
        file,
        mapping,
        fileName,
        Optional.ofNullable(wish.constants().get("source")).orElseGet(() -> source(fileName)));
  }

  /** The file's name without folder and extension, in words; "import" if there is nothing in it. */
  static String source(String fileName) {
    String bare = Fields.clean(fileName).replaceFirst("^.*[/\\\\]", "").strip();
    int dot = bare.lastIndexOf('.');
    String name = (dot > 0 ? bare.substring(0, dot) : bare).strip();
    String cut = name.substring(0, Math.min(name.length(), 100)).strip();
    return cut.isEmpty() || cut.equals(".") ? "import" : cut;
  }

  /** Reads a whole file and writes nothing. */
  public Foreseen foresee(Opened opened) throws IOException {
    return Foreseen.of(opened, leads);
  }

  /**
   * Imports a file that comes over HTTP. Its leads are durable as they are counted; the same file
   * again adds only what is missing.
   *
   * @return how it ended
   * @throws IOException if the file breaks off, or the listener does
   * @throws io.github.rallybot.journal.StorageAway midway; the same file can be sent again
   */
  public Import run(Opened opened, Listener listener) throws IOException {
    Import fresh = fresh(opened);
    Stored<Import> stored = begin(fresh);
    listener.began(fresh);
    try {
      return run(opened, stored, listener);
    } catch (IOException broken) {
      interrupt(fresh.id());
      throw broken;
    }
  }

  Import run(Opened opened, Stored<Import> stored, Listener listener) throws IOException {
    Import ended =
        new ImportRun(
                store, leads, bursts, clock, listener, opened.file(), opened.mapping(), stored)
            .run();
    sources.received(Source.Way.IMPORT, ended.source(), ended.counts().accepted());
    if (ended.status() == Import.Status.UNDONE) {
      // undone while a last batch was on its way
      sweep(ended.id());
    }
    return ended;
  }

  private Import fresh(Opened opened) {
    Instant now = clock.instant();
    return new Import(
        newId(),
        opened.fileName(),
        opened.source(),
        new Wish(opened.mapping().wish().columns(), opened.mapping().constants()),
        Optional.empty(),
        Import.Status.RUNNING,
        newId(),
        now,
        now,
        Counts.NONE,
        0,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  String newId() {
    return UlidCreator.getMonotonicUlid(clock.millis()).toString();
  }

  private Stored<Import> begin(Import fresh) {
    Commit commit = new Commit();
    commit.create(Import.ref(fresh.id()), fresh);
    commit.add(UNFINISHED, fresh.id(), fresh.startedAt().toEpochMilli());
    commit.event(Event.of("import.started").with("import", fresh.id()));
    if (!(store.commit(commit) instanceof Outcome.Done)) {
      throw new IllegalStateException("an import's id was taken");
    }
    return store.load(Import.ref(fresh.id())).orElseThrow();
  }

  /** Says of a running import that it stopped midway. */
  void interrupt(String id) {
    change(
        id,
        stored ->
            stored.value().status() == Import.Status.RUNNING
                ? Optional.of(stored.value().with(Import.Status.INTERRUPTED, clock.instant()))
                : Optional.empty());
  }

  /**
   * Withdraws the leads of an import that nobody had to do with, and stops it if it runs.
   * Idempotent: again, it answers the same.
   *
   * @return the import as it is then; empty if there is none, or none that began
   */
  public Optional<Import> undo(String id) {
    if (!revoke(id)) {
      return Optional.empty();
    }
    sweep(id);
    return find(id);
  }

  /**
   * Says that the leads of an import are to be withdrawn, and stops it if it runs; {@link #sweep}
   * does it. Idempotent.
   *
   * @return false if there is no such import, or none that began
   */
  boolean revoke(String id) {
    return change(
            id,
            stored ->
                began(stored.value()) && stored.value().status() != Import.Status.UNDONE
                    ? Optional.of(stored.value().with(Import.Status.UNDONE, clock.instant()))
                    : Optional.empty())
        .filter(Imports::began)
        .isPresent();
  }

  private static boolean began(Import one) {
    return one.status() != Import.Status.PROPOSED && one.status() != Import.Status.CANCELLED;
  }

  /** Withdraws what is to be withdrawn. Idempotent. */
  void sweep(String id) {
    Withdrawal.Left left = withdrawal.withdraw(id);
    change(
        id,
        stored ->
            stored.value().left().equals(Optional.of(left))
                ? Optional.empty()
                : Optional.of(stored.value().with(left)));
  }

  /** Writes an import anew, if there is something to write; answers it as it is then. */
  Optional<Import> change(String id, Function<Stored<Import>, Optional<Import>> step) {
    return store.decide(
        () -> {
          Optional<Stored<Import>> stored = store.load(Import.ref(id));
          Optional<Import> after = stored.flatMap(step);
          if (stored.isEmpty() || after.isEmpty()) {
            return Optional.of(stored.map(Stored::value));
          }
          Commit commit = new Commit();
          commit.replace(stored.get(), after.get());
          list(commit, after.get());
          after
              .get()
              .dropped()
              .ifPresent(d -> commit.mark(new Mark(d.channel(), after.get().card(), true)));
          if (stored.get().value().status() != after.get().status()) {
            commit.event(
                Event.of("import." + after.get().status().name().toLowerCase(java.util.Locale.ROOT))
                    .with("import", id));
          }
          return store.commit(commit) instanceof Outcome.Done
              ? Optional.of(after)
              : Optional.empty();
        });
  }

  /** What was undone is looked at once more: its last leads may come after the first look. */
  private static void list(Commit commit, Import after) {
    boolean unfinished =
        after.status() == Import.Status.RUNNING
            || after.status() == Import.Status.PROPOSED
            || after.status() == Import.Status.UNDONE;
    if (unfinished) {
      commit.add(UNFINISHED, after.id(), after.startedAt().toEpochMilli());
    } else {
      commit.remove(UNFINISHED, after.id());
    }
  }

  /**
   * Looks after imports that nobody was at for a while: an undoing is finished, one that came over
   * HTTP is interrupted, and those dropped in chat are given back, to be gone on with. Idempotent.
   */
  List<Import> abandoned() {
    List<Import> toResume = new ArrayList<>();
    Instant silent = clock.instant().minus(SILENT);
    for (String id : store.list(UNFINISHED, MANY)) {
      Optional<Import> one = find(id).filter(i -> i.seenAt().isBefore(silent));
      if (one.isEmpty()) {
        continue;
      }
      if (one.get().status() == Import.Status.UNDONE) {
        sweep(id);
        store.commit(new Commit().remove(UNFINISHED, id));
      } else if (one.get().dropped().isEmpty()) {
        interrupt(id);
      } else {
        toResume.add(one.get());
      }
    }
    return toResume;
  }
}

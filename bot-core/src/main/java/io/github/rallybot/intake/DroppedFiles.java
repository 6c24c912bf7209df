package io.github.rallybot.intake;

import io.github.rallybot.chat.FileShared;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.intake.Import.Counts;
import io.github.rallybot.intake.Import.Dropped;
import io.github.rallybot.intake.Import.RejectedRow;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are dropped to the bot in chat. That one was dropped, and that its import was asked
 * for, is durable before it is acknowledged; reading it goes on in the background, and is taken up
 * by whichever instance finds that nobody is at it any more.
 */
public final class DroppedFiles {

  private static final Logger log = LoggerFactory.getLogger(DroppedFiles.class);

  private static final Duration REMEMBERED = Duration.ofDays(7);

  /** So long a file waits for somebody to say what becomes of it. */
  private static final Duration PROPOSED_FOR = Duration.ofDays(7);

  private final Store store;
  private final Imports imports;
  private final Platforms platforms;
  private final DroppedReader reader;
  private final Executor background;
  private final Clock clock;

  /**
   * @param background runs what may take minutes
   * @param mostBytes how long a file may be
   */
  public DroppedFiles(
      Store store,
      Imports imports,
      Platforms platforms,
      Executor background,
      Clock clock,
      long mostBytes) {
    this.store = store;
    this.imports = imports;
    this.platforms = platforms;
    this.reader = new DroppedReader(imports, platforms, clock, mostBytes);
    this.background = background;
    this.clock = clock;
  }

  /** Whether files can be dropped to the bot on a platform. */
  boolean takenFrom(Platform platform) {
    return platforms.get(platform).takesFiles();
  }

  /** Keeps that a file was dropped, and looks into it afterwards. The same event twice is one. */
  void take(FileShared file, Someone by) {
    Claim once = new Claim("file-shared", file.id());
    Optional<Import> taken = store.decide(() -> tryTake(file, by.asOf(store), once));
    taken.ifPresent(fresh -> background.execute(() -> look(fresh)));
  }

  private Optional<Optional<Import>> tryTake(FileShared file, Someone by, Claim once) {
    if (store.holder(once).isPresent()) {
      return Optional.of(Optional.empty());
    }
    Import fresh =
        new Import(
            imports.newId(),
            file.name().isBlank() ? "leads.csv" : file.name(),
            Imports.source(file.name()),
            Wish.NONE,
            Optional.of(new Dropped(by.id(), file.channel(), file.file(), List.of(), List.of())),
            Import.Status.PROPOSED,
            imports.newId(),
            clock.instant(),
            clock.instant(),
            Counts.NONE,
            0,
            List.of(),
            Optional.empty(),
            Optional.empty());
    Commit commit = new Commit();
    commit.take(once, fresh.id(), REMEMBERED);
    commit.create(Import.ref(fresh.id()), fresh);
    commit.add(Imports.UNFINISHED, fresh.id(), fresh.startedAt().toEpochMilli());
    commit.mark(new Mark(file.channel(), fresh.card(), true));
    by.joinIn(commit);
    commit.event(Event.of("import.dropped").with("import", fresh.id()));
    Outcome outcome = store.commit(commit);
    return outcome instanceof Outcome.Done ? Optional.of(Optional.of(fresh)) : Optional.empty();
  }

  /** Finds out what a file holds, and proposes to import it. */
  private void look(Import mine) {
    reader.read(
        mine,
        in -> {
          Imports.Opened opened = imports.open(in, mine.fileName(), Wish.NONE);
          List<String> samples = Samples.of(opened);
          imports.change(
              mine.id(),
              stored ->
                  stored.value().isStill(mine)
                      ? Optional.of(
                          stored
                              .value()
                              .withoutNote()
                              .seen(opened.file().columns(), samples)
                              .with(opened.mapping().wish()))
                      : Optional.empty());
        });
  }

  /** Begins to import what was proposed; false if it is not to be begun any more. Idempotent. */
  boolean start(String id) {
    String worker = imports.newId();
    Optional<Import> mine =
        imports
            .change(
                id,
                stored ->
                    stored.value().status() == Import.Status.PROPOSED
                            && ImportConversation.namesSomebody(stored.value())
                        ? Optional.of(
                            stored
                                .value()
                                .withoutSamples()
                                .with(worker, Import.Status.RUNNING, clock.instant()))
                        : Optional.empty())
            .filter(after -> after.worker().equals(worker));
    mine.ifPresent(now -> background.execute(() -> run(now)));
    return mine.isPresent();
  }

  void cancel(String id) {
    imports.change(
        id,
        stored ->
            stored.value().status() == Import.Status.PROPOSED
                ? Optional.of(
                    stored.value().withoutSamples().with(Import.Status.CANCELLED, clock.instant()))
                : Optional.empty());
  }

  /** Says which column is which. */
  void map(String id, Map<String, List<String>> columns) {
    imports.change(
        id,
        stored ->
            stored.value().status() == Import.Status.PROPOSED
                ? Optional.of(
                    stored.value().with(new Wish(columns, stored.value().wish().constants())))
                : Optional.empty());
  }

  /**
   * Takes the leads of an import back: that it is to be done is durable at once, and done in the
   * background. Idempotent.
   *
   * @return false if there is no such import, or none that began
   */
  boolean undo(String id) {
    boolean revoked = imports.revoke(id);
    if (revoked) {
      background.execute(
          () -> {
            try {
              imports.sweep(id);
            } catch (StorageAway away) {
              log.warn("the undoing of import {} waits for the storage", id);
            }
          });
    }
    return revoked;
  }

  private void run(Import mine) {
    reader.read(
        mine,
        in -> {
          Imports.Opened opened = imports.open(in, mine.fileName(), mine.wish());
          Stored<Import> stored = store.load(Import.ref(mine.id())).orElseThrow();
          if (stored.value().isStill(mine)) {
            Import ended = imports.run(opened, stored, SILENT);
            log.info("import {} ended: {}", mine.id(), ended.counts());
          }
        });
  }

  private static final Imports.Listener SILENT =
      new Imports.Listener() {
        @Override
        public void began(Import now) {}

        @Override
        public void rejected(RejectedRow row) {}

        @Override
        public void progress(Import now) {}
      };

  /** What to say of a file that is longer than it may be. */
  String tooLong() {
    return reader.tooLong();
  }

  boolean tooLong(long bytes) {
    return reader.tooLong(bytes);
  }

  /**
   * Goes on with what a process that ended too early left undone, and lets go of what nobody
   * decides about: it shows people. Idempotent; run now and then.
   */
  public void catchUp() {
    for (Import one : imports.abandoned()) {
      if (one.status() != Import.Status.PROPOSED) {
        takeOver(one, this::run);
      } else if (one.dropped().filter(dropped -> dropped.columns().isEmpty()).isPresent()) {
        takeOver(one, this::look);
      } else if (one.startedAt().isBefore(clock.instant().minus(PROPOSED_FOR))) {
        imports.change(
            one.id(),
            stored ->
                stored.value().isStill(one)
                    ? Optional.of(
                        stored
                            .value()
                            .withoutSamples()
                            .withNote(
                                "Nobody said for a week what to do with it. " + DroppedReader.AGAIN)
                            .with(Import.Status.CANCELLED, clock.instant()))
                    : Optional.empty());
      }
    }
  }

  private void takeOver(Import abandoned, Consumer<Import> work) {
    String worker = imports.newId();
    imports
        .change(
            abandoned.id(),
            stored ->
                stored.value().isStill(abandoned)
                    ? Optional.of(stored.value().with(worker, abandoned.status(), clock.instant()))
                    : Optional.empty())
        .filter(mine -> mine.worker().equals(worker))
        .ifPresent(mine -> background.execute(() -> work.accept(mine)));
  }
}

package io.github.rallybot.intake;

import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.FileShared;
import io.github.rallybot.chat.PlatformException;
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
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.Contact;
import io.github.rallybot.member.Someone;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final int SAMPLES = 3;
  private static final String AGAIN =
      "Drop the file here again: who is in already is not added twice.";

  private final Store store;
  private final Imports imports;
  private final Platforms platforms;
  private final Executor background;
  private final Clock clock;

  /**
   * @param background runs what may take minutes
   */
  public DroppedFiles(
      Store store, Imports imports, Platforms platforms, Executor background, Clock clock) {
    this.store = store;
    this.imports = imports;
    this.platforms = platforms;
    this.background = background;
    this.clock = clock;
  }

  /** Keeps that a file was dropped, and looks into it afterwards. The same event twice is one. */
  void take(FileShared file, Someone by) {
    Claim once = new Claim("file-shared", file.id());
    Optional<String> id = store.decide(() -> tryTake(file, by.asOf(store), once));
    id.ifPresent(fresh -> background.execute(() -> look(fresh)));
  }

  private Optional<Optional<String>> tryTake(FileShared file, Someone by, Claim once) {
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
    return outcome instanceof Outcome.Done
        ? Optional.of(Optional.of(fresh.id()))
        : Optional.empty();
  }

  /** Finds out what a file holds, and proposes to import it. */
  private void look(String id) {
    reading(
        id,
        Import.Status.PROPOSED,
        (one, in) -> {
          Imports.Opened opened = imports.open(in, one.fileName(), Wish.NONE);
          List<String> samples = samples(opened);
          return imports.change(
              id,
              stored ->
                  stored.value().status() == Import.Status.PROPOSED
                      ? Optional.of(
                          stored
                              .value()
                              .seen(opened.file().columns(), samples)
                              .with(opened.mapping().wish()))
                      : Optional.empty());
        });
  }

  private static List<String> samples(Imports.Opened opened) throws IOException {
    RowReader reader = new RowReader(opened.mapping(), opened.source());
    List<String> samples = new ArrayList<>();
    for (int row = 0; row < 20 && samples.size() < SAMPLES; row++) {
      Optional<CsvRow> next = opened.file().next();
      if (next.isEmpty()) {
        break;
      }
      if (next.get() instanceof CsvRow.Cells cells
          && reader.read(cells) instanceof LeadReader.Reading.Good good) {
        samples.add(inShort(good.lead()));
      }
    }
    return samples;
  }

  private static String inShort(Brief lead) {
    Contact contact = lead.contact();
    return Stream.of(Optional.of(contact.headline()), contact.company(), contact.email())
        .flatMap(Optional::stream)
        .distinct()
        .limit(2)
        .collect(Collectors.joining(", "));
  }

  /** Begins to import what was proposed; false if it is not to be begun any more. Idempotent. */
  boolean start(String id) {
    boolean[] began = {false};
    imports.change(
        id,
        stored -> {
          began[0] =
              stored.value().status() == Import.Status.PROPOSED
                  && ImportConversation.namesSomebody(stored.value());
          return began[0]
              ? Optional.of(
                  stored
                      .value()
                      .withoutSamples()
                      .with(imports.newId(), Import.Status.RUNNING, clock.instant()))
              : Optional.empty();
        });
    if (began[0]) {
      background.execute(() -> run(id));
    }
    return began[0];
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

  /** Takes the leads of an import back, in the background. Idempotent. */
  void undo(String id) {
    background.execute(
        () -> {
          try {
            var unused = imports.undo(id);
          } catch (StorageAway away) {
            log.warn("the undoing of import {} waits for the storage", id);
          }
        });
  }

  private void run(String id) {
    reading(
        id,
        Import.Status.RUNNING,
        (one, in) -> {
          Imports.Opened opened = imports.open(in, one.fileName(), one.wish());
          Stored<Import> stored = store.load(Import.ref(id)).orElseThrow();
          if (stored.value().worker().equals(one.worker())) {
            Import ended = imports.run(opened, stored, SILENT);
            log.info("import {} ended: {}", id, ended.counts());
          }
          return Optional.empty();
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

  private interface Step {
    Optional<Import> with(Import one, InputStream in) throws IOException, FileRefused;
  }

  /** Opens the file of an import that is in a state, and says on its card what goes wrong. */
  private void reading(String id, Import.Status status, Step step) {
    Optional<Import> one = imports.find(id).filter(found -> found.status() == status);
    Optional<Dropped> dropped = one.flatMap(Import::dropped);
    if (one.isEmpty() || dropped.isEmpty()) {
      return;
    }
    ChatPlatform platform = platforms.get(dropped.get().file().platform());
    try (InputStream in = platform.read(dropped.get().file())) {
      var unused = step.with(one.get(), in);
    } catch (FileRefused refused) {
      ends(id, status, refused.message());
    } catch (PlatformException.Blocked blocked) {
      ends(
          id,
          status,
          "I may not read files here ("
              + blocked.code()
              + "): an admin has to let me."
              + " Until then, the file can be sent to POST /api/leads/import.");
    } catch (PlatformException.Rejected gone) {
      ends(id, status, "The file is not there any more. " + AGAIN);
    } catch (PlatformException | IOException broken) {
      log.warn("the file of import {} could not be read: {}", id, broken.toString());
      ends(id, status, "The file could not be read to its end. " + AGAIN);
    } catch (StorageAway away) {
      log.warn("import {} waits for the storage", id);
    }
  }

  private void ends(String id, Import.Status status, String why) {
    Import.Status end =
        status == Import.Status.PROPOSED ? Import.Status.CANCELLED : Import.Status.INTERRUPTED;
    imports.change(
        id,
        stored ->
            stored.value().status() == status
                ? Optional.of(stored.value().withNote(why).with(end, clock.instant()))
                : Optional.empty());
  }

  /** Goes on with what a process that ended too early left undone. Run now and then. */
  public void catchUp() {
    for (Import one : imports.abandoned()) {
      Import.Status status = one.status();
      Optional<Import> mine =
          imports.change(
              one.id(),
              stored ->
                  stored.value().worker().equals(one.worker()) && stored.value().status() == status
                      ? Optional.of(stored.value().with(imports.newId(), status, clock.instant()))
                      : Optional.empty());
      if (mine.isPresent() && !mine.get().worker().equals(one.worker())) {
        background.execute(
            () -> {
              if (status == Import.Status.PROPOSED) {
                look(one.id());
              } else {
                run(one.id());
              }
            });
      }
    }
  }
}

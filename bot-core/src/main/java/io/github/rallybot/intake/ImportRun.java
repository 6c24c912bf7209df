package io.github.rallybot.intake;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.intake.Import.Counts;
import io.github.rallybot.intake.Import.RejectedRow;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Bursts;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Leads.Listed;
import io.github.rallybot.lead.Leads.Received;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a file from its first row to its last and takes its leads in, a batch at a time. The import
 * is written after every few batches, so that whoever goes on with it knows where: leads of lines
 * that had been taken in but not counted are recognised and counted as what they were.
 */
final class ImportRun {

  static final int BATCH = 100;

  /** So many batches between two writings of the import. */
  private static final int BATCHES = 10;

  /** The card in chat is drawn again at most so often while it runs. */
  private static final Duration DRAWN_EVERY = Duration.ofSeconds(3);

  private final Store store;
  private final Leads leads;
  private final Bursts bursts;
  private final Clock clock;
  private final Imports.Listener listener;
  private final CsvFile file;
  private final RowReader reader;
  private Stored<Import> stored;
  private Import now;
  private Instant drawnAt;
  private int unwritten;

  /** Whether it is too much for a card each. */
  private boolean summed;

  private final List<Listed> batch = new ArrayList<>();
  private final List<RejectedRow> rejected = new ArrayList<>();
  private long rejectedCount;
  private long line;

  ImportRun(
      Store store,
      Leads leads,
      Bursts bursts,
      Clock clock,
      Imports.Listener listener,
      CsvFile file,
      ColumnMapping mapping,
      Stored<Import> stored) {
    this.store = store;
    this.leads = leads;
    this.bursts = bursts;
    this.clock = clock;
    this.listener = listener;
    this.file = file;
    this.reader = new RowReader(mapping, stored.value().source());
    this.stored = stored;
    this.now = stored.value().withoutNote();
    this.drawnAt = Instant.EPOCH;
    this.line = now.line();
    this.summed = bursts.tooMany(now.counts().accepted());
  }

  /**
   * Runs to the end.
   *
   * @return how it ended: done; or another state, if somebody undid it or goes on with it instead
   * @throws IOException if the file breaks off; what was read so far is in
   */
  Import run() throws IOException {
    boolean mine = true;
    for (Optional<CsvRow> row = next(); mine && row.isPresent(); row = next()) {
      if (row.get().line() > now.line()) {
        take(row.get());
        mine = batch.size() + rejected.size() < BATCH || flush();
      }
    }
    if (mine && flush() && file.windows()) {
      now =
          now.withNote(
              "Some characters were not UTF-8 and were taken for Windows-1252, which Excel writes in"
                  + " the West. Look whether names with accents are right.");
    }
    return mine && write(Import.Status.DONE) ? now : stored.value();
  }

  /** The next row. If the file breaks off, what came before is taken in and counted. */
  private Optional<CsvRow> next() throws IOException {
    try {
      return file.next();
    } catch (IOException broken) {
      if (flush()) {
        write(Import.Status.RUNNING);
      }
      throw broken;
    }
  }

  private void take(CsvRow row) throws IOException {
    line = row.line();
    if (row instanceof CsvRow.Cells cells) {
      if (!RowReader.empty(cells)) {
        read(cells);
      }
    } else {
      reject(List.of(new FieldError("", trouble(row))));
    }
  }

  /** What is wrong with a row that has no cells. */
  static String trouble(CsvRow row) {
    if (row instanceof CsvRow.Unclosed unclosed) {
      return "opens a quote on line %,d that is never closed; nothing from here on was read"
          .formatted(unclosed.quoteLine());
    }
    return row instanceof CsvRow.Broken broken ? broken.reason() : "";
  }

  static RejectedRow row(long line, FieldError error) {
    return new RejectedRow(line, error.field().replaceFirst("^/", ""), error.message());
  }

  private void read(CsvRow.Cells cells) throws IOException {
    LeadReader.Reading reading = reader.read(cells);
    if (reading instanceof LeadReader.Reading.Good good) {
      batch.add(new Listed(good.lead(), new Lead.Origin(now.id(), cells.line())));
    } else if (reading instanceof LeadReader.Reading.Wrong wrong) {
      reject(wrong.errors());
    }
  }

  private void reject(List<FieldError> errors) throws IOException {
    rejectedCount++;
    for (FieldError error : errors) {
      RejectedRow row = row(line, error);
      rejected.add(row);
      listener.rejected(row);
    }
  }

  /** Takes the batch in; whether the import is still ours. */
  private boolean flush() throws IOException {
    summed |= bursts.tooMany(batch.size());
    Map<List<ChannelRef>, Optional<String>> summaries = new HashMap<>();
    List<Received> received =
        leads.receiveAll(batch, home -> summaries.computeIfAbsent(home, this::summary));
    Counts more =
        new Counts(
            received.size() + rejectedCount,
            count(received, Received.Kind.ACCEPTED),
            count(received, Received.Kind.DUPLICATE),
            count(received, Received.Kind.REPEAT),
            rejectedCount);
    now = now.further(more, line, rejected, clock.instant());
    batch.clear();
    rejected.clear();
    rejectedCount = 0;
    unwritten++;
    if (unwritten < BATCHES) {
      return true;
    }
    boolean mine = write(Import.Status.RUNNING);
    if (mine) {
      listener.progress(now);
    }
    return mine;
  }

  private Optional<String> summary(List<ChannelRef> home) {
    return summed ? bursts.open(home, now.source(), now.id()) : Optional.empty();
  }

  private static long count(List<Received> received, Received.Kind kind) {
    return received.stream().filter(r -> r.kind() == kind).count();
  }

  /** Writes how far it is, unless the import was undone or taken over meanwhile. */
  private boolean write(Import.Status status) {
    Instant at = clock.instant();
    now = now.with(status, at);
    boolean draw =
        status == Import.Status.DONE || Duration.between(drawnAt, at).compareTo(DRAWN_EVERY) >= 0;
    boolean mine =
        store.decide(
            () -> {
              Commit commit = new Commit();
              commit.replace(stored, now);
              if (draw) {
                now.dropped().ifPresent(d -> commit.mark(new Mark(d.channel(), now.card(), false)));
              }
              if (status == Import.Status.DONE) {
                commit.remove(Imports.UNFINISHED, now.id());
                commit.event(done());
              } else {
                commit.add(Imports.UNFINISHED, now.id(), now.startedAt().toEpochMilli());
              }
              boolean written = store.commit(commit) instanceof Outcome.Done;
              stored = store.load(Import.ref(now.id())).orElseThrow();
              if (written) {
                return Optional.of(true);
              }
              boolean ours =
                  stored.value().worker().equals(now.worker())
                      && stored.value().status() != Import.Status.UNDONE;
              return ours ? Optional.empty() : Optional.of(false);
            });
    drawnAt = draw ? at : drawnAt;
    unwritten = 0;
    return mine;
  }

  private Event done() {
    Counts counts = now.counts();
    return Event.of("import.done")
        .with("import", now.id())
        .with("accepted", Long.toString(counts.accepted()))
        .with("duplicates", Long.toString(counts.duplicates()))
        .with("repeats", Long.toString(counts.repeats()))
        .with("rejected", Long.toString(counts.rejected()));
  }
}

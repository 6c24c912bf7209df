package io.github.rallybot.intake;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.lead.Withdrawal;
import io.github.rallybot.member.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of leads that was handed over, and what became of its rows.
 *
 * @param fileName as it was called where it came from
 * @param source of the leads that say no other
 * @param wish which column is which, as far as somebody said so
 * @param dropped where in chat it was handed over; empty if it came over HTTP
 * @param worker who reads it: a new one each time somebody begins to; only its progress counts
 * @param seenAt when its worker was last known to be at it
 * @param line up to which line of the file everything is in {@code counts}
 * @param rejectedRows what is wrong with the first rejected rows, at most {@link #KEPT_ROWS}
 * @param note what should be known about how it was read
 * @param left what its undoing left behind; empty until that is finished
 */
public record Import(
    String id,
    String fileName,
    String source,
    Wish wish,
    Optional<Dropped> dropped,
    Status status,
    String worker,
    Instant startedAt,
    Instant seenAt,
    Counts counts,
    long line,
    List<RejectedRow> rejectedRows,
    Optional<String> note,
    Optional<Withdrawal.Left> left) {

  static final int KEPT_ROWS = 1000;

  /** How far it is. Only a file dropped in chat is ever proposed or cancelled. */
  public enum Status {
    PROPOSED,
    CANCELLED,
    RUNNING,
    DONE,
    INTERRUPTED,
    UNDONE
  }

  /**
   * How a file was dropped in chat, and what was seen when looking into it.
   *
   * @param channel the direct conversation with whoever dropped it
   * @param samples the first rows in short, until it is decided what becomes of the file
   */
  public record Dropped(
      MemberId by, ChannelRef channel, FileRef file, List<String> columns, List<String> samples) {
    public Dropped {
      columns = List.copyOf(columns);
      samples = List.copyOf(samples);
    }
  }

  /** How many rows became what; the last four add up to the first. */
  public record Counts(long rows, long accepted, long duplicates, long repeats, long rejected) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(
          rows + more.rows,
          accepted + more.accepted,
          duplicates + more.duplicates,
          repeats + more.repeats,
          rejected + more.rejected);
    }
  }

  /**
   * What is wrong with a row.
   *
   * @param line of the file
   * @param field as in the lead JSON; empty if it is the row itself
   * @param message the rest of a sentence that begins with the field or the row
   */
  public record RejectedRow(long line, String field, String message) {}

  public Import {
    rejectedRows = List.copyOf(rejectedRows);
  }

  public static DocRef<Import> ref(String id) {
    return new DocRef<>("import", id, Import.class);
  }

  /** The id of its card in the conversation where it was dropped. */
  String card() {
    return ImportCards.PREFIX + id;
  }

  Import with(Status next, Instant at) {
    return with(worker, next, at);
  }

  Import with(String reader, Status next, Instant at) {
    Draft draft = new Draft(this);
    draft.worker = reader;
    draft.status = next;
    draft.seenAt = at;
    return draft.done();
  }

  Import with(Wish other) {
    Draft draft = new Draft(this);
    draft.wish = other;
    return draft.done();
  }

  Import with(Withdrawal.Left what) {
    Draft draft = new Draft(this);
    draft.left = Optional.of(what);
    return draft.done();
  }

  Import withNote(String text) {
    Draft draft = new Draft(this);
    draft.note = Optional.of(text);
    return draft.done();
  }

  Import withoutNote() {
    Draft draft = new Draft(this);
    draft.note = Optional.empty();
    return draft.done();
  }

  /** Whether nobody decided since what becomes of it, or goes on with it instead. */
  boolean isStill(Import before) {
    return status == before.status && worker.equals(before.worker);
  }

  Import withoutSamples() {
    return dropped.map(d -> seen(d.columns(), List.of())).orElse(this);
  }

  /** What was found in the file. */
  Import seen(List<String> columns, List<String> samples) {
    Draft draft = new Draft(this);
    draft.dropped = dropped.map(d -> new Dropped(d.by(), d.channel(), d.file(), columns, samples));
    return draft.done();
  }

  /** Some rows further. */
  Import further(Counts more, long upTo, List<RejectedRow> rejected, Instant at) {
    Draft draft = new Draft(with(Status.RUNNING, at));
    draft.counts = counts.plus(more);
    draft.line = upTo;
    draft.rejectedRows =
        Stream.concat(rejectedRows.stream(), rejected.stream()).limit(KEPT_ROWS).toList();
    return draft.done();
  }

  /** The parts that change, so that each change names just those it is about. */
  private static final class Draft {

    private final Import before;
    private Wish wish;
    private Optional<Dropped> dropped;
    private Status status;
    private String worker;
    private Instant seenAt;
    private Counts counts;
    private long line;
    private List<RejectedRow> rejectedRows;
    private Optional<String> note;
    private Optional<Withdrawal.Left> left;

    Draft(Import before) {
      this.before = before;
      this.wish = before.wish;
      this.dropped = before.dropped;
      this.status = before.status;
      this.worker = before.worker;
      this.seenAt = before.seenAt;
      this.counts = before.counts;
      this.line = before.line;
      this.rejectedRows = before.rejectedRows;
      this.note = before.note;
      this.left = before.left;
    }

    Import done() {
      return new Import(
          before.id,
          before.fileName,
          before.source,
          wish,
          dropped,
          status,
          worker,
          before.startedAt,
          seenAt,
          counts,
          line,
          rejectedRows,
          note,
          left);
    }
  }
}

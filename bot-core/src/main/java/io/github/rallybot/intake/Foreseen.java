package io.github.rallybot.intake;

import io.github.rallybot.intake.Import.Counts;
import io.github.rallybot.intake.Import.RejectedRow;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Leads.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an import would do.
 *
 * @param counts {@code accepted} counts rows that are no lead yet: those among them that are the
 *     same person will be one
 * @param rejectedRows the first ones
 */
public record Foreseen(Counts counts, List<RejectedRow> rejectedRows) {

  public Foreseen {
    rejectedRows = List.copyOf(rejectedRows);
  }

  /** Reads a whole file and writes nothing. */
  static Foreseen of(Imports.Opened opened, Leads leads) throws IOException {
    RowReader reader = new RowReader(opened.mapping(), opened.source());
    List<Brief> batch = new ArrayList<>();
    Counts counts = Counts.NONE;
    List<RejectedRow> rejected = new ArrayList<>();
    for (Optional<CsvRow> row = opened.file().next(); row.isPresent(); row = opened.file().next()) {
      List<RejectedRow> wrong = look(row.get(), reader, batch);
      if (!wrong.isEmpty()) {
        counts = counts.plus(new Counts(1, 0, 0, 0, 1));
        wrong.stream().limit(Import.KEPT_ROWS - rejected.size()).forEach(rejected::add);
      }
      if (batch.size() >= ImportRun.BATCH) {
        counts = counts.plus(counted(batch, leads));
      }
    }
    return new Foreseen(counts.plus(counted(batch, leads)), rejected);
  }

  private static List<RejectedRow> look(CsvRow row, RowReader reader, List<Brief> batch) {
    List<FieldError> errors = List.of();
    if (row instanceof CsvRow.Cells cells && !RowReader.empty(cells)) {
      LeadReader.Reading reading = reader.read(cells);
      if (reading instanceof LeadReader.Reading.Good good) {
        batch.add(good.lead());
      } else if (reading instanceof LeadReader.Reading.Wrong wrong) {
        errors = wrong.errors();
      }
    } else if (!(row instanceof CsvRow.Cells)) {
      errors = List.of(new FieldError("", ImportRun.trouble(row)));
    }
    return errors.stream().map(error -> ImportRun.row(row.line(), error)).toList();
  }

  private static Counts counted(List<Brief> batch, Leads leads) {
    List<Received.Kind> kinds = leads.foresee(batch);
    batch.clear();
    long fresh = kinds.stream().filter(kind -> kind == Received.Kind.ACCEPTED).count();
    long again = kinds.stream().filter(kind -> kind == Received.Kind.DUPLICATE).count();
    return new Counts(kinds.size(), fresh, again, kinds.size() - fresh - again, 0);
  }
}

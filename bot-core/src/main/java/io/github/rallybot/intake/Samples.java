package io.github.rallybot.intake;

import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.Contact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first people of a file in short, so that whoever dropped it sees how it is read. */
final class Samples {

  private static final int MOST = 3;

  /** No more rows are looked at for them. */
  private static final int ROWS = 20;

  private Samples() {}

  static List<String> of(Imports.Opened opened) throws IOException {
    RowReader reader = new RowReader(opened.mapping(), opened.source());
    List<String> samples = new ArrayList<>();
    for (int row = 0; row < ROWS && samples.size() < MOST; row++) {
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
}

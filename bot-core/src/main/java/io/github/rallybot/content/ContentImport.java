package io.github.rallybot.content;

import io.github.rallybot.intake.FieldError;
import io.github.rallybot.intake.Fields;
import io.github.rallybot.intake.FileRefused;
import io.github.rallybot.intake.Import.RejectedRow;
import io.github.rallybot.intake.Table;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the contents of a CSV file into the register. The same file again adds nothing twice. */
public final class ContentImport {

  /** More than any company has. */
  static final int MOST_ROWS = 10_000;

  private static final Table.Shape SHAPE =
      new Table.Shape("content", "Title,Link,Persona,Stage", aliases());

  private final Contents contents;
  private final Members members;

  public ContentImport(Contents contents, Members members) {
    this.contents = contents;
    this.members = members;
  }

  /**
   * How it went.
   *
   * @param columns by field, the column that holds it
   * @param ignored the columns that hold none
   * @param accepted rows that were new
   * @param duplicates rows whose content is known, which gained what it lacked
   * @param rejected what is wrong with which row
   * @param rejectedRows how many rows that are
   * @param note what the reader should look at
   */
  public record Report(
      Map<String, String> columns,
      List<String> ignored,
      long rows,
      long accepted,
      long duplicates,
      List<RejectedRow> rejected,
      long rejectedRows,
      Optional<String> note) {}

  /**
   * Reads a whole file. What a row holds is in the register when the next one is read.
   *
   * @param dryRun whether nothing is written
   * @throws FileRefused if it can't be imported as a whole; nothing was written
   * @throws IOException if it breaks off; what came before is in, and can be sent again
   */
  public Report run(InputStream in, boolean dryRun) throws IOException, FileRefused {
    Table table = Table.open(in, SHAPE);
    Map<String, String> columns = table.columns();
    if (!columns.containsKey(DetailsReader.LINK) && !columns.containsKey(DetailsReader.TITLE)) {
      throw new FileRefused(
          "No column of this file is called Title or Link. Name the columns in the first line, such"
              + " as “Title,Link,Line,Persona,Stage,Product,Owner,Review by”.");
    }
    Run run = new Run(dryRun);
    for (Optional<Table.Row> row = table.next(); row.isPresent(); row = table.next()) {
      if (run.rows == MOST_ROWS) {
        run.notes.add("Only the first %,d rows were read. Split the file.".formatted(MOST_ROWS));
        break;
      }
      run.take(row.get());
    }
    if (table.windows()) {
      run.notes.add(
          "Some characters were not UTF-8 and were taken for Windows-1252. Look whether titles with"
              + " accents are right.");
    }
    return new Report(
        columns,
        table.ignored(),
        run.rows,
        run.accepted,
        run.rows - run.accepted - run.rejectedRows,
        List.copyOf(run.rejected),
        run.rejectedRows,
        run.notes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", run.notes)));
  }

  private final class Run {
    private final boolean dry;
    private final List<String> notes = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final Map<String, Optional<MemberId>> owners = new HashMap<>();
    private final Set<String> planned = new HashSet<>();
    private final Set<String> foreseen = new HashSet<>();
    private long rows;
    private long accepted;
    private long rejectedRows;

    Run(boolean dry) {
      this.dry = dry;
      // what has no link yet is told apart by its title
      contents.all().stream()
          .filter(content -> content.state() == Content.State.PLANNED)
          .forEach(content -> planned.add(title(content.details())));
    }

    void take(Table.Row row) {
      rows++;
      Map<String, String> texts = new LinkedHashMap<>(row.texts());
      String link = texts.getOrDefault(DetailsReader.LINK, "");
      if (!link.isEmpty()) {
        texts.putIfAbsent(DetailsReader.TITLE, LinkTitle.of(link));
      }
      List<FieldError> errors = new ArrayList<>();
      row.trouble().ifPresent(why -> errors.add(new FieldError("", why)));
      Optional<MemberId> owner = errors.isEmpty() ? owner(texts, errors) : Optional.empty();
      if (row.trouble().isEmpty()) {
        DetailsReader.Reading reading = DetailsReader.read(texts, owner);
        if (reading instanceof DetailsReader.Reading.Wrong wrong) {
          errors.addAll(wrong.errors());
        } else if (errors.isEmpty() && isNew(((DetailsReader.Reading.Good) reading).details())) {
          accepted++;
        }
      }
      if (!errors.isEmpty()) {
        rejectedRows++;
        errors.forEach(
            error ->
                rejected.add(
                    new RejectedRow(
                        row.line(), error.field().replaceFirst("^/", ""), error.message())));
      }
    }

    /** An owner is named by the address under which they are known here. */
    private Optional<MemberId> owner(Map<String, String> texts, List<FieldError> errors) {
      Fields fields = new Fields(texts, "");
      Optional<String> address = fields.email(DetailsReader.OWNER);
      errors.addAll(fields.errors());
      Optional<MemberId> owner =
          address.flatMap(email -> owners.computeIfAbsent(email, this::colleague));
      if (address.isPresent() && owner.isEmpty()) {
        errors.add(
            new FieldError(
                "/" + DetailsReader.OWNER,
                "is the address of nobody I know; leave it out, or have them say something to me"
                    + " first"));
      }
      return owner;
    }

    private Optional<MemberId> colleague(String email) {
      return members.withAddress(email).stream()
          .map(Stored::value)
          .filter(Member::colleague)
          .map(Member::id)
          .findFirst();
    }

    private boolean isNew(Details details) {
      if (details.link().isEmpty() && !planned.add(title(details))) {
        return false;
      }
      if (!dry) {
        return contents.take(details, Content.Origin.CSV, Optional.empty()).before().isEmpty();
      }
      Optional<URI> link = details.link();
      return link.isEmpty()
          || (foreseen.add(SameLink.of(link.get())) && contents.byLink(link.get()).isEmpty());
    }

    private static String title(Details details) {
      return String.join(" ", SearchText.words(details.title()));
    }
  }

  private static Map<String, List<String>> aliases() {
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    aliases.put(
        DetailsReader.TITLE,
        words("title name headline contenttitle asset titel titre titulo nom nombre"));
    aliases.put(
        DetailsReader.LINK,
        words("link url address contenturl weblink permalink lien enlace adresse"));
    aliases.put(
        DetailsReader.LINE,
        words(
            "line oneline onelineaboutit summary description abstract about beschreibung resume resumen"));
    aliases.put(DetailsReader.PERSONA, words("persona personas buyerpersona audience zielgruppe"));
    aliases.put(
        DetailsReader.STAGE,
        words("stage stages journeystage buyerstage funnelstage phase etape etapa"));
    aliases.put(DetailsReader.PRODUCT, words("product products produkt produit producto"));
    aliases.put(
        DetailsReader.OWNER,
        words("owneremail owner contentowner verantwortlich proprietaire propietario"));
    aliases.put(
        DetailsReader.REVIEW_BY, words("reviewby reviewdate review expires validuntil gultigbis"));
    return aliases;
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }
}

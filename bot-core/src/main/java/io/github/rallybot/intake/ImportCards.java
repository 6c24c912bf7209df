package io.github.rallybot.intake;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.lead.Withdrawal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** How an import looks in the conversation where its file was dropped. */
public final class ImportCards implements CardSource {

  static final String PREFIX = "import:";

  private static final int DETAILS = 12;

  private final Store store;

  public ImportCards(Store store) {
    this.store = store;
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Optional<Card> desired(ChannelRef channel, String card) {
    return store
        .load(Import.ref(card.substring(PREFIX.length())))
        .map(Stored::value)
        .filter(one -> one.dropped().filter(d -> d.channel().equals(channel)).isPresent())
        .map(ImportCards::draw);
  }

  private static Card draw(Import one) {
    List<Element> elements = new ArrayList<>();
    String file = "“" + one.fileName() + "”";
    switch (one.status()) {
      case PROPOSED -> proposed(one, file, elements);
      case CANCELLED -> {
        elements.add(strong(file + " was not imported."));
        one.note().ifPresent(note -> elements.add(text(note)));
      }
      case RUNNING -> {
        elements.add(strong("Importing " + file + " …"));
        elements.add(quiet(one.note().orElseGet(() -> soFar(one.counts()))));
        elements.add(actions(button("Stop and undo", ImportConversation.UNDO, one)));
      }
      case DONE -> {
        elements.add(strong(file + " is imported."));
        elements.add(text(result(one.counts())));
        one.note().ifPresent(note -> elements.add(quiet(note)));
        elements.add(actions(ended(one).toArray(Control[]::new)));
      }
      case INTERRUPTED -> {
        elements.add(strong("The import of " + file + " stopped midway."));
        elements.add(text(result(one.counts())));
        one.note().ifPresent(note -> elements.add(text(note)));
        elements.add(actions(ended(one).toArray(Control[]::new)));
      }
      case UNDONE -> {
        elements.add(strong("The import of " + file + " was undone."));
        elements.add(
            quiet(one.left().map(left -> left(one, left)).orElse("Taking its leads back …")));
      }
    }
    return new Card(elements, "Import of " + file);
  }

  private static void proposed(Import one, String file, List<Element> elements) {
    List<String> columns = one.dropped().map(Import.Dropped::columns).orElse(List.of());
    if (columns.isEmpty()) {
      elements.add(strong("Looking into " + file + " …"));
      if (one.note().isPresent()) {
        elements.add(quiet(one.note().get()));
        elements.add(actions(button("Cancel", ImportConversation.CANCEL, one)));
      }
      return;
    }
    boolean somebody = ImportConversation.namesSomebody(one);
    elements.add(strong(somebody ? "Import " + file + "?" : "Who are the people in " + file + "?"));
    List<Element.Fact> facts = new ArrayList<>();
    one.wish()
        .columns()
        .forEach(
            (field, names) -> {
              if (!names.isEmpty()) {
                facts.add(
                    new Element.Fact(label(field), List.of(Span.plain("column " + quoted(names)))));
              }
            });
    if (!facts.isEmpty()) {
      elements.add(new Element.Facts(facts));
    }
    String rest = somebody ? "Kept as details: " : "Its columns: ";
    details(columns, one.wish().columns()).ifPresent(names -> elements.add(quiet(rest + names)));
    List<String> samples = one.dropped().map(Import.Dropped::samples).orElse(List.of());
    if (somebody && !samples.isEmpty()) {
      elements.add(quiet("The first rows: " + String.join(" · ", samples)));
    }
    if (somebody) {
      elements.add(
          quiet(
              "Their source will be “" + one.source() + "”. Who is known already stays one lead."));
    } else {
      elements.add(
          text(
              ColumnMapping.headless(columns)
                  ? ColumnMapping.HEADLESS + ", and drop the file here again."
                  : "I found no column with e-mail addresses, phone numbers, companies or names. Say"
                      + " which one it is."));
      if (holdContent(columns)) {
        elements.add(
            quiet(
                "If it lists content rather than people, an operator brings it into the register:"
                    + " POST /api/content/import."));
      }
    }
    List<Control> controls = new ArrayList<>();
    if (somebody) {
      controls.add(
          new Control.Button(
              "Import",
              "Import " + file,
              Action.of(ImportConversation.START, one.id()),
              Control.Emphasis.PRIMARY,
              Optional.empty()));
    }
    controls.add(button("Change columns…", ImportConversation.COLUMNS, one));
    controls.add(button("Cancel", ImportConversation.CANCEL, one));
    elements.add(actions(controls.toArray(Control[]::new)));
  }

  private static boolean holdContent(List<String> columns) {
    return columns.stream().anyMatch("title"::equalsIgnoreCase)
        && columns.stream()
            .anyMatch(name -> name.equalsIgnoreCase("link") || name.equalsIgnoreCase("url"));
  }

  private static Optional<String> details(List<String> columns, Map<String, List<String>> fields) {
    TreeSet<String> used = new TreeSet<>();
    fields.values().forEach(used::addAll);
    List<String> rest = columns.stream().filter(c -> !c.isBlank() && !used.contains(c)).toList();
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    String few = String.join(", ", rest.subList(0, Math.min(DETAILS, rest.size())));
    int more = rest.size() - DETAILS;
    return Optional.of(few + (more > 0 ? ", and %d more".formatted(more) : ""));
  }

  private static String quoted(List<String> names) {
    return String.join(" + ", names.stream().map(CsvFile::quoted).toList());
  }

  /** What a field of the lead JSON is called for people. */
  static String label(String field) {
    return switch (field) {
      case "email" -> "E-mail";
      case "externalId" -> "Id elsewhere";
      case "crmUrl" -> "Link to the CRM";
      default -> field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
    };
  }

  private static List<Control> ended(Import one) {
    List<Control> controls = new ArrayList<>();
    if (one.counts().accepted() > 0) {
      controls.add(
          new Control.Button(
              "Undo",
              "Undo this import",
              Action.of(ImportConversation.UNDO, one.id()),
              Control.Emphasis.NORMAL,
              Optional.of(
                  "Its leads are taken back, but for those that somebody answered, took or"
                      + " tried.")));
    }
    if (one.counts().rejected() > 0) {
      controls.add(button("Rejected lines", ImportConversation.REJECTED, one));
    }
    return controls;
  }

  private static String soFar(Import.Counts counts) {
    return counts.rows() == 0
        ? "It may take a while; you can go on with your work."
        : number(counts.rows(), "row") + " so far: " + became(counts);
  }

  private static String result(Import.Counts counts) {
    return number(counts.rows(), "row") + ": " + became(counts) + ".";
  }

  private static String became(Import.Counts counts) {
    List<String> parts = new ArrayList<>();
    parts.add(number(counts.accepted(), "new lead"));
    if (counts.duplicates() > 0) {
      parts.add(number(counts.duplicates(), "known lead") + " with something new");
    }
    if (counts.repeats() > 0) {
      parts.add("%,d known already".formatted(counts.repeats()));
    }
    if (counts.rejected() > 0) {
      parts.add("%,d rejected".formatted(counts.rejected()));
    }
    return String.join(", ", parts);
  }

  private static String left(Import one, Withdrawal.Left left) {
    String taken = number(one.counts().accepted() - left.kept(), "lead") + " taken back";
    return left.kept() == 0
        ? taken + "."
        : taken
            + ", "
            + number(left.kept(), "lead")
            + " kept, since somebody answered, took or tried them.";
  }

  private static String number(long count, String what) {
    return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }

  private static Control button(String label, String action, Import one) {
    return Control.button(
        label, label.replace("…", "") + ": " + one.fileName(), Action.of(action, one.id()));
  }

  private static Element actions(Control... controls) {
    return controls.length == 0
        ? quiet("Nothing came of it.")
        : new Element.Actions(List.of(controls));
  }

  private static Element strong(String words) {
    return new Element.Text(List.of(Span.strong(words)));
  }

  private static Element text(String words) {
    return new Element.Text(List.of(Span.plain(words)));
  }

  private static Element quiet(String words) {
    return new Element.Quiet(List.of(Span.plain(words)));
  }
}

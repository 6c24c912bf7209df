package io.github.rallybot.intake;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.FileShared;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.member.Someone;
import io.github.rallybot.setup.Gatekeeper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A CSV file dropped to the bot: what it holds is shown, and imported if whoever dropped it says
 * so. For marketers and leaders; for everybody while nobody is either.
 */
public final class ImportConversation implements Conversation {

  static final String START = "import.start";
  static final String COLUMNS = "import.columns";
  static final String COLUMNS_DONE = "import.columns-done";
  static final String CANCEL = "import.cancel";
  static final String UNDO = "import.undo";
  static final String REJECTED = "import.rejected";

  private static final String NONE = "none";
  private static final String SAME = "same";

  /** As many as a select of any platform shows, with two more choices. */
  private static final int OFFERED = 98;

  private static final int ROWS = 20;
  private static final String GONE = "That import is no longer waiting. Drop the file here again.";

  private final Gatekeeper gatekeeper;
  private final Imports imports;
  private final DroppedFiles files;

  public ImportConversation(Gatekeeper gatekeeper, Imports imports, DroppedFiles files) {
    this.gatekeeper = gatekeeper;
    this.imports = imports;
    this.files = files;
  }

  @Override
  public void register(Router router) {
    router.onFile(this::dropped);
    router.onWord("import", command -> allowed(command.user(), by -> command(command)));
    router.on(START, press -> allowed(press.user(), by -> start(press)));
    router.opens(COLUMNS, press -> allowed(press.user(), by -> columns(press)));
    router.on(COLUMNS_DONE, form -> allowed(form.user(), by -> map(form)));
    router.on(CANCEL, press -> allowed(press.user(), by -> cancel(press)));
    router.on(
        UNDO, press -> allowed(press.user(), by -> undo(press.user(), press.action().argument(0))));
    router.opens(REJECTED, press -> allowed(press.user(), by -> rejected(press)));
  }

  /** Whether a row of a file could say who the lead is, as its columns are read now. */
  static boolean namesSomebody(Import one) {
    return ColumnMapping.PERSON.stream()
        .anyMatch(
            field ->
                !one.wish().columns().getOrDefault(field, List.of()).isEmpty()
                    || one.wish().constants().containsKey(field));
  }

  private Reply allowed(UserRef user, Function<Someone, Reply> deed) {
    return gatekeeper.marketers(user, "import leads", deed);
  }

  private Reply dropped(FileShared file) {
    return allowed(
        file.user(),
        by -> {
          if (files.tooLong(file.size())) {
            return Reply.privately(files.tooLong());
          }
          files.take(file, by);
          return Reply.nothing();
        });
  }

  private Reply command(Command command) {
    if (!command.word(0).equals("undo")) {
      return how(command.user(), "");
    }
    return undo(command.user(), command.word(1).toUpperCase(Locale.ROOT));
  }

  private Reply how(UserRef user, String before) {
    String way =
        files.takenFrom(user.platform())
            ? "Drop a CSV file here, in our direct conversation: I show what I understood before"
                + " anything is imported. From a tool, send it to POST /api/leads/import. To take"
                + " an import back, use Undo on its card, or type "
            : "Lists of leads come in as CSV files, from a tool: send them to POST"
                + " /api/leads/import. I cannot take files here. To take an import back, type ";
    return Reply.privately(
        Span.plain(before + way), Span.typed("import undo"), Span.plain(" and its id."));
  }

  private Reply undo(UserRef user, String id) {
    if (!id.matches("[0-9A-Z]{26}") || !files.undo(id)) {
      return how(user, "There is no import of that id that brought leads. ");
    }
    return Reply.privately(
        "Its leads are being taken back, but for those that somebody answered, took or tried.");
  }

  private Reply start(Interaction press) {
    String id = press.action().argument(0);
    if (files.start(id)
        || imports.find(id).filter(one -> one.status() != Import.Status.PROPOSED).isPresent()) {
      return Reply.nothing();
    }
    return Reply.privately("Say first which column says who they are: Change columns…");
  }

  private Reply cancel(Interaction press) {
    files.cancel(press.action().argument(0));
    return Reply.nothing();
  }

  private Reply columns(Interaction press) {
    return proposed(press).map(one -> Reply.open(form(one))).orElseGet(() -> Reply.privately(GONE));
  }

  private Optional<Import> proposed(Interaction press) {
    return imports
        .find(press.action().argument(0))
        .filter(one -> one.status() == Import.Status.PROPOSED);
  }

  private static Form form(Import one) {
    List<String> columns = one.dropped().map(Import.Dropped::columns).orElse(List.of());
    List<Form.Part> parts = new ArrayList<>();
    parts.add(
        new Form.Shown(
            new Element.Quiet(
                List.of(
                    Span.plain(
                        "E-mail, phone, company or name: one of them is needed. Columns that are"
                            + " none of these are kept as details of the lead.")))));
    for (String field : ColumnMapping.known()) {
      parts.add(choice(field, columns, one.wish().columns().getOrDefault(field, List.of())));
    }
    return new Form(
        "Which column is which?", Optional.of(Action.of(COLUMNS_DONE, one.id())), "Save", parts);
  }

  private static Form.Part choice(String field, List<String> columns, List<String> now) {
    List<String> names =
        IntStream.range(0, columns.size()).mapToObj(i -> ColumnMapping.name(columns, i)).toList();
    List<Form.Option> options = new ArrayList<>();
    options.add(new Form.Option(NONE, "no column"));
    Optional<String> initial = Optional.of(NONE);
    int one = now.size() == 1 ? names.indexOf(now.get(0)) : -1;
    if (one >= 0 && one < OFFERED) {
      initial = Optional.of("c" + one);
    } else if (!now.isEmpty()) {
      options.add(new Form.Option(SAME, cut(String.join(" + ", now))));
      initial = Optional.of(SAME);
    }
    for (int i = 0; i < Math.min(names.size(), OFFERED); i++) {
      options.add(new Form.Option("c" + i, cut(names.get(i))));
    }
    return new Form.ChoiceInput(field, ImportCards.label(field), "", false, options, initial);
  }

  private static String cut(String name) {
    return name.length() <= 70 ? name : name.substring(0, 69) + "…";
  }

  private Reply map(Interaction form) {
    Optional<Import> one = proposed(form);
    if (one.isEmpty()) {
      return Reply.privately(GONE);
    }
    List<String> columns = one.get().dropped().map(Import.Dropped::columns).orElse(List.of());
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    for (String field : ColumnMapping.known()) {
      List<String> now = one.get().wish().columns().getOrDefault(field, List.of());
      String code = form.values().get(field) instanceof FormValue.Text text ? text.text() : NONE;
      chosen.put(field, code.equals(SAME) ? now : named(code, columns));
    }
    Optional<String> twice = twice(chosen);
    if (twice.isPresent()) {
      return Reply.invalid(twice.get(), "This column was chosen above already.");
    }
    if (ColumnMapping.PERSON.stream().allMatch(f -> chosen.getOrDefault(f, List.of()).isEmpty())) {
      return Reply.invalid("email", "Choose a column for the e-mail, phone, company or name.");
    }
    files.map(one.get().id(), chosen);
    return Reply.nothing();
  }

  private static List<String> named(String code, List<String> columns) {
    if (!code.matches("c\\d{1,3}")) {
      return List.of();
    }
    int place = Integer.parseInt(code.substring(1));
    return place < columns.size() ? List.of(ColumnMapping.name(columns, place)) : List.of();
  }

  private static Optional<String> twice(Map<String, List<String>> chosen) {
    List<String> seen = new ArrayList<>();
    for (Map.Entry<String, List<String>> field : chosen.entrySet()) {
      for (String column : field.getValue()) {
        if (seen.contains(column)) {
          return Optional.of(field.getKey());
        }
        seen.add(column);
      }
    }
    return Optional.empty();
  }

  private Reply rejected(Interaction press) {
    Optional<Import> one = imports.find(press.action().argument(0));
    if (one.isEmpty() || one.get().rejectedRows().isEmpty()) {
      return Reply.privately("No line was rejected.");
    }
    List<Form.Part> parts = new ArrayList<>();
    List<Import.RejectedRow> rows = one.get().rejectedRows();
    rows.stream()
        .limit(ROWS)
        .forEach(
            row ->
                parts.add(
                    new Form.Shown(
                        new Element.Text(
                            List.of(
                                Span.strong("Line %,d".formatted(row.line())),
                                Span.plain(
                                    ": "
                                        + (row.field().isEmpty()
                                            ? "the row"
                                            : ImportCards.label(row.field()))
                                        + " "
                                        + row.message()))))));
    String more =
        rows.size() > ROWS
            ? "There are more. All of them, up to 1,000: GET /api/imports/" + one.get().id() + ". "
            : "";
    parts.add(
        new Form.Shown(
            new Element.Quiet(
                List.of(
                    Span.plain(
                        more
                            + "Correct these lines in the file and drop it here again: who is in"
                            + " already is not added twice.")))));
    return Reply.open(new Form("Rejected lines", Optional.empty(), "", parts));
  }
}

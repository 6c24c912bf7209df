package io.github.rallybot.question;

import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.Contents;
import io.github.rallybot.intake.Rows;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What buyers asked, as rows that spreadsheets and other tools read. */
public final class QuestionExport {

  private static final List<String> QUESTION =
      List.of(
          "id",
          "words",
          "kind",
          "status",
          "askers",
          "heard",
          "companies",
          "firstHeardAt",
          "lastHeardAt",
          "personas",
          "stages",
          "products",
          "sources",
          "answerId",
          "answerTitle",
          "answerLink",
          "answeredAt",
          "planTitle",
          "planDue",
          "owner");

  private static final List<String> HEARING =
      List.of(
          "id",
          "words",
          "heardBy",
          "at",
          "kind",
          "company",
          "leadId",
          "persona",
          "stage",
          "product",
          "source",
          "questionId",
          "question",
          "answerShownId",
          "answerSaid",
          "answerToldIds");

  private final Board board;
  private final Contents contents;
  private final Members members;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param zone of the team: where its days begin
   */
  public QuestionExport(Board board, Contents contents, Members members, ZoneId zone, Clock clock) {
    this.board = board;
    this.contents = contents;
    this.members = members;
    this.zone = zone;
    this.clock = clock;
  }

  /** What was heard on some days of the team. */
  public Selection between(View view, Optional<LocalDate> from, Optional<LocalDate> to) {
    return Selection.of(view, from, to, zone, clock.instant());
  }

  /** What somebody looks at, as of now. */
  Selection of(View view) {
    return Selection.of(view, clock.instant());
  }

  /** The values that each filter by a label can have. */
  public Map<String, NavigableSet<String>> labels() {
    Map<String, NavigableSet<String>> labels = new LinkedHashMap<>();
    Collection<Hearing> all = board.hearings();
    labels.put("persona", labels(all, About::persona));
    labels.put("stage", labels(all, About::stage));
    labels.put("product", labels(all, About::product));
    labels.put("source", labels(all, About::source));
    return labels;
  }

  /** A row for each question, in the order of the list. */
  public Rows questions(Selection selection) {
    List<Row> rows = rows(selection);
    Map<ContentId, Content> known = new HashMap<>();
    Stream.concat(contents.all().stream(), contents.retired().stream())
        .forEach(content -> known.put(content.id(), content));
    Map<MemberId, Member> people =
        members.named(rows.stream().flatMap(row -> owner(row.question()).stream()).toList());
    return new Rows(QUESTION, rows.size(), i -> question(rows.get(i), known, people));
  }

  /** A row for each hearing, the latest first: those that are not sorted to a question too. */
  public Rows hearings(Selection selection) {
    View view = selection.view();
    Stream<Hearing> unsorted =
        view.unanswered() || view.status().isPresent()
            ? Stream.of()
            : ranking(selection).unsorted().stream()
                .filter(selection::holds)
                .filter(hearing -> view.kind().filter(kind -> kind != hearing.kind()).isEmpty());
    List<Hearing> all =
        Stream.concat(rows(selection).stream().flatMap(row -> row.hearings().stream()), unsorted)
            .sorted(
                Comparator.comparing(Hearing::at).thenComparing(one -> one.id().value()).reversed())
            .toList();
    Map<MemberId, Member> people = members.named(all.stream().map(Hearing::by).toList());
    return new Rows(HEARING, all.size(), i -> hearing(all.get(i), people));
  }

  private Ranking ranking(Selection selection) {
    return Ranking.of(board, selection.anyTime(), selection.until());
  }

  /** The questions with what was heard of them in the time that is exported. */
  List<Row> rows(Selection selection) {
    return ranking(selection).rows().stream()
        .map(
            row -> {
              List<Hearing> hearings = row.hearings().stream().filter(selection::holds).toList();
              long askers = hearings.stream().map(board::asker).distinct().count();
              return new Row(row.question(), hearings, (int) askers, 0);
            })
        .filter(row -> row.heard() > 0)
        .sorted(Ranking.order(board, selection.view()))
        .toList();
  }

  private Map<String, Object> question(
      Row row, Map<ContentId, Content> known, Map<MemberId, Member> people) {
    BuyerQuestion question = row.question();
    List<Hearing> hearings = row.hearings();
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("id", question.id().value());
    cells.put("words", question.words());
    cells.put("kind", question.kind().code());
    cells.put("status", question.status().code());
    cells.put("askers", row.askers());
    cells.put("heard", row.heard());
    cells.put("companies", Tally.of(board, hearings).companies());
    cells.put("firstHeardAt", hearings.get(hearings.size() - 1).at().toString());
    cells.put("lastHeardAt", hearings.get(0).at().toString());
    cells.put("personas", List.copyOf(labels(hearings, About::persona)));
    cells.put("stages", List.copyOf(labels(hearings, About::stage)));
    cells.put("products", List.copyOf(labels(hearings, About::product)));
    cells.put("sources", List.copyOf(labels(hearings, About::source)));
    Optional<Content> answer = answer(question, known);
    put(cells, "answerId", question.answer());
    put(cells, "answerTitle", answer.map(Content::title));
    put(cells, "answerLink", answer.flatMap(content -> content.details().link()));
    put(cells, "answeredAt", question.answer().map(id -> ClosedLoop.answeredAt(question)));
    Optional<BuyerQuestion.Plan> plan = question.state().plan();
    put(cells, "planTitle", plan.map(BuyerQuestion.Plan::title));
    put(cells, "planDue", plan.flatMap(BuyerQuestion.Plan::due));
    put(cells, "owner", owner(question).flatMap(id -> name(people, id)));
    return cells;
  }

  private Map<String, Object> hearing(Hearing hearing, Map<MemberId, Member> people) {
    About about = hearing.about();
    Optional<BuyerQuestion> question = board.root(hearing);
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("id", hearing.id().value());
    cells.put("words", hearing.words());
    put(cells, "heardBy", name(people, hearing.by()));
    cells.put("at", hearing.at().toString());
    cells.put("kind", hearing.kind().code());
    put(cells, "company", about.company());
    put(cells, "leadId", about.lead().map(lead -> lead.value()));
    put(cells, "persona", about.persona());
    put(cells, "stage", about.stage());
    put(cells, "product", about.product());
    put(cells, "source", about.source());
    put(cells, "questionId", question.map(one -> one.id().value()));
    put(cells, "question", question.map(BuyerQuestion::words));
    put(cells, "answerShownId", hearing.shown());
    put(cells, "answerSaid", hearing.said().map(said -> said.sent() ? "sent" : "not-needed"));
    List<String> told =
        hearing.told().stream()
            .flatMap(code -> News.answer(code).stream())
            .map(ContentId::value)
            .toList();
    if (!told.isEmpty()) {
      cells.put("answerToldIds", told);
    }
    return cells;
  }

  private static Optional<Content> answer(BuyerQuestion question, Map<ContentId, Content> known) {
    return question.answer().flatMap(id -> Optional.ofNullable(known.get(id)));
  }

  /** Who makes the answer, or picked the question up. */
  private static Optional<MemberId> owner(BuyerQuestion question) {
    BuyerQuestion.State state = question.state();
    return state.status() == Status.PICKED_UP
        ? Optional.of(state.by())
        : state.plan().flatMap(BuyerQuestion.Plan::owner);
  }

  private static Optional<String> name(Map<MemberId, Member> people, MemberId id) {
    return Optional.ofNullable(people.get(id)).flatMap(Member::name);
  }

  private static NavigableSet<String> labels(
      Collection<Hearing> hearings, Function<About, Optional<String>> sort) {
    NavigableSet<String> labels = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    hearings.forEach(hearing -> sort.apply(hearing.about()).ifPresent(labels::add));
    return labels;
  }

  private static void put(Map<String, Object> cells, String column, Optional<?> value) {
    value.ifPresent(known -> cells.put(column, known.toString()));
  }

  /** As a table in CSV, safe to open in a spreadsheet. */
  public String csv(View view) {
    StringBuilder out = new StringBuilder();
    try {
      questions(of(view)).csv(out);
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory does not break", e);
    }
    return out.toString();
  }

  /** As a table in Markdown, to be pasted into a document. */
  public String markdown(View view) {
    Instant now = clock.instant();
    return QuestionMarkdown.of(view, LocalDate.ofInstant(now, zone), questions(of(view)));
  }
}

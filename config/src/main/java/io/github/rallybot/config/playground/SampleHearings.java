package io.github.rallybot.config.playground;

import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Contents;
import io.github.rallybot.content.Details;
import io.github.rallybot.lead.Words;
import io.github.rallybot.question.About;
import io.github.rallybot.question.BuyerQuestion;
import io.github.rallybot.question.BuyerQuestions;
import io.github.rallybot.question.Hearing;
import io.github.rallybot.question.Kind;
import io.github.rallybot.question.QuestionId;
import io.github.rallybot.question.Questions;
import io.github.rallybot.question.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What buyers asked in the weeks before the playground opens. Reps log it, and marketing sorts and
 * answers it as it would have done meanwhile, but for what is still to be sorted. Every deed has a
 * name of its own, so that a start that was broken off goes on where it was.
 */
final class SampleHearings {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reps by their number in the file; some of the cast are more than one of them. */
  private static final List<UserRef> REPS =
      List.of(
          slack(Weeks.MAYA),
          slack(Weeks.TOM),
          slack(Weeks.SAM),
          slack(Weeks.TOM),
          slack(Weeks.MAYA),
          slack(Weeks.SAM));

  private static final UserRef MARKETER = slack(Weeks.PRIYA);

  /** Marketing answers within about a week and a half. */
  private static final Duration LATER = Duration.ofDays(10);

  private record Row(int number, Instant at, JsonNode said) {
    String text(String field) {
      return said.path(field).asString("");
    }

    Optional<String> some(String field) {
      return Optional.of(text(field)).filter(text -> !text.isEmpty());
    }
  }

  private final BuyerQuestions feature;
  private final Contents contents;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param end when the playground opens
   */
  SampleHearings(BuyerQuestions feature, Contents contents, Instant end) {
    this.feature = feature;
    this.contents = contents;
    LocalDate today = LocalDate.ofInstant(end, ZoneOffset.UTC);
    try (InputStream in = SampleHearings.class.getResourceAsStream("/playground-hearings.json")) {
      for (JsonNode node : JSON.readTree(in)) {
        Instant at =
            today
                .minusDays(node.path("daysAgo").asInt())
                .atTime(node.path("hour").asInt(), 0)
                .toInstant(ZoneOffset.UTC);
        rows.add(new Row(rows.size(), at, node));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UserRef slack(String id) {
    return new UserRef(Platform.SLACK, id);
  }

  /** What happened after one moment and up to another happens, at the present one. */
  void between(Instant after, Instant until) {
    rows.stream().filter(row -> within(row.at(), after, until)).forEach(this::hear);
    rows.stream()
        .filter(row -> row.some("status").isPresent())
        .filter(row -> within(row.at().plus(LATER), after, until))
        .forEach(row -> decide(row, until));
  }

  private static boolean within(Instant at, Instant after, Instant until) {
    return at.isAfter(after) && !at.isAfter(until);
  }

  private void hear(Row row) {
    About about =
        new About(
            Optional.empty(),
            row.some("company"),
            row.some("persona"),
            row.some("stage"),
            row.some("product"),
            Optional.empty());
    Questions.Receipt receipt =
        feature
            .questions()
            .hear(
                deed(row, "heard"),
                REPS.get(row.said().path("rep").asInt() % REPS.size()),
                List.of(row.text("words")),
                Kind.of(row.text("kind")).orElse(Kind.QUESTION),
                about);
    if (receipt instanceof Questions.Receipt.Logged logged && row.some("question").isPresent()) {
      sort(row, logged.hearings().get(0));
    }
  }

  private void sort(Row row, Hearing hearing) {
    String words = canonical(row.text("question"));
    Optional<QuestionId> known = feature.named(words);
    if (known.isPresent()) {
      feature.questions().sort(deed(row, "sorted"), MARKETER, hearing.id(), known.get());
      return;
    }
    Optional<QuestionId> own = hearing.moves().isEmpty() ? Optional.empty() : hearing.question();
    if (own.isEmpty()) {
      feature.questions().makeQuestion(deed(row, "made"), MARKETER, hearing.id());
      own = feature.named(hearing.words());
    }
    own.ifPresent(
        id -> feature.sorting().word(deed(row, "worded"), MARKETER, id, words, Optional.empty()));
  }

  private String canonical(String key) {
    return rows.stream()
        .filter(row -> row.text("question").equals(key))
        .flatMap(row -> row.some("canonical").stream())
        .findFirst()
        .orElse(key);
  }

  private void decide(Row row, Instant now) {
    Optional<QuestionId> known = feature.named(canonical(row.text("question")));
    Optional<Status> status = Status.of(row.text("status"));
    if (known.isEmpty() || status.isEmpty()) {
      return;
    }
    QuestionId id = known.get();
    String deed = deed(row, "decided");
    switch (status.get()) {
      case NEW -> {}
      case PICKED_UP -> feature.sorting().pickUp(deed, MARKETER, id);
      case PLANNED ->
          feature
              .sorting()
              .plan(
                  deed,
                  MARKETER,
                  id,
                  new BuyerQuestion.Plan(
                      Words.cut(canonical(row.text("question")), Details.TITLE),
                      Optional.empty(),
                      Optional.of(LocalDate.ofInstant(now, ZoneOffset.UTC).plusWeeks(6)),
                      Optional.empty()));
      case ANSWERED -> answer(row, deed, id);
      case DISMISSED ->
          feature.sorting().dismiss(deed, MARKETER, id, "Sales answers this in each offer.");
    }
  }

  private void answer(Row row, String deed, QuestionId id) {
    URI link = URI.create(row.text("answer"));
    String title =
        contents
            .byLink(link)
            .map(Content::title)
            .or(() -> row.some("answerTitle"))
            .orElseGet(() -> Words.cut(canonical(row.text("question")), Details.TITLE));
    feature
        .sorting()
        .answer(
            deed,
            MARKETER,
            id,
            commit ->
                contents.addTo(
                    commit,
                    Details.of(title, Optional.of(link)),
                    Content.Origin.TYPED,
                    Optional.empty()));
  }

  private static String deed(Row row, String what) {
    return "sample hearing " + row.number() + " " + what;
  }
}

package io.github.rallybot.web;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.TOM;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentExport;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.Details;
import io.github.rallybot.intake.Rows;
import io.github.rallybot.lead.Lead;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.question.About;
import io.github.rallybot.question.BuyerQuestion.Plan;
import io.github.rallybot.question.Hearing;
import io.github.rallybot.question.HearingId;
import io.github.rallybot.question.Kind;
import io.github.rallybot.question.QuestionId;
import io.github.rallybot.question.Questions;
import io.github.rallybot.question.Selection;
import io.github.rallybot.question.View;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What is heard, answered and sent meanwhile: whatever can be done about it, by dice. */
final class RandomTalk {

  private static final List<String> ASKED =
      List.of(
          "Can tankers be planned?",
          "Is winter handled?",
          "Who trains dispatchers?",
          "How are tolls counted?",
          "Does fuel matter?");

  private final TestBot bot;
  private final Random dice;
  private final List<HearingId> hearings = new ArrayList<>();
  private final List<QuestionId> questions = new ArrayList<>();
  private final List<ContentId> contents = new ArrayList<>();
  private final List<String> uses = new ArrayList<>();
  private int deeds;

  RandomTalk(TestBot bot, long seed) {
    this.bot = bot;
    this.dice = new Random(seed);
    List.of(MAYA, TOM, PRIYA).forEach(bot.members::enrolled);
  }

  /** Does something at this moment. */
  void deed(List<LeadId> leads) {
    deeds++;
    switch (hearings.isEmpty() ? 0 : dice.nextInt(16)) {
      case 0, 1, 2, 3 -> hear(leads);
      case 4, 5 -> answer();
      case 6 -> add();
      case 7, 8 -> send(leads);
      case 9 -> bot.router.answer(bot.press(who(), "question.sent", one(hearings).value(), "c"));
      case 10 ->
          bot.router.answer(
              bot.form(who(), Map.of(), "question.not-needed-done", one(hearings).value(), "c"));
      case 11, 12 -> bot.backToReps.run();
      case 13 -> sort();
      default -> rare();
    }
  }

  private void hear(List<LeadId> leads) {
    About about =
        dice.nextBoolean() || leads.isEmpty()
            ? About.nothing()
            : bot.leads
                .find(one(leads))
                .filter(Lead::present)
                .map(About::lead)
                .orElse(About.nothing());
    // white space keeps the same words from being asked about
    String words = one(ASKED) + " ".repeat(deeds);
    if (bot.questions.hear("hear" + deeds, who(), List.of(words), Kind.QUESTION, about)
        instanceof Questions.Receipt.Logged logged) {
      logged.hearings().forEach(this::know);
    }
  }

  private void know(Hearing hearing) {
    hearings.add(hearing.id());
    hearing.question().filter(id -> !questions.contains(id)).ifPresent(questions::add);
  }

  private void answer() {
    bot.sorting.answer(
        "answer" + deeds,
        PRIYA,
        one(questions),
        commit ->
            bot.contents.addTo(
                commit,
                details("guide " + dice.nextInt(4), true),
                Content.Origin.TYPED,
                Optional.empty()));
  }

  private void add() {
    contents.add(
        bot.contents
            .take(
                details("paper " + dice.nextInt(6), dice.nextInt(4) > 0),
                Content.Origin.TYPED,
                Optional.empty())
            .content()
            .id());
  }

  private static Details details(String title, boolean published) {
    URI link = URI.create("https://content.example/" + title.replace(' ', '-'));
    return Details.of(title, published ? Optional.of(link) : Optional.empty());
  }

  private void send(List<LeadId> leads) {
    if (contents.isEmpty()) {
      return;
    }
    String use = "use" + deeds;
    uses.add(use);
    Optional<LeadId> lead =
        dice.nextBoolean() || leads.isEmpty() ? Optional.empty() : Optional.of(one(leads));
    bot.contentUses.sent(bot.press(who(), "x"), use, one(contents), Optional.of("Buying"), lead);
  }

  private void sort() {
    Result<Hearing> result =
        dice.nextBoolean()
            ? bot.questions.sort("sort" + deeds, who(), one(hearings), one(questions))
            : bot.questions.makeQuestion("make" + deeds, who(), one(hearings));
    if (result instanceof Result.Done<Hearing> done) {
      know(done.value());
    }
  }

  private void rare() {
    QuestionId question = one(questions);
    String deed = "rare" + deeds;
    switch (dice.nextInt(7)) {
      case 0 -> bot.sorting.merge(deed, PRIYA, question, one(questions));
      case 1 -> bot.sorting.split(deed, PRIYA, question);
      case 2 -> bot.sorting.reopen(deed, PRIYA, question);
      case 3 ->
          bot.sorting.plan(
              deed,
              PRIYA,
              question,
              new Plan("soon", Optional.empty(), Optional.empty(), Optional.empty()));
      case 4 -> uses.forEach(use -> bot.contentUses.unsent(bot.press(who(), "x"), use));
      case 5 ->
          contents.stream().limit(1).forEach(id -> bot.contents.retire(bot.press(PRIYA, "x"), id));
      default -> contents.forEach(id -> bot.contents.restore(bot.press(PRIYA, "x"), id));
    }
  }

  private UserRef who() {
    return one(List.of(MAYA, TOM, PRIYA));
  }

  private <T> T one(List<T> of) {
    return of.get(dice.nextInt(of.size()));
  }

  /** Writes it all to files in a folder, as {@code GET /api/export/} gives it. */
  void export(Path folder) throws IOException {
    ContentExport register =
        new ContentExport(bot.contents, bot.contentUses, bot.members, bot.buyerQuestions);
    write(folder.resolve("questions.ndjson"), bot.buyerQuestions.export().questions(all()));
    write(folder.resolve("hearings.ndjson"), bot.buyerQuestions.export().hearings(all()));
    write(folder.resolve("contents.ndjson"), register.rows());
    write(folder.resolve("sendings.ndjson"), register.sendings());
  }

  private Selection all() {
    return bot.buyerQuestions.export().between(View.usual(), Optional.empty(), Optional.empty());
  }

  private static void write(Path file, Rows rows) throws IOException {
    StringBuilder lines = new StringBuilder();
    RowsFile.lines(lines, rows);
    Files.writeString(file, lines);
  }
}

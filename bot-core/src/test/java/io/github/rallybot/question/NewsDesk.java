package io.github.rallybot.question;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.TOM;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.content.Content;
import io.github.rallybot.content.Details;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.Once.Result;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reps who hear questions, a marketer who answers them, a clock, and what comes back. */
final class NewsDesk {

  static final String SSO = "Which single sign-on providers do you support?";
  static final String MIGRATION = "What does migration cost?";

  private final TestBot bot;
  private int deeds;

  NewsDesk(TestBot bot) {
    this.bot = bot;
    List.of(MAYA, TOM, PRIYA).forEach(bot.members::enrolled);
  }

  /** It is this moment now. */
  void at(String moment) {
    bot.clock.move(Duration.between(bot.clock.instant(), Instant.parse(moment)));
  }

  Hearing heard(UserRef user, String words) {
    return heard(user, words, About.nothing());
  }

  Hearing heard(UserRef user, String words, LeadId of) {
    return heard(user, words, About.lead(bot.leads.find(of).orElseThrow()));
  }

  private Hearing heard(UserRef user, String words, About about) {
    Questions.Receipt receipt =
        bot.questions.hear(deed(), user, List.of(words), Kind.QUESTION, about);
    if (receipt instanceof Questions.Receipt.Logged logged) {
      return logged.hearings().get(0);
    }
    throw new AssertionError("not logged: " + receipt);
  }

  /** Priya says that a guide answers what was heard, and nothing else for a while. */
  void answered(Hearing hearing, String title) {
    answered(PRIYA, hearing, title);
  }

  void answered(UserRef by, Hearing hearing, String title) {
    answers(by, hearing, title);
    bot.clock.move(NewsRounds.GATHERED);
  }

  /** The same at this moment. */
  void answers(UserRef by, Hearing hearing, String title) {
    URI link = URI.create("https://example.com/" + title.replace(' ', '-'));
    Details guide = Details.of(title, Optional.of(link));
    done(
        bot.sorting.answer(
            deed(),
            by,
            question(hearing),
            commit -> bot.contents.addTo(commit, guide, Content.Origin.TYPED, Optional.empty())));
  }

  /** Priya plans something for what was heard. */
  void planned(Hearing hearing, String title) {
    BuyerQuestion.Plan plan =
        new BuyerQuestion.Plan(
            title,
            Optional.of(bot.members.someone(PRIYA).id()),
            Optional.of(LocalDate.of(2026, 12, 3)),
            Optional.empty());
    done(bot.sorting.plan(deed(), PRIYA, question(hearing), plan));
  }

  /** Priya takes the last word on it back. */
  void undone(Hearing hearing) {
    done(
        bot.sorting.undo(
            deed(),
            PRIYA,
            question(hearing),
            bot.board.question(question(hearing)).orElseThrow().mark()));
  }

  void merged(Hearing one, Hearing into) {
    done(bot.sorting.merge(deed(), PRIYA, question(one), question(into)));
  }

  void sorted(Hearing hearing, Hearing like) {
    done(bot.questions.sort(deed(), PRIYA, hearing.id(), question(like)));
  }

  String deed() {
    return "news-deed" + ++deeds;
  }

  QuestionId question(Hearing hearing) {
    bot.board.refresh();
    return bot.board
        .root(bot.board.hearing(hearing.id()).orElseThrow())
        .map(BuyerQuestion::id)
        .orElseThrow();
  }

  private static void done(Result<?> result) {
    if (!(result instanceof Result.Done<?>)) {
      throw new AssertionError("not done: " + result);
    }
  }

  /** Tells what is due, and what somebody then has in their direct conversation, oldest first. */
  List<String> told(UserRef user) {
    bot.backToReps.run();
    return shown(user);
  }

  /** What somebody has in their direct conversation, oldest first. */
  List<String> shown(UserRef user) {
    bot.reconciler.runOnce();
    return bot.chat.cards(RecordingPlatform.directly(user)).stream().map(CardText::of).toList();
  }
}

package io.github.rallybot.digest;

import static io.github.rallybot.TestBot.LEADS;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.RecordingPlatform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A team that meets on Tuesdays at 10:00 for half an hour; Sam leads. The clock begins on the
 * Wednesday before, so that the week is not over.
 */
abstract class DigestRoom {

  static final String PERIOD = "2026-W47";

  final TestBot bot;
  private int typed;

  DigestRoom() {
    this(TestBot.create());
  }

  DigestRoom(TestBot bot) {
    this.bot = bot;
  }

  @BeforeEach
  void plan() {
    at("2026-11-18T09:30:00Z");
    List.of(PRIYA, TOM, SAM).forEach(bot.members::enrolled);
    bot.types(SAM, "roles @U0SAM leader");
    bot.types(SAM, "roles @U0PRIYA marketer");
    meets("tuesday", Map.of());
  }

  @AfterEach
  void close() {
    bot.close();
  }

  void meets(String weekday, Map<String, String> besides) {
    Map<String, FormValue> values = new HashMap<>();
    values.put("meeting-weekday", new FormValue.Text(weekday));
    besides.forEach((name, value) -> values.put(name, new FormValue.Text(value)));
    bot.router.answer(bot.form(SAM, values, "meeting.changed"));
  }

  final void at(String moment) {
    bot.clock.move(Duration.between(bot.clock.instant(), Instant.parse(moment)));
  }

  /** A round at a moment, and what follows from it in chat. */
  void round(String moment) {
    at(moment);
    round();
  }

  void round() {
    bot.digests.run();
    bot.reconciler.runOnce();
  }

  /** A lead, and what Tom makes of it. */
  LeadId judged(String email, String source, Judgement judgement) {
    return judged(TOM, email, source, judgement);
  }

  /** A lead, and what somebody makes of it. */
  LeadId judged(UserRef by, String email, String source, Judgement judgement) {
    LeadId lead = came(email, source);
    var unused =
        bot.feedback.judge(bot.press(by, "x"), lead, judgement, Optional.empty(), Optional.empty());
    return lead;
  }

  LeadId came(String email, String source) {
    return TestBot.received(
        bot.leads.receive(TestBot.lead(email, source, Optional.empty()), Optional.empty()));
  }

  /** What is posted of digests; of their pictures only the first lines. */
  List<String> channel() {
    return digests(bot.chat.cards(LEADS).stream().map(CardText::of).toList());
  }

  List<String> direct(UserRef user) {
    return digests(
        bot.chat.cards(RecordingPlatform.directly(user)).stream().map(CardText::of).toList());
  }

  private static List<String> digests(List<String> all) {
    return all.stream().filter(card -> card.contains("Sales + Marketing · ")).toList();
  }

  String types(UserRef user, String text) {
    List<Command.Word> words =
        Arrays.stream(text.split(" ", -1))
            .filter(one -> !one.isEmpty())
            .<Command.Word>map(Command.Word.Plain::new)
            .toList();
    return CardText.said(
        bot.router.answer(new Command("d" + ++typed, user, false, LEADS, "digest", words, text)));
  }
}

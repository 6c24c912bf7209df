package io.github.rallybot.web;

import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.lead.Judgement;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.SampleBrief;
import io.github.rallybot.lead.TestLead;
import io.github.rallybot.lead.Withdrawal;
import io.github.rallybot.member.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Some weeks in which people do whatever can be done to leads, by dice, and of what they talk. */
final class RandomWeeks {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestBot bot;
  private final Random dice;
  private final RandomTalk talk;
  private final List<LeadId> leads = new ArrayList<>();

  RandomWeeks(TestBot bot, long seed) {
    this.bot = bot;
    this.dice = new Random(seed);
    this.talk = new RandomTalk(bot, seed);
    bot.roles.assign(bot.members.introduced(SAM), PRIYA, Role.MARKETER);
  }

  /** Does something, so many times, in about as many weeks. */
  void live(int deeds, int weeks) {
    long most = Duration.ofDays(14L * weeks).toSeconds() / deeds;
    for (int i = 0; i < deeds; i++) {
      bot.clock.move(Duration.ofSeconds(dice.nextLong(most)));
      if (leads.isEmpty() || dice.nextInt(3) == 0) {
        arrive(i);
      } else {
        deed(leads.get(dice.nextInt(leads.size())));
      }
      if (i % 2 == 0) {
        talk.deed(leads);
      }
    }
  }

  private void arrive(int number) {
    if (dice.nextInt(15) == 0) {
      new TestLead(bot.leads, bot.clock).send("t" + number);
      leads.add(new LeadId(bot.store.newest(io.github.rallybot.lead.Leads.ALL, 1).get(0)));
      return;
    }
    SampleBrief lead =
        SampleBrief.from(one("webinar", "e-book", "<!channel>", "fair"))
            .name("N")
            .email("n" + number + "@x.example");
    lead = dice.nextBoolean() ? lead.campaign(one("spring", "autumn")) : lead;
    lead = dice.nextBoolean() ? lead.persona(one("Ops leader", "CFO")) : lead;
    lead = dice.nextBoolean() ? lead.country(one("DE", "US", "NP")) : lead;
    lead = dice.nextInt(4) > 0 ? lead.grade(one("A", "B", "C", "D", "59", "60", "100", "0")) : lead;
    if (dice.nextInt(12) == 0) {
      String list = "L" + number;
      LeadId id =
          bot.leads
              .receiveAll(
                  List.of(
                      new Leads.Listed(
                          lead.brief(), new io.github.rallybot.lead.Lead.Origin(list, 1))),
                  to -> Optional.empty())
              .get(0)
              .lead();
      new Withdrawal(bot.store, bot.clock).withdraw(list);
      leads.add(id);
      return;
    }
    leads.add(TestBot.received(bot.leads.receive(lead.brief(), Optional.empty())));
  }

  private void deed(LeadId lead) {
    UserRef who = List.of(MAYA, TOM, PRIYA).get(dice.nextInt(3));
    var press = bot.press(who, "x");
    switch (dice.nextInt(14)) {
      case 0, 1 -> judge(who, lead, Judgement.GOOD_FIT);
      case 2, 3 -> judge(who, lead, Judgement.NOT_YET, "no_budget", "timing");
      case 4, 5 -> judge(who, lead, Judgement.NOT_A_FIT, "company_size", "role");
      case 6 -> judge(who, lead, Judgement.NOT_A_FIT, "duplicate", "unreachable");
      case 7 -> bot.feedback.undo(press, lead);
      case 8 -> bot.feedback.take(press, lead);
      case 9 -> bot.followUps.tried(press, lead, Optional.empty());
      case 10 -> bot.followUps.reached(press, lead);
      case 11 -> bot.followUps.won(press, lead);
      case 12 ->
          bot.followUps.lost(
              press,
              lead,
              dice.nextBoolean() ? Optional.of(one("proposal", "discovery")) : Optional.empty(),
              dice.nextBoolean() ? Optional.of(one("price", "timing")) : Optional.empty(),
              Optional.empty());
      default -> rare(who, lead);
    }
  }

  private void rare(UserRef who, LeadId lead) {
    var press = bot.press(who, "x");
    switch (dice.nextInt(3)) {
      case 0 -> bot.followUps.undoAttempt(press, lead, Optional.empty());
      case 1 -> bot.followUps.reopen(press, lead);
      default -> bot.leads.find(lead).orElseThrow().contact().email().ifPresent(bot.erasure::erase);
    }
  }

  private void judge(UserRef who, LeadId lead, Judgement judgement, String... reasons) {
    Optional<String> reason =
        reasons.length == 0 || dice.nextInt(4) == 0 ? Optional.empty() : Optional.of(one(reasons));
    bot.feedback.judge(bot.press(who, "x"), lead, judgement, reason, Optional.empty());
  }

  private String one(String... of) {
    return of[dice.nextInt(of.length)];
  }

  /** Writes it all to files in a folder, a line of JSON each, as other tools read it. */
  void export(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (LeadId id : leads) {
      lines.add(JSON.writeValueAsString(LeadView.of(bot.leads.find(id).orElseThrow())));
    }
    Files.write(folder.resolve("leads.ndjson"), lines);
    talk.export(folder);
  }
}

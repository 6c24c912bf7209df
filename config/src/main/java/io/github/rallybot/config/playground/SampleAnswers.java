package io.github.rallybot.config.playground;

import io.github.rallybot.config.playground.SampleCrowd.Newcomer;
import io.github.rallybot.lead.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * What sales makes of the leads of the weeks before today: chance, but for what is hidden in it.
 * Three things are so now: {@linkplain #WEBINAR webinar leads} are of the wrong industry,
 * {@linkplain #EXPO expo leads} are answered too late, and more leads than before are lost at
 * {@linkplain #PROPOSAL proposal}. One was so, until somebody did something about it: {@linkplain
 * #EBOOK e-book leads} were of the wrong size.
 */
final class SampleAnswers {

  static final String WEBINAR = "webinar";
  static final String EXPO = "expo";
  static final String EBOOK = "e-book";
  static final String PROPOSAL = "proposal";
  static final String INDUSTRY = "industry";
  static final String SIZE = "company_size";

  /** Since so many weeks before the present one; the campaigns changed, and nobody has the expo. */
  private static final int CHANGED = 6;

  /** Since then a competitor makes cheaper offers. */
  private static final int UNDERCUT = 4;

  private static final int EBOOK_FROM = 16;

  /** The last week in which nobody asked e-book readers how large their company is. */
  static final int EBOOK_TO = 4;

  /** Within the promised eight hours, by how many steps, of which a working day has four. */
  private static final Chances<Integer> SOON = Chances.of(1, 50).or(2, 30).or(3, 20);

  private static final Chances<String> MISFIT =
      Chances.of(SIZE, 20)
          .or(INDUSTRY, 18)
          .or("region", 18)
          .or("role", 18)
          .or("no_need", 20)
          .or("duplicate", 3)
          .or("already_customer", 3);

  private static final Chances<String> NO_LEAD =
      Chances.of("spam_or_student", 45).or("wrong_data", 25).or("role", 30);

  private static final Chances<String> EARLY =
      Chances.of("no_budget", 30).or("no_project", 40).or("timing", 30);

  private static final Chances<String> LOST_AT =
      Chances.of("qualification", 22).or("discovery", 34).or(PROPOSAL, 24).or("negotiation", 20);

  private static final Chances<String> LOST_AT_SINCE =
      Chances.of("qualification", 10).or("discovery", 15).or(PROPOSAL, 65).or("negotiation", 10);

  private static final Chances<String> LOST_WHY =
      Chances.of("competitor", 25)
          .or("price", 25)
          .or("no_decision", 30)
          .or("timing", 15)
          .or("missing_feature", 5);

  private static final Chances<String> REPS =
      Chances.of(Weeks.MAYA, 42).or(Weeks.TOM, 40).or(Weeks.SAM, 18);

  private final Newcomer lead;
  private final SplittableRandom dice;
  private final IntUnaryOperator weeksAgo;
  private final List<Later> deeds = new ArrayList<>();

  /** What somebody does so many steps after the lead came. */
  record Later(int steps, Deed deed) {}

  /**
   * What somebody does with a lead.
   *
   * @param code a verdict, or the stage at which it was lost
   * @param reason of the verdict or the loss
   */
  record Deed(int lead, String person, Kind kind, Optional<String> code, Optional<String> reason) {}

  /** How something is done. */
  enum Kind {
    TRIED,
    REACHED,
    JUDGED,
    TAKEN,
    WON,
    LOST
  }

  private SampleAnswers(Newcomer lead, SplittableRandom dice, IntUnaryOperator weeksAgo) {
    this.lead = lead;
    this.dice = dice;
    this.weeksAgo = weeksAgo;
  }

  /**
   * All that becomes of a lead.
   *
   * @param weeksAgo how many weeks before the present one a step after it came is
   */
  static List<Later> to(Newcomer lead, SplittableRandom dice, IntUnaryOperator weeksAgo) {
    SampleAnswers answers = new SampleAnswers(lead, dice, weeksAgo);
    answers.answer();
    return answers.deeds;
  }

  private boolean from(String source) {
    return lead.text("source").equals(source);
  }

  private boolean chance(int percent) {
    return dice.nextInt(100) < percent;
  }

  private void answer() {
    int came = weeksAgo.applyAsInt(0);
    boolean nobodys = from(EXPO) && came <= CHANGED;
    int when = SOON.with(dice);
    if (chance(nobodys ? 72 : 13)) {
      // a few are found only when somebody clears up
      when = chance(nobodys ? 30 : 20) ? 30 + dice.nextInt(30) : 5 + dice.nextInt(10);
    }
    String person = REPS.with(dice);
    if (chance(nobodys ? 35 : 64)) {
      Kind tried = chance(60) ? Kind.TRIED : Kind.REACHED;
      does(Math.max(1, when - dice.nextInt(2)), person, tried, Optional.empty(), Optional.empty());
    }
    Judgement judgement = judgement(came, when, person);
    if (judgement == Judgement.GOOD_FIT) {
      if (chance(50)) {
        does(when, person, Kind.TAKEN, Optional.empty(), Optional.empty());
      }
      end(when, person);
    }
    if (chance(4)) {
      does(
          when + 1,
          Weeks.PRIYA,
          Kind.JUDGED,
          Optional.of(Judgement.GOOD_FIT.code()),
          Optional.empty());
    }
  }

  private Judgement judgement(int came, int when, String person) {
    boolean wrongIndustry = from(WEBINAR) && came <= CHANGED && chance(44);
    boolean wrongSize = from(EBOOK) && came <= EBOOK_FROM && came >= EBOOK_TO && chance(46);
    String grade = lead.text("grade");
    Judgement judgement = Judgement.NOT_A_FIT;
    Optional<String> reason = Optional.empty();
    if (wrongIndustry || wrongSize) {
      reason = Optional.of(wrongIndustry ? INDUSTRY : SIZE);
    } else if (chance(misfit(grade))) {
      reason = Optional.of((grade.equals("D") ? NO_LEAD : MISFIT).with(dice));
    } else if (chance(fit(grade))) {
      judgement = Judgement.GOOD_FIT;
    } else {
      judgement = Judgement.NOT_YET;
      reason = Optional.of(EARLY.with(dice));
    }
    // some do not say why
    boolean tells = chance(85);
    does(
        when,
        person,
        Kind.JUDGED,
        Optional.of(judgement.code()),
        tells ? reason : Optional.empty());
    return judgement;
  }

  private static int misfit(String grade) {
    return switch (grade) {
      case "A" -> 14;
      case "B" -> 24;
      case "C" -> 38;
      default -> 70;
    };
  }

  /** How many of those that are no misfits are ready too. */
  private static int fit(String grade) {
    return switch (grade) {
      case "A" -> 74;
      case "B" -> 62;
      default -> 45;
    };
  }

  /** Nearly all come to an end within some weeks. */
  private void end(int judged, String person) {
    int when = judged + 8 + dice.nextInt(44);
    if (!chance(95)) {
      return;
    }
    if (chance(35)) {
      does(when, person, Kind.WON, Optional.empty(), Optional.empty());
      return;
    }
    boolean undercut = weeksAgo.applyAsInt(when) <= UNDERCUT;
    String stage = (undercut ? LOST_AT_SINCE : LOST_AT).with(dice);
    String reason =
        undercut && stage.equals(PROPOSAL) && chance(60) ? "competitor" : LOST_WHY.with(dice);
    does(when, person, Kind.LOST, Optional.of(stage), Optional.of(reason));
  }

  private void does(
      int steps, String person, Kind kind, Optional<String> code, Optional<String> reason) {
    deeds.add(new Later(steps, new Deed(lead.number(), person, kind, code, reason)));
  }
}

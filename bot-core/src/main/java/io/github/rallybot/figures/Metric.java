package io.github.rallybot.figures;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A share of which both numbers are counted.
 *
 * @param code names it for good
 * @param part the {@link Count} above
 * @param whole the {@link Count} below
 * @param says what the part is, after "14 of 20": "not a fit"
 * @param formula in plain words
 */
public record Metric(
    String code, Topic topic, String part, String whole, String says, String formula) {

  /** What a figure is about, and so whose it is to explain. */
  public enum Topic {
    /** Whether the leads fit: what marketing hands over, and what sales makes of it. */
    FIT,
    /** Whether it is too early for them. */
    TIMING,
    /** What is counted apart from the fit, such as leads that cannot be reached. */
    APART,
    /** What sales does about the leads. */
    FOLLOW_UP,
    /** How leads end. */
    ENDING
  }

  public static final Metric GOOD_FIT =
      new Metric(
          "good_fit",
          Topic.FIT,
          Count.GOOD_FIT,
          Count.JUDGED,
          "a good fit",
          "Leads that arrived and that sales calls a good fit, of those that arrived and that sales"
              + " judged. Reasons that are counted apart stay out of both.");

  public static final Metric NOT_A_FIT =
      new Metric(
          "not_a_fit",
          Topic.FIT,
          Count.NOT_A_FIT,
          Count.JUDGED,
          "not a fit",
          "Leads that arrived and that sales calls not a fit, of those that arrived and that sales"
              + " judged. Reasons that are counted apart stay out of both.");

  /** What sales says of those that marketing had graded good. */
  public static final Metric GAP =
      new Metric(
          "gap",
          Topic.FIT,
          Count.GOOD_FIT_GRADED_GOOD,
          Count.JUDGED_GRADED_GOOD,
          "graded good by marketing are a good fit for sales",
          "Of the leads that arrived, that marketing had graded good and that sales judged: those"
              + " that sales calls a good fit. Leads without a grade stay out of both numbers.");

  public static final Metric ANSWERED =
      new Metric(
          "answered",
          Topic.FOLLOW_UP,
          Count.ANSWERED,
          Count.LEADS,
          "answered",
          "Leads that arrived and of which sales gave a verdict, of all that arrived.");

  public static final Metric TRIED =
      new Metric(
          "tried",
          Topic.FOLLOW_UP,
          Count.TRIED,
          Count.LEADS,
          "tried at least once",
          "Leads that arrived and that somebody tried to reach, of all that arrived.");

  /** Of those with an answer promise whose time is over, or which were answered before. */
  public static final Metric LATE =
      new Metric(
          "late",
          Topic.FOLLOW_UP,
          Count.LATE,
          Count.PROMISED,
          "answered later than promised, or not at all",
          "Leads that arrived and were answered after the promised time, or not though it is over,"
              + " of those that arrived and were answered or whose time is over.");

  public static final Metric OVERDUE =
      new Metric(
          "overdue",
          Topic.FOLLOW_UP,
          Count.OVERDUE,
          Count.LEADS,
          "waiting past the answer promise",
          "Leads that arrived, that sales has not answered and whose promised time is over, of all"
              + " that arrived.");

  public static final Metric WON =
      new Metric(
          "won",
          Topic.ENDING,
          Count.ENDED_WON,
          Count.ENDED,
          "won",
          "Leads that were won in the period, of those whose end was told in it, whenever they"
              + " arrived.");

  /** Told of heard. */
  public static final Metric CLOSED_LOOP =
      new Metric(
          "closed_loop",
          Topic.FOLLOW_UP,
          Count.TOLD,
          Count.HEARD,
          "came back with an answer to whoever heard it",
          "Buyer questions heard in the period of which whoever heard it knows the answer, of all"
              + " that were heard in it.");

  private static final Set<String> HIGH =
      Stream.of(GOOD_FIT, GAP, ANSWERED, TRIED, WON, CLOSED_LOOP)
          .map(Metric::code)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * A reason under "not a fit".
   *
   * @param label as people read it
   */
  public static Metric notAFitFor(String reason, String label) {
    return reason(reason, Topic.FIT, Count.JUDGED, "not a fit for " + label);
  }

  /** A reason under "not yet". */
  public static Metric notYetFor(String reason, String label) {
    return reason(reason, Topic.TIMING, Count.JUDGED, "too early: " + label);
  }

  /** A reason that is counted apart: of all answered leads. */
  public static Metric apartFor(String reason, String label) {
    return reason(reason, Topic.APART, Count.ANSWERED, label);
  }

  private static Metric reason(String code, Topic topic, String whole, String says) {
    return new Metric(
        "reason:" + code,
        topic,
        Count.REASON + code,
        whole,
        says,
        "Leads that arrived and of which sales says “"
            + says
            + "”, of those that arrived and that sales "
            + whole
            + ".");
  }

  /** A stage of the sales cycle. */
  public static Metric lostAt(String stage, String label) {
    return new Metric(
        "lost_at:" + stage,
        Topic.ENDING,
        Count.ENDED_LOST_AT + stage,
        Count.ENDED_LOST,
        "lost ones were lost at " + label,
        "Leads that were lost at this stage in the period, of those that were lost in it, whenever"
            + " they arrived.");
  }

  /**
   * Whether a figure should be high.
   *
   * @param code its code
   */
  public static boolean moreIsBetter(String code) {
    return HIGH.contains(code);
  }

  /** Whether these leads have it: where a reason was counted otherwise, its part is of none. */
  public boolean in(Counts counts) {
    return counts.get(part) <= counts.get(whole);
  }

  /** Whether it changes with which reasons are counted apart. */
  boolean restsOnReasons() {
    return topic == Topic.FIT || topic == Topic.TIMING || topic == Topic.APART;
  }

  /** This figure of some leads; they have to {@linkplain #in have it}. */
  public Rate of(Counts counts) {
    return new Rate(counts.get(part), counts.get(whole));
  }
}

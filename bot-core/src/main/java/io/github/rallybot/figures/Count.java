package io.github.rallybot.figures;

/**
 * The names of what is counted. Those above {@link #ENDED} are about the leads that arrived in the
 * period, with what is known of them now; the others about what happened in it. A lead counts once
 * in each. Names are stored: one that is given away stays what it is.
 */
public final class Count {

  /** Leads that arrived; neither test leads nor withdrawn ones; erased ones count. */
  public static final String LEADS = "leads";

  /** By marketing's grade: good, another, or none. */
  public static final String GRADED_GOOD = "graded:good";

  public static final String GRADED_OTHER = "graded:other";
  public static final String UNGRADED = "graded:none";

  /** Sales gave a verdict: {@link #JUDGED} or {@link #APART}. */
  public static final String ANSWERED = "answered";

  /** Sales' verdict counts for the fit: without those whose reason is counted apart. */
  public static final String JUDGED = "judged";

  public static final String APART = "apart";
  public static final String GOOD_FIT = "good_fit";
  public static final String NOT_YET = "not_yet";
  public static final String NOT_A_FIT = "not_a_fit";

  /** Followed by the code of a reason that was given under the verdict. */
  public static final String REASON = "reason:";

  /** Of the judged ones: those that marketing had graded good, and which of them are a good fit. */
  public static final String JUDGED_GRADED_GOOD = "judged:graded_good";

  public static final String GOOD_FIT_GRADED_GOOD = "good_fit:graded_good";

  /** Likewise those that marketing had graded lower. */
  public static final String JUDGED_GRADED_OTHER = "judged:graded_other";

  public static final String GOOD_FIT_GRADED_OTHER = "good_fit:graded_other";

  /** Judged, but marketing had not graded them. */
  public static final String JUDGED_UNGRADED = "judged:ungraded";

  /** Somebody tried to reach the person at least once. */
  public static final String TRIED = "tried";

  public static final String REACHED = "reached";

  /** Sales still has to answer; and of those, which are past the answer promise. */
  public static final String WAITING = "waiting";

  public static final String OVERDUE = "overdue";

  /** It is settled whether the answer promise was kept; and it was not. */
  public static final String PROMISED = "promised";

  public static final String LATE = "late";

  public static final String WON = "won";
  public static final String LOST = "lost";

  /** Followed by the code of a stage of the sales cycle, or of why. */
  public static final String LOST_AT = "lost_at:";

  public static final String LOST_WHY = "lost_why:";

  /** Leads, whenever they arrived, whose end was told in the period. */
  public static final String ENDED = "ended";

  public static final String ENDED_WON = "ended:won";
  public static final String ENDED_LOST = "ended:lost";
  public static final String ENDED_LOST_AT = "ended:lost_at:";
  public static final String ENDED_LOST_WHY = "ended:lost_why:";

  /** Attempts in the period, each of them, without and with success. */
  public static final String ATTEMPTS_TRIED = "attempts:tried";

  public static final String ATTEMPTS_REACHED = "attempts:reached";

  /** Hearings of buyer questions; of how many the author knows the answer. */
  public static final String HEARD = "questions:heard";

  public static final String TOLD = "questions:told";

  /** Buyer questions that were answered. */
  public static final String QUESTIONS_ANSWERED = "questions:answered";

  /** To what was heard there was an answer that had to be shown; or there was none. */
  public static final String AWARENESS_GAPS = "questions:awareness_gaps";

  public static final String CREATION_GAPS = "questions:creation_gaps";

  /** How many different contents were sent, how often, and how many never were. */
  public static final String CONTENTS_SENT = "contents:sent";

  public static final String CONTENT_SENDINGS = "contents:sendings";
  public static final String CONTENTS_NEVER_SENT = "contents:never_sent";

  /** Followed by another group's dimension and value: leads that are in both. */
  static final String WITH = "with:";

  private Count() {}

  static String with(Dimension dimension, String value) {
    return WITH + dimension.code() + ":" + value;
  }
}

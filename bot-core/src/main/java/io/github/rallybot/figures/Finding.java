package io.github.rallybot.figures;

import java.util.List;

/**
 * Something that stands out: a figure of some leads that differs by more than chance from that of
 * the rest, or from their own past. All words are plain: names in them are data, never markup.
 *
 * @param key the same for the same figure of the same leads, in every period: by it a finding is
 *     carried over and followed. Letters, figures and {@code -} only
 * @param topic what it is about, and so whose it is to explain
 * @param code of the {@link Metric}
 * @param part the {@link Count} of its part
 * @param whole the {@link Count} of its whole
 * @param says what the part is, as in {@link Metric#says}
 * @param against what it is compared with
 * @param periods in which the leads were that it is about, by id, oldest first
 * @param before for {@link Against#PAST}, the periods that they are compared with
 * @param comparison both rates
 * @param p how likely that is by chance, corrected for all comparisons that were made
 * @param compared how many these were
 * @param sentence what stands out
 * @param detail how large and how sure it is, and how that was tested
 * @param question for the meeting
 */
public record Finding(
    String key,
    Metric.Topic topic,
    String code,
    String part,
    String whole,
    String says,
    Group group,
    Against against,
    List<String> periods,
    List<String> before,
    Comparison comparison,
    double p,
    int compared,
    String sentence,
    String detail,
    String question) {

  /** What some leads are compared with. */
  public enum Against {
    /** All other leads of the same time. */
    REST,
    /** The same ones of earlier periods. */
    PAST
  }

  public Finding {
    periods = List.copyOf(periods);
    before = List.copyOf(before);
  }
}

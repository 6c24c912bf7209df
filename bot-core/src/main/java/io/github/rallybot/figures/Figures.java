package io.github.rallybot.figures;

import io.github.rallybot.journal.DocRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What was counted of a period: of the leads that arrived in it, with what was known of them, and
 * of what happened in it. Counts only, so that they outlive what they were counted from.
 *
 * @param period its id
 * @param asOf when they were counted
 * @param good which of marketing's grades meant a good lead then
 * @param all of all leads, and of what is about no lead
 * @param groups of the leads of each source, campaign, persona and country; {@link Group#UNKNOWN}
 *     where a lead had none. At most {@link #MOST} of each dimension, the largest; what else there
 *     was is together under {@link Group#OTHERS}
 * @param firstAttempt how long the leads that arrived waited until somebody tried to reach them;
 *     those that nobody tried to reach are not among them
 * @param firstAnswer how long until sales first gave a verdict, likewise
 * @param questions how long buyer questions heard in the period waited that have an answer now
 * @param contentsSent how often each content was sent in the period, by its id
 * @param contentsNeverSent the ids of published contents that nobody ever sent, at most {@link
 *     #MOST}
 */
public record Figures(
    String period,
    Instant asOf,
    GoodGrade good,
    Counts all,
    Map<Dimension, Map<String, Counts>> groups,
    Waits firstAttempt,
    Waits firstAnswer,
    Waits questions,
    Map<String, Integer> contentsSent,
    List<String> contentsNeverSent) {

  /** So many values of one dimension are told apart. */
  public static final int MOST = 1000;

  public Figures {
    // what counts nothing is not written, and reads as if it were not there
    all = Objects.requireNonNullElse(all, Counts.NONE);
    Map<Dimension, Map<String, Counts>> copy = new TreeMap<>();
    groups.forEach(
        (dimension, values) ->
            copy.put(dimension, java.util.Collections.unmodifiableMap(new TreeMap<>(values))));
    groups = java.util.Collections.unmodifiableMap(copy);
    contentsSent = java.util.Collections.unmodifiableMap(new TreeMap<>(contentsSent));
    contentsNeverSent = List.copyOf(contentsNeverSent);
  }

  public static DocRef<Figures> ref(String period) {
    return new DocRef<>("figures", period, Figures.class);
  }

  /** Whether the same was counted, whenever that was. */
  public boolean same(Figures other) {
    return new Figures(
            period,
            other.asOf,
            good,
            all,
            groups,
            firstAttempt,
            firstAnswer,
            questions,
            contentsSent,
            contentsNeverSent)
        .equals(other);
  }

  /** The counts of some leads; none if there were none. */
  public Counts of(Group group) {
    return group.dimension().map(in -> of(in).getOrDefault(group.value(), Counts.NONE)).orElse(all);
  }

  /** The counts of each value of a dimension. */
  public Map<String, Counts> of(Dimension dimension) {
    return groups.getOrDefault(dimension, Map.of());
  }

  /**
   * The largest groups of a dimension, the largest first, and after them all others together under
   * {@link Group#OTHERS} if there are any.
   *
   * @param most so many besides the others
   */
  public Map<Group, Counts> largest(Dimension dimension, int most) {
    List<Map.Entry<String, Counts>> sorted =
        of(dimension).entrySet().stream()
            .filter(one -> one.getValue().get(Count.LEADS) > 0)
            .sorted(
                Comparator.comparing(
                        (Map.Entry<String, Counts> one) -> one.getKey().equals(Group.OTHERS))
                    .thenComparing(one -> -one.getValue().get(Count.LEADS))
                    .thenComparing(Map.Entry::getKey))
            .toList();
    Map<Group, Counts> shown = new LinkedHashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      shown.merge(
          Group.of(dimension, i < most ? sorted.get(i).getKey() : Group.OTHERS),
          sorted.get(i).getValue(),
          Counts::plus);
    }
    return shown;
  }
}

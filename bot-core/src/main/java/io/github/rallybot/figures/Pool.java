package io.github.rallybot.figures;

import io.github.rallybot.lead.Reasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The figures of several periods, taken together.
 *
 * @param periods their ids, oldest first
 * @param groups in the order of groups, so that all instances find the same in them
 * @param sameGrades whether a good grade meant the same in all of them
 * @param sameReasons whether in all of them the same reasons were counted apart as are now
 */
record Pool(
    List<String> periods, Map<Group, Counts> groups, boolean sameGrades, boolean sameReasons) {

  /**
   * @param newest first
   * @param reasons which of them are counted apart now
   */
  static Pool of(List<Figures> newest, Reasons reasons) {
    Map<Group, Counts> groups = new TreeMap<>(Group.ORDER);
    List<String> periods = new ArrayList<>();
    for (Figures one : newest) {
      periods.add(0, one.period());
      groups.merge(Group.ALL, one.all(), Counts::plus);
      for (Dimension dimension : Dimension.values()) {
        one.of(dimension)
            .forEach(
                (value, counts) -> groups.merge(Group.of(dimension, value), counts, Counts::plus));
      }
    }
    return new Pool(
        periods,
        groups,
        newest.stream().map(Figures::good).distinct().count() <= 1,
        newest.stream().allMatch(one -> apart(one.all(), reasons) == one.all().get(Count.APART)));
  }

  /** How many are counted apart if that is so for the reasons for which it is so now. */
  private static int apart(Counts counts, Reasons reasons) {
    return reasons.apart().keySet().stream()
        .mapToInt(code -> counts.get(Count.REASON + code))
        .sum();
  }

  /** Whether all groups have it. */
  boolean has(Metric metric) {
    return groups.values().stream().allMatch(metric::in);
  }

  Counts of(Group group) {
    return groups.getOrDefault(group, Counts.NONE);
  }

  Set<Group> all() {
    return groups.keySet();
  }

  /** Which share of one group is in another one too, from 0 to 1; as good as that is known. */
  double shared(Group one, Group other) {
    int leads = of(one).get(Count.LEADS);
    if (one.equals(other) || other.dimension().isEmpty()) {
      return 1;
    }
    if (leads == 0) {
      return 0;
    }
    return Math.min(1, (double) both(one, other) / leads);
  }

  private int both(Group one, Group other) {
    if (one.dimension().isEmpty()) {
      return of(other).get(Count.LEADS);
    }
    boolean later = one.dimension().get().compareTo(other.dimension().orElseThrow()) > 0;
    Group holder = later ? one : other;
    Group named = later ? other : one;
    return of(holder).get(Count.with(named.dimension().orElseThrow(), named.value()));
  }
}

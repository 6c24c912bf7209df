package io.github.rallybot.matching;

import java.util.ArrayList;
import java.util.List;

/** The nearest groups so far, each once, in order; meant for a few. */
final class Nearest {

  private final int most;
  private final double floor;
  private final List<Near> sorted = new ArrayList<>();

  /**
   * @param most how many are kept, at least 1
   * @param floor what is no nearer than this is not taken
   */
  Nearest(int most, double floor) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one group has to be asked for");
    }
    this.most = most;
    this.floor = floor;
  }

  /** What is no nearer need not be added. */
  double floor() {
    return sorted.size() < most ? floor : sorted.get(sorted.size() - 1).similarity();
  }

  void add(String group, String text, double similarity) {
    for (Near near : sorted) {
      if (near.group().equals(group)) {
        if (near.similarity() >= similarity) {
          return;
        }
        sorted.remove(near);
        break;
      }
    }
    int at = sorted.size();
    while (at > 0 && sorted.get(at - 1).similarity() < similarity) {
      at--;
    }
    sorted.add(at, new Near(group, text, similarity));
    if (sorted.size() > most) {
      sorted.remove(sorted.size() - 1);
    }
  }

  List<Near> all() {
    return List.copyOf(sorted);
  }
}

package io.github.rallybot.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The known texts, each of a group, and which of the groups some new words belong to. In memory
 * only: about a kilobyte a text, half of it without a vector. May be used by any number of threads.
 */
public final class Texts {

  /** What is less alike is no help; of the right groups, about one in fifty is lost by it. */
  private static final double FLOOR = .2;

  /**
   * What is less alike is not worth an answer, by meaning and by words; of the right groups among
   * three, less than one in two hundred is lost by either.
   */
  private static final double OFFERED_BY_MEANING = .5;

  private static final double OFFERED_BY_WORDS = .3;

  /** Shorter words begin too many others, and mean too much. */
  private static final int SHORTEST = 3;

  /** The cosine that texts have which have nothing to do with each other, with this model. */
  private static final double UNRELATED = .5;

  private static final int DIMENSIONS = Vector.DIMENSIONS;

  /** One known text, and what of it is reckoned once. */
  private static final class Text {

    private final String id;
    private final String group;
    private final String words;

    /** Of its words, in their order. */
    private final int[] hashes;

    private final int joined;
    private final char[] features;

    /** Of its vector, if it has one. */
    private final @Nullable String model;

    private final double length;

    private Text(String id, String group, String words, Optional<Vector> vector) {
      Wording wording = Wording.of(words);
      this.id = id;
      this.group = group;
      this.words = words;
      this.hashes = hashes(wording);
      this.joined = wording.joined().hashCode();
      this.features = Likeness.features(wording);
      this.model = vector.map(v -> v.model().intern()).orElse(null);
      this.length = vector.map(Vector::length).orElse(0d);
    }
  }

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Text> texts = new ArrayList<>();
  private final Likeness likeness = new Likeness();

  /** The vector of the text at place n begins at n times {@link #DIMENSIONS}. */
  private byte[] vectors = new byte[0];

  /**
   * Adds a text, or puts it in place of the one that had its id.
   *
   * @param group a text of the same id may move to another group
   * @param vector of these words; without one they are compared by their words
   */
  public void put(String id, String group, String words, Optional<Vector> vector) {
    Text text = new Text(id, group, words, vector);
    lock.writeLock().lock();
    try {
      Integer known = places.get(id);
      int place = known == null ? texts.size() : known;
      if (known == null) {
        texts.add(text);
        places.put(id, place);
      } else {
        likeness.remove(texts.set(place, text).features);
      }
      likeness.add(text.features);
      if (vector.isPresent()) {
        makeRoom(place);
        vector.get().copyTo(vectors, place * DIMENSIONS);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void makeRoom(int place) {
    int needed = Math.multiplyExact(place + 1, DIMENSIONS);
    if (vectors.length < needed) {
      vectors = Arrays.copyOf(vectors, Math.max(needed, vectors.length + vectors.length / 2));
    }
  }

  /** Forgets a text; nothing happens if it is not known. */
  public void remove(String id) {
    lock.writeLock().lock();
    try {
      Integer place = places.remove(id);
      if (place == null) {
        return;
      }
      likeness.remove(texts.get(place).features);
      int last = texts.size() - 1;
      Text moved = texts.remove(last);
      if (place != last) {
        texts.set(place, moved);
        places.put(moved.id, place);
        if (moved.model != null) {
          System.arraycopy(vectors, last * DIMENSIONS, vectors, place * DIMENSIONS, DIMENSIONS);
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  public int size() {
    lock.readLock().lock();
    try {
      return texts.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * The group that has these words nearly literally (see {@link Wording}): but for what makes no
   * difference, or else but for one slip of the fingers in one word.
   *
   * @return empty if no group has them, or several have
   */
  public Optional<String> literal(String words) {
    Wording wording = Wording.of(words);
    int[] hashes = hashes(wording);
    int joined = wording.joined().hashCode();
    Set<String> same = new HashSet<>();
    Set<String> typos = new HashSet<>();
    lock.readLock().lock();
    try {
      for (Text text : texts) {
        if (text.joined == joined || differInOne(text.hashes, hashes)) {
          Wording known = Wording.of(text.words);
          if (wording.isSame(known)) {
            same.add(text.group);
          } else if (wording
              .typoOf(known)
              .filter(typo -> !isSaidElsewhere(typo, text.group))
              .isPresent()) {
            typos.add(text.group);
          }
        }
      }
    } finally {
      lock.readLock().unlock();
    }
    Set<String> found = same.isEmpty() ? typos : same;
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  /** A word that other questions have is no slip, though no dictionary has it. */
  private boolean isSaidElsewhere(String word, String group) {
    int hash = word.hashCode();
    for (Text text : texts) {
      if (!text.group.equals(group)) {
        for (int one : text.hashes) {
          if (one == hash) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static int[] hashes(Wording wording) {
    return wording.words().stream().mapToInt(String::hashCode).toArray();
  }

  private static boolean differInOne(int[] one, int[] other) {
    int different = one.length == other.length ? 0 : 2;
    for (int i = 0; i < one.length && different < 2; i++) {
      different += one[i] == other[i] ? 0 : 1;
    }
    return different == 1;
  }

  /**
   * The groups nearest to some words, each by the nearest of its texts, the nearest first.
   *
   * @param vector of these words: texts that have one of the same model are compared by it, all
   *     others by their words
   * @param most how many groups at most, at least 1
   */
  public List<Near> nearest(String words, Optional<Vector> vector, int most) {
    return nearest(words, vector, most, FLOOR, FLOOR);
  }

  /** Those of the nearest groups that are near enough to ask a person whether it is one of them. */
  public List<Near> offered(String words, Optional<Vector> vector, int most) {
    return nearest(words, vector, most, OFFERED_BY_MEANING, OFFERED_BY_WORDS);
  }

  /**
   * Those of the nearest groups that somebody may look for by some words: what is near enough to be
   * offered. Words of which none is known and has three letters mean nothing, and find nothing.
   */
  public List<Near> sought(String words, Optional<Vector> vector, int most) {
    boolean telling =
        Wording.of(words).words().stream()
            .anyMatch(word -> word.length() >= SHORTEST && WordPieces.known().hasWhole(word));
    return telling ? offered(words, vector, most) : List.of();
  }

  private List<Near> nearest(
      String words, Optional<Vector> vector, int most, double byMeaning, double byWords) {
    Nearest nearest = new Nearest(most, 0);
    char[] features = Likeness.features(Wording.of(words));
    byte[] wanted = new byte[DIMENSIONS];
    vector.ifPresent(v -> v.copyTo(wanted, 0));
    double length = vector.map(Vector::length).orElse(1d);
    String model = vector.map(Vector::model).orElse("");
    lock.readLock().lock();
    try {
      Likeness.Comparison comparison = likeness.with(features);
      for (int place = 0; place < texts.size(); place++) {
        Text text = texts.get(place);
        boolean meant = model.equals(text.model);
        double floor = Math.max(nearest.floor(), meant ? byMeaning : byWords);
        double similarity =
            meant
                ? scaled(product(place * DIMENSIONS, wanted) / (length * text.length))
                : comparison.to(text.features, floor);
        if (similarity > floor) {
          nearest.add(text.group, text.id, similarity);
        }
      }
    } finally {
      lock.readLock().unlock();
    }
    return nearest.all();
  }

  /** So that what is equally likely to be right is about equal by vectors and by words. */
  private static double scaled(double cosine) {
    return Math.max(0, Math.min(1, (cosine - UNRELATED) / (1 - UNRELATED)));
  }

  /** Four sums at once, since one would have each step wait for the one before. */
  private int product(int from, byte[] wanted) {
    byte[] known = vectors;
    int a = 0;
    int b = 0;
    int c = 0;
    int d = 0;
    for (int i = 0; i < DIMENSIONS; i += 4) {
      a += known[from + i] * wanted[i];
      b += known[from + i + 1] * wanted[i + 1];
      c += known[from + i + 2] * wanted[i + 2];
      d += known[from + i + 3] * wanted[i + 3];
    }
    return a + b + c + d;
  }
}

package io.github.rallybot.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How well questions are matched, how fast, and in how much memory. No test: run it with {@code
 * ./mvnw -pl bot-core test -Dtest=MatchingBench -Drally.banking77=/path/to/banking77.csv}; without
 * the path it takes the sample of BANKING77 that is kept here, and says so.
 */
@SuppressWarnings("SystemOut") // the figures are for whoever runs it
class MatchingBench {

  private static final long SEED = 5;
  private static final int QUESTIONS = 300;
  private static final int FLOORS = 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void quality() throws Exception {
    boolean whole = !System.getProperty("rally.banking77", "").isEmpty();
    int known = Integer.getInteger("rally.matching.known", whole ? 20 : 12);
    Banking77 data = Banking77.load(known, Integer.MAX_VALUE, SEED);
    System.out.printf(
        "%s: %d known sentences of each intent, %d in all, and %d new ones; seed %d%n",
        whole ? "BANKING77" : "the kept sample of BANKING77",
        known,
        data.known().size(),
        data.held().size(),
        SEED);
    print("meaning", MatchingScore.of(data, loaded(), SEED));
    print("words", MatchingScore.of(data, Embedding.NONE, SEED));
  }

  private static void print(String mode, MatchingScore score) {
    System.out.printf("%-7s variants: %s%n", mode, score.allVariants());
    score.variants().forEach((kind, part) -> System.out.printf("        %s: %s%n", kind, part));
    System.out.printf("        new sentences: %s%n", score.held());
    System.out.printf(
        Locale.ROOT,
        "        right intent offered first %.3f, among three %.3f%n",
        score.first(),
        score.offered());
  }

  /** What is lost and what is saved if nothing is offered that is less alike. */
  @Test
  void floors() throws Exception {
    boolean whole = !System.getProperty("rally.banking77", "").isEmpty();
    Banking77 data = Banking77.load(whole ? 20 : 12, Integer.MAX_VALUE, SEED);
    BgeSmall model = loaded();
    for (Embedding embedding : List.of(model, Embedding.NONE)) {
      Texts texts = new Texts();
      data.known()
          .forEach(
              known ->
                  texts.put(
                      "t" + texts.size(),
                      known.intent(),
                      known.words(),
                      embedding.of(known.words())));
      int[] right = new int[FLOORS];
      int[] wrong = new int[FLOORS];
      for (Banking77.Sentence sentence : data.held()) {
        for (Near near : texts.nearest(sentence.words(), embedding.of(sentence.words()), 3)) {
          int[] counted = near.group().equals(sentence.intent()) ? right : wrong;
          for (int i = 0; i < FLOORS && near.similarity() > i / (double) FLOORS; i++) {
            counted[i]++;
          }
        }
      }
      for (int i = 0; i < FLOORS; i++) {
        System.out.printf(
            Locale.ROOT,
            "%s, floor %.2f: right among three %.4f, wrong ones offered %.2f%n",
            embedding == model ? "meaning" : "words",
            i / (double) FLOORS,
            right[i] / (double) data.held().size(),
            wrong[i] / (double) data.held().size());
      }
    }
  }

  @Test
  void capture_to_offer() throws Exception {
    for (int size : List.of(10_000, 100_000)) {
      Banking77 data = Banking77.load(4, 6, SEED);
      BgeSmall model = loaded();
      Texts texts = filled(size, data, model);
      for (Embedding embedding : List.of(model, Embedding.NONE)) {
        time(data, embedding, texts, QUESTIONS);
        double[][] parts = time(data, embedding, texts, QUESTIONS);
        System.out.printf(
            "%,d known, %s: %s (of the processor %s); of it embed %s, literal %s, nearest %s%n",
            texts.size(),
            embedding == model ? "meaning" : "words",
            spread(parts[0]),
            spread(parts[1]),
            spread(parts[2]),
            spread(parts[3]),
            spread(parts[4]));
      }
    }
  }

  /** Known sentences, each with a word exchanged and its vector a little turned. */
  private static Texts filled(int size, Banking77 data, Embedding model) {
    Random random = new Random(SEED);
    List<Vector> vectors =
        data.known().stream().flatMap(sentence -> model.of(sentence.words()).stream()).toList();
    Texts texts = new Texts();
    byte[] bytes = new byte[Vector.DIMENSIONS];
    float[] values = new float[Vector.DIMENSIONS];
    for (int i = 0; i < size; i++) {
      int origin = random.nextInt(vectors.size());
      vectors.get(origin).copyTo(bytes, 0);
      for (int d = 0; d < values.length; d++) {
        values[d] = bytes[d] + (float) random.nextGaussian() * 20;
      }
      String[] words = data.known().get(origin).words().split(" ", -1);
      words[random.nextInt(words.length)] = "thing" + i;
      texts.put(
          "t" + i,
          "g" + i / 5,
          String.join(" ", words),
          Optional.of(Vector.of(vectors.get(0).model(), values)));
    }
    return texts;
  }

  private static double[][] time(Banking77 data, Embedding embedding, Texts texts, int questions) {
    double[][] parts = new double[5][questions];
    for (int i = 0; i < questions; i++) {
      String words = data.held().get(i).words();
      // what it would take if nothing else ran on the machine
      long processor = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      Optional<Vector> vector = embedding.of(words);
      long embedded = System.nanoTime();
      texts.literal(words);
      long joined = System.nanoTime();
      texts.nearest(words, vector, 3);
      long end = System.nanoTime();
      parts[0][i] = (end - start) / 1e6;
      parts[1][i] = (THREADS.getCurrentThreadCpuTime() - processor) / 1e6;
      parts[2][i] = (embedded - start) / 1e6;
      parts[3][i] = (joined - embedded) / 1e6;
      parts[4][i] = (end - joined) / 1e6;
    }
    return parts;
  }

  private static String spread(double[] milliseconds) {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "median %.1f ms, 95th percentile %.1f ms",
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100]);
  }

  @Test
  void memory() throws Exception {
    for (String what : List.of("nothing", "words", "meaning", "words 100000", "meaning 100000")) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Resident.class.getName()));
      command.addAll(List.of(what.split(" ", -1)));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(out).isZero();
      System.out.printf("resident with %s: %s%n", what, out.strip().replaceAll("(?s).*\\n", ""));
    }
  }

  /** A process of its own, which says how much memory it has. */
  static final class Resident {

    private Resident() {}

    public static void main(String[] what) throws Exception {
      Texts texts = new Texts();
      Banking77 data = Banking77.load(1, 1, SEED);
      Embedding embedding = what[0].equals("meaning") ? loaded() : Embedding.NONE;
      if (what.length > 1) {
        fill(texts, Integer.parseInt(what[1]), what[0].equals("meaning"));
      }
      if (!what[0].equals("nothing")) {
        for (Banking77.Sentence sentence : data.held()) {
          texts.literal(sentence.words());
          texts.nearest(sentence.words(), embedding.of(sentence.words()), 3);
        }
      }
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "VmRSS %s, heap used %,d kB%n",
          resident(), (runtime.totalMemory() - runtime.freeMemory()) / 1024);
    }

    private static void fill(Texts texts, int size, boolean vectors) {
      Random random = new Random(SEED);
      float[] values = new float[Vector.DIMENSIONS];
      for (int i = 0; i < size; i++) {
        for (int d = 0; d < values.length; d++) {
          values[d] = random.nextFloat() - .5f;
        }
        texts.put(
            "t" + i,
            "g" + i / 5,
            "Is there any way to have question number " + i + " answered by thing" + i % 999 + "?",
            vectors ? Optional.of(Vector.of("bge-small-en-v1.5-q", values)) : Optional.empty());
      }
    }

    private static String resident() throws IOException {
      Path status = Path.of("/proc/self/status");
      if (!Files.exists(status)) {
        return "unknown";
      }
      try (Stream<String> lines = Files.lines(status)) {
        return lines
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> line.substring(6).strip())
            .findFirst()
            .orElse("unknown");
      }
    }
  }

  private static BgeSmall loaded() {
    BgeSmall model = new BgeSmall();
    assertThat(model.warm().join()).isTrue();
    return model;
  }
}

package io.github.rallybot.matching;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Real questions to a bank, each with its intent, which is a topic and wider than one question: the
 * known ones from its training part, the new ones from its test part.
 */
record Banking77(List<Sentence> known, List<Sentence> held) {

  record Sentence(String words, String intent) {}

  private static final Pattern ROW =
      Pattern.compile("(?m)^(\"(?:[^\"]|\"\")*\"|[^,\"\\n]*),([^,\\n]+),(train|test)\\r?$");

  /** All of it where {@code -Drally.banking77} says it is, else the sample that is kept here. */
  static Banking77 load(int known, int held, long seed) throws IOException {
    String path = System.getProperty("rally.banking77", "");
    String text;
    if (path.isEmpty()) {
      try (InputStream in = Banking77.class.getResourceAsStream("banking77-sample.csv")) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } else {
      text = Files.readString(Path.of(path));
    }
    List<Sentence> train = new ArrayList<>();
    List<Sentence> test = new ArrayList<>();
    Matcher row = ROW.matcher(text);
    while (row.find()) {
      String words = row.group(1).replaceAll("^\"|\"$", "").replace("\"\"", "\"").strip();
      (row.group(3).equals("train") ? train : test).add(new Sentence(words, row.group(2)));
    }
    return new Banking77(some(train, known, seed), some(test, held, seed));
  }

  private static List<Sentence> some(List<Sentence> all, int ofEach, long seed) {
    List<Sentence> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    Map<String, Integer> taken = new HashMap<>();
    return shuffled.stream()
        .filter(sentence -> taken.merge(sentence.intent(), 1, Integer::sum) <= ofEach)
        .toList();
  }
}

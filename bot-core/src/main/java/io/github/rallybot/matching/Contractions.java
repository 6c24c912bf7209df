package io.github.rallybot.matching;

import java.util.List;
import java.util.Map;

/** What is written short, with an apostrophe or without: "can't", "cant", "where's". */
final class Contractions {

  private static final Map<String, List<String>> WHOLE =
      Map.ofEntries(
          Map.entry("cannot", List.of("can", "not")),
          Map.entry("can't", List.of("can", "not")),
          Map.entry("cant", List.of("can", "not")),
          Map.entry("won't", List.of("will", "not")),
          Map.entry("wont", List.of("will", "not")),
          Map.entry("shan't", List.of("shall", "not")),
          Map.entry("ain't", List.of("is", "not")),
          Map.entry("dont", List.of("do", "not")),
          Map.entry("doesnt", List.of("does", "not")),
          Map.entry("didnt", List.of("did", "not")),
          Map.entry("isnt", List.of("is", "not")),
          Map.entry("arent", List.of("are", "not")),
          Map.entry("wasnt", List.of("was", "not")),
          Map.entry("werent", List.of("were", "not")),
          Map.entry("hasnt", List.of("has", "not")),
          Map.entry("havent", List.of("have", "not")),
          Map.entry("hadnt", List.of("had", "not")),
          Map.entry("couldnt", List.of("could", "not")),
          Map.entry("wouldnt", List.of("would", "not")),
          Map.entry("shouldnt", List.of("should", "not")),
          Map.entry("im", List.of("i", "am")),
          Map.entry("ive", List.of("i", "have")),
          Map.entry("youre", List.of("you", "are")),
          Map.entry("youve", List.of("you", "have")),
          Map.entry("theyre", List.of("they", "are")),
          Map.entry("weve", List.of("we", "have")),
          Map.entry("thats", List.of("that", "is")),
          Map.entry("theres", List.of("there", "is")),
          Map.entry("whats", List.of("what", "is")),
          Map.entry("wheres", List.of("where", "is")),
          Map.entry("whos", List.of("who", "is")),
          Map.entry("hows", List.of("how", "is")),
          Map.entry("let's", List.of("let", "us")),
          Map.entry("lets", List.of("let", "us")),
          Map.entry("u", List.of("you")),
          Map.entry("ur", List.of("your")),
          Map.entry("pls", List.of("please")),
          Map.entry("plz", List.of("please")),
          Map.entry("thx", List.of("thanks")));

  private static final Map<String, String> ENDINGS =
      Map.of("n't", "not", "'m", "am", "'re", "are", "'ll", "will", "'ve", "have", "'d", "would");

  /** After these, {@code 's} is "is"; after other words it says whose something is. */
  private static final List<String> BEFORE_IS =
      List.of(
          "it", "that", "there", "here", "what", "where", "who", "how", "when", "why", "he", "she");

  private Contractions() {}

  /**
   * The words that a word stands for, without apostrophes.
   *
   * @param word in lower case, with a straight apostrophe
   */
  static List<String> open(String word) {
    List<String> whole = WHOLE.get(word);
    if (whole != null) {
      return whole;
    }
    for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
      if (word.endsWith(ending.getKey()) && word.length() > ending.getKey().length()) {
        String start = word.substring(0, word.length() - ending.getKey().length());
        return List.of(start.replace("'", ""), ending.getValue());
      }
    }
    if (word.endsWith("'s") && BEFORE_IS.contains(word.substring(0, word.length() - 2))) {
      return List.of(word.substring(0, word.length() - 2), "is");
    }
    return List.of(word.replace("'", ""));
  }
}

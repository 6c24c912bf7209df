package io.github.rallybot.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is said around a question out of politeness, and does not belong to it. */
final class Filler {

  /** A part between two marks that has one of these, and besides only what is in {@link #WITH}. */
  private static final Set<String> POLITE =
      words(
          "hi hello hey hiya howdy greetings dear morning afternoon evening thanks thank thankyou ty ta tia cheers"
              + " appreciate appreciated grateful obliged regards wishes sorry apologies excuse pardon please"
              + " kindly hope help question wondering curious ask curiosity ok okay um uh er hmm well"
              + " team all everyone folks guys");

  private static final Set<String> WITH =
      words(
          "a all an answer advance again and any anyone are at be best bit bother bothering by can could day"
              + " do doing everybody everyone folks for from good great guys have having hear i if in is it just"
              + " kind know let lot lots mate me might much my of one our out possible quick really"
              + " sir madam so some somebody someone team thing that the there this time to too us"
              + " very warm was we will with would you your yours am may asking inquiry enquiry hoping"
              + " helping tell another wanted want like looking lovely forward nice now reply then today week weekend");

  /** Left out wherever they stand. */
  private static final Set<String> ANYWHERE =
      words("please kindly basically actually um uh er uhm erm hmm");

  /** Left out at the beginning, the longest that fits, and again. */
  private static final List<List<String>> BEFORE =
      phrases(
          "hi|hello|hey|hiya|hi there|hello there|hey there|hi all|hi team|hello team|hey team"
              + "|hi everyone|hey guys|hi guys|hi folks|howdy|dear team|dear all|good morning"
              + "|good afternoon|good evening|morning|afternoon|ok|okay|so|well|sorry|excuse me"
              + "|pardon me|quick question|quick one|question|one question|one more question"
              + "|a question|i have a question|i have a quick question|got a question"
              + "|just curious|curious|out of curiosity|just wondering|wondering|i was wondering"
              + "|i am wondering|may i ask|can i ask|could i ask|can i ask you|let me ask|i wanted to ask"
              + "|i want to ask|i would like to ask|i would like to know|i would love to know|i want to know|i wanted to know"
              + "|i need to know|we would like to know|we want to know|tell me|please tell me"
              + "|can you tell me|could you tell me|would you tell me|can you tell us"
              + "|could you tell us|can someone tell me|could someone tell me|can anyone tell me"
              + "|would you mind telling me|do you mind telling me|can you explain"
              + "|could you explain|can you clarify|could you clarify|can you let me know"
              + "|could you let me know|let me know|do you know|do you happen to know|any idea"
              + "|do you have any idea|can you help|can you help me|could you help|could you help me"
              + "|i need help|please help|help me|help|thanks|thank you");

  /** Left out at the end, the longest that fits, and again. */
  private static final List<List<String>> AFTER =
      phrases(
          "thanks|thank you|many thanks|thanks a lot|thanks a million|thanks so much|thank you so much|thanks very much"
              + "|thank you very much|thanks in advance|thank you in advance|thanks again|cheers|regards"
              + "|kind regards|best regards|ty|ta|tia|can you help|can you help me|could you help|help"
              + "|could you help me|help me|i appreciate it|much appreciated|appreciate it"
              + "|any help appreciated|any help is appreciated|any help would be appreciated"
              + "|let me know|if you do not mind|if possible|team|guys");

  private Filler() {}

  /** Adds a part of a text to what is kept of it, unless it is nothing but politeness. */
  static void keep(List<String> part, List<String> kept) {
    boolean polite = part.stream().anyMatch(POLITE::contains);
    if (!polite || !part.stream().allMatch(w -> POLITE.contains(w) || WITH.contains(w))) {
      kept.addAll(part);
    }
  }

  /** A text without the filler in it and around it; may be empty. */
  static List<String> strip(List<String> words) {
    List<String> rest = new ArrayList<>(words);
    rest.removeIf(ANYWHERE::contains);
    int before = -1;
    while (before != rest.size()) {
      before = rest.size();
      BEFORE.stream()
          .filter(phrase -> startsWith(rest, phrase))
          .mapToInt(List::size)
          .max()
          .ifPresent(length -> rest.subList(0, length).clear());
      AFTER.stream()
          .filter(phrase -> endsWith(rest, phrase))
          .mapToInt(List::size)
          .max()
          .ifPresent(length -> rest.subList(rest.size() - length, rest.size()).clear());
    }
    return rest;
  }

  private static boolean startsWith(List<String> words, List<String> phrase) {
    return words.size() >= phrase.size() && words.subList(0, phrase.size()).equals(phrase);
  }

  private static boolean endsWith(List<String> words, List<String> phrase) {
    int from = words.size() - phrase.size();
    return from >= 0 && words.subList(from, words.size()).equals(phrase);
  }

  private static Set<String> words(String words) {
    return Set.copyOf(new HashSet<>(List.of(words.split(" ", -1))));
  }

  private static List<List<String>> phrases(String phrases) {
    List<List<String>> all = new ArrayList<>();
    for (String phrase : phrases.split("\\|", -1)) {
      List<String> words = new ArrayList<>(List.of(phrase.split(" ", -1)));
      words.removeIf(ANYWHERE::contains);
      all.add(List.copyOf(words));
    }
    return List.copyOf(all);
  }
}

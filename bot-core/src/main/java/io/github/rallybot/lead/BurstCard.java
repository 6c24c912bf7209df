package io.github.rallybot.lead;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Draws the card of a summary: how many came, how far they are answered, and the buttons. */
final class BurstCard {

  private static final int WORDS = 80;
  private static final int SOURCES = 5;

  private BurstCard() {}

  static Card draw(Burst burst, BurstCount count) {
    String what = what(burst, count);
    String headline = leads(count.all()) + what;
    List<Element> elements = new ArrayList<>();
    if (count.toAnswer() == 0) {
      String all = headline + (count.all() == 1 ? ", answered" : ", all answered") + said(count);
      elements.add(new Element.Quiet(List.of(Span.plain(all + "."))));
      return new Card(elements, all);
    }
    elements.add(
        new Element.Text(
            List.of(
                Span.strong(leads(count.all())), Span.plain(what + "." + grades(count.graded())))));
    if (count.answered() > 0) {
      elements.add(
          new Element.Quiet(
              List.of(
                  Span.plain(
                      number(count.answered())
                          + " answered"
                          + said(count)
                          + "; "
                          + number(count.toAnswer())
                          + " to go"))));
    }
    elements.add(new Element.Actions(controls(burst, count)));
    return new Card(elements, headline);
  }

  private static List<Control> controls(Burst burst, BurstCount count) {
    List<Control> controls = new ArrayList<>();
    controls.add(
        new Control.Button(
            "Work through them",
            "Work through the leads one at a time",
            Action.of(BurstConversation.WORK, burst.id()),
            Control.Emphasis.PRIMARY,
            Optional.empty()));
    if (count.bestToAnswer() > 0 && burst.posting().isEmpty()) {
      long posted = Math.min(count.bestToAnswer(), BurstPosts.MOST);
      String label =
          posted == count.bestToAnswer()
              ? "Post the " + posted + " graded " + BurstCount.BEST
              : "Post %d of %s graded %s"
                  .formatted(posted, number(count.bestToAnswer()), BurstCount.BEST);
      controls.add(
          new Control.Button(
              label,
              label + " as cards of their own",
              Action.of(BurstConversation.POST, burst.id()),
              Control.Emphasis.NORMAL,
              Optional.of(
                  posted == 1
                      ? "It gets a card of its own in this channel and leaves this summary."
                      : posted
                          + " leads get a card each in this channel, about one a second, and leave"
                          + " this summary.")));
    }
    return controls;
  }

  private static String what(Burst burst, BurstCount count) {
    if (burst.words().isPresent()) {
      return " imported from “" + Words.cut(burst.words().get(), WORDS) + "”";
    }
    String came = " came" + (count.all() > 1 ? " within " + time(count.within()) : "");
    return came + sources(count);
  }

  /** Where most came from; nothing if that cannot be said. */
  private static String sources(BurstCount count) {
    if (count.sources().isEmpty()) {
      return "";
    }
    List<Map.Entry<String, Long>> most =
        count.sources().entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(SOURCES)
            .toList();
    List<String> parts = new ArrayList<>();
    most.forEach(
        entry ->
            parts.add(
                Words.cut(Words.capital(entry.getKey()), 40) + " " + number(entry.getValue())));
    long rest = count.all() - most.stream().mapToLong(Map.Entry::getValue).sum();
    if (rest > 0) {
      parts.add("others " + number(rest));
    }
    return ": " + String.join(", ", parts);
  }

  private static String grades(Map<String, Long> graded) {
    List<String> parts = new ArrayList<>();
    graded.forEach(
        (letter, count) -> {
          if (!letter.equals(BurstLists.NO_GRADE)) {
            parts.add(letter + " " + number(count));
          }
        });
    if (parts.isEmpty()) {
      return "";
    }
    long none = graded.getOrDefault(BurstLists.NO_GRADE, 0L);
    if (none > 0) {
      parts.add("none " + number(none));
    }
    return "  Grades: " + String.join(", ", parts);
  }

  /** What sales said, in words: ": 12 good fit, 9 not yet". */
  private static String said(BurstCount count) {
    List<String> parts = new ArrayList<>();
    count
        .judged()
        .forEach(
            (judgement, many) ->
                parts.add(number(many) + " " + judgement.label().toLowerCase(Locale.ROOT)));
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }

  private static String time(Duration within) {
    long minutes = Math.max(1, (within.toSeconds() + 59) / 60);
    if (minutes == 1) {
      return "a minute";
    }
    if (minutes < 90) {
      return minutes + " minutes";
    }
    long hours = (minutes + 59) / 60;
    return hours < 48 ? hours + " hours" : (hours + 23) / 24 + " days";
  }

  private static String leads(long count) {
    return count == 1 ? "1 lead" : number(count) + " leads";
  }

  static String number(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }
}

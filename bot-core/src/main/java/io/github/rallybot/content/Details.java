package io.github.rallybot.content;

import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.intake.WebAddress;
import io.github.rallybot.member.MemberId;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is said of a content.
 *
 * @param title 1 to {@value #TITLE} characters
 * @param link where it is, as it was given: absolute, http or https, at most {@value #LINK}
 *     characters; empty while it is only planned
 * @param line about it, at most {@value #LINE} characters
 * @param personas for whom it is, as {@link #labels}; so are the others
 * @param stages where in the buyer's journey it helps
 * @param products what it is about
 * @param owner who looks after it
 * @param reviewBy the last day on which it counts as up to date
 */
public record Details(
    String title,
    Optional<URI> link,
    Optional<String> line,
    List<String> personas,
    List<String> stages,
    List<String> products,
    Optional<MemberId> owner,
    Optional<LocalDate> reviewBy) {

  public static final int TITLE = 150;
  public static final int LINK = 2000;
  public static final int LINE = 200;

  /** The longest label. */
  public static final int LABEL = 40;

  /** The most labels of one sort. */
  public static final int LABELS = 10;

  public Details {
    personas = List.copyOf(personas);
    stages = List.copyOf(stages);
    products = List.copyOf(products);
    if (title.isBlank() || title.length() > TITLE) {
      throw new IllegalArgumentException("a title holds 1 to " + TITLE + " characters");
    }
    link.ifPresent(Details::check);
    if (line.filter(text -> text.isBlank() || text.length() > LINE).isPresent()) {
      throw new IllegalArgumentException("a line holds 1 to " + LINE + " characters");
    }
    for (List<String> labels : List.of(personas, stages, products)) {
      if (!labels.equals(labels(labels))) {
        throw new IllegalArgumentException("these are no labels: " + labels);
      }
    }
  }

  /** A title, and a link if there is one already. */
  public static Details of(String title, Optional<URI> link) {
    return new Details(
        title,
        link,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Labels out of what somebody wrote: each on one line and cut at {@value #LABEL} characters, the
   * same only once whatever its case, at most {@value #LABELS}, in the order given.
   */
  public static List<String> labels(Collection<String> written) {
    TreeSet<String> seen = new TreeSet<>();
    List<String> labels = new ArrayList<>();
    for (String one : written) {
      String label = PlainText.cut(PlainText.line(one).strip(), LABEL);
      if (!label.isEmpty() && labels.size() < LABELS && seen.add(label.toLowerCase(Locale.ROOT))) {
        labels.add(label);
      }
    }
    return labels;
  }

  /** What is said here, completed by what is said elsewhere of the same content. */
  Details or(Details other) {
    return new Details(
        title,
        link.or(other::link),
        line.or(other::line),
        both(personas, other.personas),
        both(stages, other.stages),
        both(products, other.products),
        owner.or(other::owner),
        reviewBy.or(other::reviewBy));
  }

  /** The link that somebody typed; https:// may be left out where a dot tells that it is one. */
  public static Optional<URI> link(String typed) {
    String text = typed.strip();
    boolean whole = text.contains("://");
    return text.matches("\\S+")
        ? WebAddress.of(whole ? text : "https://" + text)
            .filter(link -> whole || link.getHost().contains("."))
            .filter(link -> link.getUserInfo() == null && link.toString().length() <= LINK)
        : Optional.empty();
  }

  private static List<String> both(List<String> these, List<String> others) {
    List<String> all = new ArrayList<>(these);
    all.addAll(others);
    return labels(all);
  }

  private static void check(URI link) {
    String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("https") || scheme.equals("http");
    if (!web || link.getHost() == null || link.toString().length() > LINK) {
      throw new IllegalArgumentException(
          "a link is an absolute web address of at most " + LINK + " characters");
    }
  }
}

package io.github.rallybot.figures;

import io.github.rallybot.lead.Words;
import java.util.Comparator;
import java.util.Optional;

/**
 * Some leads: all of them, or those that have one thing in common.
 *
 * @param dimension empty for all leads
 * @param value as it came with the leads: data, never markup; {@link #UNKNOWN} where none came
 */
public record Group(Optional<Dimension> dimension, String value) {

  /** All leads. */
  public static final Group ALL = new Group(Optional.empty(), "");

  /** All leads first, then by dimension and value. */
  static final Comparator<Group> ORDER =
      Comparator.<Group>comparingInt(one -> one.dimension().map(Enum::ordinal).orElse(-1))
          .thenComparing(Group::value);

  /** The value of those leads that came without one. */
  public static final String UNKNOWN = "";

  /** The value of those that are kept together because there were too many different ones. */
  public static final String OTHERS = "…";

  private static final int SHOWN = 60;

  public static Group of(Dimension dimension, String value) {
    return new Group(Optional.of(dimension), value);
  }

  /** Whether all that are in it have one known thing in common. */
  boolean named() {
    return dimension.isPresent() && !value.equals(UNKNOWN) && !value.equals(OTHERS);
  }

  /** As people read it at the beginning of a sentence, in one line: "Webinar leads". */
  public String inWords() {
    if (dimension.isEmpty()) {
      return "All leads";
    }
    String shown = Words.cut(value, SHOWN);
    if (value.equals(OTHERS)) {
      return "Other leads";
    }
    if (value.equals(UNKNOWN)) {
      return "Leads without a " + dimension.get().code();
    }
    return switch (dimension.get()) {
      case SOURCE -> Words.capital(shown) + " leads";
      case CAMPAIGN -> "Leads of “" + shown + "”";
      case PERSONA -> "Leads whose persona is “" + shown + "”";
      case COUNTRY -> "Leads from " + shown;
    };
  }
}

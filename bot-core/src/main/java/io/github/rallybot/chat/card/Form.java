package io.github.rallybot.chat.card;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.UserRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something to fill in or to read, in front of everything else.
 *
 * @param title at most 24 characters
 * @param submit what submitting does; empty for a form that is only read
 * @param submitLabel names the deed; at most 24 characters
 * @param parts from top to bottom
 */
public record Form(String title, Optional<Action> submit, String submitLabel, List<Part> parts) {

  public Form {
    parts = List.copyOf(parts);
    if (title.length() > 24 || submitLabel.length() > 24) {
      throw new IllegalArgumentException("a form's title and button hold 24 characters");
    }
  }

  /** A part of a form. */
  public sealed interface Part {
    <R> R accept(Visitor<R> visitor);
  }

  /** One method per kind, so that a renderer which forgets one does not compile. */
  public interface Visitor<R> {
    R shown(Shown shown);

    R text(TextInput input);

    R date(DateInput input);

    R boxes(BoxesInput input);

    R choice(ChoiceInput input);

    R people(PeopleInput input);

    R channel(ChannelInput input);
  }

  /** Something to read. */
  public record Shown(Element element) implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.shown(this);
    }
  }

  /**
   * Free text.
   *
   * @param hint stands below the input, for example who will read it
   * @param lines how many can be typed
   */
  public record TextInput(
      String key,
      String label,
      String hint,
      boolean required,
      Lines lines,
      int maxLength,
      String initial)
      implements Part {

    /** How many lines an input holds. */
    public enum Lines {
      ONE,
      SEVERAL
    }

    /** Over several lines. */
    public TextInput(
        String key, String label, String hint, boolean required, int maxLength, String initial) {
      this(key, label, hint, required, Lines.SEVERAL, maxLength, initial);
    }

    /** What stands in it when the form opens, fit for its lines and its length. */
    public String shown(int most) {
      String words = PlainText.clean(initial);
      String fitting = lines == Lines.ONE ? PlainText.line(words).strip() : words;
      return PlainText.cut(fitting, most);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  public record DateInput(
      String key, String label, String hint, boolean required, Optional<LocalDate> initial)
      implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.date(this);
    }
  }

  /** Boxes to tick; never required. */
  public record BoxesInput(String key, String label, List<Box> boxes) implements Part {
    public BoxesInput {
      boxes = List.copyOf(boxes);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.boxes(this);
    }
  }

  public record Box(String code, String label, boolean ticked) {}

  /**
   * One of several choices; its value is the text of the code.
   *
   * @param options at least one, each with a code of its own
   * @param initial the code that is chosen already
   */
  public record ChoiceInput(
      String key,
      String label,
      String hint,
      boolean required,
      List<Option> options,
      Optional<String> initial)
      implements Part {
    public ChoiceInput {
      options = List.copyOf(options);
      List<String> codes = options.stream().map(Option::code).distinct().toList();
      if (options.isEmpty() || codes.size() < options.size()) {
        throw new IllegalArgumentException("a choice needs options, each with its own code");
      }
      if (initial.isPresent() && !codes.contains(initial.get())) {
        throw new IllegalArgumentException("no option of " + key + " has the initial code");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.choice(this);
    }
  }

  /**
   * One choice.
   *
   * @param code at most 75 characters
   */
  public record Option(String code, String label) {
    public Option {
      if (code.isBlank() || code.length() > 75) {
        throw new IllegalArgumentException("the code of an option holds 1 to 75 characters");
      }
    }
  }

  /**
   * People of the workspace.
   *
   * @param most how many can be chosen; 1 for a single person, {@link #ANY} for as many as one
   *     likes
   */
  public record PeopleInput(
      String key, String label, String hint, boolean required, List<UserRef> initial, int most)
      implements Part {

    /** As many people as one likes. */
    public static final int ANY = Integer.MAX_VALUE;

    public PeopleInput {
      initial = List.copyOf(initial);
      if (most < 1) {
        throw new IllegalArgumentException("at least one person must be choosable in " + key);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.people(this);
    }
  }

  /** A channel of the workspace. */
  public record ChannelInput(
      String key, String label, String hint, boolean required, Optional<ChannelRef> initial)
      implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.channel(this);
    }
  }
}

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
   * Free text over several lines.
   *
   * @param hint stands below the input, for example who will read it
   */
  public record TextInput(
      String key, String label, String hint, boolean required, int maxLength, String initial)
      implements Part {
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

  /** People of the workspace; never required. */
  public record PeopleInput(String key, String label, String hint, List<UserRef> initial)
      implements Part {
    public PeopleInput {
      initial = List.copyOf(initial);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.people(this);
    }
  }

  /** A channel of the workspace; never required. */
  public record ChannelInput(String key, String label, String hint, Optional<ChannelRef> initial)
      implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.channel(this);
    }
  }
}

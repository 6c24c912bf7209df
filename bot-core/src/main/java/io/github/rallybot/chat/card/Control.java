package io.github.rallybot.chat.card;

import io.github.rallybot.chat.Action;
import java.util.List;
import java.util.Optional;

/** Something to press on a card. */
public sealed interface Control {

  <R> R accept(Visitor<R> visitor);

  /** One method per kind, so that a renderer which forgets one does not compile. */
  interface Visitor<R> {
    R button(Button button);

    R menu(Menu menu);

    R more(More more);
  }

  /**
   * A button that does one thing.
   *
   * @param label names the deed, in a few words
   * @param description the same for somebody who does not see the card around it
   * @param emphasis how much it stands out
   * @param confirm asked before the deed, if the deed cannot be undone
   */
  record Button(
      String label, String description, Action action, Emphasis emphasis, Optional<String> confirm)
      implements Control {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.button(this);
    }
  }

  /** How much a button stands out. */
  enum Emphasis {
    NORMAL,
    PRIMARY,
    DANGER
  }

  /** A closed list that unfolds into groups of choices; each choice acts at once. */
  record Menu(String label, String description, List<Group> groups) implements Control {
    public Menu {
      groups = List.copyOf(groups);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.menu(this);
    }
  }

  record Group(String label, List<Choice> choices) {
    public Group {
      choices = List.copyOf(choices);
    }
  }

  record Choice(String label, Action action) {}

  /** What is needed seldom, at most five choices. */
  record More(String description, List<Choice> choices) implements Control {
    public More {
      choices = List.copyOf(choices);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.more(this);
    }
  }

  static Button button(String label, String description, Action action) {
    return new Button(label, description, action, Emphasis.NORMAL, Optional.empty());
  }
}

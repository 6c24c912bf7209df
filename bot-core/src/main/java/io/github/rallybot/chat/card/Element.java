package io.github.rallybot.chat.card;

import java.util.List;

/** A part of a card, from top to bottom. */
public sealed interface Element {

  <R> R accept(Visitor<R> visitor);

  /** One method per kind, so that a renderer which forgets one does not compile. */
  interface Visitor<R> {
    R text(Text text);

    R quiet(Quiet quiet);

    R quote(Quote quote);

    R facts(Facts facts);

    R divider(Divider divider);

    R actions(Actions actions);
  }

  /** Ordinary text. */
  record Text(List<Span> spans) implements Element {
    public Text {
      spans = List.copyOf(spans);
    }

    public Text(Span... spans) {
      this(List.of(spans));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /** Text that steps back: smaller and paler. */
  record Quiet(List<Span> spans) implements Element {
    public Quiet {
      spans = List.copyOf(spans);
    }

    public Quiet(Span... spans) {
      this(List.of(spans));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.quiet(this);
    }
  }

  /** Somebody's own words. */
  record Quote(String text) implements Element {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.quote(this);
    }
  }

  /** Pairs of a label and what it says. */
  record Facts(List<Fact> facts) implements Element {
    public Facts {
      facts = List.copyOf(facts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.facts(this);
    }
  }

  /**
   * One pair.
   *
   * @param label words, or a command of which the fact tells
   */
  record Fact(Span.Words label, List<Span> spans) {
    public Fact {
      spans = List.copyOf(spans);
    }

    public Fact(String label, List<Span> spans) {
      this(Span.plain(label), spans);
    }

    public Fact(Span.Words label, Span... spans) {
      this(label, List.of(spans));
    }
  }

  record Divider() implements Element {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.divider(this);
    }
  }

  /** A row of controls. */
  record Actions(List<Control> controls) implements Element {
    public Actions {
      controls = List.copyOf(controls);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.actions(this);
    }
  }
}

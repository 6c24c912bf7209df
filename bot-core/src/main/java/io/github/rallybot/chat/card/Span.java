package io.github.rallybot.chat.card;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.UserRef;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A piece of running text. Words are data: whatever they hold, a renderer shows them as they are
 * and they neither ping, link nor format.
 */
public sealed interface Span {

  <R> R accept(Visitor<R> visitor);

  /** One method per kind, so that a renderer which forgets one does not compile. */
  interface Visitor<R> {
    R plain(Plain plain);

    R typed(Typed typed);

    R strong(Strong strong);

    R link(Link link);

    R moment(Moment moment);

    R person(Person person);

    R channel(Channel channel);
  }

  /** What can be shown wherever there is text at all: in a notification, in front of a fact. */
  sealed interface Words extends Span permits Plain, Typed {

    /**
     * The words as plain text.
     *
     * @param typing turns a command into what people type
     */
    String written(UnaryOperator<String> typing);

    /** The same of several, which follow each other. */
    static String written(List<? extends Words> words, UnaryOperator<String> typing) {
      return words.stream().map(one -> one.written(typing)).collect(Collectors.joining());
    }
  }

  record Plain(String text) implements Words {
    @Override
    public String written(UnaryOperator<String> typing) {
      return text;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.plain(this);
    }
  }

  /**
   * What people type to have something done. How a command begins differs between platforms.
   *
   * @param command its words, such as {@code here duty @name}
   */
  record Typed(String command) implements Words {
    @Override
    public String written(UnaryOperator<String> typing) {
      return typing.apply(command);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.typed(this);
    }
  }

  record Strong(String text) implements Span {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.strong(this);
    }
  }

  /** Words that lead to a web address; http and https only. */
  record Link(String text, URI url, boolean strong) implements Span {
    public Link {
      String scheme = url.getScheme();
      if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
        throw new IllegalArgumentException("only web addresses can be linked");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.link(this);
    }
  }

  /** A point in time, shown in the reader's own zone. */
  record Moment(Instant at, Style style) implements Span {
    /** How much of the moment is shown. */
    public enum Style {
      TIME,
      DATE,
      DATE_AND_TIME
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.moment(this);
    }
  }

  /** A person, named by the platform itself; on a new message this notifies them. */
  record Person(UserRef user) implements Span {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.person(this);
    }
  }

  /** A channel that the reader can press. */
  record Channel(ChannelRef channel) implements Span {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.channel(this);
    }
  }

  static Plain plain(String text) {
    return new Plain(text);
  }

  static Typed typed(String command) {
    return new Typed(command);
  }

  static Span strong(String text) {
    return new Strong(text);
  }

  static Span time(Instant at) {
    return new Moment(at, Moment.Style.TIME);
  }
}

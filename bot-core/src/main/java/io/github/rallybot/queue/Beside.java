package io.github.rallybot.queue;

import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.member.Member;
import java.util.List;
import java.util.Optional;

/** What another feature adds to everybody's queue: a way in, and what came of it. */
public interface Beside {

  /** Stands at the top, whatever part of the queue a member looks at; empty if it is no use. */
  Optional<Control> way(Member member);

  /** A line about what else waits for a member; empty if nothing does. */
  default Optional<String> waits(Member member) {
    return Optional.empty();
  }

  /** A line about what a member did before; empty while there is nothing to tell. */
  List<Span> told(Member member);
}

package io.github.rallybot.journal;

/** What became of a commit. */
public sealed interface Outcome {

  /** All of it is written and durable. */
  record Done() implements Outcome {}

  /** A document had changed; nothing was written. Read again and decide again. */
  record Conflict() implements Outcome {}

  /** Somebody holds a claim; nothing was written. */
  record Taken(Claim claim, String holder) implements Outcome {}
}

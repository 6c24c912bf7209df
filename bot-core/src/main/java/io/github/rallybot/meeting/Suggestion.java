package io.github.rallybot.meeting;

import java.util.Optional;

/**
 * Something that the bot suggests to talk about.
 *
 * @param key the same for the same thing each time
 * @param headline what there is to say, in one sentence; names no person
 * @param question what to ask about it
 * @param evidence what it rests on
 */
public record Suggestion(
    String key, Source source, String headline, String question, Optional<Pointer> evidence) {

  /** On which side it is found. */
  public enum Source {
    /** About what marketing sends. */
    QUALITY,
    /** About what sales makes of it. */
    FOLLOW_UP,
    /** About what marketing has coming. */
    COMING_UP
  }
}

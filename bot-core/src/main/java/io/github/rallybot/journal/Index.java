package io.github.rallybot.journal;

/**
 * A list of ids, in the order of a number (mostly a time in milliseconds).
 *
 * @param kind what it lists
 * @param of whose list it is; the store keeps a digest of it, not the text; empty if there is one
 */
public record Index(String kind, String of) {

  /** A member of an index, with its number. */
  public record Entry(String member, long number) {}

  public static Index all(String kind) {
    return new Index(kind, "");
  }
}

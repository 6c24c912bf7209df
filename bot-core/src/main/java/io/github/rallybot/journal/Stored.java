package io.github.rallybot.journal;

/**
 * A document as it was read.
 *
 * @param version counts its writes from 1; a commit that replaces it holds only if it still stands
 * @param json the document as it is stored; what it holds beyond the fields of its type, written by
 *     a newer version of the bot, is kept when this one writes
 */
public record Stored<T>(DocRef<T> ref, T value, long version, String json) {}

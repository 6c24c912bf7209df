package io.github.rallybot.journal;

/**
 * A document as it was read.
 *
 * @param version counts its writes from 1; a commit that replaces it holds only if it still stands
 * @param unknown what the stored document holds beyond the fields of {@code type}, as JSON: written
 *     by a newer version of the bot, and kept when this one writes
 */
public record Stored<T>(DocRef<T> ref, T value, long version, String unknown) {}

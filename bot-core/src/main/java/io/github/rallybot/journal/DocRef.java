package io.github.rallybot.journal;

/**
 * Names one stored document.
 *
 * @param kind the sort of document, such as {@code lead}; part of its key
 * @param id unique within the kind
 * @param type the record it is read into
 */
public record DocRef<T>(String kind, String id, Class<T> type) {}

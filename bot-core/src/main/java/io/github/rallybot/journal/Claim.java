package io.github.rallybot.journal;

/**
 * Something that only one may hold: an interaction's identity, a lead's external id, an e-mail
 * address. The store keeps a digest of the text, not the text.
 *
 * @param kind the sort of claim
 * @param text what is claimed
 */
public record Claim(String kind, String text) {}

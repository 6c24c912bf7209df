package io.github.rallybot.matching;

/**
 * A group that is near to some words.
 *
 * @param text the id of the text in the group that is the nearest one
 * @param similarity from 0 to 1, which the same words have
 */
public record Near(String group, String text, double similarity) {}

package io.github.rallybot.intake;

/**
 * What is wrong with one field.
 *
 * @param field JSON Pointer of the field in the lead JSON, such as {@code /email}
 * @param message what is wrong, as the rest of a sentence that begins with the field: "is a text"
 */
public record FieldError(String field, String message) {}

package io.github.rallybot.lead;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a lead did with marketing: read a page, came to a webinar, filled in a form.
 *
 * @param at when; empty if the source did not say. It is not made up, because the same lead handed
 *     over twice must say the same
 * @param kind one word such as {@code page}, {@code webinar}, {@code form}
 */
public record Touchpoint(
    Optional<Instant> at, String kind, Optional<String> title, Optional<URI> url) {}

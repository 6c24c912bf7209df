package io.github.rallybot.lead;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a lead did with marketing: read a page, came to a webinar, filled in a form.
 *
 * @param kind one word such as {@code page}, {@code webinar}, {@code form}
 */
public record Touchpoint(Instant at, String kind, Optional<String> title, Optional<URI> url) {}

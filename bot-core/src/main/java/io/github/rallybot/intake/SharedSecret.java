package io.github.rallybot.intake;

import io.github.rallybot.chat.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A secret that the tool sends along. It proves less than a signature, since whoever sees one
 * webhook has it; for tools that can't sign.
 *
 * @param place where it stands
 */
public record SharedSecret(Place place, Secret secret) implements Verification {

  /** Where a secret stands. */
  public sealed interface Place {

    /**
     * A header of its own, or {@code Authorization}.
     *
     * @param prefix before the secret, such as {@code Bearer}; may be empty
     */
    record Header(String name, String prefix) implements Place {}

    /** HTTP Basic, as most tools send what stands before the @ of an address. */
    record Basic(String username) implements Place {}

    /** The address's query. Proxies write that into their logs, so it is the last resort. */
    record Parameter(String name) implements Place {}
  }

  @Override
  public Optional<Trouble> refuse(Incoming incoming, Instant now) {
    Optional<String> given = given(incoming);
    if (given.isEmpty()) {
      return Optional.of(Trouble.NO_SECRET);
    }
    return Signatures.same(given.get(), wanted())
        ? Optional.empty()
        : Optional.of(Trouble.WRONG_SECRET);
  }

  private String wanted() {
    return place instanceof Place.Basic basic
        ? basic.username() + ":" + secret.reveal()
        : secret.reveal();
  }

  private Optional<String> given(Incoming incoming) {
    if (place instanceof Place.Header header) {
      return incoming.header(header.name()).flatMap(value -> after(header.prefix(), value));
    }
    if (place instanceof Place.Parameter parameter) {
      return parameter(incoming.pathAndQuery(), parameter.name());
    }
    return incoming
        .header("Authorization")
        .flatMap(value -> after("Basic ", value))
        .flatMap(Signatures::base64)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static Optional<String> after(String prefix, String value) {
    String start = prefix.toLowerCase(Locale.ROOT).strip();
    return value.toLowerCase(Locale.ROOT).startsWith(start)
        ? Optional.of(value.substring(start.length()).strip())
        : Optional.empty();
  }

  private static Optional<String> parameter(String pathAndQuery, String name) {
    int query = pathAndQuery.indexOf('?');
    return query < 0
        ? Optional.empty()
        : Arrays.stream(pathAndQuery.substring(query + 1).split("&", -1))
            .filter(pair -> pair.startsWith(name + "="))
            .findFirst()
            .flatMap(pair -> decoded(pair.substring(name.length() + 1)));
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

package io.github.rallybot.question;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address that somebody may have written down among other words. */
final class Address {

  /** An address is not part of a longer one, but a sentence may end after it. */
  private static final String BEFORE = "(?<![\\p{L}\\p{N}])(?<![\\p{L}\\p{N}][._%+-])";

  private static final String AFTER = "(?![\\p{L}\\p{N}])(?![.-][\\p{L}\\p{N}])";

  private final Pattern whole;

  /**
   * @param address in lower case
   */
  Address(String address) {
    whole = Pattern.compile(BEFORE + Pattern.quote(address) + AFTER);
  }

  boolean in(String text) {
    return whole.matcher(text.toLowerCase(Locale.ROOT)).find();
  }
}

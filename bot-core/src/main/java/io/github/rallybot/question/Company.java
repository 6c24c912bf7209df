package io.github.rallybot.question;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells whether two names mean one company. */
final class Company {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What stands behind a company's name to say what it is in law. */
  private static final Pattern FORM =
      Pattern.compile(
          "( (and )?(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|lp|plc|gmbh|ag|kg"
              + "|se|bv|nv|sa|sas|sarl|srl|spa|ab|as|asa|oy|oyj|aps|pty|kk|holding|group))+$");

  private Company() {}

  /** The same for names that differ in case, accents, signs and legal form only. */
  static String key(String name) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    String words = SIGNS.matcher(plain.replace("&", " and ").replace(".", "")).replaceAll(" ");
    String whole = words.strip();
    String bare = FORM.matcher(whole).replaceFirst("");
    return bare.isBlank() ? whole : bare;
  }
}

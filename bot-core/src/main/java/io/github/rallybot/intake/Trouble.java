package io.github.rallybot.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why something that was sent was not taken in, and what an operator does about it. The code is
 * stored; it tells nothing of anybody.
 */
public enum Trouble {
  UNSIGNED("it came without the signature. Have the tool sign what it sends; KEY.verify says how"),
  NOT_A_SIGNATURE(
      "the signature has another form than KEY.verify says. Compare its encoding, prefix and"
          + " algorithm with the tool’s documentation"),
  BAD_SIGNATURE(
      "the signature does not fit. Compare KEY.verify.secret with the secret in the tool, and see"
          + " that no proxy changes what it sends"),
  BAD_ADDRESS_SIGNATURE(
      "the signature does not fit. Compare KEY.verify.secret with the app’s client secret, and"
          + " rally.public-url with the address that the tool sends to, which is signed too"),
  NO_TIME("it came without a time of signing, or with one that is no number of seconds"),
  TOO_OLD(
      "it was signed too long ago: somebody sent an old one again, it was under way for long, or a"
          + " clock is wrong. Set this machine’s clock right"),
  TOO_NEW("it was signed in the future. Set this machine’s clock right"),
  NO_ID("it came without the id of a message that its scheme asks for"),
  NO_SECRET("it came without the secret. Have the tool send it; KEY.verify says where"),
  WRONG_SECRET("its secret is another one than KEY.verify.secret. Give both the same"),
  TOO_LONG("it was longer than 256 kB. Have the tool send fewer fields"),
  WRONG_TYPE("it was neither JSON nor a form. Have the tool send JSON"),
  UNREADABLE("it could not be read. Have the tool send valid JSON, or a form, in UTF-8"),
  NO_LIST("there is no list where KEY.each points. Correct KEY.each"),
  TOO_MANY("it held more than 500 leads at once. Have the tool send fewer at a time"),
  NOBODY(
      "there was nobody to reach in it: ids only, or fields under other names than KEY.fields"
          + " expects. Have the tool send the contact’s e-mail, phone, company or name, or correct"
          + " KEY.fields"),
  WRONG_FIELDS("a field did not hold what it should. Correct it in the form, or in KEY.fields"),
  SET_ASIDE(
      "a field did not hold what it should, so the lead was taken with that as an attribute. Correct"
          + " it in the form, or in KEY.fields"),
  ID_REUSED("its id was used before for something else. Have the tool give each message an id");

  private final String words;

  Trouble(String words) {
    this.words = words;
  }

  /** What is stored, such as {@code bad-signature}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with a code; empty if a newer version of the bot stored it. */
  static Optional<Trouble> of(String code) {
    return Arrays.stream(values()).filter(trouble -> trouble.code().equals(code)).findFirst();
  }

  /** What happened and what to do, without a full stop, for a hook of a name. */
  public String words(String hook) {
    return words.replace("KEY", "rally.hooks." + hook);
  }
}

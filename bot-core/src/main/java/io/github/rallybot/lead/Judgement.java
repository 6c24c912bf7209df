package io.github.rallybot.lead;

import java.util.Locale;
import java.util.Optional;

/** What somebody says of a lead. */
public enum Judgement {
  GOOD_FIT("Good fit", "✓"),
  NOT_YET("Not yet", "↻"),
  NOT_A_FIT("Not a fit", "✗");

  private final String code = name().toLowerCase(Locale.ROOT);
  private final String label;
  private final String sign;

  Judgement(String label, String sign) {
    this.label = label;
    this.sign = sign;
  }

  /** The lower-case code that travels in actions, the journal and exports. */
  public String code() {
    return code;
  }

  public static Optional<Judgement> of(String code) {
    for (Judgement judgement : values()) {
      if (judgement.code().equals(code)) {
        return Optional.of(judgement);
      }
    }
    return Optional.empty();
  }

  public String label() {
    return label;
  }

  /** Stands before the label; never the only signal. */
  public String sign() {
    return sign;
  }
}

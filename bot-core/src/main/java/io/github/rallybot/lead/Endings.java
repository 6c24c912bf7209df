package io.github.rallybot.lead;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What can be said of how a lead was lost: codes to labels, in the order shown.
 *
 * @param stages of the sales cycle
 * @param reasons why
 */
public record Endings(Map<String, String> stages, Map<String, String> reasons) {

  /** The code of the reason that asks for a note. */
  public static final String OTHER = "other";

  /** As many as one menu of any platform holds. */
  private static final int MOST = 100;

  private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,30}");

  public Endings {
    stages = copy("stages", stages);
    reasons = copy("reasons", reasons);
  }

  /** What the field has settled on. */
  public static Endings standard() {
    Map<String, String> stages = new LinkedHashMap<>();
    stages.put("qualification", "Qualification");
    stages.put("discovery", "Discovery or demo");
    stages.put("proposal", "Proposal");
    stages.put("negotiation", "Negotiation");
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("competitor", "chose a competitor");
    reasons.put("price", "price");
    reasons.put("no_decision", "no decision");
    reasons.put("timing", "timing");
    reasons.put("missing_feature", "missing feature");
    reasons.put("lost_contact", "lost contact");
    reasons.put(OTHER, "other");
    return new Endings(stages, reasons);
  }

  /** What people read for a stage; the code itself if it has been taken off the list since. */
  public String stage(String code) {
    return stages.getOrDefault(code, code.replace('_', ' '));
  }

  /** What people read for a reason, likewise. */
  public String reason(String code) {
    return reasons.getOrDefault(code, code.replace('_', ' '));
  }

  /** How a lead ended, in words: "Lost at Proposal, chose a competitor". */
  public String inWords(Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.WON) {
      return "Won";
    }
    return "Lost"
        + outcome.stage().map(code -> " at " + stage(code)).orElse("")
        + outcome.reason().map(code -> ", " + reason(code)).orElse("");
  }

  private static Map<String, String> copy(String key, Map<String, String> list) {
    if (list.isEmpty() || list.size() > MOST) {
      throw new IllegalArgumentException(
          "rally.outcome." + key + " needs at least one entry and at most " + MOST + ".");
    }
    list.forEach(
        (code, label) -> {
          if (!CODE.matcher(code).matches() || label.isBlank() || label.length() > 75) {
            throw new IllegalArgumentException(
                "An entry of rally.outcome."
                    + key
                    + " needs a code of a-z, 0-9 and _ (at most 30) and a label of at most 75"
                    + " characters; this is none: "
                    + code);
          }
        });
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(list));
  }
}

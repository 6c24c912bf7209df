package io.github.rallybot.lead;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The reasons that can be given under a verdict: code to label, in the order shown.
 *
 * @param notAFit about the lead's fit
 * @param notYet right buyer, too early
 * @param apart said like "not a fit", but counted apart and kept out of the good-fit rate
 */
public record Reasons(
    Map<String, String> notAFit, Map<String, String> notYet, Map<String, String> apart) {

  /** The code of the reason that asks for a note. */
  public static final String OTHER = "other";

  /** As many as fit into one menu beside what else is in it. */
  private static final int MOST = 80;

  private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,30}");

  public Reasons {
    notAFit = copy(notAFit);
    notYet = copy(notYet);
    apart = copy(apart);
    check(notAFit, notYet, apart);
  }

  /** What the field has settled on. */
  public static Reasons standard() {
    Map<String, String> notAFit = new LinkedHashMap<>();
    notAFit.put("company_size", "company size");
    notAFit.put("industry", "industry");
    notAFit.put("region", "region");
    notAFit.put("role", "role");
    notAFit.put("no_need", "no need");
    notAFit.put("spam_or_student", "spam or student");
    notAFit.put("wrong_data", "wrong data");
    notAFit.put(OTHER, "other…");
    Map<String, String> notYet = new LinkedHashMap<>();
    notYet.put("no_budget", "no budget");
    notYet.put("no_project", "no project");
    notYet.put("timing", "timing");
    Map<String, String> apart = new LinkedHashMap<>();
    apart.put("already_customer", "already a customer");
    apart.put("duplicate", "duplicate");
    apart.put("too_late", "too late, chose another");
    apart.put("unreachable", "unreachable");
    return new Reasons(notAFit, notYet, apart);
  }

  /** What people read for a code; the code itself if it has been taken off the list since. */
  public String label(String code) {
    String label = notAFit.getOrDefault(code, notYet.getOrDefault(code, apart.get(code)));
    return label == null ? code.replace('_', ' ') : label.replace("…", "");
  }

  /** Which verdict a reason stands under. */
  public Optional<Judgement> judgement(String code) {
    if (notYet.containsKey(code)) {
      return Optional.of(Judgement.NOT_YET);
    }
    return notAFit.containsKey(code) || apart.containsKey(code)
        ? Optional.of(Judgement.NOT_A_FIT)
        : Optional.empty();
  }

  @SafeVarargs
  private static void check(Map<String, String>... lists) {
    Set<String> codes = new HashSet<>();
    for (Map<String, String> list : lists) {
      list.forEach(
          (code, label) -> {
            if (!CODE.matcher(code).matches() || label.isBlank() || label.length() > 75) {
              throw new IllegalArgumentException(
                  "A reason of rally.reasons needs a code of a-z, 0-9 and _ (at most 30) and a label"
                      + " of at most 75 characters; this is none: "
                      + code);
            }
            if (!codes.add(code)) {
              throw new IllegalArgumentException("rally.reasons has the code " + code + " twice.");
            }
          });
    }
    if (codes.size() > MOST) {
      throw new IllegalArgumentException("rally.reasons has more than " + MOST + " reasons.");
    }
  }

  private static Map<String, String> copy(Map<String, String> map) {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}

package io.github.rallybot.config;

import io.github.rallybot.question.Journey;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What buyers ask.
 *
 * @param matching how it is told whether two questions are the same
 * @param stages of the buyer's journey, in their order
 * @param personas the parts that buyers play in a purchase, beside those that come with leads
 */
record QuestionSettings(
    @DefaultValue("meaning") Matching matching,
    @DefaultValue({"Becoming aware", "Evaluating", "Deciding", "Onboarding"}) List<String> stages,
    @DefaultValue List<String> personas) {

  /** By a model of the language, or by the words alone. */
  enum Matching {
    MEANING,
    WORDS
  }

  private static final int LONGEST = 40;

  QuestionSettings {
    Stream.concat(stages.stream(), personas.stream())
        .filter(label -> label.isBlank() || label.length() > LONGEST)
        .findFirst()
        .ifPresent(
            label -> {
              throw new IllegalArgumentException(
                  "rally.questions.stages and personas hold 1 to "
                      + LONGEST
                      + " characters each, not “"
                      + label
                      + "”.");
            });
  }

  Journey toJourney() {
    return new Journey(stages, personas);
  }
}

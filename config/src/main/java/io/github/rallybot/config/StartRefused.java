package io.github.rallybot.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells an operator why the bot does not start and which key to set, in place of a stack trace.
 * What the bot's own code refuses at start it refuses with words for the operator; a failure of
 * anything else is left to the framework. Values are never shown: they may be secrets under a
 * misspelled key.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefused implements FailureAnalyzer {

  private static final String OURS = "io.github.rallybot.";

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    List<Throwable> causes = causes(failure);
    return find(causes, UnboundConfigurationPropertiesException.class)
        .map(StartRefused::unknownKeys)
        .or(
            () ->
                causes.stream()
                    .filter(StartRefused::isRefusal)
                    .findFirst()
                    .map(Throwable::getMessage))
        .or(() -> find(causes, BindException.class).map(StartRefused::wrongValue))
        .map(words -> new FailureAnalysis("Rallybot does not start. " + words, null, failure))
        .orElse(null);
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  private static <T> Optional<T> find(List<Throwable> causes, Class<T> type) {
    return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static boolean isRefusal(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return (cause instanceof IllegalStateException || cause instanceof IllegalArgumentException)
        && cause.getMessage() != null
        && trace.length > 0
        && trace[0].getClassName().startsWith(OURS);
  }

  private static String unknownKeys(UnboundConfigurationPropertiesException unknown) {
    return unknown.getUnboundProperties().stream()
        .map(property -> property.getName() + origin(property))
        .sorted()
        .collect(
            Collectors.joining(", ", "No such setting: ", ". Correct its name, or take it away."));
  }

  private static String origin(ConfigurationProperty property) {
    return property.getOrigin() == null ? "" : " (" + place(property.getOrigin().toString()) + ")";
  }

  /** The origin without what may quote the value. */
  private static String place(String origin) {
    return origin.replaceFirst("^\"[^\"]*\" from ", "");
  }

  private static String wrongValue(BindException wrong) {
    String type = String.valueOf(wrong.getTarget().getType()).replaceFirst(".*[.$]", "");
    return wrong.getName() + " has a value that cannot be read as " + type + ". Set another one.";
  }
}

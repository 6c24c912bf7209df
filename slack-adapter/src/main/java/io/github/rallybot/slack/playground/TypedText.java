package io.github.rallybot.slack.playground;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a person types into Slack's markup, as the client does with should_escape. */
final class TypedText {
  private static final Pattern REFERENCE =
      Pattern.compile("(?<![\\w<])(?:@(?<user>[\\w.-]*\\w)|#(?<channel>[\\w-]*\\w))");

  private static final Set<String> BROADCAST = Set.of("channel", "here", "everyone");

  private final Workspace workspace;

  TypedText(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Special characters become entities, {@code @maya.ross} and {@code #leads} references. */
  String escaped(String typed) {
    String safe = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return REFERENCE
        .matcher(named(safe))
        .replaceAll(match -> Matcher.quoteReplacement(reference(match)));
  }

  /** Full names have a space in them, which the pattern cannot know. */
  private String named(String text) {
    String result = text;
    for (Person person : workspace.people()) {
      result = result.replace("@" + person.name(), "@" + person.handle());
    }
    return result;
  }

  private String reference(MatchResult match) {
    String word = match.group().substring(1).toLowerCase(Locale.ROOT);
    if (match.group().startsWith("@")) {
      if (BROADCAST.contains(word)) {
        return "<!" + word + ">";
      }
      return workspace.people().stream()
          .filter(person -> person.handle().equals(word))
          .findFirst()
          .map(person -> "<@" + person.id() + "|" + person.handle() + ">")
          .orElse(match.group());
    }
    return workspace.channels().stream()
        .filter(channel -> !channel.name().isEmpty() && channel.name().equals(word))
        .findFirst()
        .map(channel -> "<#" + channel.id() + "|" + channel.name() + ">")
        .orElse(match.group());
  }
}

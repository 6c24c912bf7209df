package io.github.rallybot.slack;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The permissions that the app asks for, and why: the one list behind the check at start, the
 * status and the app manifest.
 *
 * @see <a href="https://docs.slack.dev/reference/scopes">Scopes</a>
 */
final class SlackScopes {

  static final SortedMap<String, String> REQUIRED =
      new TreeMap<>(
          Map.of(
              "chat:write", "to post and update cards",
              "commands", "to answer commands, and choices in the menu of a message",
              "users:read", "to know names, time zones and guests",
              "channels:read", "to know the public channels it posts to",
              "groups:read", "to know the private channels it posts to"));

  static final String DIRECT = "im:write";
  static final String FILES = "files:read";
  static final String GIVING = "files:write";
  static final String CANVASES = "canvases:write";
  static final String METADATA = "metadata.message:read";

  static final SortedMap<String, String> OPTIONAL =
      new TreeMap<>(
          Map.of(
              CANVASES,
              "to keep the whole digest as a canvas beside its message, where the plan has canvases;"
                  + " without it the digest's thread has it",
              "channels:history",
              "to look whether a post whose answer never came did arrive, in public channels;"
                  + " without it such a card may appear twice",
              FILES,
              "to read a list of leads that somebody drops into a direct message as a file",
              GIVING,
              "to give people files, such as a list they asked for, in a direct message, and to show"
                  + " charts as pictures where Slack draws none; without it they are tables",
              "groups:history",
              "the same as channels:history in private channels",
              "im:history",
              "to see the files dropped in the bot's direct messages, and to look there for a post"
                  + " as in channels",
              DIRECT,
              "to remind people in direct messages",
              METADATA,
              "to recognise that post by its id",
              "users:read.email",
              "to find the owner of a lead by e-mail, and to know one person on Slack and Teams"
                  + " as one"));

  private SlackScopes() {}

  /** The scopes of a list that have not been granted, each with its reason; empty if none. */
  static Optional<String> missing(SortedMap<String, String> wanted, Set<String> granted) {
    String missing =
        wanted.entrySet().stream()
            .filter(scope -> !granted.contains(scope.getKey()))
            .map(scope -> scope.getKey() + " (" + scope.getValue() + ")")
            .collect(Collectors.joining(", "));
    return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
  }

  /** What a person has to press to grant scopes. */
  static String howToGrant() {
    return "api.slack.com/apps, your app, OAuth & Permissions: add them under Bot Token Scopes, then"
        + " Reinstall to Workspace";
  }
}

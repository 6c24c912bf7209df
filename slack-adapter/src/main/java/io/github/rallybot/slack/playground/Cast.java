package io.github.rallybot.slack.playground;

import io.github.rallybot.slack.playground.Person.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is there when the workspace opens: a small company between sales and marketing. */
final class Cast {
  /** What the manifest in config/slack asks for. */
  static final Set<String> SCOPES =
      Set.of(
          "canvases:write",
          "channels:history",
          "channels:read",
          "chat:write",
          "commands",
          "files:read",
          "files:write",
          "groups:history",
          "groups:read",
          "im:history",
          "im:write",
          "metadata.message:read",
          "users:read",
          "users:read.email");

  private Cast() {}

  static List<Person> people() {
    return List.of(
        person("U0MAYA", "Maya Ross", "Sales rep", "Europe/Berlin"),
        person("U0TOM", "Tom Becker", "Sales rep", "Europe/London"),
        person("U0PRIYA", "Priya Nair", "Head of marketing", "Europe/Berlin"),
        person("U0SAM", "Sam Ortiz", "Head of sales", "America/New_York", Trait.ADMIN),
        person("U0GUEST", "Robin Vale", "Guest from an agency", "Europe/Berlin", Trait.GUEST),
        person(Workspace.BOT_USER, "rallybot", "App", "Etc/UTC", Trait.BOT));
  }

  private static Person person(String id, String name, String title, String zone, Trait... traits) {
    String handle = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.');
    return new Person(id, handle, name, title, handle + "@rally.example", zone, Set.of(traits));
  }

  static List<Channel> channels() {
    return List.of(
        channel(
            "C0LEADS",
            "leads",
            false,
            Set.of("U0MAYA", "U0TOM", "U0PRIYA", "U0SAM", "U0GUEST", Workspace.BOT_USER)),
        channel("C0SALES", "sales-chat", false, Set.of("U0MAYA", "U0TOM", "U0SAM", "U0PRIYA")),
        channel("C0PRIVATE", "deal-desk", true, Set.of("U0MAYA", "U0SAM")));
  }

  private static Channel channel(String id, String name, boolean hidden, Set<String> members) {
    return new Channel(id, name, hidden, false, Optional.empty(), members);
  }
}

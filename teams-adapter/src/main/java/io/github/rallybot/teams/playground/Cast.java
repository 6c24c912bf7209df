package io.github.rallybot.teams.playground;

import io.github.rallybot.teams.playground.Person.Trait;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who is there when the workspace opens: the company that the stand-in for Slack shows, with the
 * same e-mail addresses, since that is what joins somebody's two identities.
 */
final class Cast {
  static final String TEAM_NAME = "Acme";

  /** Who added the app to the team. */
  static final String ADMIN = "29:1sam";

  private Cast() {}

  static List<Person> people() {
    return List.of(
        person("maya", 1, "Maya Ross", "Sales rep", "Europe/Berlin"),
        person("tom", 2, "Tom Becker", "Sales rep", "Europe/London"),
        person("priya", 3, "Priya Nair", "Head of marketing", "Europe/Berlin"),
        person("sam", 4, "Sam Ortiz", "Head of sales", "America/New_York"),
        person("robin", 5, "Robin Vale", "Guest from an agency", "Europe/Berlin", Trait.GUEST),
        person("lena", 6, "Lena Fox", "Sales rep", "Europe/Berlin", Trait.WITHOUT_APP));
  }

  private static Person person(
      String id, int number, String name, String title, String zone, Trait... traits) {
    String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@rally.example";
    String directoryId = "5a1e0000-0000-4000-8000-%012d".formatted(number);
    return new Person("29:1" + id, directoryId, name, title, email, zone, Set.of(traits));
  }

  /** The first channel of a team has the team's id. */
  static List<Place> channels() {
    return List.of(
        Place.channel(Workspace.TEAM_ID, "General"),
        Place.channel("19:leads@thread.tacv2", "Leads"),
        Place.channel("19:dealdesk@thread.tacv2", "Deal desk"));
  }
}

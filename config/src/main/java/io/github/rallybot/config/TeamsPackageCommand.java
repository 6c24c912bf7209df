package io.github.rallybot.config;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -jar rallybot.jar teams-package}: writes the {@link TeamsPackage} of whoever runs it
 * to a file. The settings are those of the bot, from the same places. Nothing of the bot is
 * started, and nothing is written but that file, which takes the place of an older one.
 */
final class TeamsPackageCommand {

  static final String NAME = "teams-package";

  private static final String FILE = "rallybot-teams.zip";
  private static final String APP_ID = "rally.teams.app-id";
  private static final String SLASH = "--slash-commands";
  private static final String VERSION = "--app-version=";
  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final String USAGE =
      "Use: java -jar rallybot.jar teams-package [FILE] [--slash-commands] [--app-version=1.2.3]"
          + " [--rally.teams.app-id=YOUR-APP-ID]";

  private static final String NEXT =
      """
      What to do with it:
      1. Upload it. Who administers Teams: https://admin.teams.microsoft.com, Teams apps, Manage
         apps, Actions, Upload new app. Who may upload apps: in Teams, Apps, Manage your apps,
         Upload an app.
      2. In Teams, add Rallybot to the team that sales and marketing share.
      3. In the channel for leads, write: @Rallybot here
      """;

  /** An application of nothing: its settings are read, and it is closed. */
  static class OnlySettings {}

  /** What stops the command, in words for whoever typed it. */
  private static final class Stopped extends Exception {
    Stopped(String words) {
      super(words);
    }
  }

  private TeamsPackageCommand() {}

  /** Whether it is this that somebody wants, and not the bot. */
  static boolean isMeant(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals(NAME);
  }

  /**
   * Writes the package and says so, or says what to do first.
   *
   * @param arguments as typed, without the command's name
   * @return the code to end with; 0 if the file was written
   */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      Path file = file(arguments);
      TeamsPackage app =
          new TeamsPackage(appId(arguments), version(arguments), arguments.contains(SLASH));
      write(file, app.zip());
      out.println("Wrote " + file.toAbsolutePath() + " for the bot " + app.appId() + ".");
      out.print(NEXT);
      return 0;
    } catch (Stopped stopped) {
      err.println("No package was written. " + stopped.getMessage());
      return 1;
    }
  }

  private static Path file(List<String> arguments) throws Stopped {
    List<String> names = arguments.stream().filter(one -> !one.startsWith("--")).toList();
    for (String one : arguments) {
      boolean known =
          one.equals(SLASH) || one.startsWith(VERSION) || one.matches("--(rally|spring)\\..*=.*");
      if (names.size() > 1 || (one.startsWith("-") && !known)) {
        throw new Stopped("What was typed is not understood. " + USAGE);
      }
    }
    try {
      Path file = Path.of(names.isEmpty() ? FILE : names.get(0));
      return Files.isDirectory(file) ? file.resolve(FILE) : file;
    } catch (InvalidPathException noPath) {
      throw new Stopped(names.get(0) + " cannot be the name of a file. " + USAGE);
    }
  }

  private static UUID appId(List<String> arguments) throws Stopped {
    String id = setting(arguments).strip();
    if (id.isEmpty()) {
      throw new Stopped(
          "Set "
              + APP_ID
              + " to the Microsoft App ID of the bot's registration: in config/local/application.yml,"
              + " as the environment variable RALLY_TEAMS_APP_ID, or here, --"
              + APP_ID
              + "=YOUR-APP-ID");
    }
    if (!GUID.matcher(id).matches()) {
      throw new Stopped(
          APP_ID
              + " is no Microsoft App ID, which looks like 00001111-aaaa-2222-bbbb-3333cccc4444."
              + " In the Azure portal it is under Configuration of the bot, not its name and not its"
              + " secret");
    }
    return UUID.fromString(id);
  }

  private static Optional<String> version(List<String> arguments) throws Stopped {
    Optional<String> version =
        arguments.stream()
            .filter(one -> one.startsWith(VERSION))
            .map(one -> one.substring(VERSION.length()))
            .reduce((first, last) -> last);
    if (version.isPresent() && !version.get().matches("\\d{1,5}(\\.\\d{1,5}){2}")) {
      throw new Stopped("The version of the app has three numbers: --app-version=1.2.3");
    }
    return version;
  }

  private static String setting(List<String> arguments) {
    SpringApplication application = Rallybot.application(OnlySettings.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    try (ConfigurableApplicationContext context =
        application.run(arguments.toArray(String[]::new))) {
      return context.getEnvironment().getProperty(APP_ID, "");
    }
  }

  private static void write(Path file, byte[] content) throws Stopped {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new Stopped(
          "The file " + file.toAbsolutePath() + " cannot be written. Give another one: " + USAGE);
    }
  }
}

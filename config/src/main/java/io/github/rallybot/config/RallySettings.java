package io.github.rallybot.config;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.Secret;
import io.github.rallybot.lead.Endings;
import io.github.rallybot.lead.Reasons;
import io.github.rallybot.member.Diary;
import io.github.rallybot.queue.Ages;
import io.github.rallybot.schedule.HolidayCalendars;
import io.github.rallybot.schedule.HoursWords;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * All settings of the bot. A key that is not one of these refuses the start, so that a typing error
 * does not go unseen.
 *
 * @param admins e-mail addresses of people who are admins whatever anybody says
 * @param publicUrl the address at which people and platforms reach the bot
 * @param routes leads that go to a channel of their own; the first that fits counts
 * @param dataDir where the bot's own Redis keeps its files
 * @param hooks by name: where form tools send to
 * @param content where the content register is filled from
 */
@ConfigurationProperties(prefix = "rally", ignoreUnknownFields = false)
public record RallySettings(
    @DefaultValue Api api,
    @DefaultValue List<String> admins,
    @Nullable URI publicUrl,
    @DefaultValue Redis redis,
    @DefaultValue("data") Path dataDir,
    @DefaultValue Slack slack,
    @DefaultValue Teams teams,
    @DefaultValue Card card,
    @DefaultValue Leads leads,
    @DefaultValue Hours hours,
    @DefaultValue Reminders reminders,
    @DefaultValue List<RouteSettings> routes,
    @DefaultValue Map<String, HookSettings> hooks,
    @DefaultValue ContentSettings content,
    @DefaultValue Journal journal,
    @DefaultValue ReasonLists reasons,
    @DefaultValue OutcomeLists outcome,
    @DefaultValue QuestionSettings questions,
    @DefaultValue FiguresSettings figures,
    @DefaultValue DigestSettings digest,
    @DefaultValue Playground playground) {

  /**
   * The HTTP interface.
   *
   * @param keys of which each request has to carry one
   */
  public record Api(@DefaultValue List<String> keys) {

    private static final int SHORTEST = 16;

    public Api {
      if (keys.stream().anyMatch(key -> key.strip().length() < SHORTEST)) {
        throw new IllegalArgumentException(
            "A key of rally.api.keys is shorter than "
                + SHORTEST
                + " characters. Make one with:"
                + " openssl rand -hex 24");
      }
    }

    @Override
    public String toString() {
      return "Api[" + keys.size() + " keys]";
    }
  }

  /**
   * Where the storage is.
   *
   * @param url of a Redis to use instead of the bot's own
   * @param organisation whose keys these are, if several bots share a Redis
   * @param allowUnsafe whether a Redis that may forget is accepted
   */
  public record Redis(
      @Nullable URI url,
      @DefaultValue("default") String organisation,
      @DefaultValue("false") boolean allowUnsafe) {}

  /**
   * Slack.
   *
   * @param appToken an app-level token; with one, Slack is listened to over Socket Mode
   * @param leadChannel id of the channel for leads until somebody chooses one in chat
   * @param allowExternal whether guests and people of connected organisations may answer
   */
  public record Slack(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("") String botToken,
      @DefaultValue("") String signingSecret,
      @DefaultValue("") String appToken,
      @DefaultValue("") String leadChannel,
      @DefaultValue("false") boolean allowExternal,
      @DefaultValue("https://slack.com/api/") URI apiUrl,
      @DefaultValue("5s") Duration callTimeout) {

    Secret botSecret() {
      return Secret.of(botToken);
    }

    Secret signing() {
      return Secret.of(signingSecret);
    }

    Secret appSecret() {
      return Secret.of(appToken);
    }

    @Override
    public String toString() {
      return "Slack[enabled=" + enabled + "]";
    }
  }

  /**
   * Microsoft Teams.
   *
   * @param leadChannel id of the channel for leads until somebody chooses one in chat
   * @param allowedServiceHosts the only hosts that ever get the bot's token
   * @param targetedReplies whether answers in a channel are shown to one person there
   */
  public record Teams(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("") String appId,
      @DefaultValue("") String appPassword,
      @DefaultValue("") String tenantId,
      @DefaultValue("") String leadChannel,
      @DefaultValue("https://login.microsoftonline.com/") URI loginUrl,
      @DefaultValue("https://login.botframework.com/v1/.well-known/openidconfiguration")
          URI openIdMetadataUrl,
      @DefaultValue({
            "smba.trafficmanager.net",
            "smba.onyx.prod.teams.trafficmanager.net",
            "smba.infra.gcc.teams.microsoft.com"
          })
          Set<String> allowedServiceHosts,
      @DefaultValue("false") boolean targetedReplies,
      @DefaultValue("5s") Duration callTimeout) {

    Secret password() {
      return Secret.of(appPassword);
    }

    @Override
    public String toString() {
      return "Teams[enabled=" + enabled + "]";
    }
  }

  /** The platforms that are switched on, in their order. */
  List<Platform> enabled() {
    List<Platform> enabled = new ArrayList<>();
    if (slack.enabled()) {
      enabled.add(Platform.SLACK);
    }
    if (teams.enabled()) {
      enabled.add(Platform.TEAMS);
    }
    return enabled;
  }

  /** The channels that leads go to until somebody chooses others in chat. */
  List<ChannelRef> leadChannels() {
    return Stream.concat(
            channel(Platform.SLACK, slack.leadChannel()),
            channel(Platform.TEAMS, teams.leadChannel()))
        .toList();
  }

  private static Stream<ChannelRef> channel(Platform platform, String id) {
    return id.isBlank() ? Stream.empty() : Stream.of(new ChannelRef(platform, id.strip()));
  }

  /** How long a platform may take to answer a call, whichever is the slowest that is on. */
  Duration longestCall() {
    return Stream.of(
            slack.enabled() ? slack.callTimeout() : Duration.ZERO,
            teams.enabled() ? teams.callTimeout() : Duration.ZERO)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** When marketing's grade shows on a card. */
  public record Card(@DefaultValue("after-verdict") GradeShown grade) {
    /** Before the first verdict it would bias the very figure that is measured. */
    public enum GradeShown {
      AFTER_VERDICT,
      ALWAYS
    }
  }

  /**
   * How leads are taken in.
   *
   * @param duplicateWindow for how long the same e-mail address means the same lead
   * @param answerPromise within how much working time sales answers a lead; zero for no promise
   * @param burst if more cards than this wait for one channel, they become one summary; 0 never
   * @param largestImport how long a file of leads may be
   */
  public record Leads(
      @DefaultValue("90d") Duration duplicateWindow,
      @DefaultValue("8h") Duration answerPromise,
      @DefaultValue("10") int burst,
      @DefaultValue("500MB") DataSize largestImport) {
    public Leads {
      if (answerPromise.isNegative()) {
        throw new IllegalArgumentException(
            "rally.leads.answer-promise is working time such as 8h; 0 promises nothing.");
      }
      if (burst < 0) {
        throw new IllegalArgumentException(
            "rally.leads.burst is the number of leads above which a summary is made; 0 switches"
                + " summaries off.");
      }
    }
  }

  /**
   * When the team works. Everybody can have hours and holidays of their own, by /leads.
   *
   * @param usual the hours and days, as people write them
   * @param holidays the region whose public holidays are kept, such as US or DE-BY
   * @param zone of the team, by which promises are counted; that of this machine if empty
   */
  public record Hours(
      @DefaultValue("9:00-17:00 Mon-Fri") String usual,
      @DefaultValue("none") String holidays,
      @DefaultValue("") String zone) {

    Diary toDiary(HolidayCalendars calendars) {
      return new Diary(
          calendars,
          HoursWords.read(usual, io.github.rallybot.schedule.Hours.usual())
              .either(
                  hours -> hours,
                  why -> {
                    throw refused("rally.hours.usual", usual, why);
                  }),
          calendars
              .region(holidays)
              .either(
                  region -> region,
                  why -> {
                    throw refused("rally.hours.holidays", holidays, why);
                  }),
          team());
    }

    ZoneId team() {
      try {
        return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone.strip());
      } catch (DateTimeException unknown) {
        throw refused("rally.hours.zone", zone, "Use a name such as Europe/Berlin.");
      }
    }

    private static IllegalArgumentException refused(String key, String value, String why) {
      return new IllegalArgumentException(key + " is “" + value + "”. " + why);
    }
  }

  /**
   * Reminders by direct message.
   *
   * @param enabled whether any are sent
   */
  public record Reminders(@DefaultValue("true") boolean enabled) {}

  /**
   * The journal.
   *
   * @param keep how long journal entries are kept
   */
  public record Journal(@DefaultValue("400d") Duration keep) {}

  /** Codes and labels of the reasons, in the order shown; an empty list means the standard one. */
  public record ReasonLists(
      @DefaultValue Map<String, String> notAFit,
      @DefaultValue Map<String, String> notYet,
      @DefaultValue Map<String, String> apart) {

    Reasons toReasons() {
      Reasons standard = Reasons.standard();
      return new Reasons(
          or(notAFit, standard.notAFit()),
          or(notYet, standard.notYet()),
          or(apart, standard.apart()));
    }

    private static Map<String, String> or(Map<String, String> own, Map<String, String> standard) {
      return own.isEmpty() ? standard : new LinkedHashMap<>(own);
    }
  }

  /**
   * What is said and asked of how a lead ended.
   *
   * @param stages of the sales cycle, codes and labels; an empty list means the standard one
   * @param reasons why a lead was lost, likewise
   * @param askAfter ages of a good fit at which its end is asked for
   * @param askOn the day of the week on which it is asked for
   */
  public record OutcomeLists(
      @DefaultValue Map<String, String> stages,
      @DefaultValue Map<String, String> reasons,
      @DefaultValue({"30d", "90d"}) List<Duration> askAfter,
      @DefaultValue("monday") DayOfWeek askOn) {

    Endings toEndings() {
      Endings standard = Endings.standard();
      return new Endings(
          ReasonLists.or(stages, standard.stages()), ReasonLists.or(reasons, standard.reasons()));
    }

    Ages toAges() {
      return new Ages(askAfter);
    }
  }

  /**
   * The playground.
   *
   * @param port of the page
   * @param speed how fast the stand-in's clocks run
   * @param sampleLeads whether sample leads arrive by themselves
   * @param weeks how many weeks before the first start are filled with leads and answers, and the
   *     last twelve of them with what buyers asked
   * @param socketMode whether the bot is reached over Socket Mode in place of HTTP
   * @param teams whether there is a Teams side beside the Slack side
   */
  public record Playground(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("8090") int port,
      @DefaultValue("1") double speed,
      @DefaultValue("true") boolean sampleLeads,
      @DefaultValue("26") int weeks,
      @DefaultValue("false") boolean socketMode,
      @DefaultValue("true") boolean teams) {

    public Playground {
      if (weeks < 0 || weeks > 26) {
        throw new IllegalArgumentException("Set rally.playground.weeks to a number from 0 to 26.");
      }
    }
  }

  Optional<Path> ownRedisFolder() {
    return redis.url() == null ? Optional.of(dataDir) : Optional.empty();
  }
}

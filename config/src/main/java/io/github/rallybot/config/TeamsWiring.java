package io.github.rallybot.config;

import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.delivery.Pace;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.teams.TeamsController;
import io.github.rallybot.teams.TeamsPlatform;
import io.github.rallybot.teams.TeamsSettings;
import io.github.rallybot.teams.TeamsStart;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Microsoft Teams, if it is switched on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("rally.teams.enabled")
class TeamsWiring {

  private static final Logger log = LoggerFactory.getLogger(TeamsWiring.class);

  @Bean
  TeamsSettings teamsSettings(RallySettings settings) {
    RallySettings.Teams teams = settings.teams();
    TeamsSettings known =
        new TeamsSettings(
            teams.appId(),
            teams.password(),
            teams.tenantId(),
            teams.loginUrl(),
            teams.openIdMetadataUrl(),
            teams.allowedServiceHosts(),
            teams.targetedReplies(),
            teams.callTimeout());
    URI url = PublicUrl.required(settings, "Microsoft Teams", "");
    log.info("Teams has to send to {}", url.resolve(TeamsSettings.MESSAGES_PATH));
    return known;
  }

  /** The core needs its platforms, and this one asks the core; it does so later only. */
  @Bean
  TeamsPlatform teamsPlatform(
      TeamsSettings settings,
      Store store,
      Pace pace,
      Clock clock,
      ObjectProvider<Members> members,
      ObjectProvider<Router> router) {
    return new TeamsPlatform(
        settings,
        store,
        pace,
        clock,
        user -> name(members.getObject(), user),
        action -> router.getObject().opens(action));
  }

  private static Optional<String> name(Members members, UserRef user) {
    return members.find(user).map(Stored::value).flatMap(Member::name);
  }

  @Bean(initMethod = "start")
  TeamsStart teamsStart(TeamsPlatform platform) {
    return new TeamsStart(platform);
  }

  @Bean
  TeamsController teamsController(
      TeamsPlatform platform,
      Router router,
      Afterwards afterwards,
      Deliveries deliveries,
      Clock clock) {
    return new TeamsController(platform, router, afterwards, deliveries::resumeAll, clock);
  }
}

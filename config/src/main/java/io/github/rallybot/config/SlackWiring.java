package io.github.rallybot.config;

import io.github.rallybot.chat.Router;
import io.github.rallybot.delivery.Pace;
import io.github.rallybot.slack.SlackController;
import io.github.rallybot.slack.SlackPlatform;
import io.github.rallybot.slack.SlackSettings;
import io.github.rallybot.slack.SlackStart;
import io.github.rallybot.slack.SlackWeb;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Slack, if it is switched on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("rally.slack.enabled")
class SlackWiring {

  @Bean
  SlackSettings slackSettings(RallySettings settings) {
    RallySettings.Slack slack = settings.slack();
    return new SlackSettings(
        slack.botSecret(),
        slack.signing(),
        slack.apiUrl(),
        slack.allowExternal(),
        slack.callTimeout());
  }

  @Bean
  SlackWeb slackWeb(SlackSettings settings, Pace pace, Clock clock) {
    return new SlackWeb(settings, pace, clock);
  }

  @Bean(initMethod = "start")
  SlackStart slackStart(SlackWeb web) {
    return new SlackStart(web);
  }

  @Bean
  SlackPlatform slackPlatform(SlackWeb web, SlackStart start, Clock clock) {
    return new SlackPlatform(web, start, clock);
  }

  @Bean
  SlackController slackController(
      SlackSettings settings,
      Router router,
      SlackPlatform platform,
      SlackStart start,
      Afterwards afterwards,
      Clock clock,
      CoreWiring.Conversations unusedButFirst) {
    return new SlackController(settings, router, platform, start, afterwards, clock);
  }
}

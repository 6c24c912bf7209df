package io.github.rallybot.config;

import io.github.rallybot.chat.Router;
import io.github.rallybot.delivery.Pace;
import io.github.rallybot.delivery.Tempo;
import io.github.rallybot.slack.SlackController;
import io.github.rallybot.slack.SlackInbox;
import io.github.rallybot.slack.SlackPlatform;
import io.github.rallybot.slack.SlackSettings;
import io.github.rallybot.slack.SlackSocket;
import io.github.rallybot.slack.SlackStart;
import io.github.rallybot.slack.SlackWeb;
import java.net.URI;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Slack, if it is switched on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("rally.slack.enabled")
class SlackWiring {

  private static final Logger log = LoggerFactory.getLogger(SlackWiring.class);

  @Bean
  SlackSettings slackSettings(RallySettings settings) {
    RallySettings.Slack slack = settings.slack();
    if (slack.appSecret().isBlank()) {
      URI url =
          PublicUrl.required(
              settings,
              "Slack",
              "; or, if Slack cannot reach it, set rally.slack.app-token for" + " Socket Mode");
      log.info("Slack has to send to {}", url.resolve(SlackSettings.EVENTS_PATH));
    }
    return new SlackSettings(
        slack.botSecret(),
        slack.signing(),
        slack.appSecret(),
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
  SlackInbox slackInbox(
      SlackSettings settings,
      Router router,
      SlackPlatform platform,
      SlackStart start,
      Afterwards afterwards,
      Clock clock) {
    return new SlackInbox(settings, router, platform, start, afterwards, clock);
  }

  @Bean
  @Conditional(OverHttp.class)
  SlackController slackController(SlackSettings settings, SlackInbox inbox, Clock clock) {
    return new SlackController(settings, inbox, clock);
  }

  @Bean(initMethod = "start")
  @Conditional(OverSocket.class)
  SlackSocket slackSocket(SlackWeb web, SlackInbox inbox, Clock clock, Tempo tempo) {
    return new SlackSocket(web, inbox, clock, tempo);
  }

  /** An app-level token switches to Socket Mode. */
  static final class OverSocket implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().getProperty("rally.slack.app-token", "").isBlank();
    }
  }

  static final class OverHttp implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !new OverSocket().matches(context, metadata);
    }
  }
}

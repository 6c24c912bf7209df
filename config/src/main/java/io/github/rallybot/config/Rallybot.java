package io.github.rallybot.config;

import io.github.rallybot.config.playground.Playground;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the bot, or makes its app package for Teams. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Rallybot {

  /** What the bot needs of the framework, the same from whichever folder it is started. */
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("spring.application.name", "rallybot"),
          Map.entry("spring.main.banner-mode", "off"),
          Map.entry("spring.main.log-startup-info", "false"),
          Map.entry("spring.threads.virtual.enabled", "true"),
          Map.entry("spring.mvc.problemdetails.enabled", "true"),
          Map.entry("spring.web.resources.add-mappings", "false"),
          Map.entry("spring.servlet.multipart.enabled", "false"),
          Map.entry("server.tomcat.connection-timeout", "10s"),
          Map.entry("server.port", "8080"),
          Map.entry("server.shutdown", "graceful"),
          Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
          Map.entry("server.tomcat.max-http-form-post-size", "2MB"),
          Map.entry("management.server.port", "8081"),
          Map.entry("management.server.address", "127.0.0.1"),
          Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
          Map.entry("management.endpoint.health.show-details", "always"),
          Map.entry("management.endpoint.health.probes.enabled", "true"),
          Map.entry("logging.level.root", "WARN"),
          Map.entry("logging.level.io.github.rallybot", "INFO"),
          // why the start failed is said once, by StartRefused or the framework's report
          Map.entry("logging.level.org.springframework.boot.web.server.servlet.context", "ERROR"),
          Map.entry("logging.pattern.console", "%d{HH:mm:ss} %-5level %msg%n%wEx"));

  public static void main(String[] args) {
    if (TeamsPackageCommand.isMeant(args)) {
      List<String> rest = Arrays.asList(args).subList(1, args.length);
      System.exit(TeamsPackageCommand.run(rest, System.out, System.err));
    }
    application().run(args);
  }

  /** The application, ready to run. */
  public static SpringApplication application() {
    SpringApplication application = application(Rallybot.class);
    application.addListeners(new Playground.Prepare());
    return application;
  }

  /** One that is made of something else, and reads the same settings. */
  static SpringApplication application(Class<?> source) {
    SpringApplication application = new SpringApplication(source);
    application.setDefaultProperties(DEFAULTS);
    return application;
  }
}

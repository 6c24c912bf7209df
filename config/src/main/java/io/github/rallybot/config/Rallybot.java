package io.github.rallybot.config;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the bot. */
@SpringBootApplication(proxyBeanMethods = false)
public class Rallybot {

  public static void main(String[] args) {
    SpringApplication.run(Rallybot.class, args);
  }
}

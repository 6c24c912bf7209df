package io.github.rallybot.config.playground;

import java.nio.file.Path;

/** Slack calls the bot. */
class PlaygroundPeopleTest extends PeopleInTheBrowser {

  @Override
  BotProcess bot(Path dataDir) {
    return new BotProcess(dataDir, false);
  }
}

package io.github.rallybot.config.playground;

import java.nio.file.Path;

/** The bot connects to Slack: the same clicks have the same results over Socket Mode. */
class PlaygroundSocketTest extends PeopleInTheBrowser {

  @Override
  BotProcess bot(Path dataDir) {
    return new BotProcess(dataDir, false).overSocketMode();
  }
}

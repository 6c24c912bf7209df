package io.github.rallybot.slack;

import com.slack.api.bolt.response.Response;
import io.github.rallybot.chat.FileShared;
import io.github.rallybot.chat.HomeOpened;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.journal.StorageAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the core answer events. Nobody waits in front of one, and Slack sends it again if it gets no
 * 200: a file is durable before that, a home needs nothing durable and is drawn afterwards.
 */
final class SlackEventAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(SlackEventAnswers.class);
  private static final Card NO_HOME =
      Card.of("Something went wrong in Rallybot. Open this tab again in a moment.");
  private static final Card LATER =
      Card.of(
          "Rallybot cannot reach its storage right now, so it has not taken that file yet. It tries"
              + " again by itself for some minutes; if you hear nothing more, drop the file again.");

  private final Router router;
  private final SlackPlatform platform;
  private final SlackAfterwards afterwards;

  SlackEventAnswers(Router router, SlackPlatform platform, SlackAfterwards afterwards) {
    this.router = router;
    this.platform = platform;
    this.afterwards = afterwards;
  }

  /** Draws the home, afterwards. If it cannot be drawn, it says so past the quotas. */
  Response opened(HomeOpened opened) {
    afterwards.later(
        () -> {
          try {
            router.home(opened).ifPresent(card -> platform.showHome(opened.user(), card));
          } catch (PlatformException e) {
            LOG.warn("the home of {} was not shown: {}", opened.user().id(), e.getMessage());
          } catch (StorageAway e) {
            LOG.warn("the home of {} was not drawn: the storage is away", opened.user().id());
            platform.showHomeAtOnce(
                opened.user(),
                Card.of(
                    "Rallybot cannot reach its storage right now. Open this tab again in a"
                        + " moment."));
          } catch (RuntimeException e) {
            LOG.error("the home of {} was not drawn", opened.user().id(), e);
            platform.showHomeAtOnce(opened.user(), NO_HOME);
          }
        });
    return Response.ok();
  }

  /**
   * Answers a file in the conversation in which it was shared.
   *
   * @param again whether Slack sends the event once more, because it had no good answer
   */
  Response shared(FileShared file, boolean again) {
    try {
      Reply reply = router.answer(file);
      if (reply instanceof Reply.Privately privately) {
        afterwards.say(file.channel(), privately.card());
      } else if (reply instanceof Reply.Replace replace) {
        afterwards.say(file.channel(), replace.card());
      } else if (reply instanceof Reply.Invalid invalid) {
        afterwards.say(file.channel(), Card.of(SlackAnswers.together(invalid)));
      } else if (reply instanceof Reply.OpenForm) {
        throw new IllegalStateException("nobody waits for a form after sharing a file");
      }
      return Response.ok();
    } catch (StorageAway e) {
      LOG.warn("slack file {} was not taken: the storage is away", file.file().id());
      if (!again) {
        afterwards.later(() -> platform.sayAtOnce(file.channel(), LATER));
      }
      return new SlackProblem(503, "Not saved", "The storage does not answer. Send it again.")
          .response();
    } catch (RuntimeException e) {
      LOG.error("slack file {} by {} failed", file.file().id(), file.user().id(), e);
      afterwards.say(file.channel(), Card.of(SlackAnswers.BROKEN));
      return Response.ok();
    }
  }
}

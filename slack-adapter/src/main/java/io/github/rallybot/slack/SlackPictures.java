package io.github.rallybot.slack;

import io.github.rallybot.chat.Digest;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Chart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends cards with charts: as Slack draws them; if it refuses that, with pictures of them; and if
 * it has no place for pictures, with tables. What Slack refused is remembered for a day, by this
 * instance for its one workspace, so that not every message is sent twice.
 *
 * <p>A picture is a file that only messages show. It holds sums and no names of people, and stays
 * when its message is deleted. Thread-safe.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object">A
 *     file in a block</a>
 */
final class SlackPictures {

  private static final Duration REMEMBERED = Duration.ofDays(1);

  /** Slack looks at a file after it has taken it, and refuses to show it before. */
  private static final Duration LOOKED_AT = Duration.ofSeconds(30);

  private static final Duration NOT_YET = Duration.ofSeconds(3);
  private static final int KEPT = 200;
  private static final String REFUSED = "invalid_blocks";
  private static final Logger log = LoggerFactory.getLogger(SlackPictures.class);

  private record Upload(String id, Instant at) {}

  private final SlackFiles files;
  private final Clock clock;
  private volatile Instant noBlocksUntil = Instant.MIN;
  private volatile Instant noPicturesUntil = Instant.MIN;

  private final Map<String, Upload> uploads =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Upload> eldest) {
          return size() > KEPT;
        }
      };

  SlackPictures(SlackFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  /**
   * Sends a card as Slack takes it.
   *
   * @param sending one attempt, which throws what Slack answers
   * @throws RateLimited also while Slack has not yet looked at a picture
   */
  <T> T send(Card card, Function<SlackRenderer.Message, T> sending) {
    if (!SlackCharts.in(card)) {
      return sending.apply(SlackRenderer.render(card));
    }
    while (true) {
      SlackRenderer.Message drawn = SlackRenderer.render(card, way());
      try {
        return sending.apply(drawn);
      } catch (Rejected refused) {
        learn(card, drawn, refused);
      }
    }
  }

  private SlackCharts.Way way() {
    int drawn = refuses(noBlocksUntil) ? 0 : SlackCharts.Way.MEANT.drawn();
    return new SlackCharts.Way(drawn, this::picture);
  }

  private boolean refuses(Instant until) {
    return clock.instant().isBefore(until);
  }

  /** Remembers what not to try again; or, if nothing is left, that the charts were not to blame. */
  private void learn(Card card, SlackRenderer.Message drawn, Rejected refused) {
    if (!refused.code().equals(REFUSED)) {
      throw refused;
    }
    boolean pictures = drawn.blocks().contains("\"slack_file\":");
    if (pictures && isFresh(card)) {
      throw new RateLimited("a picture", NOT_YET);
    }
    Instant until = clock.instant().plus(REMEMBERED);
    if (drawn.blocks().contains("\"type\":\"data_visualization\"")) {
      noBlocksUntil = until;
      log.info("Slack refuses its charts; for a day they are pictures");
    } else if (pictures) {
      noPicturesUntil = until;
      log.info("Slack refuses pictures of charts; for a day they are tables");
    } else {
      noBlocksUntil = Instant.MIN;
      noPicturesUntil = Instant.MIN;
      throw refused;
    }
  }

  private boolean isFresh(Card card) {
    Instant since = clock.instant().minus(LOOKED_AT);
    synchronized (uploads) {
      return card.elements().stream()
          .filter(Chart.class::isInstance)
          .map(chart -> uploads.get(name((Chart) chart)))
          .anyMatch(upload -> upload != null && upload.at().isAfter(since));
    }
  }

  private Optional<String> picture(Chart chart) {
    if (refuses(noPicturesUntil)) {
      return Optional.empty();
    }
    String name = name(chart);
    synchronized (uploads) {
      Upload known = uploads.get(name);
      if (known != null && refuses(known.at().plus(REMEMBERED))) {
        return Optional.of(known.id());
      }
    }
    try {
      String id = files.keep("chart.png", "image/png", ChartPicture.png(chart));
      synchronized (uploads) {
        uploads.put(name, new Upload(id, clock.instant()));
      }
      return Optional.of(id);
    } catch (Blocked | Rejected refused) {
      log.info("no pictures of charts for a day: {}", refused.getMessage());
    } catch (LinkageError | InternalError noText) {
      log.warn("this machine cannot draw text, so charts are tables: {}", noText.toString());
    }
    noPicturesUntil = clock.instant().plus(REMEMBERED);
    return Optional.empty();
  }

  private static String name(Chart chart) {
    return Digest.of(chart.toString());
  }
}

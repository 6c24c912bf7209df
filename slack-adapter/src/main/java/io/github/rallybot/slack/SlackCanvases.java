package io.github.rallybot.slack;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.KeepsPages;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.chat.card.Markdown;
import io.github.rallybot.chat.card.Page;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.delivery.Pace.Quota;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Keeps pages as canvases that stand by themselves: none is a tab of a channel, of which there is
 * one that belongs to the people. A new canvas is its owner's alone, the bot's, until a channel is
 * let in; the channel may read it. Slack has no way to list or read canvases, and none is needed.
 *
 * <p>Free plans keep no such canvases, an administrator may switch them off, and the scope may be
 * missing: all of that is an answer, and whoever asked puts the words elsewhere.
 *
 * @see <a href="https://docs.slack.dev/surfaces/canvases">Canvases</a>
 * @see <a href="https://docs.slack.dev/reference/methods/canvases.create">canvases.create</a>
 * @see <a href="https://docs.slack.dev/reference/methods/canvases.edit">canvases.edit: replace
 *     without a section replaces all</a>
 * @see <a
 *     href="https://docs.slack.dev/reference/methods/canvases.access.set">canvases.access.set</a>
 * @see <a href="https://docs.slack.dev/reference/methods/canvases.delete">canvases.delete</a>
 */
final class SlackCanvases implements KeepsPages {

  /** Of what blocks a channel or all of Slack elsewhere, what here says "no canvases". */
  private static final Set<String> NOT_ALLOWED =
      Set.of(
          "missing_scope",
          "no_permission",
          "not_allowed_token_type",
          "access_denied",
          "channel_type_not_supported");

  /** It was deleted, or the bot was shut out of it. */
  private static final String GONE = "canvas_not_found";

  private static final int MAX_TITLE = 255;
  private static final JsonMapper JSON = new JsonMapper();
  private static final Logger log = LoggerFactory.getLogger(SlackCanvases.class);

  private final SlackWeb web;
  private final Supplier<Optional<SlackTeam>> team;

  SlackCanvases(SlackWeb web, Supplier<Optional<SlackTeam>> team) {
    this.web = web;
    this.team = team;
  }

  @Override
  public String called() {
    return "canvas";
  }

  @Override
  public Optional<URI> begin(String title) {
    SlackTeam own = team.get().orElseThrow(() -> new Unavailable("the workspace is not known yet"));
    JsonNode answer;
    try {
      answer =
          web.call(
              Quota.perMinute("slack:canvases.create", 20),
              Map.of("title", PlainText.label(title, MAX_TITLE)));
    } catch (Blocked | Rejected e) {
      refused(e);
      return Optional.empty();
    }
    String id = answer.path("canvas_id").asString("");
    if (!id.matches("[A-Z0-9]+")) {
      throw new Unavailable("canvases.create named no canvas");
    }
    return Optional.of(own.url().resolve("docs/" + own.id() + "/" + id));
  }

  @Override
  public Written write(URI address, Page page) {
    ArrayNode changes = JSON.createArrayNode();
    changes
        .addObject()
        .put("operation", "replace")
        .putObject("document_content")
        .put("type", "markdown")
        .put("markdown", Markdown.below(page));
    try {
      JsonNode unused =
          web.call(
              Quota.perMinute("slack:canvases.edit", 50),
              Map.of("canvas_id", id(address), "changes", changes.toString()));
      return Written.DONE;
    } catch (Blocked | Rejected e) {
      return notDone(e);
    }
  }

  @Override
  public Written show(URI address, ChannelRef readers) {
    try {
      JsonNode access =
          web.call(
              Quota.perMinute("slack:canvases.access.set", 50),
              Map.of(
                  "canvas_id",
                  id(address),
                  "access_level",
                  "read",
                  "channel_ids",
                  JSON.createArrayNode().add(readers.id()).toString()));
      if (access.path("failed_to_update_channel_ids").isEmpty()) {
        return Written.DONE;
      }
      log.warn("slack lets {} read no canvas", readers.code());
      return Written.REFUSED;
    } catch (Blocked | Rejected e) {
      return notDone(e);
    }
  }

  @Override
  public void remove(URI address) {
    try {
      JsonNode unused =
          web.call(Quota.perMinute("slack:canvases.delete", 50), Map.of("canvas_id", id(address)));
    } catch (Blocked | Rejected e) {
      if (!SlackErrors.code(e).equals(GONE)) {
        refused(e);
        throw new Unavailable("canvases.delete: " + SlackErrors.code(e), e);
      }
    }
  }

  private static String id(URI address) {
    return address.getPath().replaceFirst(".*/", "");
  }

  private static Written notDone(PlatformException e) {
    if (SlackErrors.code(e).equals(GONE)) {
      return Written.GONE;
    }
    refused(e);
    return Written.REFUSED;
  }

  /** What blocks more than canvases is no answer, and goes on. */
  private static void refused(PlatformException e) {
    if (e instanceof Blocked blocked
        && !NOT_ALLOWED.contains(blocked.code())
        && !blocked.code().startsWith("restricted_action")) {
      throw e;
    }
    log.info("slack keeps no canvas: {}", SlackErrors.code(e));
  }
}

package io.github.rallybot.slack;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.RateLimited;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.delivery.Pace.Quota;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Reads files that people shared with the bot, and gives them files. The bot's token and what it
 * gives go to Slack's own hosts only, whatever address Slack names.
 *
 * <p>Without the scope {@code files:read} Slack either refuses, or answers with the page on which a
 * person would sign in, which must not be taken for the file.
 *
 * @see <a href="https://docs.slack.dev/reference/objects/file-object">File objects</a>
 * @see <a href="https://docs.slack.dev/reference/methods/files.getUploadURLExternal">Giving one</a>
 */
final class SlackFiles {

  private static final int MAX_REDIRECTS = 3;
  private static final int MAX_NAME = 255;
  private static final JsonMapper JSON = new JsonMapper();

  private final SlackWeb web;

  SlackFiles(SlackWeb web) {
    this.web = web;
  }

  /** As {@link io.github.rallybot.chat.ChatPlatform#read} says. */
  InputStream read(FileRef file) throws IOException {
    JsonNode info = info(file);
    String address = info.path("url_private_download").asString("");
    HttpUrl url =
        HttpUrl.parse(address.isEmpty() ? info.path("url_private").asString("") : address);
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      if (url == null || !isSlack(url)) {
        throw new Rejected("file_is_not_on_slack");
      }
      Response response = web.fetch(url);
      boolean given = false;
      try {
        if (!response.isRedirect()) {
          InputStream content = content(response, isPage(info.path("mimetype").asString("")));
          given = true;
          return content;
        }
        String location = response.header("Location");
        url = location == null ? null : url.resolve(location);
      } finally {
        if (!given) {
          response.close();
        }
      }
    }
    throw SlackErrors.lacks(SlackScopes.FILES);
  }

  /**
   * Gives a file in a conversation: Slack names an address for the bytes, and is told when they are
   * there. One attempt.
   */
  void give(ChannelRef channel, String fileName, String mediaType, byte[] content, String comment) {
    String unused =
        give(
            fileName,
            mediaType,
            content,
            Map.of(
                "channel_id",
                channel.id(),
                "initial_comment",
                SlackWords.mrkdwn(comment, SlackRenderer.MAX_TEXT)));
  }

  /**
   * Gives a file that no conversation shows until a message does. One attempt.
   *
   * @return its id
   */
  String keep(String fileName, String mediaType, byte[] content) {
    return give(fileName, mediaType, content, Map.of());
  }

  private String give(
      String fileName, String mediaType, byte[] content, Map<String, String> where) {
    String name = PlainText.label(fileName, MAX_NAME);
    JsonNode place =
        giving(
            "files.getUploadURLExternal",
            Map.of("filename", name, "length", String.valueOf(content.length)));
    HttpUrl url = HttpUrl.parse(place.path("upload_url").asString(""));
    String id = place.path("file_id").asString("");
    if (url == null || id.isBlank() || !(isSlack(url) || web.isApi(url))) {
      throw new Rejected("upload_is_not_on_slack");
    }
    upload(url, mediaType, content);
    ArrayNode files = JSON.createArrayNode();
    files.addObject().put("id", id).put("title", name);
    Map<String, String> arguments = new HashMap<>(where);
    arguments.put("files", files.toString());
    giving("files.completeUploadExternal", arguments);
    return id;
  }

  private JsonNode giving(String method, Map<String, String> arguments) {
    try {
      return web.call(Quota.perMinute("slack:" + method, 100), arguments);
    } catch (Blocked e) {
      throw SlackErrors.lacks(SlackScopes.GIVING, e);
    }
  }

  private void upload(HttpUrl url, String mediaType, byte[] content) {
    try (Response response = web.upload(url, mediaType, content)) {
      int status = response.code();
      if (status == 429) {
        throw new RateLimited("files", SlackWeb.retryAfter(response));
      }
      if (status >= 500) {
        throw new Unavailable("an upload was answered " + status);
      }
      if (!response.isSuccessful()) {
        throw new Rejected("upload_refused_" + status);
      }
    }
  }

  private JsonNode info(FileRef file) {
    try {
      return web.call(Quota.perMinute("slack:files.info", 100), Map.of("file", file.id()))
          .path("file");
    } catch (Blocked e) {
      throw SlackErrors.lacks(SlackScopes.FILES, e);
    }
  }

  private boolean isSlack(HttpUrl url) {
    return (url.isHttps() && url.host().endsWith(".slack.com")) || web.isStandIn(url);
  }

  private static InputStream content(Response response, boolean mayBePage) {
    ResponseBody body = response.body();
    if (response.isSuccessful()
        && body != null
        && (mayBePage || !isPage(response.header("Content-Type", "")))) {
      return body.byteStream();
    }
    throw refusal(response);
  }

  private static PlatformException refusal(Response response) {
    int status = response.code();
    if (status == 429) {
      return new RateLimited("files", SlackWeb.retryAfter(response));
    }
    if (status >= 500) {
      return new Unavailable("a file answered " + status);
    }
    return status == 404 || status == 410
        ? new Rejected("file_not_found")
        : SlackErrors.lacks(SlackScopes.FILES);
  }

  private static boolean isPage(@Nullable String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("text/html");
  }
}

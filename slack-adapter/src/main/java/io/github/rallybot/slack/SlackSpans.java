package io.github.rallybot.slack;

import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws running text, as elements of a {@code rich_text} block or as one line of markup.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block">Rich text
 *     block</a>
 */
final class SlackSpans {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_URL = 3000;

  private SlackSpans() {}

  /**
   * The spans as rich text elements, altogether at most so many characters; empty ones left out.
   */
  static ArrayNode richText(List<Span> spans, int max) {
    ArrayNode out = JSON.createArrayNode();
    RichText visitor = new RichText(max);
    for (Span span : spans) {
      if (visitor.left > 0) {
        span.accept(visitor).ifPresent(out::add);
      }
    }
    return out;
  }

  /** One rich text element of plain or bold words. */
  static ObjectNode words(String text, boolean strong) {
    ObjectNode element = JSON.createObjectNode().put("type", "text").put("text", text);
    if (strong) {
      element.putObject("style").put("bold", true);
    }
    return element;
  }

  /** The spans as one line of markup of at most so many characters. */
  static String markup(List<? extends Span> spans, int max) {
    StringBuilder out = new StringBuilder();
    Markup visitor = new Markup(out, max);
    spans.forEach(span -> span.accept(visitor));
    return out.toString().strip();
  }

  private static String format(Span.Moment.Style style) {
    return switch (style) {
      case TIME -> "{time}";
      case DATE -> "{date_short_pretty}";
      case DATE_AND_TIME -> "{date_short_pretty} {time}";
    };
  }

  /** What a client shows that cannot draw dates: the only place that names a zone. */
  private static String utc(Instant at, Span.Moment.Style style) {
    String pattern =
        switch (style) {
          case TIME -> "HH:mm 'UTC'";
          case DATE -> "d MMM yyyy";
          case DATE_AND_TIME -> "d MMM yyyy, HH:mm 'UTC'";
        };
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at.atOffset(ZoneOffset.UTC));
  }

  private static boolean isSlackId(Platform platform, String id) {
    return platform == Platform.SLACK && id.matches("[A-Z0-9]+");
  }

  private static String elsewhere(UserRef user) {
    return "somebody on " + user.platform().label();
  }

  private static final class RichText implements Span.Visitor<Optional<ObjectNode>> {

    private int left;

    RichText(int max) {
      left = max;
    }

    private Optional<ObjectNode> take(String text, boolean strong) {
      String fitting = PlainText.cut(text, left);
      left -= text.length();
      return fitting.isEmpty() ? Optional.empty() : Optional.of(words(fitting, strong));
    }

    private Optional<ObjectNode> one(ObjectNode element) {
      return Optional.of(element);
    }

    @Override
    public Optional<ObjectNode> plain(Span.Plain plain) {
      return take(PlainText.clean(plain.text()), false);
    }

    @Override
    public Optional<ObjectNode> typed(Span.Typed typed) {
      return take(PlainText.line(SlackCommands.typed(typed.command())), false);
    }

    @Override
    public Optional<ObjectNode> strong(Span.Strong strong) {
      return take(PlainText.line(strong.text()), true);
    }

    @Override
    public Optional<ObjectNode> link(Span.Link link) {
      String text = PlainText.line(link.text()).strip();
      String url = link.url().toASCIIString();
      if (text.isEmpty() || url.length() > MAX_URL) {
        return take(text, link.strong());
      }
      ObjectNode element =
          JSON.createObjectNode()
              .put("type", "link")
              .put("url", url)
              .put("text", PlainText.cut(text, left));
      if (link.strong()) {
        element.putObject("style").put("bold", true);
      }
      left -= text.length();
      return one(element);
    }

    @Override
    public Optional<ObjectNode> moment(Span.Moment moment) {
      return one(
          JSON.createObjectNode()
              .put("type", "date")
              .put("timestamp", moment.at().getEpochSecond())
              .put("format", format(moment.style()))
              .put("fallback", utc(moment.at(), moment.style())));
    }

    @Override
    public Optional<ObjectNode> person(Span.Person person) {
      UserRef user = person.user();
      return isSlackId(user.platform(), user.id())
          ? one(JSON.createObjectNode().put("type", "user").put("user_id", user.id()))
          : take(elsewhere(user), false);
    }

    @Override
    public Optional<ObjectNode> channel(Span.Channel channel) {
      return isSlackId(channel.channel().platform(), channel.channel().id())
          ? one(
              JSON.createObjectNode()
                  .put("type", "channel")
                  .put("channel_id", channel.channel().id()))
          : take("a channel on " + channel.channel().platform().label(), false);
    }
  }

  /** Bold is left out: it would need markup around people's words, and quiet text is not loud. */
  private static final class Markup implements Span.Visitor<Boolean> {

    private final StringBuilder out;
    private final int max;

    Markup(StringBuilder out, int max) {
      this.out = out;
      this.max = max;
    }

    private boolean words(String text) {
      out.append(SlackWords.mrkdwn(text, Math.max(0, max - out.length())));
      return true;
    }

    private boolean whole(String markup) {
      if (out.length() + markup.length() <= max) {
        out.append(markup);
      }
      return true;
    }

    @Override
    public Boolean plain(Span.Plain plain) {
      return words(plain.text());
    }

    @Override
    public Boolean typed(Span.Typed typed) {
      return words(SlackCommands.typed(typed.command()));
    }

    @Override
    public Boolean strong(Span.Strong strong) {
      return words(strong.text());
    }

    @Override
    public Boolean link(Span.Link link) {
      String text = SlackWords.mrkdwn(link.text()).strip().replace('|', '∣');
      String url =
          link.url().toASCIIString().replace("|", "%7C").replace("<", "%3C").replace(">", "%3E");
      return (text.isEmpty() || url.length() > MAX_URL)
          ? words(link.text())
          : whole("<" + url.replace("&", "&amp;") + "|" + text + ">");
    }

    @Override
    public Boolean moment(Span.Moment moment) {
      return whole(
          "<!date^"
              + moment.at().getEpochSecond()
              + "^"
              + format(moment.style())
              + "|"
              + utc(moment.at(), moment.style())
              + ">");
    }

    @Override
    public Boolean person(Span.Person person) {
      UserRef user = person.user();
      return isSlackId(user.platform(), user.id())
          ? whole("<@" + user.id() + ">")
          : words(elsewhere(user));
    }

    @Override
    public Boolean channel(Span.Channel channel) {
      return isSlackId(channel.channel().platform(), channel.channel().id())
          ? whole("<#" + channel.channel().id() + ">")
          : words("a channel on " + channel.channel().platform().label());
    }
  }
}

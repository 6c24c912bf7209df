package io.github.rallybot.teams;

import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws running text as text runs. A text run knows no Markdown, so that people's words stay words;
 * only the functions for dates and times are looked for in it, and people's words that look like
 * one are parted with an invisible character.
 *
 * @see <a href="https://adaptivecards.io/explorer/TextRun.html">TextRun</a>
 * @see <a href="https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features">Date and
 *     time functions</a>
 */
final class TeamsSpans {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_URL = 3000;
  private static final Pattern FUNCTION = Pattern.compile("\\{\\{(?=\\s*(?:DATE|TIME)\\s*\\()");

  private TeamsSpans() {}

  /** How a run of text looks. */
  enum Look {
    NORMAL,
    QUIET
  }

  /** What people are called; empty for somebody who is not known. */
  interface Names extends Function<UserRef, Optional<String>> {}

  /** The spans as text runs, altogether at most so many characters; empty ones are left out. */
  static ArrayNode runs(List<Span> spans, Look look, int max, Names names) {
    ArrayNode out = JSON.createArrayNode();
    Runs visitor = new Runs(look, max, names);
    for (Span span : spans) {
      if (visitor.left > 0) {
        span.accept(visitor).ifPresent(out::add);
      }
    }
    return out;
  }

  /** The same where only plain text is shown. */
  static String plain(List<Span.Words> words) {
    return Span.Words.written(words, TeamsCommands::written);
  }

  /** One text run. */
  static ObjectNode run(String text, boolean strong, Look look) {
    ObjectNode run = JSON.createObjectNode().put("type", "TextRun").put("text", text);
    if (strong) {
      run.put("weight", "Bolder");
    }
    if (look == Look.QUIET) {
      run.put("size", "Small").put("isSubtle", true);
    }
    return run;
  }

  /** Words of people, which no function is looked for in. */
  static String words(String text) {
    return FUNCTION.matcher(text).replaceAll("{\u2060{");
  }

  private static String functions(Span.Moment moment) {
    Instant at = moment.at().truncatedTo(ChronoUnit.SECONDS);
    String date = "{{DATE(" + at + ", SHORT)}}";
    String time = "{{TIME(" + at + ")}}";
    return switch (moment.style()) {
      case DATE -> date;
      case TIME -> time;
      case DATE_AND_TIME -> date + " " + time;
    };
  }

  private static final class Runs implements Span.Visitor<Optional<ObjectNode>> {

    private final Look look;
    private final Names names;
    private int left;

    Runs(Look look, int max, Names names) {
      this.look = look;
      this.left = max;
      this.names = names;
    }

    private Optional<ObjectNode> take(String text, boolean strong) {
      String fitting = PlainText.cut(text, left);
      left -= text.length();
      return fitting.isEmpty()
          ? Optional.empty()
          : Optional.of(run(words(fitting), strong && look == Look.NORMAL, look));
    }

    @Override
    public Optional<ObjectNode> plain(Span.Plain plain) {
      return take(PlainText.line(plain.text()), false);
    }

    @Override
    public Optional<ObjectNode> typed(Span.Typed typed) {
      return take(PlainText.line(TeamsCommands.written(typed.command())), false);
    }

    @Override
    public Optional<ObjectNode> strong(Span.Strong strong) {
      return take(PlainText.line(strong.text()), true);
    }

    @Override
    public Optional<ObjectNode> link(Span.Link link) {
      String url = link.url().toASCIIString();
      Optional<ObjectNode> run = take(PlainText.line(link.text()), link.strong());
      if (url.length() <= MAX_URL) {
        run.ifPresent(
            drawn -> drawn.putObject("selectAction").put("type", "Action.OpenUrl").put("url", url));
      }
      return run;
    }

    @Override
    public Optional<ObjectNode> moment(Span.Moment moment) {
      return Optional.of(run(functions(moment), false, look));
    }

    @Override
    public Optional<ObjectNode> person(Span.Person person) {
      UserRef user = person.user();
      String unknown =
          user.platform() == Platform.TEAMS ? "somebody" : "somebody on " + user.platform().label();
      return take(names.apply(user).map(PlainText::line).orElse(unknown), true);
    }

    @Override
    public Optional<ObjectNode> channel(Span.Channel channel) {
      return take("a channel on " + channel.channel().platform().label(), false);
    }
  }
}

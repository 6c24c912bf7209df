package io.github.rallybot.intake;

import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.setup.Gatekeeper;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code sources}: where leads come from, when last, and what was not taken in and why; {@code
 * sources typeform}: all that is kept of one. For leaders and admins.
 */
public final class SourcesConversation implements Conversation {

  /** Two elements each, of the fifty that a message holds. */
  private static final int SHOWN = 20;

  private static final int KEPT = 100;
  private static final String TITLE = "Where leads come from";

  private final Gatekeeper gatekeeper;
  private final Sources sources;
  private final Hooks hooks;
  private final Optional<URI> publicUrl;
  private final Clock clock;

  public SourcesConversation(
      Gatekeeper gatekeeper, Sources sources, Hooks hooks, Optional<URI> publicUrl, Clock clock) {
    this.gatekeeper = gatekeeper;
    this.sources = sources;
    this.hooks = hooks;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  @Override
  public void register(Router router) {
    router.onWord("sources", command -> gatekeeper.leaders(command.user(), by -> answer(command)));
  }

  private Reply answer(Command command) {
    String name = command.word(0).strip();
    return Reply.privately(name.isEmpty() ? overview() : one(name));
  }

  private Card overview() {
    List<Source> all = known();
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(List.of(Span.strong(TITLE))));
    if (all.isEmpty()) {
      elements.add(
          quiet(
              "No lead came in yet. Send them to POST /api/leads, or connect a form: a few lines"
                  + " under rally.hooks in the settings; the README has them for the usual"
                  + " tools."));
    }
    all.stream()
        .limit(SHOWN)
        .forEach(
            source -> {
              elements.add(new Element.Text(line(source)));
              source
                  .lastRefused()
                  .ifPresent(r -> elements.add(new Element.Quiet(story(source, r))));
            });
    if (all.size() > SHOWN) {
      elements.add(
          new Element.Quiet(
              Span.plain("… and " + (all.size() - SHOWN) + " more. Type "),
              Span.typed("sources"),
              Span.plain(" and a name.")));
    }
    return new Card(elements, TITLE);
  }

  /** The hooks of the settings first, then all others, latest first. */
  private List<Source> known() {
    List<Source> all = new ArrayList<>();
    List<Source> heard = sources.all(KEPT);
    for (Hook hook : hooks.all()) {
      all.add(
          sources
              .find(Source.Way.HOOK, hook.name())
              .orElse(Source.unknown(Source.Way.HOOK, hook.name())));
    }
    heard.stream().filter(source -> !isHook(source)).forEach(all::add);
    return all;
  }

  private boolean isHook(Source source) {
    return source.way().equals(Source.Way.HOOK.code()) && hooks.find(source.name()).isPresent();
  }

  private Card one(String name) {
    List<Source> named =
        known().stream().filter(source -> source.name().equalsIgnoreCase(name)).toList();
    if (named.isEmpty()) {
      return Card.of(
          Span.plain("Nothing came from a source of that name, and no hook has it. Type "),
          Span.typed("sources"),
          Span.plain(" to see those there are."));
    }
    List<Element> elements = new ArrayList<>();
    for (Source source : named) {
      elements.add(new Element.Text(line(source)));
      for (int i = source.refused().size() - 1; i >= 0 && elements.size() < 45; i--) {
        elements.add(new Element.Quiet(story(source, source.refused().get(i))));
      }
      if (source.refused().isEmpty()) {
        elements.add(quiet("Nothing was refused."));
      }
    }
    return new Card(elements, TITLE);
  }

  private List<Span> line(Source source) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.strong(source.name()));
    Source.Way way = way(source);
    boolean hook = way == Source.Way.HOOK;
    spans.add(
        Span.plain(
            " ("
                + way.label()
                + (hook && !isHook(source) ? ", no longer in the settings" : "")
                + ")"));
    if (source.lastReceived().isEmpty()) {
      spans.add(Span.plain(": nothing received yet" + (isHook(source) ? address(source) : "")));
      return spans;
    }
    spans.add(Span.plain(": last lead "));
    spans.add(moment(source.lastReceived().get()));
    spans.add(
        Span.plain(
            ", " + number(source.lastWeek(clock.instant())) + " received in the last 7 days"));
    return spans;
  }

  private String address(Source source) {
    String path = Hook.PATH + source.name();
    return publicUrl
        .map(url -> ". The address is " + url.toString().replaceFirst("/+$", "") + path)
        .orElse(". The address is " + path + " at this bot’s own (set rally.public-url)");
  }

  private static List<Span> story(Source source, Source.Refused refused) {
    String why =
        Trouble.of(refused.code())
            .map(trouble -> trouble.words(source.name()))
            .orElse("a newer version of Rallybot knows why (" + refused.code() + ")");
    List<Span> spans = new ArrayList<>();
    spans.add(
        Span.plain(
            refused.code().equals(Trouble.SET_ASIDE.code()) ? "Taken in part " : "✗ Refused "));
    spans.add(moment(refused.last()));
    if (refused.times() > 1) {
      spans.add(Span.plain(", " + number(refused.times()) + " times since "));
      spans.add(moment(refused.first()));
    }
    spans.add(
        Span.plain(
            ": "
                + why
                + (refused.fields().isEmpty()
                    ? "."
                    : ". Fields: " + String.join(", ", refused.fields()) + ".")));
    return spans;
  }

  private static Source.Way way(Source source) {
    for (Source.Way way : Source.Way.values()) {
      if (way.code().equals(source.way())) {
        return way;
      }
    }
    return Source.Way.API;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static Span moment(Instant at) {
    return new Span.Moment(at, Span.Moment.Style.DATE_AND_TIME);
  }

  private static Element quiet(String text) {
    return new Element.Quiet(List.of(Span.plain(text)));
  }
}

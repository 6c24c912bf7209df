package io.github.rallybot.setup;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Brief;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.Route;
import io.github.rallybot.lead.RouteWords;
import io.github.rallybot.lead.Routes;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which leads go to which channel: {@code here for country DE, AT}, {@code routes} and {@code where
 * source webinar}.
 */
public final class RoutesConversation implements Conversation {

  private static final String REMOVE = "routes.remove";

  /** A list that still fits into one message. */
  private static final int SHOWN = 20;

  private final Gatekeeper gatekeeper;
  private final Routes routes;
  private final LeadChannels channels;
  private final Members members;
  private final Platforms platforms;

  public RoutesConversation(
      Gatekeeper gatekeeper,
      Routes routes,
      LeadChannels channels,
      Members members,
      Platforms platforms) {
    this.gatekeeper = gatekeeper;
    this.routes = routes;
    this.channels = channels;
    this.members = members;
    this.platforms = platforms;
  }

  @Override
  public void register(Router router) {
    router.onWord(
        "routes",
        command ->
            gatekeeper.anybody(command.user(), by -> Reply.privately(list(Optional.empty()))));
    router.onWord("where", command -> gatekeeper.anybody(command.user(), by -> where(command)));
    router.on(REMOVE, press -> gatekeeper.leaders(press.user(), by -> remove(press, by)));
  }

  /** Answers {@code here for …}, in a channel that the bot is in. */
  Reply here(Command command, Someone by) {
    Optional<Map<Route.Field, List<String>>> conditions = RouteWords.read(words(command));
    if (conditions.isEmpty()) {
      return Reply.privately(
          Span.plain("Say which leads: "), Span.typed("here for " + RouteWords.EXAMPLE));
    }
    Optional<String> refused = routes.add(by, conditions.get(), command.channel());
    if (refused.isPresent()) {
      return Reply.privately(refused.get());
    }
    channels.bringHome();
    Route made = new Route(conditions.get(), command.channel(), Optional.empty(), Optional.empty());
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain("From now on, new leads with " + made.words() + " go to "));
    spans.add(mention(command.channel()));
    spans.add(Span.plain(". What is there already stays. "));
    spans.add(Span.typed("routes"));
    spans.add(Span.plain(" shows all routes."));
    return Reply.privately(sentence(spans));
  }

  private Reply where(Command command) {
    Optional<Map<Route.Field, List<String>>> said = RouteWords.read(words(command));
    if (said.isEmpty()) {
      return Reply.privately(
          Span.plain("Say what the lead is like, and I say where it would go: "),
          Span.typed("where " + RouteWords.EXAMPLE));
    }
    LeadChannels.Way way = channels.wayOf(brief(said.get()));
    List<Span> spans = new ArrayList<>();
    if (way.channels().isEmpty()) {
      return Reply.privately(
          Span.plain("Nowhere yet: there is no channel for it, so it would wait. A leader types "),
          Span.typed("here"),
          Span.plain(" in the channel that sales and marketing share."));
    }
    spans.add(Span.plain("To "));
    spans.addAll(mentions(way.channels()));
    spans.add(
        Span.plain(
            way.because()
                .map(
                    route -> ", because of the route “" + route.words() + "”" + origin(route) + ".")
                .orElse(", where all leads go that no route takes.")));
    return Reply.privately(sentence(spans));
  }

  private static Brief brief(Map<Route.Field, List<String>> said) {
    return Brief.like(
        one(said, Route.Field.SOURCE).orElse(""),
        one(said, Route.Field.CAMPAIGN),
        one(said, Route.Field.PERSONA),
        one(said, Route.Field.COUNTRY),
        one(said, Route.Field.OWNER));
  }

  private static Optional<String> one(Map<Route.Field, List<String>> said, Route.Field field) {
    return said.getOrDefault(field, List.of()).stream().findFirst();
  }

  private Reply remove(Interaction press, Someone by) {
    String code = press.action().argument(0);
    Optional<Route> gone = routes.all().stream().filter(r -> r.code().equals(code)).findFirst();
    routes.remove(by, code);
    return Reply.replace(list(gone));
  }

  private Card list(Optional<Route> gone) {
    List<Route> all = routes.all();
    Map<MemberId, Member> makers =
        members.named(all.stream().flatMap(r -> r.made().stream()).map(Route.Made::by).toList());
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(List.of(Span.strong("Which leads go where"))));
    gone.ifPresent(
        route ->
            elements.add(
                new Element.Quiet(
                    List.of(
                        Span.plain("Taken away. To bring it back, type in "),
                        mention(route.channel()),
                        Span.plain(": "),
                        Span.typed("here for " + route.words())))));
    for (int i = 0; i < Math.min(all.size(), SHOWN); i++) {
      Route route = all.get(i);
      elements.add(line(i + 1, route, makers));
      if (route.made().isPresent()) {
        elements.add(new Element.Actions(List.of(removal(route))));
      }
    }
    if (all.size() > SHOWN) {
      elements.add(new Element.Quiet(List.of(Span.plain("and " + (all.size() - SHOWN) + " more"))));
    }
    elements.add(rest(all.isEmpty()));
    elements.add(
        new Element.Quiet(
            Span.plain(
                "The first that fits counts. A leader makes one in the channel it leads to: "),
            Span.typed("here for country DE, AT, CH"),
            Span.plain(". Try it: "),
            Span.typed("where country DE")));
    return new Card(elements, "Which leads go where");
  }

  private Element line(int number, Route route, Map<MemberId, Member> makers) {
    String maker =
        route
            .made()
            .flatMap(made -> Optional.ofNullable(makers.get(made.by())))
            .flatMap(Member::shortName)
            .map(name -> ", made by " + name)
            .orElse(route.made().isPresent() ? "" : ", by the settings");
    return new Element.Text(
        List.of(
            Span.plain(number + ". " + route.words() + " → "),
            mention(route.channel()),
            Span.plain(maker)));
  }

  private static Control removal(Route route) {
    return new Control.Button(
        "Take it away",
        "Take away the route " + route.words(),
        Action.of(REMOVE, route.code()),
        Control.Emphasis.NORMAL,
        Optional.empty());
  }

  private Element rest(boolean only) {
    List<ChannelRef> current = channels.current();
    String whose = only ? "All leads → " : "All others → ";
    List<Span> spans = new ArrayList<>();
    if (current.isEmpty()) {
      spans.add(Span.plain(whose + "nowhere yet; they wait until a leader types "));
      spans.add(Span.typed("here"));
    } else {
      spans.add(Span.plain(whose));
      spans.addAll(mentions(current));
    }
    return new Element.Text(spans);
  }

  private static String origin(Route route) {
    return route.made().isPresent() ? "" : " of the settings";
  }

  /** What was typed, a person as their address, by which leads name their owner. */
  private List<String> words(Command command) {
    List<String> words = new ArrayList<>();
    for (Command.Word word : command.words()) {
      if (word instanceof Command.Word.Plain plain) {
        words.add(plain.text());
      } else if (word instanceof Command.Word.Person person) {
        members.introduced(person.user()).member().email().ifPresent(words::add);
      }
    }
    return words;
  }

  private List<Span> mentions(List<ChannelRef> all) {
    List<Span> spans = new ArrayList<>();
    for (ChannelRef channel : all) {
      if (!spans.isEmpty()) {
        spans.add(Span.plain(" and "));
      }
      spans.add(mention(channel));
    }
    return spans;
  }

  private Span mention(ChannelRef channel) {
    return platforms.has(channel.platform())
        ? platforms.get(channel.platform()).mention(channel)
        : Span.plain(channel.code());
  }

  private static Card sentence(List<Span> spans) {
    return new Card(List.of(new Element.Text(spans)), "Which leads go where");
  }
}

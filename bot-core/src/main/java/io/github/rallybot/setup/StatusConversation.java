package io.github.rallybot.setup;

import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.journal.StorageAway;
import io.github.rallybot.lead.Erasure;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.lead.Route;
import io.github.rallybot.lead.Routes;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code help}, {@code status}, {@code replay} and {@code erase}. */
public final class StatusConversation implements Conversation {

  private static final Logger log = LoggerFactory.getLogger(StatusConversation.class);

  private final Gatekeeper gatekeeper;
  private final Leads leads;
  private final LeadChannels channels;
  private final Routes routes;
  private final Deliveries deliveries;
  private final Erasure erasure;
  private final Platforms platforms;
  private final Supplier<List<ChatPlatform.Check>> others;
  private final Clock clock;
  private final Executor afterwards;

  /**
   * @param others what else there is to say, of the storage and of people
   * @param afterwards runs what takes longer than an acknowledgement may
   */
  public StatusConversation(
      Gatekeeper gatekeeper,
      Leads leads,
      LeadChannels channels,
      Routes routes,
      Deliveries deliveries,
      Erasure erasure,
      Platforms platforms,
      Supplier<List<ChatPlatform.Check>> others,
      Clock clock,
      Executor afterwards) {
    this.gatekeeper = gatekeeper;
    this.leads = leads;
    this.channels = channels;
    this.routes = routes;
    this.deliveries = deliveries;
    this.erasure = erasure;
    this.platforms = platforms;
    this.others = others;
    this.clock = clock;
    this.afterwards = afterwards;
  }

  @Override
  public void register(Router router) {
    router.onWord("help", this::help);
    router.onWord("status", command -> status());
    router.onWord("replay", command -> gatekeeper.leaders(command.user(), by -> replay()));
    router.onWord("erase", command -> gatekeeper.leaders(command.user(), by -> erase(command, by)));
  }

  private Reply help(Command command) {
    return Reply.privately(Help.card(platforms.get(command.user().platform()).takesFiles()));
  }

  private Reply status() {
    List<ChatPlatform.Check> checks = new ArrayList<>(others.get());
    for (ChatPlatform platform : platforms.all()) {
      checks.addAll(checks(platform));
    }
    checks.addAll(leadChannels());
    checks.addAll(routed());
    Deliveries.State state = deliveries.state();
    long day = leads.count(clock.instant().minus(Duration.ofDays(1)));
    checks.add(
        good(day == 1 ? "1 lead came in the last day" : day + " leads came in the last day"));
    checks.add(
        good(
            state.waiting() == 0
                ? "every card is up to date"
                : cards(state.waiting()) + " to post or update"));
    if (!state.deadLetters().isEmpty()) {
      checks.add(
          bad(
              Span.plain(
                  cards(state.deadLetters().size())
                      + (state.deadLetters().size() == 1 ? " was refused (" : " were refused (")
                      + state.deadLetters().get(0).code()
                      + "). After mending the cause, a leader types "),
              Span.typed("replay")));
    }
    state.pauses().forEach((code, pause) -> checks.add(bad(paused(code, pause.code()))));
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(List.of(Span.strong("How Rallybot is"))));
    for (ChatPlatform.Check check : checks) {
      List<Span> line = new ArrayList<>();
      line.add(Span.plain(check.well() ? "✓ " : "✗ To do: "));
      line.addAll(check.words());
      elements.add(new Element.Quiet(line));
    }
    return Reply.privately(new Card(elements, "How Rallybot is"));
  }

  private static String cards(long count) {
    return count + (count == 1 ? " card" : " cards");
  }

  private static List<ChatPlatform.Check> checks(ChatPlatform platform) {
    try {
      return platform.checks();
    } catch (PlatformException away) {
      return List.of(bad(platform.platform().label() + " does not answer just now"));
    }
  }

  private List<ChatPlatform.Check> leadChannels() {
    List<ChannelRef> current = channels.current();
    if (current.isEmpty()) {
      long waiting = channels.waiting();
      return List.of(
          bad(
              Span.plain(
                  "no channel for leads yet"
                      + (waiting == 0 ? "" : ", and " + waiting + " wait for one")
                      + ". A leader types "),
              Span.typed("here"),
              Span.plain(" in the channel that sales and marketing share")));
    }
    return current.stream().map(this::leadChannel).toList();
  }

  private ChatPlatform.Check leadChannel(ChannelRef channel) {
    try {
      ChatPlatform platform = platforms.get(channel.platform());
      Optional<ChannelFacts> facts = platform.channel(channel);
      if (facts.isEmpty() || !facts.get().member()) {
        return bad("leads go to a channel that I am not in: " + platform.howToInvite());
      }
      return facts.get().archived()
          ? bad(
              Span.plain("the channel for leads is archived. Type "),
              Span.typed("here"),
              Span.plain(" in another one"))
          : good(
              "leads go to #"
                  + facts.get().name()
                  + (platforms.all().size() > 1 ? " on " + channel.platform().label() : ""));
    } catch (PlatformException away) {
      return bad("the channel for leads could not be looked at just now");
    }
  }

  /** Routes that lead nowhere: there a lead waits, or goes where all others go. */
  private List<ChatPlatform.Check> routed() {
    List<ChatPlatform.Check> wrong = new ArrayList<>();
    for (Route route : routes.all()) {
      try {
        ChatPlatform platform = platforms.get(route.channel().platform());
        Optional<ChannelFacts> facts = platform.channel(route.channel());
        if (facts.isEmpty() || !facts.get().member()) {
          wrong.add(
              bad(
                  "the route “"
                      + route.words()
                      + "” leads to a channel that I am not in: "
                      + platform.howToInvite()));
        } else if (facts.get().archived()) {
          wrong.add(bad("the route “" + route.words() + "” leads to an archived channel"));
        }
      } catch (PlatformException away) {
        wrong.add(bad("the channel of the route “" + route.words() + "” could not be looked at"));
      }
    }
    return wrong;
  }

  private static String paused(String where, String code) {
    return "nothing can be sent to "
        + where
        + " ("
        + code
        + "). It is tried again every minute, and nothing is lost";
  }

  private Reply replay() {
    int letters = deliveries.replay();
    deliveries.resumeAll();
    return Reply.privately(
        letters == 0
            ? "Nothing was refused; whatever was paused is tried again now."
            : cards(letters) + (letters == 1 ? " is" : " are") + " tried again now.");
  }

  private Reply erase(Command command, Someone by) {
    String email = command.word(0);
    if (!email.contains("@")) {
      return Reply.privately(
          Span.plain("Type "),
          Span.typed("erase"),
          Span.plain(
              " and the person’s e-mail address. It cannot be undone: name, contact details,"
                  + " messages and notes go for good; verdicts stay without them."));
    }
    if (!command.word(1).equals("yes")) {
      return Reply.privately(
          "That forgets everything about this person for good and cannot be undone: "
              + counted(erasure.found(email))
              + ". To go ahead, type the same again with yes at the end.");
    }
    if (gatekeeper.protects(email, by)) {
      return Reply.privately("Only an admin can erase an admin.");
    }
    Erasure.Erased erased = erasure.anonymise(email);
    log.info(
        "erasure by {}: {} leads, {} hearings, {} members",
        by.id(),
        erased.leads(),
        erased.hearings(),
        erased.members());
    afterwards.execute(() -> tell(command, finished()));
    return Reply.privately(
        "Erased: "
            + counted(erased)
            + "."
            + " I tell you here when the storage’s files have forgotten too.");
  }

  private static String counted(Erasure.Erased erased) {
    return counted(erased.leads(), "lead")
        + ", "
        + counted(erased.hearings(), "hearing")
        + ", "
        + counted(erased.members(), "member");
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private String finished() {
    try {
      erasure.finish();
      return "The storage’s files have forgotten too.";
    } catch (StorageAway away) {
      log.error("the storage's files have not forgotten yet", away);
      return "The storage’s files could not be rewritten yet. Type the same again in a moment.";
    }
  }

  private void tell(Command command, String text) {
    try {
      platforms
          .get(command.user().platform())
          .tell(command.user(), Optional.of(command.channel()), Card.of(text));
    } catch (PlatformException away) {
      log.warn("the end of an erasure could not be told: {}", away.getMessage());
    }
  }

  private static ChatPlatform.Check good(String text) {
    return new ChatPlatform.Check(true, text);
  }

  private static ChatPlatform.Check bad(String text) {
    return new ChatPlatform.Check(false, text);
  }

  private static ChatPlatform.Check bad(Span.Words... words) {
    return new ChatPlatform.Check(false, words);
  }
}

package io.github.rallybot.teams;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelFacts;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.FileRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.PlatformException.Blocked;
import io.github.rallybot.chat.PlatformException.Rejected;
import io.github.rallybot.chat.PlatformException.Unavailable;
import io.github.rallybot.chat.Profile;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.delivery.Pace;
import io.github.rallybot.journal.Store;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Teams as the core sees it. Nothing is tried twice here. Teams gives no way to look for a message,
 * so one whose post was never answered may be posted again.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages">Proactive
 *     messages</a>
 */
public final class TeamsPlatform implements ChatPlatform {

  private static final JsonMapper JSON = new JsonMapper();
  static final String CARD = "application/vnd.microsoft.card.adaptive";

  /** Beyond so many conversations, those opened are opened again. */
  private static final int OPENED = 10_000;

  /** So many people who cannot be written to are named. */
  private static final int NAMED = 5;

  private final TeamsSettings settings;
  private final TeamsWeb web;
  private final TeamsLogin login;
  private final TeamsReferences references;
  private final TeamsDirectory directory;
  private final TeamsRenderer renderer;
  private final TeamsSpans.Names names;
  private final Clock clock;
  private final Map<UserRef, ChannelRef> opened = new ConcurrentHashMap<>();

  /**
   * @param names what people are called, as far as the bot knows
   * @param opensForm whether an action is answered with a form
   */
  public TeamsPlatform(
      TeamsSettings settings,
      Store store,
      Pace pace,
      Clock clock,
      Function<UserRef, Optional<String>> names,
      Predicate<Action> opensForm) {
    this(
        settings,
        new OkHttpClient.Builder()
            .callTimeout(settings.callTimeout())
            .readTimeout(settings.callTimeout())
            .followRedirects(false)
            .followSslRedirects(false)
            .build(),
        store,
        pace,
        clock,
        names::apply,
        opensForm);
  }

  TeamsPlatform(
      TeamsSettings settings,
      OkHttpClient client,
      Store store,
      Pace pace,
      Clock clock,
      TeamsSpans.Names names,
      Predicate<Action> opensForm) {
    this.settings = settings;
    this.login = new TeamsLogin(settings, client, clock);
    this.web = new TeamsWeb(settings, login, client, pace);
    this.references = new TeamsReferences(store, settings.tenantId());
    this.directory = new TeamsDirectory(web, references, clock);
    this.names = names;
    this.renderer =
        new TeamsRenderer(names, action -> TeamsCommands.isTyped(action) || opensForm.test(action));
    this.clock = clock;
  }

  /** Makes sure that there is a token to call Teams with. */
  void logIn() {
    String unused = login.token();
  }

  TeamsSettings settings() {
    return settings;
  }

  TeamsReferences references() {
    return references;
  }

  TeamsDirectory directory() {
    return directory;
  }

  TeamsRenderer renderer() {
    return renderer;
  }

  TeamsForms forms() {
    return new TeamsForms(renderer, names, directory::channelsIfAnswered);
  }

  @Override
  public Platform platform() {
    return Platform.TEAMS;
  }

  @Override
  public String fingerprint(Card card) {
    return renderer.render(card).fingerprint();
  }

  @Override
  public ChannelRef direct(UserRef user) {
    ChannelRef known = opened.get(user);
    if (known != null) {
      return known;
    }
    ObjectNode body = beginning(false);
    body.putArray("members").addObject().put("id", user.id());
    String id;
    try {
      id = web.send(user.id(), post(List.of("v3", "conversations"), body)).path("id").asString("");
    } catch (Blocked e) {
      if (!e.wholePlatform()) {
        references.outOfReach(user, clock.instant());
      }
      throw e;
    }
    if (id.isBlank()) {
      throw new Unavailable("Teams named no conversation");
    }
    if (opened.size() >= OPENED) {
      opened.clear();
    }
    ChannelRef chat = new ChannelRef(Platform.TEAMS, id);
    references.opened(user, chat);
    opened.put(user, chat);
    return chat;
  }

  @Override
  public MessageRef post(
      ChannelRef channel, Optional<MessageRef> thread, Card card, String intent) {
    ObjectNode activity = activity(card);
    if (thread.isPresent()) {
      String id = sent(TeamsPlaces.conversation(thread.get()), channel, activity);
      return TeamsPlaces.hasThreads(channel)
          ? new MessageRef(channel, TeamsPlaces.root(thread.get()) + "/" + id)
          : new MessageRef(channel, id);
    }
    if (!TeamsPlaces.hasThreads(channel)) {
      return new MessageRef(channel, sentDirectly(channel, activity));
    }
    ObjectNode body = beginning(true);
    ((ObjectNode) body.path("channelData")).putObject("channel").put("id", channel.id());
    body.set("activity", activity);
    JsonNode answer = web.send(channel.id(), post(List.of("v3", "conversations"), body));
    return new MessageRef(channel, id(answer.path("activityId")));
  }

  /** Whoever blocked the bot, or took the app away, is noted. */
  private String sentDirectly(ChannelRef chat, ObjectNode activity) {
    try {
      String id = sent(chat.id(), chat, activity);
      references.owner(chat).ifPresent(references::reached);
      return id;
    } catch (Blocked e) {
      if (!e.wholePlatform()) {
        references.owner(chat).ifPresent(user -> references.outOfReach(user, clock.instant()));
        opened.values().remove(chat);
      }
      throw e;
    }
  }

  private String sent(String conversation, ChannelRef channel, ObjectNode activity) {
    List<String> path = List.of("v3", "conversations", conversation, "activities");
    return id(web.send(channel.id(), post(path, activity)).path("id"));
  }

  private static String id(JsonNode named) {
    String id = named.asString("");
    if (id.isBlank()) {
      throw new Unavailable("Teams named no message");
    }
    return id;
  }

  @Override
  public boolean update(MessageRef message, Card card, Optional<UpdateTicket> ticket) {
    return unlessGone("PUT", message, Optional.of(activity(card)));
  }

  @Override
  public void delete(MessageRef message) {
    unlessGone("DELETE", message, Optional.empty());
  }

  private boolean unlessGone(String method, MessageRef message, Optional<ObjectNode> body) {
    List<String> path =
        List.of(
            "v3",
            "conversations",
            TeamsPlaces.conversation(message),
            "activities",
            TeamsPlaces.activity(message));
    try {
      web.send(message.channel().id(), new TeamsWeb.Call(method, references.service(), path, body));
      return true;
    } catch (Blocked e) {
      if (TeamsWeb.isNotThere(e, "")) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<List<MessageRef>> find(
      ChannelRef channel, Optional<MessageRef> thread, String intent, Instant since) {
    return Optional.empty();
  }

  /** What is meant for one person goes to their personal chat: a channel shows all to everybody. */
  @Override
  public void tell(UserRef user, Optional<ChannelRef> channel, Card card) {
    ChannelRef chat = direct(user);
    String unused = sentDirectly(chat, activity(card));
  }

  /**
   * Shows a card to one person only, where they typed in a channel.
   *
   * @param thread the message under which it is shown
   * @see <a
   *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/targeted-messages">Targeted
   *     messages</a>
   */
  void whisper(UserRef user, ChannelRef channel, Optional<MessageRef> thread, Card card) {
    ObjectNode activity = activity(card);
    activity.putObject("recipient").put("id", user.id()).put("isTargeted", true);
    String conversation = thread.map(TeamsPlaces::conversation).orElse(channel.id());
    List<String> path = List.of("v3", "conversations", conversation, "activities");
    web.send(channel.id(), post(path, activity).with("isTargetedActivity", "true"));
  }

  /** Teams has no such place; what it would show is asked for in the personal chat. */
  @Override
  public void showHome(UserRef user, Card card) {}

  @Override
  public InputStream read(FileRef file) {
    throw new Blocked("files from Teams", false);
  }

  @Override
  public Profile profile(UserRef user) {
    return directory.profile(user, direct(user));
  }

  @Override
  public Optional<UserRef> personWithEmail(String email) {
    return directory.person(email);
  }

  @Override
  public Optional<ChannelFacts> channel(ChannelRef channel) {
    if (!TeamsPlaces.hasThreads(channel)) {
      return Optional.of(new ChannelFacts("personal chat", true, true, false));
    }
    return Optional.ofNullable(directory.channels().get(channel))
        .map(name -> new ChannelFacts(name, true, false));
  }

  /** A channel by its name: a card cannot link it without more than is known of its team. */
  @Override
  public Span mention(ChannelRef channel) {
    return Span.strong(directory.nameOf(channel).orElse("a channel on Microsoft Teams"));
  }

  @Override
  public String howToInvite() {
    return "add the app Rallybot to that team";
  }

  @Override
  public boolean takesFiles() {
    return false;
  }

  /** A file would have to lie at an address of SharePoint's, where the bot may not write. */
  @Override
  public boolean gives() {
    return false;
  }

  @Override
  public void give(
      UserRef user, String fileName, String mediaType, byte[] content, String comment) {
    throw new Rejected("gives_no_files");
  }

  @Override
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    try {
      logIn();
      checks.add(new Check(true, "Microsoft lets the bot in"));
    } catch (Blocked refused) {
      checks.add(new Check(false, TeamsStart.refused(refused.code())));
    } catch (PlatformException later) {
      checks.add(new Check(false, "Microsoft's login did not answer. It is tried again"));
    }
    checks.add(
        references.teams().isEmpty()
            ? new Check(false, "The app is in no team. In Teams: Apps, Rallybot, Add to a team")
            : new Check(true, "the app is in a team"));
    List<UserRef> missing = references.outOfReach();
    if (!missing.isEmpty()) {
      checks.add(new Check(false, outOfReach(missing)));
    }
    return checks;
  }

  private String outOfReach(List<UserRef> missing) {
    List<String> people =
        missing.stream()
            .limit(NAMED)
            .map(user -> names.apply(user).orElse("somebody I have not met"))
            .toList();
    String others = missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "";
    return "I cannot write to "
        + String.join(", ", people)
        + others
        + " on Microsoft Teams: the app is not in their chats, or they blocked it. Their reminders"
        + " wait in their queue. They find the app under Apps, Rallybot, Add";
  }

  private ObjectNode beginning(boolean group) {
    ObjectNode body = JSON.createObjectNode().put("isGroup", group);
    body.putObject("bot").put("id", settings.botId());
    body.put("tenantId", settings.tenantId());
    body.putObject("channelData").putObject("tenant").put("id", settings.tenantId());
    return body;
  }

  private TeamsWeb.Call post(List<String> path, ObjectNode body) {
    return new TeamsWeb.Call("POST", references.service(), path, Optional.of(body));
  }

  private ObjectNode activity(Card card) {
    TeamsRenderer.Message drawn = renderer.render(card);
    ObjectNode activity =
        JSON.createObjectNode().put("type", "message").put("summary", drawn.summary());
    ObjectNode attachment = activity.putArray("attachments").addObject();
    attachment.put("contentType", CARD);
    attachment.set("content", drawn.content());
    mention(activity, drawn.people());
    return activity;
  }

  /** A card notifies nobody by itself: who is named on it is named beside it too. */
  private void mention(ObjectNode activity, List<UserRef> people) {
    List<String> tags = new ArrayList<>();
    for (UserRef user : people) {
      Optional<String> name = names.apply(user).map(one -> PlainText.label(one, 80));
      if (name.isPresent()) {
        String tag = "<at>" + name.get().replaceAll("[<>&]", " ") + "</at>";
        ObjectNode entity = activity.withArray("entities").addObject();
        entity.put("type", "mention").put("text", tag);
        entity.putObject("mentioned").put("id", user.id()).put("name", name.get());
        tags.add(tag);
      }
    }
    if (!tags.isEmpty()) {
      activity.put("text", String.join(" ", tags));
    }
  }
}

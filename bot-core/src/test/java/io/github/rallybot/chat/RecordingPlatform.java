package io.github.rallybot.chat;

import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Span;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A chat platform that keeps what it is given, and fails when told to. */
public final class RecordingPlatform implements ChatPlatform {

  public RecordingPlatform() {
    this(Platform.SLACK);
  }

  public RecordingPlatform(Platform platform) {
    this.platform = platform;
  }

  /** A message as it stands, with the message in whose thread it is. */
  public record Shown(String intent, Card card, Optional<MessageRef> thread) {}

  private final Platform platform;
  private final Map<MessageRef, Shown> messages = new LinkedHashMap<>();
  private final Map<UserRef, Profile> profiles = new ConcurrentHashMap<>();
  private final Map<ChannelRef, ChannelFacts> channels = new HashMap<>();
  private final Map<UserRef, Card> homes = new HashMap<>();
  private final Map<FileRef, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();
  private final Deque<Trouble> troubles = new ArrayDeque<>();
  private final Map<ChannelRef, PlatformException> blocked = new HashMap<>();
  private final Set<UserRef> gone = ConcurrentHashMap.newKeySet();
  private final Set<UserRef> shut = ConcurrentHashMap.newKeySet();
  private Runnable meanwhile = () -> {};
  private Runnable opened = () -> {};
  private volatile Optional<KeepsPages> pages = Optional.empty();
  private volatile boolean away;
  private int counter;

  /** What goes wrong with a call, before it is accepted or after. */
  public record Trouble(PlatformException fault, boolean afterAccepting) {}

  /** A file that somebody was given. */
  public record Given(
      UserRef user, String fileName, String mediaType, String content, String comment) {}

  /** The files that people were given, oldest first. */
  public synchronized List<Given> given() {
    return List.copyOf(given);
  }

  public synchronized void fail(PlatformException fault, boolean afterAccepting) {
    troubles.add(new Trouble(fault, afterAccepting));
  }

  /** Every post and update in a channel fails like this, until {@link #unblock}. */
  public synchronized void block(ChannelRef channel, PlatformException fault) {
    blocked.put(channel, fault);
  }

  public synchronized void unblock(ChannelRef channel) {
    blocked.remove(channel);
  }

  /** Happens once, after the next post or update was accepted and before it is answered. */
  public synchronized void meanwhile(Runnable deed) {
    meanwhile = deed;
  }

  /** Whether it answers no question about people, channels and itself. */
  public void away(boolean now) {
    away = now;
  }

  public void know(UserRef user, Profile profile) {
    profiles.put(user, profile);
  }

  /** Nothing can be found out about somebody for now. */
  public void forget(UserRef user) {
    profiles.remove(user);
  }

  public void know(ChannelRef channel, ChannelFacts facts) {
    channels.put(channel, facts);
  }

  /** There is a file to read. */
  public void know(FileRef file, byte[] content) {
    files.put(file, content);
  }

  /** A file was deleted. */
  public void forget(FileRef file) {
    files.remove(file);
  }

  /** The home that a person sees, if one was shown. */
  public synchronized Optional<Card> home(UserRef user) {
    return Optional.ofNullable(homes.get(user));
  }

  /** Somebody leaves the workspace: they cannot be written to any more. */
  public void leave(UserRef user) {
    gone.add(user);
  }

  /** Somebody lets the bot not write to them. */
  public void shut(UserRef user) {
    shut.add(user);
  }

  /** They are in the workspace again, or let the bot write to them. */
  public void comeBack(UserRef user) {
    gone.remove(user);
    shut.remove(user);
  }

  /** Happens once, while a direct conversation is opened. */
  public synchronized void whenOpened(Runnable deed) {
    opened = deed;
  }

  /** The direct conversation with a person: the {@code U} of their id is a {@code D} there. */
  public static ChannelRef directly(UserRef user) {
    return new ChannelRef(user.platform(), user.id().replaceFirst("^U", "D"));
  }

  /** The cards that stand in a channel, oldest first. */
  public synchronized List<Card> cards(ChannelRef channel) {
    return messages.entrySet().stream()
        .filter(e -> e.getKey().channel().equals(channel))
        .map(e -> e.getValue().card())
        .toList();
  }

  /** The calls so far, each with what it was about. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** What was said privately so far. */
  public synchronized List<String> told() {
    return List.copyOf(told);
  }

  public synchronized Map<MessageRef, Shown> messages() {
    return new LinkedHashMap<>(messages);
  }

  public synchronized List<Card> cards() {
    return messages.values().stream().map(Shown::card).toList();
  }

  /** A person deletes a message. */
  public synchronized void deleteByHand(MessageRef message) {
    messages.remove(message);
  }

  /** A message turns up late, long after its post was given up. */
  public synchronized MessageRef turnUp(ChannelRef channel, Card card, String intent) {
    return turnUp(channel, Optional.empty(), card, intent);
  }

  private MessageRef turnUp(
      ChannelRef channel, Optional<MessageRef> thread, Card card, String intent) {
    MessageRef message = new MessageRef(channel, "m" + ++counter);
    messages.put(message, new Shown(intent, card, thread));
    return message;
  }

  @Override
  public Platform platform() {
    return platform;
  }

  @Override
  public String fingerprint(Card card) {
    return Integer.toHexString(card.toString().hashCode());
  }

  @Override
  public ChannelRef direct(UserRef user) {
    if (gone.contains(user)) {
      throw new PlatformException.Rejected("user_disabled");
    }
    if (shut.contains(user)) {
      throw new PlatformException.Blocked("403", false);
    }
    checkThere();
    Runnable deed = opened;
    opened = () -> {};
    deed.run();
    return directly(user);
  }

  @Override
  public synchronized MessageRef post(
      ChannelRef channel, Optional<MessageRef> thread, Card card, String intent) {
    Optional<Trouble> trouble = trouble(channel);
    calls.add("post");
    if (trouble.isPresent() && !trouble.get().afterAccepting()) {
      throw trouble.get().fault();
    }
    MessageRef message = turnUp(channel, thread, card, intent);
    runMeanwhile();
    if (trouble.isPresent()) {
      throw trouble.get().fault();
    }
    return message;
  }

  @Override
  public synchronized boolean update(MessageRef message, Card card, Optional<UpdateTicket> ticket) {
    Optional<Trouble> trouble = trouble(message.channel());
    calls.add(ticket.isPresent() ? "update with ticket" : "update");
    if (trouble.isPresent()) {
      throw trouble.get().fault();
    }
    boolean there =
        messages.computeIfPresent(
                message, (m, shown) -> new Shown(shown.intent(), card, shown.thread()))
            != null;
    runMeanwhile();
    return there;
  }

  private Optional<Trouble> trouble(ChannelRef channel) {
    return Optional.ofNullable(troubles.poll())
        .or(() -> Optional.ofNullable(blocked.get(channel)).map(f -> new Trouble(f, false)));
  }

  private void runMeanwhile() {
    Runnable deed = meanwhile;
    meanwhile = () -> {};
    deed.run();
  }

  private void checkThere() {
    if (away) {
      throw new PlatformException.Unavailable("nobody answers");
    }
  }

  @Override
  public synchronized void delete(MessageRef message) {
    calls.add("delete " + message.id());
    messages.remove(message);
  }

  @Override
  public synchronized Optional<List<MessageRef>> find(
      ChannelRef channel, Optional<MessageRef> thread, String intent, Instant since) {
    calls.add("find");
    return Optional.of(
        messages.entrySet().stream()
            .filter(e -> e.getValue().intent().equals(intent))
            .filter(e -> e.getValue().thread().equals(thread))
            .map(Map.Entry::getKey)
            .toList());
  }

  @Override
  public synchronized void tell(UserRef user, Optional<ChannelRef> channel, Card card) {
    told.add(user.id() + ": " + CardText.words(card.fallback()));
  }

  @Override
  public synchronized void showHome(UserRef user, Card card) {
    checkThere();
    calls.add("home of " + user.id());
    homes.put(user, card);
  }

  @Override
  public InputStream read(FileRef file) {
    checkThere();
    byte[] content = files.get(file);
    if (content == null) {
      throw new PlatformException.Rejected("file_not_found");
    }
    return new ByteArrayInputStream(content);
  }

  @Override
  public Profile profile(UserRef user) {
    checkThere();
    if (gone.contains(user)) {
      return Profile.ofSomebodyGone();
    }
    Profile profile = profiles.get(user);
    if (profile == null) {
      throw new PlatformException.Unavailable("no profile of " + user.id());
    }
    return profile;
  }

  @Override
  public Optional<UserRef> personWithEmail(String email) {
    return profiles.entrySet().stream()
        .filter(e -> e.getValue().email().equals(Optional.of(email)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public Optional<ChannelFacts> channel(ChannelRef channel) {
    checkThere();
    return Optional.ofNullable(channels.get(channel));
  }

  @Override
  public Span mention(ChannelRef channel) {
    return new Span.Channel(channel);
  }

  @Override
  public String howToInvite() {
    return "ask me in";
  }

  @Override
  public boolean takesFiles() {
    return platform == Platform.SLACK;
  }

  @Override
  public boolean gives() {
    return platform == Platform.SLACK;
  }

  @Override
  public synchronized void give(
      UserRef user, String fileName, String mediaType, byte[] content, String comment) {
    checkThere();
    if (!gives()) {
      throw new PlatformException.Rejected("gives_no_files");
    }
    given.add(
        new Given(user, fileName, mediaType, new String(content, StandardCharsets.UTF_8), comment));
  }

  /** It keeps pages from now on. */
  public void keeps(KeepsPages now) {
    pages = Optional.of(now);
  }

  @Override
  public Optional<KeepsPages> pages() {
    return pages;
  }

  @Override
  public List<Check> checks() {
    checkThere();
    return List.of(new Check(true, "chat works"));
  }

  /** The ids of everybody it knows. */
  public Set<UserRef> people() {
    return profiles.keySet();
  }
}

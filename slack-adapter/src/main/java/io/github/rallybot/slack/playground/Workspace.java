package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.StateFile;
import io.github.rallybot.playground.Version;
import io.github.rallybot.playground.Wire;
import io.github.rallybot.slack.playground.Person.Trait;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state of the stand-in's workspace: people, channels and messages. It opens with a small cast;
 * a state file, where given, brings back what an earlier run left. Safe to use from any thread.
 */
public final class Workspace implements AutoCloseable {
  public static final String TEAM_ID = "T0RALLY";
  public static final String APP_ID = "A0RALLY";
  public static final String BOT_ID = "B0RALLY";
  public static final String BOT_USER = "U0RALLY";
  static final String SLACKBOT = "USLACKBOT";

  private final Clock clock;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, TreeMap<String, Message>> messages = new LinkedHashMap<>();
  private final Map<String, TreeMap<String, Message>> threads = new HashMap<>();
  private final Map<String, ObjectNode> homes = new LinkedHashMap<>();
  private final Map<String, SharedFile> files = new LinkedHashMap<>();
  private final Map<String, Canvas> canvases = new LinkedHashMap<>();
  private List<SlashCommand> commands = SlashCommand.REGISTERED;
  private Set<String> scopes = Cast.SCOPES;
  private final Version version;
  private long lastTs;
  private final @Nullable StateFile file;

  Workspace(Clock clock, Optional<Path> stateFile) {
    this.clock = clock;
    this.version = new Version(clock);
    Cast.people().forEach(person -> people.put(person.id(), person));
    Cast.channels().forEach(channel -> channels.put(channel.id(), channel));
    stateFile.ifPresent(path -> StateFile.read(path).forEach(this::replay));
    this.file = stateFile.map(path -> StateFile.compacted(path, everything())).orElse(null);
  }

  private void replay(JsonNode change) {
    switch (Wire.text(change, "change")) {
      case Change.CHANNEL -> {
        Channel channel = Channel.from(change.path(Change.CHANNEL));
        channels.put(channel.id(), channel);
      }
      case Change.MESSAGE -> keep(Message.from(change.path(Change.MESSAGE)));
      case Change.DELETION -> forget(Wire.text(change, "channel"), Wire.text(change, "ts"));
      case Change.HOME ->
          homes.put(Wire.text(change, "user"), (ObjectNode) change.path(Change.HOME));
      case Change.FILE -> {
        SharedFile shared = SharedFile.from(change.path(Change.FILE));
        files.put(shared.id(), shared);
      }
      case Change.CANVAS -> {
        Canvas canvas = Canvas.from(change.path(Change.CANVAS));
        canvases.put(canvas.id(), canvas);
      }
      case Change.CANVAS_DELETION -> canvases.remove(Wire.text(change, "id"));
      default -> {}
    }
  }

  private List<ObjectNode> everything() {
    List<ObjectNode> changes = new ArrayList<>();
    channels.values().forEach(channel -> changes.add(Change.of(channel)));
    files.values().forEach(shared -> changes.add(Change.of(shared)));
    canvases.values().forEach(canvas -> changes.add(Change.of(canvas)));
    homes.forEach((user, view) -> changes.add(Change.home(user, view)));
    messages.values().forEach(all -> all.values().forEach(m -> changes.add(Change.of(m))));
    return changes;
  }

  private void keep(Message message) {
    messages.computeIfAbsent(message.channel(), id -> new TreeMap<>()).put(message.ts(), message);
    message
        .repliesTo()
        .ifPresent(
            root ->
                threads
                    .computeIfAbsent(message.channel() + root, id -> new TreeMap<>())
                    .put(message.ts(), message));
    lastTs = Math.max(lastTs, Long.parseLong(message.ts().replace(".", "")));
  }

  private void forget(String channelId, String ts) {
    TreeMap<String, Message> all = messages.get(channelId);
    Message gone = all == null ? null : all.remove(ts);
    if (gone != null) {
      gone.repliesTo()
          .map(root -> threads.get(channelId + root))
          .ifPresent(thread -> thread.remove(ts));
    }
  }

  private void record(JsonNode change) {
    if (file != null) {
      file.append(change);
    }
    touch();
  }

  public synchronized List<Person> people() {
    return List.copyOf(people.values());
  }

  public synchronized Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** Adds a person, or replaces the one with the same id; not kept in the state file. */
  public synchronized void put(Person person) {
    people.put(person.id(), person);
    touch();
  }

  public synchronized List<Channel> channels() {
    return List.copyOf(channels.values());
  }

  public synchronized Optional<Channel> channel(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  /** Adds a channel, or replaces the one with the same id. */
  public synchronized void put(Channel channel) {
    channels.put(channel.id(), channel);
    record(Change.of(channel));
  }

  public synchronized void invite(String channelId, String userId) {
    put(existing(channelId).with(userId));
  }

  public synchronized void remove(String channelId, String userId) {
    put(existing(channelId).without(userId));
  }

  public synchronized void archive(String channelId, boolean archived) {
    put(existing(channelId).archived(archived));
  }

  private Channel existing(String channelId) {
    return channel(channelId).orElseThrow(() -> new SlackError("channel_not_found"));
  }

  /** The direct conversation between the bot and a person, opened if there is none yet. */
  public synchronized Channel directWith(String userId) {
    String id = conversationId(userId);
    Channel open = channels.get(id);
    if (open != null) {
      return open;
    }
    Channel fresh =
        new Channel(id, "", false, false, Optional.of(userId), Set.of(userId, BOT_USER));
    put(fresh);
    return fresh;
  }

  /** All messages of a channel, oldest first, those for one person's eyes among them. */
  public synchronized List<Message> messages(String channelId) {
    return List.copyOf(messages.getOrDefault(channelId, new TreeMap<>()).values());
  }

  public synchronized Optional<Message> message(String channelId, String ts) {
    return Optional.ofNullable(messages.getOrDefault(channelId, new TreeMap<>()).get(ts));
  }

  /** Appends a message under a time stamp of its own. */
  synchronized Message add(String channelId, Optional<String> onlyFor, ObjectNode body) {
    String ts = nextTs();
    Message message =
        new Message(channelId, ts, onlyFor, body.put("type", "message").put("ts", ts));
    put(message);
    return message;
  }

  synchronized void put(Message message) {
    keep(message);
    record(Change.of(message));
  }

  /**
   * Takes a message away, as a person with the right to may do in Slack. Where there are replies, a
   * tombstone stays.
   */
  public synchronized void delete(String channelId, String ts) {
    if (!replies(channelId, ts).isEmpty()) {
      put(new Message(channelId, ts, Optional.empty(), Content.tombstone(ts)));
      return;
    }
    forget(channelId, ts);
    record(Change.deletion(channelId, ts));
  }

  /** The replies in the thread of a message, oldest first, those for one person among them. */
  public synchronized List<Message> replies(String channelId, String rootTs) {
    return List.copyOf(threads.getOrDefault(channelId + rootTs, new TreeMap<>()).values());
  }

  /** What a person's home shows, if anything was published there. */
  public synchronized Optional<ObjectNode> home(String userId) {
    return Optional.ofNullable(homes.get(userId)).map(ObjectNode::deepCopy);
  }

  synchronized void publish(String userId, ObjectNode view) {
    homes.put(userId, view.deepCopy());
    record(Change.home(userId, view));
  }

  public synchronized Optional<SharedFile> file(String id) {
    return Optional.ofNullable(files.get(id));
  }

  synchronized void put(SharedFile shared) {
    files.put(shared.id(), shared);
    record(Change.of(shared));
  }

  public synchronized Optional<Canvas> canvas(String id) {
    return Optional.ofNullable(canvases.get(id));
  }

  /** All canvases, oldest first, those that nobody may read among them. */
  public synchronized List<Canvas> canvases() {
    return List.copyOf(canvases.values());
  }

  synchronized void put(Canvas canvas) {
    canvases.put(canvas.id(), canvas);
    record(Change.of(canvas));
  }

  synchronized void remove(Canvas canvas) {
    canvases.remove(canvas.id());
    record(Change.deletion(canvas));
  }

  /** Seconds and microseconds, unique in the workspace and growing. */
  synchronized String nextTs() {
    lastTs = Math.max(lastTs + 1, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    return "%d.%06d".formatted(lastTs / 1_000_000, lastTs % 1_000_000);
  }

  /** What the clock of the workspace says. */
  public Instant now() {
    return clock.instant();
  }

  public synchronized Set<String> scopes() {
    return scopes;
  }

  /** What the bot's token may do; a call that needs more is refused with missing_scope. */
  public synchronized void scopes(Set<String> granted) {
    scopes = Set.copyOf(granted);
  }

  public synchronized List<SlashCommand> commands() {
    return commands;
  }

  /** The commands that the app's manifest registers. */
  public synchronized void commands(List<SlashCommand> registered) {
    commands = List.copyOf(registered);
    touch();
  }

  /** Tells a waiting page that something changed. */
  void touch() {
    version.touch();
  }

  /** Waits until the version differs from the one given, or the time is up. */
  public long awaitChange(long seen, Duration longest) throws InterruptedException {
    return version.awaitChange(seen, longest);
  }

  /** A person's id stands for the direct conversation with that person. */
  synchronized String conversationId(String id) {
    return people.containsKey(id) ? "D" + id.substring(1) : id;
  }

  /** The channel to post to; a user's id stands for the direct conversation. */
  synchronized Channel postable(String id) {
    if (person(id).filter(person -> !person.is(Trait.BOT)).isPresent()) {
      return directWith(id);
    }
    Channel channel = existing(id);
    if (!channel.has(BOT_USER)) {
      // a private channel does not exist for those outside
      throw new SlackError(channel.hidden() ? "channel_not_found" : "not_in_channel");
    }
    if (channel.archived()) {
      throw new SlackError("is_archived");
    }
    return channel;
  }

  @Override
  public synchronized void close() {
    if (file != null) {
      file.close();
    }
  }
}

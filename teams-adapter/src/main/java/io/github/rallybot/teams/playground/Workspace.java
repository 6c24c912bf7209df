package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.StateFile;
import io.github.rallybot.playground.Version;
import io.github.rallybot.playground.Wire;
import io.github.rallybot.teams.playground.Person.Trait;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state of the stand-in's one team: people, channels, chats and messages. It opens with a small
 * cast; a state file, where given, brings back what an earlier run left. Safe to use from any
 * thread.
 */
public final class Workspace implements AutoCloseable {
  /** Of the team and of its first channel. */
  public static final String TEAM_ID = "19:team@thread.tacv2";

  private final Clock clock;
  private final Version version;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, TreeMap<String, Message>> messages = new LinkedHashMap<>();
  private final Map<String, JsonNode> views = new HashMap<>();
  private final Set<String> added = new LinkedHashSet<>();
  private long lastId;
  private final @Nullable StateFile file;

  Workspace(Clock clock, Optional<Path> stateFile) {
    this.clock = clock;
    this.version = new Version(clock);
    Cast.channels().forEach(place -> places.put(place.id(), place));
    for (Person person : Cast.people()) {
      people.put(person.id(), person);
      places.put(person.chat(), new Place(person.chat(), person.name(), Optional.of(person.id())));
    }
    stateFile.ifPresent(path -> StateFile.read(path).forEach(this::replay));
    this.file = stateFile.map(path -> StateFile.compacted(path, everything())).orElse(null);
  }

  private void replay(JsonNode change) {
    switch (Wire.text(change, "change")) {
      case "message" -> keep(Message.from(change.path("message")));
      case "deletion" -> all(Wire.text(change, "place")).remove(Wire.text(change, "id"));
      case "added" -> add(Wire.text(change, "place"));
      default -> {}
    }
  }

  private List<ObjectNode> everything() {
    List<ObjectNode> changes = new ArrayList<>();
    added.forEach(place -> changes.add(addition(place)));
    messages.values().forEach(all -> all.values().forEach(m -> changes.add(change(m))));
    return changes;
  }

  private static ObjectNode change(Message message) {
    ObjectNode change = Wire.object().put("change", "message");
    change.set("message", message.stored());
    return change;
  }

  private static ObjectNode addition(String place) {
    return Wire.object().put("change", "added").put("place", place);
  }

  private void record(JsonNode change) {
    if (file != null) {
      file.append(change);
    }
    touch();
  }

  private NavigableMap<String, Message> all(String place) {
    return messages.computeIfAbsent(place, id -> new TreeMap<>());
  }

  private void keep(Message message) {
    all(message.place()).put(message.id(), message);
    lastId = Math.max(lastId, Long.parseLong(message.id()));
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
    places.put(person.chat(), new Place(person.chat(), person.name(), Optional.of(person.id())));
    touch();
  }

  public synchronized List<Place> places() {
    return List.copyOf(places.values());
  }

  public synchronized Optional<Place> place(String id) {
    return Optional.ofNullable(places.get(id));
  }

  /** Whether a person can read and write there: all do in channels, and one in their chat. */
  public synchronized boolean isIn(String place, String user) {
    Place there = places.get(place);
    Person person = people.get(user);
    return there != null
        && person != null
        && (there.hasThreads()
            || (there.personal().filter(user::equals).isPresent()
                && !person.is(Trait.WITHOUT_APP)));
  }

  /** Whether the app was added there: to the team, or by a person to their chat. */
  synchronized boolean wasAdded(String place) {
    return added.contains(place);
  }

  /** Keeps that the app was added there. */
  synchronized void adds(String place) {
    add(place);
    record(addition(place));
  }

  private void add(String place) {
    added.add(place);
    Optional.ofNullable(places.get(place))
        .flatMap(Place::personal)
        .map(people::get)
        .ifPresent(
            person ->
                people.put(
                    person.id(),
                    new Person(
                        person.id(),
                        person.directoryId(),
                        person.name(),
                        person.title(),
                        person.email(),
                        person.zone(),
                        person.is(Trait.GUEST) ? Set.of(Trait.GUEST) : Set.of())));
  }

  /** All messages of a channel or chat, oldest first, with the replies among them. */
  public synchronized List<Message> messages(String place) {
    return List.copyOf(messages.getOrDefault(place, new TreeMap<>()).values());
  }

  public synchronized Optional<Message> message(String place, String id) {
    return Optional.ofNullable(messages.getOrDefault(place, new TreeMap<>()).get(id));
  }

  /** Appends a message under an id of its own. */
  synchronized Message add(String place, Optional<String> root, String from, ObjectNode body) {
    Message message = new Message(place, nextId(), root, from, false, body);
    keep(message);
    record(change(message));
    return message;
  }

  /** Replaces a message for everybody, whatever one person may see in its place. */
  synchronized void update(Message message) {
    forgetViews(message.place(), message.id());
    keep(message);
    record(change(message));
  }

  /** Takes a message away. Where there are replies, its place stays. */
  public synchronized void delete(String place, String id) {
    Optional<Message> gone = message(place, id);
    forgetViews(place, id);
    if (gone.isPresent()
        && messages(place).stream().anyMatch(m -> m.root().equals(gone.map(Message::id)))) {
      update(gone.get().updated(Wire.object()));
    } else if (all(place).remove(id) != null) {
      record(Wire.object().put("change", "deletion").put("place", place).put("id", id));
    }
  }

  private void forgetViews(String place, String id) {
    views.keySet().removeIf(key -> key.startsWith(place + " " + id + " "));
  }

  /** Shows one person another card in place of a message's, until the message is updated. */
  synchronized void show(String place, String id, String user, JsonNode card) {
    views.put(place + " " + id + " " + user, card.deepCopy());
    touch();
  }

  /** What only this person sees in place of a message's card, if anything. */
  public synchronized Optional<JsonNode> view(String place, String id, String user) {
    return Optional.ofNullable(views.get(place + " " + id + " " + user));
  }

  /** Milliseconds since 1970, unique in the workspace and growing. */
  synchronized String nextId() {
    lastId = Math.max(lastId + 1, clock.millis());
    return Long.toString(lastId);
  }

  /** What the clock of the workspace says. */
  public Instant now() {
    return clock.instant();
  }

  /** Tells a waiting page that something changed. */
  void touch() {
    version.touch();
  }

  /** Waits until the version differs from the one given, or the time is up. */
  public long awaitChange(long seen, Duration longest) throws InterruptedException {
    return version.awaitChange(seen, longest);
  }

  @Override
  public synchronized void close() {
    if (file != null) {
      file.close();
    }
  }
}

package io.github.rallybot.redis;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.delivery.Delivered;
import io.github.rallybot.delivery.DeliveryStore;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.Mark;
import io.github.rallybot.journal.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.ZRangeParams;

/** What is due and what was delivered, in Redis. */
public final class RedisDeliveryStore implements DeliveryStore {

  private static final Script DELIVERED = new Script("delivered.lua");
  private static final Script RENEW = new Script("renew.lua");
  private static final Script TICKET = new Script("ticket.lua");

  private final Connection connection;
  private final Keys keys;
  private final Store store;
  private final Documents documents = new Documents();

  public RedisDeliveryStore(UnifiedJedis redis, String org, Store store) {
    this.keys = new Keys(org);
    this.connection = new Connection(redis, keys);
    this.store = store;
  }

  @Override
  public void mark(Mark mark) {
    store.commit(new Commit().mark(mark));
  }

  @Override
  public List<ChannelRef> dueChannels() {
    return connection.with(redis -> redis.smembers(keys.dueChannels())).stream()
        .map(ChannelRef::parse)
        .toList();
  }

  @Override
  public Optional<Lease> lease(ChannelRef channel, Duration time) {
    String token = UlidCreator.getUlid().toString();
    @Nullable String answer =
        connection.with(
            redis ->
                redis.set(
                    keys.lease(channel), token, SetParams.setParams().nx().px(time.toMillis())));
    return answer == null ? Optional.empty() : Optional.of(new Lease(channel, token));
  }

  @Override
  public boolean renew(Lease lease, Duration time) {
    return renew(lease, time.toMillis());
  }

  @Override
  public void release(Lease lease) {
    renew(lease, 0);
  }

  private boolean renew(Lease lease, long millis) {
    return yes(
        connection.with(
            redis ->
                RENEW.run(
                    redis,
                    List.of(keys.lease(lease.channel())),
                    List.of(lease.token(), Long.toString(millis)))));
  }

  @Override
  public void endAllLeases() {
    dueChannels().forEach(channel -> connection.with(redis -> redis.del(keys.lease(channel))));
  }

  @Override
  public Optional<Due> next(ChannelRef channel, Instant now, boolean urgentOnly) {
    return first(channel, keys.urgent(channel), now, true)
        .or(() -> urgentOnly ? Optional.empty() : first(channel, keys.due(channel), now, false));
  }

  private Optional<Due> first(ChannelRef channel, String set, Instant now, boolean urgent) {
    List<String> cards =
        connection.with(
            redis ->
                redis.zrange(
                    set,
                    ZRangeParams.zrangeByScoreParams(0, (double) now.toEpochMilli()).limit(0, 1)));
    if (cards.isEmpty()) {
      return Optional.empty();
    }
    String card = cards.get(0);
    @Nullable String mark = connection.with(redis -> redis.hget(keys.marks(channel), card));
    return mark == null ? Optional.empty() : Optional.of(new Due(card, mark, urgent));
  }

  @Override
  public List<String> notBegun(ChannelRef channel) {
    List<String> cards = new ArrayList<>();
    for (String set : List.of(keys.urgent(channel), keys.due(channel))) {
      cards.addAll(connection.with(redis -> redis.zrange(set, 0, -1)));
    }
    return cards.stream()
        .filter(card -> delivered(channel, card).equals(Delivered.nothing()))
        .toList();
  }

  @Override
  public List<String> notBegun(ChannelRef channel, Instant now, int limit) {
    List<String> cards =
        connection.with(
            redis ->
                redis.zrange(
                    keys.due(channel),
                    ZRangeParams.zrangeByScoreParams(0, (double) now.toEpochMilli())
                        .limit(0, limit)));
    if (cards.isEmpty()) {
      return List.of();
    }
    String[] names =
        cards.stream().map(card -> keys.delivered(channel, card)).toArray(String[]::new);
    List<String> records = connection.with(redis -> redis.mget(names));
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      @Nullable String json = records.get(i);
      if (json == null || read(json).equals(Delivered.nothing())) {
        found.add(cards.get(i));
      }
    }
    return found;
  }

  private Delivered read(String json) {
    return documents.read(json, Delivered.class);
  }

  @Override
  public Delivered delivered(ChannelRef channel, String card) {
    @Nullable String json = connection.with(redis -> redis.get(keys.delivered(channel, card)));
    return json == null ? Delivered.nothing() : read(json);
  }

  @Override
  public boolean write(Lease lease, String card, Delivered record) {
    return keep(lease, new Due(card, "", false), record, "keep", 0, "");
  }

  @Override
  public boolean finish(Lease lease, Due due, Delivered record) {
    return keep(lease, due, record, "finish", 0, "");
  }

  @Override
  public boolean postpone(Lease lease, Due due, Delivered record, Instant until) {
    return keep(lease, due, record, "postpone", until.toEpochMilli(), "");
  }

  @Override
  public boolean bury(Lease lease, Due due, Delivered record, String code, Instant now) {
    return keep(lease, due, record, "bury", 0, now.toEpochMilli() + " " + code);
  }

  private boolean keep(
      Lease lease, Due due, Delivered record, String what, long time, String letter) {
    ChannelRef channel = lease.channel();
    List<String> names =
        List.of(
            keys.lease(channel),
            keys.delivered(channel, due.card()),
            keys.due(channel),
            keys.urgent(channel),
            keys.marks(channel),
            keys.dueChannels(),
            keys.deadLetters());
    List<String> arguments =
        List.of(
            lease.token(),
            documents.write(record),
            what,
            due.card(),
            due.mark(),
            Long.toString(time),
            due.urgent() ? "1" : "0",
            channel.code(),
            letter);
    return yes(connection.with(redis -> DELIVERED.run(redis, names, arguments)));
  }

  @Override
  public List<MessageRef> strays(ChannelRef channel, String card) {
    return connection.with(redis -> redis.smembers(keys.strays(channel, card))).stream()
        .map(id -> new MessageRef(channel, id))
        .toList();
  }

  @Override
  public void addStray(MessageRef message, String card) {
    connection.with(redis -> redis.sadd(keys.strays(message.channel(), card), message.id()));
  }

  @Override
  public void removeStray(MessageRef message, String card) {
    connection.with(redis -> redis.srem(keys.strays(message.channel(), card), message.id()));
  }

  @Override
  public Optional<UpdateTicket> takeTicket(MessageRef message, Instant now) {
    @Nullable Object answer =
        connection.with(redis -> TICKET.run(redis, List.of(keys.ticket(message)), List.of()));
    if (!(answer instanceof List<?> parts) || parts.size() < 2 || parts.get(0) == null) {
      return Optional.empty();
    }
    Instant until = Instant.ofEpochMilli(Long.parseLong(String.valueOf(parts.get(1))));
    return until.isAfter(now)
        ? Optional.of(new UpdateTicket(String.valueOf(parts.get(0)), until, 1))
        : Optional.empty();
  }

  @Override
  public List<DeadLetter> deadLetters() {
    List<DeadLetter> letters = new ArrayList<>();
    connection
        .with(redis -> redis.hgetAll(keys.deadLetters()))
        .forEach(
            (name, letter) -> {
              String[] place = name.split(" ", 2);
              String[] what = letter.split(" ", 2);
              letters.add(
                  new DeadLetter(
                      ChannelRef.parse(place[0]),
                      place[1],
                      what[1],
                      Instant.ofEpochMilli(Long.parseLong(what[0]))));
            });
    return letters;
  }

  @Override
  public void pause(Platform platform, Optional<ChannelRef> channel, Pause pause) {
    String value = pause.since().toEpochMilli() + " " + pause.until().toEpochMilli();
    connection.with(
        redis -> redis.hset(keys.pauses(), code(platform, channel), value + " " + pause.code()));
  }

  @Override
  public void resume(Platform platform, Optional<ChannelRef> channel) {
    connection.with(redis -> redis.hdel(keys.pauses(), code(platform, channel)));
  }

  @Override
  public Map<String, Pause> pauses() {
    Map<String, Pause> pauses = new HashMap<>();
    connection
        .with(redis -> redis.hgetAll(keys.pauses()))
        .forEach(
            (code, value) -> {
              String[] parts = value.split(" ", 3);
              pauses.put(
                  code,
                  new Pause(
                      parts[2],
                      Instant.ofEpochMilli(Long.parseLong(parts[0])),
                      Instant.ofEpochMilli(Long.parseLong(parts[1]))));
            });
    return pauses;
  }

  @Override
  public long waiting() {
    long waiting = 0;
    for (ChannelRef channel : dueChannels()) {
      waiting +=
          connection.with(
              redis -> redis.zcard(keys.due(channel)) + redis.zcard(keys.urgent(channel)));
    }
    return waiting;
  }

  private static String code(Platform platform, Optional<ChannelRef> channel) {
    return channel.map(ChannelRef::code).orElse(platform.code());
  }

  private static boolean yes(@Nullable Object answer) {
    return Long.valueOf(1).equals(answer);
  }
}

package io.github.rallybot.redis;

import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.Commit;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Event;
import io.github.rallybot.journal.Index;
import io.github.rallybot.journal.Outcome;
import io.github.rallybot.journal.Store;
import io.github.rallybot.journal.Stored;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.ZRangeParams;
import redis.clients.jedis.util.SafeEncoder;

/** The state of the bot in Redis. A commit is one Lua script. */
public final class RedisStore implements Store {

  private static final Script COMMIT = new Script("commit.lua");
  private static final byte[] DOCUMENT = SafeEncoder.encode("document");

  private final Connection connection;
  private final Keys keys;
  private final Documents documents = new Documents();
  private final Clock clock;
  private final Duration journalKept;

  /**
   * @param org whose keys these are; several organisations may share one Redis
   * @param journalKept how long journal entries are kept
   */
  public RedisStore(UnifiedJedis redis, String org, Clock clock, Duration journalKept) {
    this.keys = new Keys(org);
    this.connection = new Connection(redis, keys);
    this.clock = clock;
    this.journalKept = journalKept;
  }

  @Override
  public <T> Optional<Stored<T>> load(DocRef<T> ref) {
    List<Stored<T>> found = load(List.of(ref));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  @Override
  public <T> List<Stored<T>> load(List<DocRef<T>> refs) {
    if (refs.isEmpty()) {
      return List.of();
    }
    List<Map<String, String>> hashes = connection.with(redis -> hashes(redis, refs));
    List<Stored<T>> found = new ArrayList<>();
    for (int i = 0; i < refs.size(); i++) {
      String json = hashes.get(i).get("document");
      String version = hashes.get(i).get("version");
      if (json != null && version != null) {
        DocRef<T> ref = refs.get(i);
        found.add(
            new Stored<>(ref, documents.read(json, ref.type()), Long.parseLong(version), json));
      }
    }
    return found;
  }

  @Override
  public <T> List<T> look(List<DocRef<T>> refs) {
    if (refs.isEmpty()) {
      return List.of();
    }
    List<Response<byte[]>> answers = connection.with(redis -> texts(redis, refs));
    // to parse many is most of the work, and every processor may do some of it
    return IntStream.range(0, refs.size())
        .parallel()
        .mapToObj(
            i ->
                Optional.ofNullable(answers.get(i).get())
                    .map(json -> documents.look(json, refs.get(i).type())))
        .flatMap(Optional::stream)
        .toList();
  }

  private <T> List<Response<byte[]>> texts(UnifiedJedis redis, List<DocRef<T>> refs) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      List<Response<byte[]>> answers =
          refs.stream()
              .map(ref -> pipeline.hget(SafeEncoder.encode(keys.document(ref)), DOCUMENT))
              .toList();
      pipeline.sync();
      return answers;
    }
  }

  private <T> List<Map<String, String>> hashes(UnifiedJedis redis, List<DocRef<T>> refs) {
    if (refs.size() == 1) {
      return List.of(redis.hgetAll(keys.document(refs.get(0))));
    }
    List<Response<Map<String, String>>> answers = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      refs.forEach(ref -> answers.add(pipeline.hgetAll(keys.document(ref))));
      pipeline.sync();
    }
    return answers.stream().map(Response::get).toList();
  }

  @Override
  public Optional<String> holder(Claim claim) {
    return Optional.ofNullable(connection.with(redis -> redis.get(keys.claim(claim))));
  }

  @Override
  public Map<Claim, String> holders(Collection<Claim> claims) {
    if (claims.isEmpty()) {
      return Map.of();
    }
    List<Claim> asked = List.copyOf(claims);
    String[] names = asked.stream().map(keys::claim).toArray(String[]::new);
    List<String> answers = connection.with(redis -> redis.mget(names));
    Map<Claim, String> holders = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      String holder = answers.get(i);
      if (holder != null) {
        holders.put(asked.get(i), holder);
      }
    }
    return holders;
  }

  @Override
  public List<String> list(Index index, int limit) {
    return connection.with(redis -> redis.zrange(keys.index(index), 0, limit - 1L));
  }

  @Override
  public List<Index.Entry> between(Index index, long from, long to, int skip, int limit) {
    return connection
        .with(
            redis ->
                redis.zrangeWithScores(
                    keys.index(index),
                    ZRangeParams.zrangeByScoreParams((double) from, (double) to)
                        .limit(skip, limit)))
        .stream()
        .map(tuple -> new Index.Entry(tuple.getElement(), (long) tuple.getScore()))
        .toList();
  }

  @Override
  public long countBetween(Index index, long from, long to) {
    return connection.with(redis -> redis.zcount(keys.index(index), (double) from, (double) to));
  }

  @Override
  public List<String> newest(Index index, int limit) {
    return connection.with(
        redis -> redis.zrange(keys.index(index), new ZRangeParams(0, limit - 1).rev()));
  }

  @Override
  public long count(Index index, long from) {
    return connection.with(
        redis -> redis.zcount(keys.index(index), (double) from, Double.POSITIVE_INFINITY));
  }

  @Override
  public List<Long> sizes(List<Index> indexes) {
    return connection.with(
        redis -> {
          List<Response<Long>> answers = new ArrayList<>();
          try (AbstractPipeline pipeline = redis.pipelined()) {
            indexes.forEach(index -> answers.add(pipeline.zcard(keys.index(index))));
            pipeline.sync();
          }
          return answers.stream().map(Response::get).toList();
        });
  }

  @Override
  public Outcome commit(Commit commit) {
    Steps steps = steps(commit);
    return outcome(
        steps, connection.with(redis -> COMMIT.run(redis, steps.keyNames(), steps.arguments())));
  }

  @Override
  public List<Outcome> commitAll(List<Commit> commits) {
    List<Steps> all = commits.stream().map(this::steps).toList();
    return connection.with(redis -> commitAll(redis, all));
  }

  private static List<Outcome> commitAll(UnifiedJedis redis, List<Steps> all) {
    List<Response<Object>> answers = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      all.forEach(
          steps -> answers.add(COMMIT.queue(pipeline, steps.keyNames(), steps.arguments())));
      pipeline.sync();
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      outcomes.add(outcome(all.get(i), answered(redis, all.get(i), answers.get(i))));
    }
    return outcomes;
  }

  private static @Nullable Object answered(
      UnifiedJedis redis, Steps steps, Response<Object> answer) {
    try {
      return answer.get();
    } catch (JedisNoScriptException unknown) {
      return COMMIT.run(redis, steps.keyNames(), steps.arguments());
    }
  }

  private Steps steps(Commit commit) {
    Steps steps = new Steps(keys, documents, clock.millis(), journalKept);
    commit.steps().forEach(steps::add);
    return steps;
  }

  private static Outcome outcome(Steps steps, @Nullable Object answer) {
    if (!(answer instanceof List<?> parts) || parts.isEmpty()) {
      throw new IllegalStateException("the commit script answered " + answer);
    }
    return switch (String.valueOf(parts.get(0))) {
      case "done" -> new Outcome.Done();
      case "conflict" -> new Outcome.Conflict();
      case "taken" ->
          new Outcome.Taken(
              steps.claimAt(Integer.parseInt(String.valueOf(parts.get(1)))),
              String.valueOf(parts.get(2)));
      default -> throw new IllegalStateException("the commit script answered " + parts);
    };
  }

  @Override
  public String journalEnd() {
    return connection
        .with(redis -> redis.xrevrange(keys.journal(), (StreamEntryID) null, null, 1))
        .stream()
        .findFirst()
        .map(entry -> entry.getID().toString())
        .orElse("0-0");
  }

  @Override
  public List<Entry> journal(String after, int limit) {
    return connection.with(redis -> redis.xrange(keys.journal(), "(" + after, "+", limit)).stream()
        .map(entry -> new Entry(entry.getID().toString(), event(entry.getFields())))
        .toList();
  }

  private static Event event(Map<String, String> fields) {
    Map<String, String> rest = new LinkedHashMap<>(fields);
    String type = String.valueOf(rest.remove("type"));
    return new Event(type, rest);
  }

  @Override
  public void forgetDeleted() {
    new AofRewrite(connection).run();
  }
}

package io.github.rallybot.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A Lua script of ours, sent by its digest and only once in full. */
final class Script {

  private final String text;
  private final String sha1;

  /**
   * @param name of the resource beside this class
   */
  Script(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no script " + name);
      }
      byte[] bytes = in.readAllBytes();
      text = new String(bytes, StandardCharsets.UTF_8);
      sha1 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  @Nullable Object run(UnifiedJedis redis, List<String> keys, List<String> arguments) {
    try {
      return redis.evalsha(sha1, keys, arguments);
    } catch (JedisNoScriptException first) {
      return redis.eval(text, keys, arguments);
    }
  }

  /**
   * Queues the script in a pipeline. The answer is a {@link JedisNoScriptException} if the server
   * does not know it yet; then {@link #run} has to follow.
   */
  Response<Object> queue(AbstractPipeline pipeline, List<String> keys, List<String> arguments) {
    return pipeline.evalsha(sha1, keys, arguments);
  }
}

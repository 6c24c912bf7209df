package io.github.rallybot.teams.playground;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.github.rallybot.playground.Wire;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * The key that activities are signed with, a fresh one each time, as Microsoft publishes its own.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot">From
 *     the connector to the bot</a>
 */
final class Keys {
  private static final String ISSUER = "https://api.botframework.com";
  private static final Duration LIFE = Duration.ofHours(1);

  private final KeyPair pair;
  private final String id = UUID.randomUUID().toString();

  Keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      pair = generator.generateKeyPair();
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  /** What says where the keys are. */
  static ObjectNode metadata(URI keys) {
    ObjectNode metadata = Wire.object().put("issuer", ISSUER).put("jwks_uri", keys.toString());
    metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
    return metadata;
  }

  /** The public key, endorsed for what comes from Teams. */
  ObjectNode published() {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    ObjectNode set = Wire.object();
    set.putArray("keys")
        .addObject()
        .put("kty", "RSA")
        .put("use", "sig")
        .put("kid", id)
        .put("n", number(key.getModulus()))
        .put("e", number(key.getPublicExponent()))
        .putArray("endorsements")
        .add("msteams");
    return set;
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  /** A token for one request to the bot. */
  String sign(String appId, String serviceUrl) {
    // the bot's library knows the machine's time only, whatever clock the bot itself goes by
    Instant now = Instant.now();
    return JWT.create()
        .withKeyId(id)
        .withIssuer(ISSUER)
        .withAudience(appId)
        .withNotBefore(now.minusSeconds(60))
        .withExpiresAt(now.plus(LIFE))
        .withClaim("serviceurl", serviceUrl)
        .sign(Algorithm.RSA256((RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate()));
  }
}

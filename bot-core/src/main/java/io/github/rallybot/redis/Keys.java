package io.github.rallybot.redis;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Digest;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.journal.Claim;
import io.github.rallybot.journal.DocRef;
import io.github.rallybot.journal.Index;
import java.util.regex.Pattern;

/**
 * The names of all keys. Those of one organisation share a hash tag, so that one script may touch
 * any of them on a Redis Cluster. What somebody typed is in them as a digest only.
 */
record Keys(String org) {

  private static final Pattern ORG = Pattern.compile("[a-z0-9-]{1,40}");

  Keys {
    if (!ORG.matcher(org).matches()) {
      throw new IllegalArgumentException(
          "an organisation's name is 1 to 40 of a-z, 0-9 and -: " + org);
    }
  }

  String document(DocRef<?> ref) {
    return key("doc:" + ref.kind() + ":" + ref.id());
  }

  String claim(Claim claim) {
    return key("claim:" + claim.kind() + ":" + digest(claim.text()));
  }

  String index(Index index) {
    return key("index:" + index.kind() + (index.of().isEmpty() ? "" : ":" + digest(index.of())));
  }

  String journal() {
    return key("journal");
  }

  String dueChannels() {
    return key("due-channels");
  }

  String due(ChannelRef channel) {
    return key("due:" + channel.code());
  }

  String urgent(ChannelRef channel) {
    return key("urgent:" + channel.code());
  }

  String marks(ChannelRef channel) {
    return key("marks:" + channel.code());
  }

  String markCounter() {
    return key("mark-counter");
  }

  String lease(ChannelRef channel) {
    return key("lease:" + channel.code());
  }

  String delivered(ChannelRef channel, String card) {
    return key("delivered:" + channel.code() + ":" + card);
  }

  String strays(ChannelRef channel, String card) {
    return key("strays:" + channel.code() + ":" + card);
  }

  String ticket(MessageRef message) {
    return key("ticket:" + message.channel().code() + ":" + message.id());
  }

  String deadLetters() {
    return key("dead-letters");
  }

  String pauses() {
    return key("pauses");
  }

  String hold(String method) {
    return key("hold:" + method);
  }

  String quota(String method, String scope) {
    return key("quota:" + method + ":" + scope);
  }

  private String key(String rest) {
    return "rally:{" + org + "}:" + rest;
  }

  static String digest(String text) {
    return Digest.of(text).substring(0, 32);
  }
}

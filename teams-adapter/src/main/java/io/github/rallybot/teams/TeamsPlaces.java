package io.github.rallybot.teams;

import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ConversationAccount;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.chat.Platform;
import java.util.Optional;

/**
 * Where things are in Teams. A channel is {@code 19:…@thread.tacv2}; each message at its top begins
 * a conversation of its own, whose id is the channel's with {@code ;messageid=} behind it. A
 * personal chat has one id. A message is named {@code root} at the top of a channel and {@code
 * root/reply} below one; in a chat, by its own id.
 *
 * @see <a
 *     href="https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages">Proactive
 *     messages</a>
 */
final class TeamsPlaces {

  private static final String ROOT = ";messageid=";

  private TeamsPlaces() {}

  /** The channel or chat of an activity; empty if it does not say. */
  static Optional<ChannelRef> channel(Activity activity) {
    return conversation(activity)
        .map(id -> id.contains(ROOT) ? id.substring(0, id.indexOf(ROOT)) : id)
        .filter(id -> !id.isBlank())
        .map(id -> new ChannelRef(Platform.TEAMS, id));
  }

  /** The message that an activity is about; empty if it is about none. */
  static Optional<MessageRef> message(Activity activity) {
    Optional<String> about =
        Optional.ofNullable(activity.getReplyToId()).filter(id -> !id.isBlank());
    return about.flatMap(id -> message(activity, id));
  }

  /** The message with an id in the conversation of an activity. */
  static Optional<MessageRef> message(Activity activity, String id) {
    return channel(activity)
        .map(
            channel ->
                new MessageRef(
                    channel,
                    root(activity)
                        .filter(top -> !top.equals(id))
                        .map(top -> top + "/" + id)
                        .orElse(id)));
  }

  /** The message at the top of the thread in which an activity is; empty if it is in none. */
  static Optional<MessageRef> top(Activity activity) {
    return channel(activity)
        .flatMap(channel -> root(activity).map(id -> new MessageRef(channel, id)));
  }

  private static Optional<String> root(Activity activity) {
    return conversation(activity)
        .filter(id -> id.contains(ROOT))
        .map(id -> id.substring(id.indexOf(ROOT) + ROOT.length()));
  }

  private static Optional<String> conversation(Activity activity) {
    ConversationAccount conversation = activity.getConversation();
    return conversation == null ? Optional.empty() : Optional.ofNullable(conversation.getId());
  }

  /** Whether a place is a channel of a team, where messages have threads. */
  static boolean hasThreads(ChannelRef channel) {
    // those of teams that were made long ago end in skype
    return channel.id().startsWith("19:")
        && (channel.id().contains("@thread.tac") || channel.id().endsWith("@thread.skype"));
  }

  /** The conversation in which a message stands. */
  static String conversation(MessageRef message) {
    if (!hasThreads(message.channel())) {
      return message.channel().id();
    }
    return message.channel().id() + ROOT + root(message);
  }

  /** The message at the top of the thread in which a message stands, which may be itself. */
  static String root(MessageRef message) {
    int slash = message.id().indexOf('/');
    return slash < 0 ? message.id() : message.id().substring(0, slash);
  }

  /** The id of a message within its conversation. */
  static String activity(MessageRef message) {
    return message.id().substring(message.id().indexOf('/') + 1);
  }
}

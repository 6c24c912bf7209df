package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.MessageRef;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.question.QuestionId;
import java.util.Optional;

/**
 * What something rests on.
 *
 * @param value the key of a finding, the id of a question or of a lead, or where a message stands
 */
public record Pointer(Kind kind, String value) {

  /** What is pointed at. */
  public enum Kind {
    FINDING,
    QUESTION,
    LEAD,
    MESSAGE
  }

  public static Pointer finding(String key) {
    return new Pointer(Kind.FINDING, key);
  }

  static Pointer message(MessageRef message) {
    return new Pointer(Kind.MESSAGE, message.channel().code() + "/" + message.id());
  }

  /** Where the message stands, if it is one. */
  Optional<MessageRef> place() {
    int slash = value.indexOf('/');
    return kind == Kind.MESSAGE && slash > 0
        ? Optional.of(
            new MessageRef(ChannelRef.parse(value.substring(0, slash)), value.substring(slash + 1)))
        : Optional.empty();
  }

  public Optional<LeadId> lead() {
    return kind == Kind.LEAD ? Optional.of(new LeadId(value)) : Optional.empty();
  }

  public Optional<QuestionId> question() {
    return kind == Kind.QUESTION ? Optional.of(new QuestionId(value)) : Optional.empty();
  }

  /** The key of the finding, if it is one. */
  public Optional<String> finding() {
    return kind == Kind.FINDING ? Optional.of(value) : Optional.empty();
  }
}

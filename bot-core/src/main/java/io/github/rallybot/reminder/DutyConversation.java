package io.github.rallybot.reminder;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.LeadStory;
import io.github.rallybot.lead.Listings;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code here duty @name}: who looks after the leads of a channel that nobody takes. */
public final class DutyConversation {

  private static final int CHANNELS = 50;
  private static final List<Span> HOW =
      List.of(
          Span.plain(" To change that, type "),
          Span.typed("here duty @name"),
          Span.plain(", or "),
          Span.typed("here duty nobody"),
          Span.plain("."));

  private final Store store;
  private final Duties duties;
  private final Members members;
  private final Clock clock;

  public DutyConversation(Store store, Duties duties, Members members, Clock clock) {
    this.store = store;
    this.duties = duties;
    this.members = members;
    this.clock = clock;
  }

  /** Answers {@code here duty …}, typed by a leader in a channel that the bot is in. */
  public Reply here(Command command, Someone by) {
    if (command.words().isEmpty()) {
      return now(command.channel());
    }
    if (command.words().get(0) instanceof Command.Word.Person person) {
      return put(command.channel(), person.user(), by);
    }
    if (List.of("nobody", "none", "off", "no").contains(command.word(0))) {
      duties.put(by, command.channel(), Optional.empty());
      return say(
          Span.plain("Nobody is on duty here now: the leaders are told when leads wait too long."));
    }
    return how(Span.plain("I do not know that person."));
  }

  private Reply now(ChannelRef channel) {
    Optional<Member> person = duties.of(channel);
    if (person.isEmpty()) {
      return how(
          Span.plain("Nobody is on duty here: the leaders are told when leads wait too long."));
    }
    String but =
        duties
            .obstacle(person.get(), clock.instant())
            .map(why -> ", but " + why + ": the leaders are told instead")
            .orElse("");
    return how(LeadStory.name(person.get()), Span.plain(" is on duty here" + but + "."));
  }

  private Reply put(ChannelRef channel, UserRef user, Someone by) {
    Member person;
    try {
      person = members.enrolled(user);
    } catch (PlatformException away) {
      return say(Span.plain("I could not look that person up just now. Try again in a moment."));
    }
    if (!person.colleague()) {
      return say(
          Span.plain(
              person.guest()
                  ? "Guests cannot be on duty. Choose a colleague."
                  : "They have left, and cannot be on duty. Choose a colleague who is here."));
    }
    duties.put(by, channel, Optional.of(person.id()));
    return say(
        LeadStory.name(person),
        Span.plain(
            " is on duty here now. When nobody has taken a lead of this channel after half of its"
                + " answer promise, they get a direct message, within their working hours. So do"
                + " they when leads wait for somebody who is away."));
  }

  /** Where whoever is on duty cannot be told of anything, for a status report. */
  public List<ChatPlatform.Check> checks() {
    List<ChatPlatform.Check> checks = new ArrayList<>();
    for (String code : store.newest(Listings.HOMES, CHANNELS)) {
      duties.of(ChannelRef.parse(code)).map(this::check).ifPresent(checks::add);
    }
    return checks;
  }

  private ChatPlatform.Check check(Member person) {
    String onDuty = person.shortName().orElse("somebody") + " is on duty for leads";
    return duties
        .obstacle(person, clock.instant())
        .map(
            why ->
                new ChatPlatform.Check(
                    false,
                    Span.plain(
                        onDuty
                            + " but "
                            + why
                            + ", so the leaders are told instead. In that channel, type "),
                    Span.typed("here duty @name")))
        .orElseGet(() -> new ChatPlatform.Check(true, onDuty));
  }

  private static Reply how(Span... spans) {
    return say(Stream.concat(Stream.of(spans), HOW.stream()).toArray(Span[]::new));
  }

  private static Reply say(Span... spans) {
    return Reply.privately(new Card(List.of(new Element.Text(spans)), "On duty"));
  }
}

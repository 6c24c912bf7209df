package io.github.rallybot.digest;

import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.chat.card.Usage;
import io.github.rallybot.meeting.AgendaReader;
import io.github.rallybot.meeting.Occasion;
import io.github.rallybot.meeting.PlannedMeeting;
import io.github.rallybot.meeting.TeamMeetings;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import io.github.rallybot.schedule.Period;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code digest}: what the digest says now, and what becomes of it. */
final class DigestConversation implements Conversation {

  private static final Usage USAGE =
      Usage.of("The digest, which is the agenda of your meeting")
          .with("digest", "what it says now")
          .with("digest preview", "the same, counted at this moment")
          .with("digest 2026-W40", "of another week; 2026-10 is a month")
          .with("digest hold", "stops it from being posted (leaders)")
          .with("digest release", "lets it go again (leaders)")
          .with("digest send", "posts it now (leaders)")
          .with("digest setup", "when you meet, and where it goes (leaders change it)")
          .with("agenda", "what your meeting talks about");

  static final String HOLD = "digest.hold";
  static final String RELEASE = "digest.release";
  static final String SEND = "digest.send";
  static final String AGENDA = "digest.agenda";
  static final String FIGURES = "digest.figures";
  static final String BY = "digest.by";
  static final String GROUP = "digest.group";
  static final String LEADS = "digest.leads";
  static final String FORMULAS = "digest.formulas";
  static final String FINDING = "digest.finding";
  static final String MARKDOWN = "digest.markdown";

  private final Gatekeeper gatekeeper;
  private final Members members;
  private final TeamMeetings meetings;
  private final Digests digests;
  private final DigestReader reader;
  private final DigestCard card;
  private final DigestCards cards;
  private final Clock clock;

  DigestConversation(
      Gatekeeper gatekeeper,
      Members members,
      TeamMeetings meetings,
      Digests digests,
      DigestReader reader,
      DigestCard card,
      DigestCards cards,
      Clock clock) {
    this.gatekeeper = gatekeeper;
    this.members = members;
    this.meetings = meetings;
    this.digests = digests;
    this.reader = reader;
    this.card = card;
    this.cards = cards;
    this.clock = clock;
  }

  private interface Deed {
    Digests.Result of(Someone by, PlannedMeeting meeting);
  }

  @Override
  public void register(Router router) {
    router.onWord(
        "digest", USAGE, command -> gatekeeper.anybody(command.user(), by -> typed(command, by)));
    router.on(HOLD, press -> pressed(press, digests::hold));
    router.on(RELEASE, press -> pressed(press, digests::release));
    router.on(SEND, press -> pressed(press, digests::send));
    router.on(AGENDA, press -> gatekeeper.anybody(press.user(), by -> meetings.talking().shown()));
  }

  private Reply typed(Command command, Someone by) {
    return switch (command.word(0)) {
      case "" -> now(command.user(), by);
      case "preview" -> preview();
      case "send", "post" -> deed(command, digests::send);
      case "hold" -> deed(command, digests::hold);
      case "release" -> deed(command, digests::release);
      case "setup" -> meetings.planning().typed(command);
      default ->
          reader.period(command.word(0)).map(this::of).orElseGet(() -> unknown(command.word(0)));
    };
  }

  private static Reply unknown(String word) {
    return word.matches("[0-9]{4}-.*")
        ? Reply.privately(
            Span.plain("There is no week or month “" + word + "”. For example: "),
            Span.typed("digest 2026-W40"),
            Span.plain(", or "),
            Span.typed("digest 2026-10"))
        : Reply.privately(USAGE.card());
  }

  private AgendaReader agenda() {
    return meetings.agenda();
  }

  private Reply now(UserRef user, Someone by) {
    Optional<Occasion> occasion = agenda().next();
    if (occasion.isEmpty()) {
      return unplanned();
    }
    Optional<DigestReader.Read> stored = reader.stored(occasion.get().planned().period());
    return stored.isEmpty()
        ? preview()
        : Reply.privately(
            card.asked(
                stored.get().digest(),
                stored.get().period(),
                stored.get().figures(),
                user.platform(),
                members.mayLead(by.member())));
  }

  private Reply preview() {
    Optional<Occasion> occasion = agenda().next();
    if (occasion.isEmpty()) {
      return unplanned();
    }
    PlannedMeeting meeting = occasion.get().planned();
    DigestReader.Read read = reader.preview(meeting);
    List<Span> above = new ArrayList<>();
    if (!occasion.get().agreed()) {
      above.add(
          Span.plain("No meeting is planned, so nothing is posted by itself. A leader types "));
      above.add(Span.typed("digest setup"));
      above.add(Span.plain("."));
    } else {
      above.add(Span.plain("A preview. "));
      if (clock.instant().isBefore(meeting.draftAt())) {
        above.add(Span.plain("The leaders get the draft "));
        above.add(new Span.Moment(meeting.draftAt(), Span.Moment.Style.DATE_AND_TIME));
        above.add(Span.plain("; it is posted "));
        above.add(new Span.Moment(meeting.postAt(), Span.Moment.Style.DATE_AND_TIME));
        above.add(Span.plain("."));
      }
    }
    return Reply.privately(card.told(read.digest(), read.period(), read.figures(), above));
  }

  private Reply of(Period period) {
    Optional<DigestReader.Read> read = reader.read(period);
    if (read.isEmpty()) {
      return Reply.privately("There is nothing of " + period.inWords() + " yet.");
    }
    List<Span> above = new ArrayList<>();
    if (!read.get().stored()) {
      above.add(Span.plain("No digest was posted of this time; this is what was counted."));
    }
    return Reply.privately(card.told(read.get().digest(), period, read.get().figures(), above));
  }

  private static Reply unplanned() {
    return Reply.privately(
        Span.plain("No meeting is planned. A leader says when you meet: "),
        Span.typed("digest setup"));
  }

  private Reply deed(Command command, Deed deed) {
    return gatekeeper.leaders(
        command.user(),
        by -> {
          Optional<Occasion> occasion = agenda().next().filter(Occasion::agreed);
          return occasion
              .map(one -> Reply.privately(said(deed, by, one.planned())))
              .orElseGet(DigestConversation::unplanned);
        });
  }

  /** Where the draft itself was pressed, it shows what was done. */
  private Reply pressed(Interaction press, Deed deed) {
    return gatekeeper.leaders(
        press.user(),
        by -> {
          String period = press.action().argument(0);
          Optional<PlannedMeeting> meeting = agenda().agreed(period);
          if (meeting.isEmpty()) {
            return unplanned();
          }
          Card said = said(deed, by, meeting.get());
          boolean draft =
              press
                  .channel()
                  .filter(
                      channel ->
                          digests.find(period).stream()
                              .flatMap(digest -> digest.drafts().stream())
                              .anyMatch(one -> one.channel().equals(channel)))
                  .isPresent();
          return draft
              ? new Reply.Shown(() -> cards.desired(press.channel().get(), Digests.PREFIX + period))
              : Reply.privately(said);
        });
  }

  private Card said(Deed deed, Someone by, PlannedMeeting meeting) {
    if (clock.instant().isBefore(meeting.draftAt())
        && clock.instant().isBefore(meeting.period().to())
        && digests.find(meeting.period().id()).isEmpty()) {
      return tooEarly(meeting);
    }
    return switch (deed.of(by, meeting)) {
      case DONE -> done(meeting);
      case ALREADY -> Card.of("That is how it is already.");
      case POSTED ->
          Card.of(
              "It was posted already. What changes until the meeting begins changes there, too.");
      case OVER -> Card.of("That meeting is over.");
      case NOWHERE ->
          Card.of(
              Span.plain("There is no channel to post it in. To choose one, type "),
              Span.typed("digest setup"));
      case NOTHING -> tooEarly(meeting);
    };
  }

  private static Card tooEarly(PlannedMeeting meeting) {
    return Card.of(
        Span.plain(
            "There is no draft yet of " + meeting.period().inWords() + ". What it says so far: "),
        Span.typed("digest preview"));
  }

  private Card done(PlannedMeeting meeting) {
    Optional<Digest> digest = digests.find(meeting.period().id());
    if (digest.flatMap(Digest::sent).isPresent()) {
      return Card.of("Posted.");
    }
    return digest.flatMap(Digest::held).isPresent()
        ? Card.of(
            Span.plain("On hold: nothing is posted until a leader types "),
            Span.typed("digest release"))
        : Card.of("Released. It is posted when its time comes, or in a moment if that is over.");
  }
}

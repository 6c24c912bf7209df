package io.github.rallybot.meeting;

import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.member.Members;
import io.github.rallybot.setup.Gatekeeper;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code agenda link} and {@code links}: the way to the page of a meeting, and its end. */
final class LinkConversation implements Conversation {

  static final String LABEL = "Open the meeting page";

  private final Gatekeeper gatekeeper;
  private final Members members;
  private final AgendaReader reader;
  private final MeetingLinks links;

  LinkConversation(
      Gatekeeper gatekeeper, Members members, AgendaReader reader, MeetingLinks links) {
    this.gatekeeper = gatekeeper;
    this.members = members;
    this.reader = reader;
    this.links = links;
  }

  @Override
  public void register(Router router) {
    router.on(
        MeetingLinks.PAGE,
        press ->
            gatekeeper.anybody(
                press.user(),
                someone -> give(press.user(), reader.planned(press.action().argument(0)))));
    router.onWord("links", this::typed);
  }

  private Reply typed(Command command) {
    boolean revoke = command.word(0).equals("revoke");
    if (revoke && command.word(1).equals("all")) {
      return gatekeeper.leaders(
          command.user(),
          someone -> {
            links.revokeAll();
            return ended("Nobody’s link to a meeting page works any more.");
          });
    }
    return gatekeeper.anybody(
        command.user(),
        someone -> {
          if (!revoke) {
            return help();
          }
          links.revoke(someone.id());
          return ended("Your links to meeting pages do not work any more, wherever they are open.");
        });
  }

  private static Reply ended(String words) {
    return Reply.privately(
        Span.plain(words + " For a new one type "), Span.typed("agenda link"), Span.plain("."));
  }

  private static Reply help() {
    return Reply.privately(
        new Card(
            List.of(
                new Element.Text(Span.strong("Links to the page of a meeting")),
                new Element.Facts(
                    List.of(
                        fact("agenda link", "gives you one, for you alone"),
                        fact("links revoke", "ends all that you have"),
                        fact("links revoke all", "ends everybody’s, for leaders")))),
            "Links to the page of a meeting"));
  }

  private static Element.Fact fact(String command, String meaning) {
    return new Element.Fact(Span.typed(command), Span.plain(meaning));
  }

  /** Answers {@code agenda link}, with the period of an earlier meeting or without. */
  Reply give(UserRef user, String period) {
    return give(
        user, period.isEmpty() ? reader.next().map(Occasion::planned) : reader.planned(period));
  }

  private Reply give(UserRef user, Optional<PlannedMeeting> planned) {
    if (!links.possible()) {
      return Reply.privately(
          Span.plain(
              "There is no meeting page without a public address of mine (rally.public-url). The"
                  + " meeting runs here in chat: "),
          Span.typed("agenda"));
    }
    if (planned.isEmpty()) {
      return Reply.privately(
          Span.plain("I know no such meeting. For the next one type "),
          Span.typed("agenda link"),
          Span.plain("."));
    }
    URI url = links.give(members.enrolled(user).id(), planned.get()).orElseThrow();
    String title = LABEL + " about " + planned.get().period().inWords();
    return Reply.privately(
        new Card(
            List.of(
                new Element.Text(new Span.Link(title, url, true)),
                new Element.Quiet(
                    Span.plain(
                        "The link is yours: what is done on the page is done in your name. It opens"
                            + " in one browser, and ends 12 hours after the meeting, a week from"
                            + " now at the latest, or with "),
                    Span.typed("links revoke"),
                    Span.plain("."))),
            title));
  }
}

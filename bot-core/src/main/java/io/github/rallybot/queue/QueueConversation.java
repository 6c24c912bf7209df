package io.github.rallybot.queue;

import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.HomeOpened;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Aftermath;
import io.github.rallybot.lead.LeadConversation;
import io.github.rallybot.lead.LeadDeeds;
import io.github.rallybot.lead.LeadId;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import java.util.List;
import java.util.Optional;

/** The queue, on the home and as {@code leads}: one drawing, and what its controls do. */
public final class QueueConversation implements Conversation {

  static final String SHOW = "queue.show";
  static final String DO = "queue.do";
  static final String UNDO = "queue.undo";
  static final String BACK = "queue.back";

  private static final String AWAY =
      "I could not look up who you are just now. Try again in a moment.";

  private final Pages pages;
  private final Deeds deeds;
  private final Members members;
  private final Aftermath aftermath;
  private final AbsenceConversation absences;

  public QueueConversation(
      Pages pages,
      Deeds deeds,
      Members members,
      Aftermath aftermath,
      AbsenceConversation absences) {
    this.pages = pages;
    this.deeds = deeds;
    this.members = members;
    this.aftermath = aftermath;
    this.absences = absences;
  }

  @Override
  public void register(Router router) {
    router.onHome(this::home);
    router.onWord("leads", this::command);
    router.on(
        BACK,
        press ->
            Reply.replace(
                pages.draw(absences.end(members.someone(press.user())), View.of(View.MINE))));
    router.on(SHOW, this::show);
    router.on(DO, press -> act(press, false));
    router.on(UNDO, press -> act(press, true));
  }

  private Card home(HomeOpened opened) {
    Member member = members.introduced(opened.user()).member();
    return member.guest() ? guests() : pages.draw(member, View.of(View.MINE));
  }

  private static Card guests() {
    return new Card(
        List.of(
            new Element.Text(List.of(Span.strong("Hello."))),
            new Element.Text(
                List.of(
                    Span.plain(
                        "I pass leads from marketing to sales here and bring back what sales says"
                            + " of them. "
                            + LeadConversation.GUESTS)))),
        "Hello");
  }

  private Reply command(Command command) {
    Someone someone;
    try {
      someone = members.introduced(command.user());
    } catch (PlatformException away) {
      return Reply.privately(AWAY);
    }
    if (someone.member().guest()) {
      return Reply.privately(LeadConversation.GUESTS);
    }
    return absences.answer(command, someone).orElseGet(() -> queue(command, someone.member()));
  }

  private Reply queue(Command command, Member member) {
    return switch (command.word(0)) {
      case "", "mine" -> Reply.privately(pages.draw(member, View.of(View.MINE)));
      case "overdue" -> Reply.privately(pages.draw(member, View.of(Filter.LATE)));
      case "all" -> Reply.privately(pages.draw(member, View.of(Filter.ALL)));
      default -> Reply.privately(help());
    };
  }

  private static Card help() {
    return new Card(
        List.of(
            new Element.Text(List.of(Span.strong("Your leads"))),
            new Element.Facts(
                List.of(
                    fact("leads", "what waits for you"),
                    fact("leads overdue", "what everybody should have answered by now"),
                    fact("leads all", "all leads that nobody has answered"),
                    fact("leads away until 3 Dec", "no reminders until then; back ends it"),
                    fact("leads hours 8-16", "when you work"),
                    fact("leads holidays DE-BY", "whose public holidays you keep")))),
        "Your leads");
  }

  private static Element.Fact fact(String command, String meaning) {
    return new Element.Fact(Span.typed(command), Span.plain(meaning));
  }

  private Reply show(Interaction press) {
    return Reply.replace(
        pages.draw(
            member(press.user()), View.of(press.action().argument(0), press.action().argument(1))));
  }

  /** Does or undoes something, and draws the same view anew with what it did where it was. */
  private Reply act(Interaction press, boolean undo) {
    LeadId lead = new LeadId(press.action().argument(0));
    Optional<Verb> verb = Verb.of(press.action().argument(1));
    View view = View.of(press.action().argument(2), press.action().argument(3));
    if (verb.isEmpty()) {
      return Reply.replace(
          pages.draw(
              member(press.user()), view, "That choice is no longer offered. Pick another one."));
    }
    LeadDeeds.Result result =
        undo
            ? deeds.undoes(verb.get(), press, lead, Deeds.attempt(press, 5))
            : deeds.does(verb.get(), press, lead);
    Reply said = aftermath.of(press, result);
    Member member = member(press.user());
    if (member.guest()) {
      return said;
    }
    if (result instanceof LeadDeeds.Result.Refused refused) {
      return Reply.replace(pages.draw(member, view, refused.why()));
    }
    String place = press.action().argument(4);
    Optional<Section> section = Section.ofPlace(place);
    return Reply.replace(
        undo || section.isEmpty()
            ? pages.draw(member, view)
            : pages.draw(
                member,
                view,
                lead,
                section.get(),
                Integer.parseInt(place.substring(1)),
                verb.get()));
  }

  /** Who they are as an owner of leads is in their profile, which may not have been read yet. */
  private Member member(UserRef user) {
    try {
      return members.introduced(user).member();
    } catch (PlatformException away) {
      return members.someone(user).member();
    }
  }
}

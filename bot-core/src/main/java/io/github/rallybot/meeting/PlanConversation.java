package io.github.rallybot.meeting;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.ChatPlatform;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Words;
import io.github.rallybot.meeting.MeetingPlan.Version;
import io.github.rallybot.member.Someone;
import io.github.rallybot.schedule.HoursWords;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code meeting}: when sales and marketing meet. Leaders say so, here or while setting up. */
public final class PlanConversation implements Conversation {

  static final String CHANGE = "meeting.change";
  static final String CHANGED = "meeting.changed";
  static final String UNDO = "meeting.undo";

  private static final int NEXT = 3;

  private final Gatekeeper gatekeeper;
  private final Plans plans;
  private final Platforms platforms;
  private final PlanForm form;
  private final Clock clock;

  PlanConversation(
      Gatekeeper gatekeeper, Plans plans, Platforms platforms, PlanForm form, Clock clock) {
    this.gatekeeper = gatekeeper;
    this.plans = plans;
    this.platforms = platforms;
    this.form = form;
    this.clock = clock;
  }

  @Override
  public void register(Router router) {
    router.onWord("meeting", this::typed);
    router.opens(CHANGE, press -> gatekeeper.leaders(press.user(), by -> open()));
    router.on(CHANGED, done -> gatekeeper.leaders(done.user(), by -> changed(done, by)));
    router.on(UNDO, press -> gatekeeper.leaders(press.user(), by -> undone(press, by)));
  }

  /** Shows when the team meets; also what {@code digest setup} answers. */
  public Reply typed(Command command) {
    return gatekeeper.anybody(command.user(), by -> Reply.privately(card(Optional.empty())));
  }

  private Reply open() {
    Version now = plans.plan().now();
    List<Form.Part> parts = new ArrayList<>(form.first(now));
    parts.addAll(form.rest(now));
    return Reply.open(new Form("Your meeting", Optional.of(Action.of(CHANGED)), "Save", parts));
  }

  private Reply changed(Interaction done, Someone by) {
    PlanForm.Answer answer = form.read(done, plans.plan().now(), true);
    if (!answer.wrong().isEmpty()) {
      return new Reply.Invalid(answer.wrong());
    }
    if (answer.wish().isEmpty()) {
      return Reply.invalid(PlanForm.WEEKDAY, "Choose a day, or that there is no meeting.");
    }
    boolean changed = plans.say(by, answer.wish().get());
    return Reply.privately(
        card(Optional.of(changed ? saved() : Notice.of("That is how it was already."))));
  }

  private Notice saved() {
    long since = plans.plan().now().since().toEpochMilli();
    return Notice.of(
        "Saved.",
        Control.button(
            "Undo", "Undo the change of the meeting", Action.of(UNDO, Long.toString(since))));
  }

  private Reply undone(Interaction press, Someone by) {
    String since = press.action().argument(0);
    boolean undone =
        since.matches("[0-9]{1,15}")
            && plans.plan().now().since().toEpochMilli() == Long.parseLong(since)
            && plans.takeBack(by, plans.plan().now().since());
    return Reply.replace(
        card(
            Optional.of(
                undone
                    ? saved()
                    : Notice.of("Somebody has changed it since, so it is left as it is."))));
  }

  private Card card(Optional<Notice> notice) {
    MeetingTimes times = plans.times();
    Version now = times.plan().now();
    List<Element> elements = new ArrayList<>();
    notice.ifPresent(said -> said.addTo(elements));
    elements.add(new Element.Text(Span.strong("The meeting of sales and marketing")));
    if (now.on()) {
      elements.add(new Element.Text(Span.plain(inWords(now))));
      Instant moment = clock.instant();
      List<Span> next = new ArrayList<>();
      for (PlannedMeeting planned : times.from(moment, NEXT)) {
        next.add(Span.plain(next.isEmpty() ? "Next: " : ", "));
        next.add(new Span.Moment(planned.startsAt(), Span.Moment.Style.DATE_AND_TIME));
        next.add(Span.plain(" about " + planned.period().called()));
      }
      elements.add(new Element.Quiet(next));
      elements.add(new Element.Quiet(where()));
    } else {
      elements.add(
          new Element.Text(
              Span.plain(
                  now.by().isPresent()
                      ? "There is none, so nothing is posted by itself."
                      : "Nobody has said when you meet, so nothing is posted by itself.")));
    }
    elements.add(
        new Element.Actions(
            List.of(
                Control.button("Change…", "Say when you meet", Action.of(CHANGE)),
                Control.button("Agenda", "Show the agenda", Action.of(AgendaConversation.SHOW)))));
    return new Card(elements, "The meeting of sales and marketing");
  }

  private static String when(Version now) {
    return now.rhythm().inWords()
        + " on "
        + now.weekday().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + " at "
        + HoursWords.clock(now.at());
  }

  /** "Every week on Tuesday at 10:00, 30 min. On a public holiday it is skipped." */
  private static String inWords(Version now) {
    return Words.capital(when(now))
        + ", "
        + now.minutes()
        + " min. On a public holiday"
        + (now.holidays().isEmpty() ? "" : " (" + String.join(", ", now.holidays()) + ")")
        + " "
        + now.onHoliday().inWords()
        + ".";
  }

  /** Whether a digest comes, and can be posted; for {@code status}. */
  public List<ChatPlatform.Check> checks() {
    Version now = plans.plan().now();
    if (now.on()) {
      return List.of(
          now.channel()
              .flatMap(form::obstacle)
              .map(why -> new ChatPlatform.Check(false, "the digest cannot be posted. " + why))
              .orElseGet(() -> new ChatPlatform.Check(true, "you meet " + when(now))));
    }
    return now.by().isPresent()
        ? List.of()
        : List.of(
            new ChatPlatform.Check(
                false,
                Span.plain(
                    "nobody has said when sales and marketing meet, so no digest comes. A leader"
                        + " types "),
                Span.typed("meeting")));
  }

  private List<Span> where() {
    List<Span> spans = new ArrayList<>();
    for (ChannelRef channel : plans.digestChannels()) {
      spans.add(Span.plain(spans.isEmpty() ? "Digest and minutes go to " : " and "));
      spans.add(mention(channel));
    }
    if (spans.isEmpty()) {
      spans.add(Span.plain("There is no channel yet for the digest: choose one."));
    }
    return spans;
  }

  private Span mention(ChannelRef channel) {
    try {
      return platforms.get(channel.platform()).mention(channel);
    } catch (PlatformException off) {
      return Span.plain("a channel of a platform that is off");
    }
  }
}

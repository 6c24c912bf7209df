package io.github.rallybot.meeting;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.journal.Stored;
import io.github.rallybot.meeting.ActionRow.Place;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Once.Result;
import io.github.rallybot.member.Someone;
import io.github.rallybot.setup.Gatekeeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code actions}: what somebody, or everybody, agreed to do, and what becomes of it. */
public final class ActionsConversation implements Conversation {

  /** Opens one's own in front of everything else. */
  static final String OPEN = "action.open";

  static final String SHOW = "action.show";
  static final String DONE = "action.done";
  static final String UNDO = "action.undo";
  static final String TOMORROW = "action.tomorrow";
  static final String CHANGE = "action.change";
  static final String CHANGED = "action.changed";
  static final String DROP = "action.drop";
  static final String DROPPED = "action.dropped";

  /** What was closed since stays in the list, to be undone there. */
  private static final Duration LATELY = Duration.ofDays(1);

  private static final int ROWS = 20;
  private static final int CLOSED = 50;

  private final Gatekeeper gatekeeper;
  private final Members members;
  private final Actions actions;
  private final Diary diary;
  private final FormReading reading;
  private final ZoneId zone;
  private final Clock clock;

  ActionsConversation(
      Gatekeeper gatekeeper,
      Members members,
      Actions actions,
      Diary diary,
      ZoneId zone,
      Clock clock) {
    this.gatekeeper = gatekeeper;
    this.members = members;
    this.actions = actions;
    this.diary = diary;
    this.reading = new FormReading(members);
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public void register(Router router) {
    router.onWord(
        "actions", command -> gatekeeper.anybody(command.user(), by -> typed(command, by)));
    router.on(SHOW, press -> anybody(press, by -> drawn(by, place(press, 0), Optional.empty())));
    router.opens(OPEN, press -> anybody(press, by -> drawn(by, Place.FORM, Optional.empty())));
    router.on(DONE, press -> deed(press, id -> actions.done(press.id(), press.user(), id)));
    router.on(
        UNDO,
        press ->
            deed(
                press,
                id -> actions.undo(press.id(), press.user(), id, press.action().argument(2))));
    router.on(TOMORROW, this::tomorrow);
    router.opens(CHANGE, press -> form(press, this::changeForm));
    router.opens(DROP, press -> form(press, this::dropForm));
    router.on(CHANGED, this::changed);
    router.on(DROPPED, this::dropped);
  }

  private interface Answer {
    Reply to(Someone someone);
  }

  private Reply anybody(Interaction press, Answer answer) {
    return gatekeeper.anybody(press.user(), answer::to);
  }

  private static Place place(Interaction press, int argument) {
    return Place.of(press.action().argument(argument));
  }

  private static ActionId action(Interaction press) {
    return new ActionId(press.action().argument(0));
  }

  private Reply typed(Command command, Someone by) {
    return switch (command.word(0)) {
      case "", "mine" -> Reply.privately(card(by, Place.MINE, Optional.empty()));
      case "all" -> Reply.privately(card(by, Place.ALL, Optional.empty()));
      default ->
          Reply.privately(
              Span.plain("Type "),
              Span.typed("actions"),
              Span.plain(" for what you agreed to do, or "),
              Span.typed("actions all"),
              Span.plain(" for everybody’s."));
    };
  }

  private interface Deed {
    Result<AgreedAction> of(ActionId id);
  }

  private Reply deed(Interaction press, Deed deed) {
    return anybody(press, by -> answered(by, place(press, 1), deed.of(action(press)).refusal()));
  }

  /** A reminder is drawn anew where it stands; the lists are drawn in answer. */
  private Reply answered(Someone by, Place place, Optional<String> refused) {
    if (place == Place.REMINDER) {
      return refused.map(Reply::privately).orElseGet(Reply::nothing);
    }
    return drawn(by, place, refused);
  }

  private Reply tomorrow(Interaction press) {
    return anybody(
        press,
        by -> {
          Optional<AgreedAction> action = actions.find(action(press));
          Optional<Member> owner =
              action.flatMap(one -> members.kept(one.now().owner()).map(Stored::value));
          if (owner.isEmpty()) {
            return Reply.privately(MeetingDeeds.GONE);
          }
          Instant next = diary.businessDaysLater(owner.get(), clock.instant(), 1);
          LocalDate due = diary.day(owner.get(), next);
          return answered(
              by,
              place(press, 1),
              actions.due(press.id(), press.user(), action(press), due).refusal());
        });
  }

  private Reply form(Interaction press, BiFunction<Interaction, AgreedAction, Form> form) {
    return anybody(
        press,
        by ->
            actions
                .find(action(press))
                .map(found -> Reply.open(form.apply(press, found)))
                .orElseGet(() -> Reply.privately(MeetingDeeds.GONE)));
  }

  private Form changeForm(Interaction press, AgreedAction action) {
    List<UserRef> owner =
        members.named(List.of(action.now().owner())).values().stream()
            .flatMap(member -> member.identities().stream())
            .filter(identity -> identity.platform() == press.user().platform())
            .limit(1)
            .toList();
    return MeetingForms.change(submit(CHANGED, press), action, owner);
  }

  private Form dropForm(Interaction press, AgreedAction action) {
    return MeetingForms.drop(submit(DROPPED, press), action);
  }

  private static Action submit(String name, Interaction press) {
    return Action.of(name, press.action().argument(0), press.action().argument(1));
  }

  private Reply changed(Interaction form) {
    return anybody(
        form,
        by -> {
          Optional<AgreedAction> action = actions.find(action(form));
          if (action.isEmpty()) {
            return Reply.privately(MeetingDeeds.GONE);
          }
          LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
          Map<String, String> wrong = new HashMap<>();
          Optional<LocalDate> due =
              FormReading.due(form, today, Optional.of(action.get().now().due()))
                  .either(
                      Optional::of,
                      why -> {
                        wrong.put(MeetingForms.DUE, why);
                        return Optional.empty();
                      });
          Optional<MemberId> owner =
              reading
                  .owner(form)
                  .either(
                      member -> Optional.of(member.id()),
                      why -> {
                        wrong.put(MeetingForms.OWNER, why);
                        return Optional.empty();
                      });
          if (due.isEmpty() || owner.isEmpty()) {
            return new Reply.Invalid(wrong);
          }
          return submitted(
              by, form, actions.give(form.id(), form.user(), action(form), owner.get(), due.get()));
        });
  }

  private Reply dropped(Interaction form) {
    return anybody(
        form,
        by ->
            Said.line(form.text(MeetingForms.WHY).orElse(""), "why it is not needed any more")
                .either(
                    why ->
                        submitted(
                            by, form, actions.drop(form.id(), form.user(), action(form), why)),
                    why -> Reply.invalid(MeetingForms.WHY, why)));
  }

  private Reply submitted(Someone by, Interaction form, Result<AgreedAction> result) {
    Place place = place(form, 1);
    if (place == Place.REMINDER || place == Place.FORM) {
      return answered(by, place, result.refusal());
    }
    return Reply.privately(card(by, place, result.refusal()));
  }

  private Reply drawn(Someone by, Place place, Optional<String> notice) {
    if (place == Place.FORM) {
      List<Form.Part> parts = new ArrayList<>();
      elements(by, place, notice).forEach(element -> parts.add(new Form.Shown(element)));
      return Reply.open(new Form("What you agreed to do", Optional.empty(), "", parts));
    }
    return Reply.replace(card(by, place, notice));
  }

  private Card card(Someone by, Place place, Optional<String> notice) {
    List<Element> elements = new ArrayList<>();
    String title = place == Place.ALL ? "What everybody agreed to do" : "What you agreed to do";
    elements.add(new Element.Text(Span.strong(title)));
    elements.addAll(elements(by, place, notice));
    elements.add(
        new Element.Actions(
            List.of(
                place == Place.ALL
                    ? Control.button("Mine", "Only mine", Action.of(SHOW, Place.MINE.code()))
                    : Control.button(
                        "Everybody’s", "Everybody’s", Action.of(SHOW, Place.ALL.code())))));
    return new Card(elements, title);
  }

  private List<Element> elements(Someone by, Place place, Optional<String> notice) {
    List<Element> elements = new ArrayList<>();
    notice.ifPresent(words -> elements.add(new Element.Text(Span.plain(words))));
    Instant since = clock.instant().minus(LATELY);
    List<AgreedAction> all = new ArrayList<>(actions.open());
    actions.latest(CLOSED).stream()
        .filter(action -> action.closedAt().filter(since::isBefore).isPresent())
        .forEach(all::add);
    Map<MemberId, Member> people =
        members.named(all.stream().map(action -> action.now().owner()).toList());
    if (place != Place.ALL) {
      all.removeIf(action -> !owns(by, people.get(action.now().owner())));
    }
    ActionRow row = new ActionRow(place, people, zone);
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    all.stream().limit(ROWS).forEach(action -> elements.addAll(row.draw(action, today)));
    if (all.size() > ROWS) {
      elements.add(new Element.Quiet(Span.plain("and " + (all.size() - ROWS) + " more")));
    }
    if (all.isEmpty()) {
      elements.add(
          new Element.Text(
              Span.plain("Nothing. What the meeting agrees on is written down under "),
              Span.typed("agenda"),
              Span.plain(".")));
    }
    return elements;
  }

  private static boolean owns(Someone by, @Nullable Member owner) {
    return owner != null && owner.id().equals(by.id());
  }
}

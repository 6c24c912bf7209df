package io.github.rallybot.queue;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.Command;
import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.member.Availability;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.member.Someone;
import io.github.rallybot.schedule.DayWords;
import io.github.rallybot.schedule.HolidayCalendars;
import io.github.rallybot.schedule.HoursWords;
import io.github.rallybot.schedule.Understood;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When people work: {@code leads away until 3 Dec}, {@code back}, {@code hours 8-16} and {@code
 * holidays DE-BY}. Everybody speaks for themselves.
 */
public final class AbsenceConversation implements Conversation {

  static final String BACK = "absence.back";

  private final Members members;
  private final Diary diary;
  private final HolidayCalendars calendars;
  private final Clock clock;

  public AbsenceConversation(
      Members members, Diary diary, HolidayCalendars calendars, Clock clock) {
    this.members = members;
    this.diary = diary;
    this.calendars = calendars;
    this.clock = clock;
  }

  @Override
  public void register(Router router) {
    router.on(
        BACK,
        press ->
            Reply.replace(card(List.of(Span.plain(welcome(end(members.someone(press.user()))))))));
  }

  /** Answers a command that is about somebody's own working time; empty if it is not. */
  Optional<Reply> answer(Command command, Someone someone) {
    String rest = words(command.rest());
    return switch (command.word(0)) {
      case "away" -> Optional.of(away(someone, rest));
      case "back" -> Optional.of(back(someone));
      case "hours" -> Optional.of(hours(someone, rest));
      case "holidays" -> Optional.of(holidays(someone, rest));
      default -> Optional.empty();
    };
  }

  private static String words(Command command) {
    return command.words().stream()
        .flatMap(
            word ->
                word instanceof Command.Word.Plain plain
                    ? java.util.stream.Stream.of(plain.text())
                    : java.util.stream.Stream.empty())
        .collect(Collectors.joining(" "));
  }

  private Reply away(Someone someone, String words) {
    LocalDate today = diary.day(someone.member(), clock.instant());
    return DayWords.back(words, today)
        .either(back -> leave(someone, today, back), Reply::privately);
  }

  private Reply leave(Someone someone, LocalDate today, LocalDate back) {
    members.reschedule(someone, now -> now.away(new Availability.Absence(from(now, today), back)));
    return say(
        "You are away until "
            + DayWords.inWords(back, today)
            + ". No reminders until then, and what waits for you is offered to whoever is on duty.",
        Control.button("I’m back", "End my absence", Action.of(BACK)));
  }

  /** An absence that is made longer or shorter stays the same one. */
  private static LocalDate from(Availability now, LocalDate today) {
    return now.absence().filter(days -> days.on(today)).map(days -> days.from()).orElse(today);
  }

  private Reply back(Someone someone) {
    Member member = someone.member();
    if (member.availability().absence().isEmpty()) {
      return Reply.privately(
          card(
              List.of(
                  Span.plain("You are not away. Before you leave, type "),
                  Span.typed("leads away until 3 Dec"))));
    }
    Member after = end(someone);
    return say(welcome(after));
  }

  private String welcome(Member member) {
    return "Welcome back. Reminders come again in your working hours: "
        + diary.hours(member).inWords()
        + ".";
  }

  /** Ends somebody's absence. Idempotent. */
  Member end(Someone someone) {
    return members.reschedule(someone, Availability::back);
  }

  private Reply hours(Someone someone, String words) {
    if (words.isEmpty()) {
      return when("", someone.member());
    }
    if (words.matches("(?i)team|usual|default|reset")) {
      return when("Saved. ", members.reschedule(someone, Availability::withUsualHours));
    }
    return HoursWords.read(words, diary.hours(someone.member()))
        .either(
            hours -> when("Saved. ", members.reschedule(someone, now -> now.with(hours))),
            Reply::privately);
  }

  private Reply holidays(Someone someone, String words) {
    if (words.isEmpty()) {
      return when("", someone.member());
    }
    Understood<String> region = calendars.region(words);
    return region.either(
        code -> when("Saved. ", members.reschedule(someone, now -> now.keeping(code))),
        Reply::privately);
  }

  private Reply when(String before, Member member) {
    String region = diary.holidays(member);
    return Reply.privately(
        card(
            List.of(
                Span.plain(
                    before
                        + "You work "
                        + diary.hours(member).inWords()
                        + " by the clock of "
                        + diary.zone(member).getId()
                        + ", and "
                        + (region.equals(HolidayCalendars.NONE)
                            ? "keep no public holidays"
                            : "keep the public holidays of " + HolidayCalendars.name(region))
                        + ". Reminders come at the beginning. To change it, type "),
                Span.typed("leads hours 8-16 mon-thu"),
                Span.plain(", or "),
                Span.typed("leads holidays DE-BY"),
                Span.plain("; your zone is that of your profile."))));
  }

  private static Reply say(String text, Control... controls) {
    return Reply.privately(card(List.of(Span.plain(text)), controls));
  }

  private static Card card(List<Span> words, Control... controls) {
    List<Element> elements = new ArrayList<>();
    elements.add(new Element.Text(words));
    if (controls.length > 0) {
      elements.add(new Element.Actions(List.of(controls)));
    }
    return new Card(elements, "Your working time");
  }
}

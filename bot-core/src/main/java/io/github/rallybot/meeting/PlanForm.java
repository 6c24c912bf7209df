package io.github.rallybot.meeting;

import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.meeting.MeetingPlan.Version;
import io.github.rallybot.schedule.HolidayCalendars;
import io.github.rallybot.schedule.HoursWords;
import io.github.rallybot.schedule.Rhythm;
import io.github.rallybot.schedule.Understood;
import io.github.rallybot.setup.ChannelCheck;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is asked about the meeting, and what was answered. */
final class PlanForm {

  static final String WEEKDAY = "meeting-weekday";
  static final String AT = "meeting-at";
  static final String MINUTES = "meeting-minutes";
  static final String RHYTHM = "meeting-rhythm";
  static final String CHANNEL = "meeting-channel";
  static final String ZONE = "meeting-zone";
  static final String HOLIDAYS = "meeting-holidays";
  static final String ON_HOLIDAY = "meeting-on-holiday";

  /** There is no meeting. */
  static final String NONE = "none";

  private final HolidayCalendars calendars;
  private final ChannelCheck check;

  PlanForm(HolidayCalendars calendars, Platforms platforms) {
    this.calendars = calendars;
    this.check = new ChannelCheck(platforms);
  }

  /**
   * What was answered.
   *
   * @param wrong what is to be put right, by input
   * @param wish what it comes to; empty if something is wrong, or no weekday was chosen
   */
  record Answer(Map<String, String> wrong, Optional<Version> wish) {
    Answer {
      wrong = Map.copyOf(wrong);
    }
  }

  /** The few things without which there is no meeting. */
  List<Form.Part> first(Version now) {
    List<Form.Option> days = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.add(
          new Form.Option(
              day.name().toLowerCase(Locale.ROOT),
              day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    }
    days.add(new Form.Option(NONE, "No meeting, and no digest"));
    List<Form.Option> rhythms = new ArrayList<>();
    for (Rhythm rhythm : Rhythm.values()) {
      rhythms.add(new Form.Option(rhythm.code(), rhythm.inWords()));
    }
    boolean off = !now.on() && now.by().isPresent();
    return List.of(
        new Form.ChoiceInput(
            WEEKDAY,
            "When do sales and marketing meet?",
            "The digest is its agenda: drafted to leaders the working day before, then posted.",
            false,
            days,
            Optional.of(off ? NONE : now.weekday().name().toLowerCase(Locale.ROOT))),
        line(AT, "At what time?", "", HoursWords.clock(now.at()), 10),
        line(
            MINUTES,
            "For how many minutes?",
            MeetingPlan.SHORTEST + " to " + MeetingPlan.LONGEST + ".",
            Integer.toString(now.minutes()),
            10),
        new Form.ChoiceInput(
            RHYTHM,
            "How often?",
            "A monthly meeting is the first such day of the month after.",
            false,
            rhythms,
            Optional.of(now.rhythm().code())),
        new Form.ChannelInput(
            CHANNEL,
            "Where does the digest go?",
            "Left empty, it goes where leads go.",
            false,
            now.channel()));
  }

  /** What else can be said. */
  List<Form.Part> rest(Version now) {
    List<Form.Option> choices = new ArrayList<>();
    for (OnHoliday one : OnHoliday.values()) {
      choices.add(new Form.Option(one.code(), one.inWords()));
    }
    return List.of(
        line(
            HOLIDAYS,
            "Whose public holidays count?",
            "Countries or regions, such as DE-BY, US. Left empty: those of the team.",
            String.join(", ", now.holidays()),
            100),
        new Form.ChoiceInput(
            ON_HOLIDAY,
            "On a public holiday …",
            "",
            false,
            choices,
            Optional.of(now.onHoliday().code())),
        line(
            ZONE,
            "In which time zone?",
            "Such as Europe/Berlin. Left empty: that of the team.",
            now.zone().map(ZoneId::getId).orElse(""),
            60));
  }

  private static Form.TextInput line(
      String key, String label, String hint, String initial, int longest) {
    return new Form.TextInput(key, label, hint, false, Form.TextInput.Lines.ONE, longest, initial);
  }

  /**
   * @param whole whether {@link #rest} was asked too
   */
  Answer read(Interaction form, Version now, boolean whole) {
    Optional<String> weekday = form.text(WEEKDAY);
    if (weekday.isEmpty()) {
      return new Answer(Map.of(), Optional.empty());
    }
    if (weekday.get().equals(NONE)) {
      return new Answer(Map.of(), Optional.of(off(now)));
    }
    Map<String, String> wrong = new HashMap<>();
    LocalTime at = form.text(AT).map(words -> time(words, now, wrong)).orElse(now.at());
    int minutes = form.text(MINUTES).map(words -> minutes(words, now, wrong)).orElse(now.minutes());
    Rhythm rhythm = form.text(RHYTHM).flatMap(Rhythm::of).orElse(now.rhythm());
    Optional<ChannelRef> channel =
        form.values().get(CHANNEL) instanceof FormValue.Channel chosen
            ? Optional.of(chosen.channel())
            : Optional.empty();
    channel
        .filter(chosen -> !now.channel().equals(Optional.of(chosen)))
        .flatMap(this::obstacle)
        .ifPresent(why -> wrong.put(CHANNEL, why));
    List<String> holidays = whole ? holidays(form, wrong) : now.holidays();
    Optional<ZoneId> zone = whole ? zone(form, wrong) : now.zone();
    OnHoliday onHoliday = form.text(ON_HOLIDAY).flatMap(OnHoliday::of).orElse(now.onHoliday());
    return wrong.isEmpty()
        ? new Answer(
            wrong,
            Optional.of(
                new Version(
                    true,
                    DayOfWeek.valueOf(weekday.get().toUpperCase(Locale.ROOT)),
                    at,
                    zone,
                    rhythm,
                    minutes,
                    holidays,
                    onHoliday,
                    channel,
                    now.by(),
                    now.since())))
        : new Answer(wrong, Optional.empty());
  }

  /** Why nothing can be posted in a channel, and what to do; empty if it can. */
  Optional<String> obstacle(ChannelRef channel) {
    return check.obstacle(channel);
  }

  private static Version off(Version now) {
    return new Version(
        false,
        now.weekday(),
        now.at(),
        now.zone(),
        now.rhythm(),
        now.minutes(),
        now.holidays(),
        now.onHoliday(),
        now.channel(),
        now.by(),
        now.since());
  }

  private static LocalTime time(String words, Version now, Map<String, String> wrong) {
    return HoursWords.time(words)
        .orElseGet(
            () -> {
              wrong.put(AT, "Say a time of the day, such as 10:00 or 2pm.");
              return now.at();
            });
  }

  private static int minutes(String words, Version now, Map<String, String> wrong) {
    String digits = words.replaceFirst("\\s*min(utes?)?\\.?$", "");
    int minutes = digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
    if (minutes < MeetingPlan.SHORTEST || minutes > MeetingPlan.LONGEST) {
      wrong.put(
          MINUTES,
          "Say a number from " + MeetingPlan.SHORTEST + " to " + MeetingPlan.LONGEST + ".");
      return now.minutes();
    }
    return minutes;
  }

  private List<String> holidays(Interaction form, Map<String, String> wrong) {
    List<String> regions = new ArrayList<>();
    for (String words : form.text(HOLIDAYS).orElse("").split("[,;]", -1)) {
      if (!words.isBlank()) {
        Understood<String> region = calendars.region(words);
        if (region instanceof Understood.Yes<String> known) {
          regions.add(known.value());
        } else {
          wrong.put(
              HOLIDAYS, "I know no holidays of “" + words.strip() + "”. Try DE, US or DE-BY.");
        }
      }
    }
    return regions;
  }

  private static Optional<ZoneId> zone(Interaction form, Map<String, String> wrong) {
    try {
      return form.text(ZONE).map(ZoneId::of);
    } catch (DateTimeException unknown) {
      wrong.put(ZONE, "I know no such time zone. Use a name such as Europe/Berlin.");
      return Optional.empty();
    }
  }
}

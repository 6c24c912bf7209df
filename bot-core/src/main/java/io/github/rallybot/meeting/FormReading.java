package io.github.rallybot.meeting;

import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import io.github.rallybot.schedule.Understood;
import java.time.LocalDate;
import java.util.Optional;

/** Reads what people filled in: who does something, and until when. */
record FormReading(Members members) {

  /** More ahead than this, it is a slip. */
  private static final int FURTHEST = 400;

  /** Who was chosen; they become a member if they are none yet. */
  Understood<Member> owner(Interaction form) {
    Optional<UserRef> user =
        form.values().get(MeetingForms.OWNER) instanceof FormValue.People people
            ? people.people().stream().findFirst()
            : Optional.empty();
    if (user.isEmpty()) {
      return Understood.no("Choose who does it.");
    }
    try {
      Member member = members.enrolled(user.get());
      return member.colleague()
          ? Understood.yes(member)
          : Understood.no("They are a guest here, or have left. Choose a colleague.");
    } catch (PlatformException away) {
      return Understood.no("I could not look them up just now. Try again in a moment.");
    }
  }

  /**
   * The day that was chosen.
   *
   * @param before the day that stood there; it may be over
   */
  static Understood<LocalDate> due(Interaction form, LocalDate today, Optional<LocalDate> before) {
    if (!(form.values().get(MeetingForms.DUE) instanceof FormValue.Date date)) {
      return Understood.no("Choose until when.");
    }
    return due(date.date(), today, before);
  }

  /** Likewise one that was chosen elsewhere. */
  static Understood<LocalDate> due(LocalDate day, LocalDate today, Optional<LocalDate> before) {
    if (day.isBefore(today) && !before.equals(Optional.of(day))) {
      return Understood.no("Choose a day that is not over.");
    }
    return day.isAfter(today.plusDays(FURTHEST))
        ? Understood.no("That is more than a year away. Is the year right?")
        : Understood.yes(day);
  }
}

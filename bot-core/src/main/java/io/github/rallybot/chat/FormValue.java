package io.github.rallybot.chat;

import java.time.LocalDate;
import java.util.List;

/** What a person left in one input of a form. An input left empty has no value at all. */
public sealed interface FormValue {

  /** Typed text, or the code of the one choice taken. */
  record Text(String text) implements FormValue {}

  record Date(LocalDate date) implements FormValue {}

  /** The codes of the boxes ticked. */
  record Choices(List<String> codes) implements FormValue {
    public Choices {
      codes = List.copyOf(codes);
    }
  }

  record People(List<UserRef> people) implements FormValue {
    public People {
      people = List.copyOf(people);
    }
  }

  record Channel(ChannelRef channel) implements FormValue {}
}

package io.github.rallybot.setup;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.member.Someone;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What another feature asks in the form that sets the bot up. It can always be left out. */
public interface SetupStep {

  /** Inputs, whose keys no other step has. */
  List<Form.Part> parts();

  /** What has to be put right before anything is saved, by input. */
  Map<String, String> wrong(Interaction form);

  /**
   * Saves what is not wrong.
   *
   * @return what to say of it; empty if it was left out, or nothing has changed
   */
  Optional<String> save(Interaction form, Someone by);
}

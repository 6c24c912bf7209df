package io.github.rallybot.meeting;

import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.member.Someone;
import io.github.rallybot.setup.SetupStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The meeting in the form that sets the bot up. */
record MeetingStep(Plans plans, PlanForm form) implements SetupStep {

  @Override
  public List<Form.Part> parts() {
    return form.first(plans.plan().now());
  }

  @Override
  public Map<String, String> wrong(Interaction submitted) {
    return form.read(submitted, plans.plan().now(), false).wrong();
  }

  @Override
  public Optional<String> save(Interaction submitted, Someone by) {
    return form.read(submitted, plans.plan().now(), false)
        .wish()
        .filter(wish -> wish.on() || plans.plan().now().on())
        .filter(wish -> plans.say(by, wish))
        .map(wish -> wish.on() ? "The meeting is planned." : "There is no meeting any more.");
  }
}

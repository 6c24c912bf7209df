package io.github.rallybot.room;

import com.github.f4b6a3.ulid.UlidCreator;
import io.github.rallybot.schedule.Period;

/**
 * The forms of the page. Each names the deed that sending it is, so that sending it twice does it
 * once; where scripts run, they name one for each press.
 */
record PageForms(Html html, Period period) {

  /** Begins a form for deeds about something. */
  Html open(String name, String about, String kind) {
    html.open(
        "form", "method", "post", "action", period.id() + "/deeds", "class", kind, "data-form", "");
    hidden("deed", UlidCreator.getUlid().toString());
    return hidden(name, about);
  }

  Html hidden(String name, String value) {
    return html.lone("input", "type", "hidden", "name", name, "value", value);
  }

  /** A button that does something; its words are seen, its description is heard. */
  Html button(String deed, String words, String description, String... attributes) {
    String[] all = new String[attributes.length + 8];
    String[] first = {"name", "do", "value", deed, "aria-label", description, "title", description};
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(attributes, 0, all, first.length, attributes.length);
    return html.leaf("button", words, all);
  }
}

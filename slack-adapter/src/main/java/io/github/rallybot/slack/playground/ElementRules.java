package io.github.rallybot.slack.playground;

import static java.util.Map.entry;

import io.github.rallybot.playground.Wire;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Slack accepts of buttons, selects and inputs; source: docs.slack.dev/reference/block-kit
 * (block elements, composition objects).
 */
final class ElementRules {
  private static final String PLAIN = "plain_text";
  private static final Set<String> SELECT = Set.of("placeholder", "confirm", "focus_on_load");

  /** The fields of each element, apart from type, action_id and those of every select. */
  private static final Map<String, Set<String>> FIELDS =
      Map.ofEntries(
          entry(
              "button", Set.of("text", "url", "value", "style", "confirm", "accessibility_label")),
          entry("static_select", Set.of("options", "option_groups", "initial_option")),
          entry(
              "multi_static_select",
              Set.of("options", "option_groups", "initial_options", "max_selected_items")),
          entry("external_select", Set.of("initial_option", "min_query_length")),
          entry(
              "multi_external_select",
              Set.of("initial_options", "min_query_length", "max_selected_items")),
          entry("users_select", Set.of("initial_user")),
          entry("multi_users_select", Set.of("initial_users", "max_selected_items")),
          entry(
              "conversations_select",
              Set.of(
                  "initial_conversation",
                  "default_to_current_conversation",
                  "response_url_enabled",
                  "filter")),
          entry(
              "multi_conversations_select",
              Set.of(
                  "initial_conversations",
                  "default_to_current_conversation",
                  "max_selected_items",
                  "filter")),
          entry("channels_select", Set.of("initial_channel", "response_url_enabled")),
          entry("multi_channels_select", Set.of("initial_channels", "max_selected_items")),
          entry("overflow", Set.of("options", "confirm")),
          entry("datepicker", Set.of("initial_date")),
          entry("timepicker", Set.of("initial_time", "timezone")),
          entry("datetimepicker", Set.of("initial_date_time")),
          entry("checkboxes", Set.of("options", "initial_options")),
          entry("radio_buttons", Set.of("options", "initial_option")),
          entry(
              "plain_text_input",
              Set.of(
                  "initial_value",
                  "multiline",
                  "min_length",
                  "max_length",
                  "dispatch_action_config")),
          entry("email_text_input", Set.of("initial_value", "dispatch_action_config")),
          entry("url_text_input", Set.of("initial_value", "dispatch_action_config")),
          entry(
              "number_text_input",
              Set.of(
                  "is_decimal_allowed",
                  "initial_value",
                  "min_value",
                  "max_value",
                  "dispatch_action_config")),
          entry("rich_text_input", Set.of("initial_value", "dispatch_action_config")),
          entry("file_input", Set.of("filetypes", "max_files")));

  private static final Set<String> INPUT_ONLY =
      Set.of(
          "plain_text_input",
          "email_text_input",
          "url_text_input",
          "number_text_input",
          "file_input");
  private static final Set<String> NEVER_INPUT = Set.of("button", "overflow");

  private final Findings findings;

  ElementRules(Findings findings) {
    this.findings = findings;
  }

  void interactive(JsonNode element, String at) {
    check(element, at, !INPUT_ONLY.contains(Wire.text(element, "type")));
  }

  void input(JsonNode element, String at) {
    check(element, at, !NEVER_INPUT.contains(Wire.text(element, "type")));
  }

  private void check(JsonNode element, String at, boolean fits) {
    String type = Wire.text(element, "type");
    Set<String> own = FIELDS.get(type);
    if (own == null || !fits) {
      findings.add("unsupported type: " + type, at + "/type");
      return;
    }
    Set<String> allowed = new HashSet<>(own);
    allowed.add("type");
    allowed.add("action_id");
    if (!NEVER_INPUT.contains(type)) {
      allowed.addAll(SELECT);
    }
    findings.onlyFields(element, at, allowed);
    findings.actionId(element, at);
    findings.text(element, "placeholder", at, 150, false, PLAIN);
    confirm(element.path("confirm"), at + "/confirm");
    if (element.has("max_selected_items") && element.path("max_selected_items").asInt(0) < 1) {
      findings.add("must be at least 1", at + "/max_selected_items");
    }
    switch (type) {
      case "button" -> button(element, at);
      case "overflow" -> options(element, at, 1, 5);
      case "checkboxes", "radio_buttons" -> options(element, at, 1, 10);
      case "static_select", "multi_static_select" -> select(element, at);
      case "plain_text_input" -> plainTextInput(element, at);
      case "datepicker" -> date(element, at);
      default -> {}
    }
  }

  private void button(JsonNode button, String at) {
    findings.text(button, "text", at, 75, true, PLAIN);
    findings.string(button, "value", at, 0, 2000);
    findings.string(button, "url", at, 0, 3000);
    findings.string(button, "accessibility_label", at, 0, 75);
    if (button.has("style") && !Set.of("primary", "danger").contains(Wire.text(button, "style"))) {
      findings.add("invalid style", at + "/style");
    }
  }

  private void plainTextInput(JsonNode input, String at) {
    findings.string(input, "initial_value", at, 0, 3000);
    int most = input.path("max_length").asInt(3000);
    if (most < 1 || most > 3000) {
      findings.add("must be between 1 and 3000", at + "/max_length");
    }
    int least = input.path("min_length").asInt(0);
    if (least < 0 || least > most) {
      findings.add("must be between 0 and max_length", at + "/min_length");
    }
  }

  private void date(JsonNode picker, String at) {
    if (picker.has("initial_date")
        && !Wire.text(picker, "initial_date").matches("\\d{4}-\\d{2}-\\d{2}")) {
      findings.add("must be a date of the form YYYY-MM-DD", at + "/initial_date");
    }
  }

  private void select(JsonNode select, String at) {
    if (select.has("options") == select.has("option_groups")) {
      findings.add("exactly one of options and option_groups is required", at);
      return;
    }
    if (select.has("options")) {
      options(select, at, 1, 100);
    } else {
      List<JsonNode> groups = findings.array(select, "option_groups", at, 1, 100);
      for (int i = 0; i < groups.size(); i++) {
        String here = at + "/option_groups/" + i;
        findings.onlyFields(groups.get(i), here, Set.of("label", "options"));
        findings.text(groups.get(i), "label", here, 75, true, PLAIN);
        options(groups.get(i), here, 1, 100);
      }
    }
    initial(select, at);
  }

  private void initial(JsonNode select, String at) {
    JsonNode initial = select.path("initial_option");
    if (initial.isObject()
        && !select.findValues("value").isEmpty()
        && offered(select).noneMatch(option -> option.equals(initial))) {
      findings.add("must be one of the options", at + "/initial_option");
    }
  }

  private static java.util.stream.Stream<JsonNode> offered(JsonNode select) {
    return java.util.stream.Stream.concat(
        select.path("options").valueStream(),
        select
            .path("option_groups")
            .valueStream()
            .flatMap(group -> group.path("options").valueStream()));
  }

  private void options(JsonNode holder, String at, int least, int most) {
    List<JsonNode> options = findings.array(holder, "options", at, least, most);
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.get(i);
      String here = at + "/options/" + i;
      findings.onlyFields(option, here, Set.of("text", "value", "description", "url"));
      boolean marked = Set.of("checkboxes", "radio_buttons").contains(Wire.text(holder, "type"));
      if (marked) {
        findings.text(option, "text", here, 75, true, PLAIN, "mrkdwn");
        findings.text(option, "description", here, 75, false, PLAIN, "mrkdwn");
      } else {
        findings.text(option, "text", here, 75, true, PLAIN);
        findings.text(option, "description", here, 75, false, PLAIN);
      }
      findings.string(option, "value", here, 1, 150);
      findings.string(option, "url", here, 0, 3000);
    }
    initial(holder, at);
  }

  private void confirm(JsonNode confirm, String at) {
    if (confirm.isMissingNode()) {
      return;
    }
    findings.onlyFields(confirm, at, Set.of("title", "text", "confirm", "deny", "style"));
    findings.text(confirm, "title", at, 100, true, PLAIN);
    findings.text(confirm, "text", at, 300, true, PLAIN, "mrkdwn");
    findings.text(confirm, "confirm", at, 30, true, PLAIN);
    findings.text(confirm, "deny", at, 30, true, PLAIN);
  }
}

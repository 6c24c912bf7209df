package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Slack accepts of blocks and views, and how it refuses the rest; source:
 * docs.slack.dev/reference/block-kit/blocks and /reference/views. Blocks that the bot has no use
 * for (card, carousel, plan and such) pass by their type alone.
 */
final class BlockRules {
  private static final String PLAIN = "plain_text";
  private static final String MARKED = "mrkdwn";
  private static final Set<String> UNCHECKED =
      Set.of(
          "card",
          "carousel",
          "container",
          "context_actions",
          "file",
          "plan",
          "rich_text",
          "task_card",
          "video");

  /** Slack refuses about here, although each block is within its own limits: bolt-js#2509. */
  private static final int ALL_BLOCKS = 13_200;

  private final Findings findings = new Findings();
  private final ElementRules elements = new ElementRules(findings);
  private final TableRules tables = new TableRules(findings);
  private final ChartRules charts = new ChartRules(findings);

  private BlockRules() {}

  /** Refuses the blocks of a message. */
  static void checkMessage(JsonNode blocks) {
    BlockRules rules = new BlockRules();
    if (!blocks.isArray()) {
      throw new SlackError("invalid_blocks_format");
    }
    rules.blocks(blocks, 50, "", false);
    if (!rules.findings.messages().isEmpty()) {
      throw new SlackError("invalid_blocks", rules.findings.messages());
    }
    if (rules.findings.characters() > ALL_BLOCKS) {
      throw new SlackError("msg_blocks_too_long");
    }
  }

  /** Refuses a modal or a home tab. */
  static void checkView(JsonNode view) {
    checkView(view, Wire.text(view, "type"));
  }

  /** The same, and what is not of this type: modal or home. */
  static void checkView(JsonNode view, String wanted) {
    BlockRules rules = new BlockRules();
    rules.view(view);
    if (view.isObject() && !Wire.text(view, "type").equals(wanted)) {
      rules.findings.add("must be of type " + wanted, "/view/type");
    }
    if (!rules.findings.messages().isEmpty()) {
      throw new SlackError("invalid_arguments", rules.findings.messages());
    }
  }

  private void view(JsonNode view) {
    String at = "/view";
    if (!view.isObject()) {
      findings.add("must be an object", at);
      return;
    }
    findings.onlyFields(
        view,
        at,
        Set.of(
            "type",
            "title",
            "blocks",
            "close",
            "submit",
            "private_metadata",
            "callback_id",
            "clear_on_close",
            "notify_on_close",
            "external_id",
            "submit_disabled"));
    String type = Wire.text(view, "type");
    if (type.equals("modal")) {
      findings.text(view, "title", at, 24, true, PLAIN);
      findings.text(view, "submit", at, 24, false, PLAIN);
      findings.text(view, "close", at, 24, false, PLAIN);
    } else if (!type.equals("home")) {
      findings.add("unsupported type: " + type, at + "/type");
    }
    findings.string(view, "private_metadata", at, 0, 3000);
    findings.string(view, "callback_id", at, 0, 255);
    findings.string(view, "external_id", at, 0, 255);
    blocks(view.path("blocks"), 100, at, true);
    boolean asks =
        view.path("blocks")
            .valueStream()
            .anyMatch(block -> Wire.text(block, "type").equals("input"));
    if (type.equals("modal") && asks && !view.has("submit")) {
      findings.add("missing required field: submit (there is an input block)", at);
    }
  }

  private void blocks(JsonNode blocks, int most, String at, boolean inView) {
    if (!blocks.isArray()) {
      findings.add("missing required field: blocks", at.isEmpty() ? "/" : at);
      return;
    }
    if (blocks.size() > most) {
      findings.add("no more than " + most + " items allowed", at + "/blocks");
    }
    for (int i = 0; i < blocks.size(); i++) {
      block(blocks.get(i), at + "/blocks/" + i, inView);
    }
  }

  private void block(JsonNode block, String at, boolean inView) {
    findings.blockId(block, at);
    switch (Wire.text(block, "type")) {
      case "section" -> section(block, at);
      case "actions" -> actions(block, at);
      case "context" -> context(block, at);
      case "divider" -> fields(block, at, Set.of());
      case "header" -> {
        fields(block, at, Set.of("text", "level"));
        findings.text(block, "text", at, 150, true, PLAIN);
      }
      case "image" -> {
        fields(block, at, Set.of("image_url", "slack_file", "alt_text", "title"));
        image(block, at);
        findings.text(block, "title", at, 2000, false, PLAIN);
      }
      case "input" -> input(block, at);
      case "markdown" -> {
        fields(block, at, Set.of("text"));
        findings.string(block, "text", at, 1, 12_000);
      }
      case "table" -> {
        fields(block, at, Set.of("rows", "column_settings"));
        tables.table(block, at, inView);
      }
      case "data_visualization" -> charts.chart(block, at);
      case "data_table" -> tables.dataTable(block, at, inView);
      case "alert" -> {
        if (!inView) {
          findings.add("unsupported type: alert", at + "/type");
        }
      }
      default -> {
        String type = Wire.text(block, "type");
        if (!UNCHECKED.contains(type)) {
          findings.add("unsupported type: " + type, at + "/type");
        }
      }
    }
  }

  private void fields(JsonNode block, String at, Set<String> own) {
    Set<String> allowed = new java.util.HashSet<>(own);
    allowed.add("type");
    allowed.add("block_id");
    findings.onlyFields(block, at, allowed);
  }

  private void section(JsonNode block, String at) {
    fields(block, at, Set.of("text", "fields", "accessory", "expand"));
    if (!block.has("text") && !block.has("fields")) {
      findings.add("either text or fields must be provided", at);
    }
    findings.text(block, "text", at, 3000, false, PLAIN, MARKED);
    if (block.has("fields")) {
      List<JsonNode> fields = findings.array(block, "fields", at, 1, 10);
      for (int i = 0; i < fields.size(); i++) {
        findings.textObject(fields.get(i), at + "/fields/" + i, 2000, PLAIN, MARKED);
      }
    }
    if (block.has("accessory")) {
      JsonNode accessory = block.path("accessory");
      if (Wire.text(accessory, "type").equals("image")) {
        image(accessory, at + "/accessory");
      } else {
        elements.interactive(accessory, at + "/accessory");
      }
    }
  }

  private void actions(JsonNode block, String at) {
    fields(block, at, Set.of("elements"));
    List<JsonNode> all = findings.array(block, "elements", at, 1, 25);
    for (int i = 0; i < all.size(); i++) {
      elements.interactive(all.get(i), at + "/elements/" + i);
    }
  }

  private void context(JsonNode block, String at) {
    fields(block, at, Set.of("elements"));
    List<JsonNode> all = findings.array(block, "elements", at, 1, 10);
    for (int i = 0; i < all.size(); i++) {
      String here = at + "/elements/" + i;
      if (Wire.text(all.get(i), "type").equals("image")) {
        image(all.get(i), here);
      } else {
        findings.textObject(all.get(i), here, 3000, PLAIN, MARKED);
      }
    }
  }

  private void image(JsonNode image, String at) {
    findings.string(image, "alt_text", at, 1, 2000);
    findings.string(image, "image_url", at, 0, 3000);
    if (!image.has("image_url") && !image.has("slack_file")) {
      findings.add("either image_url or slack_file must be provided", at);
    }
  }

  private void input(JsonNode block, String at) {
    fields(block, at, Set.of("label", "element", "hint", "optional", "dispatch_action"));
    findings.text(block, "label", at, 2000, true, PLAIN);
    findings.text(block, "hint", at, 2000, false, PLAIN);
    if (block.path("element").isObject()) {
      elements.input(block.path("element"), at + "/element");
    } else {
      findings.add("missing required field: element", at);
    }
  }
}

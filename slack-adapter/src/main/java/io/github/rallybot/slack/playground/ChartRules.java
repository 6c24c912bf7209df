package io.github.rallybot.slack.playground;

import io.github.rallybot.playground.Wire;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Slack accepts of charts: two in a message; source:
 * docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
 */
final class ChartRules {
  private static final int MOST = 2;
  private static final int TITLE = 50;
  private static final int LABEL = 20;
  private static final int SERIES = 6;
  private static final int POINTS = 20;
  private static final Set<String> AXES = Set.of("bar", "area", "line");

  private final Findings findings;
  private int charts;

  ChartRules(Findings findings) {
    this.findings = findings;
  }

  void chart(JsonNode block, String at) {
    if (++charts > MOST) {
      findings.add("no more than " + MOST + " data_visualization blocks allowed", at);
    }
    findings.onlyFields(block, at, Set.of("type", "block_id", "title", "chart"));
    findings.string(block, "title", at, 1, TITLE);
    JsonNode chart = block.path("chart");
    String type = Wire.text(chart, "type");
    String here = at + "/chart";
    if (type.equals("pie")) {
      segments(chart, here);
    } else if (AXES.contains(type)) {
      series(chart, here);
    } else {
      findings.add("unsupported type: " + type, here + "/type");
    }
  }

  private void segments(JsonNode chart, String at) {
    for (JsonNode segment : findings.array(chart, "segments", at, 1, SERIES)) {
      findings.string(segment, "label", at + "/segments", 1, LABEL);
      if (segment.path("value").asDouble(0) <= 0) {
        findings.add("must be greater than 0", at + "/segments/value");
      }
    }
  }

  private void series(JsonNode chart, String at) {
    findings.onlyFields(chart, at, Set.of("type", "series", "axis_config"));
    JsonNode axis = chart.path("axis_config");
    String axisAt = at + "/axis_config";
    findings.onlyFields(axis, axisAt, Set.of("categories", "x_label", "y_label"));
    findings.string(axis, "x_label", axisAt, 0, TITLE);
    findings.string(axis, "y_label", axisAt, 0, TITLE);
    List<String> categories =
        findings.array(axis, "categories", axisAt, 1, POINTS).stream()
            .map(JsonNode::asString)
            .toList();
    if (categories.stream().anyMatch(name -> name.isEmpty() || name.length() > LABEL)) {
      findings.add("must be 1 to " + LABEL + " characters", axisAt + "/categories");
    }
    Set<String> names = new HashSet<>();
    for (JsonNode one : findings.array(chart, "series", at, 1, SERIES)) {
      findings.string(one, "name", at + "/series", 1, LABEL);
      if (!names.add(Wire.text(one, "name"))) {
        findings.add("name already exists: " + Wire.text(one, "name"), at + "/series");
      }
      points(one, categories, at + "/series/data");
    }
  }

  /** A number for each category, no more and no fewer. */
  private void points(JsonNode series, List<String> categories, String at) {
    List<JsonNode> points = findings.array(series, "data", at, 1, POINTS);
    Set<String> labels = new HashSet<>();
    for (JsonNode point : points) {
      if (!point.path("value").isNumber()) {
        findings.add("must be a number", at + "/value");
      }
      labels.add(Wire.text(point, "label"));
    }
    if (points.size() != labels.size() || !labels.equals(new HashSet<>(categories))) {
      findings.add("labels must match the categories", at);
    }
  }
}

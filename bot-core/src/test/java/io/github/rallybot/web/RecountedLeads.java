package io.github.rallybot.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts leads by plain loops over their export. */
final class RecountedLeads {

  private static final Set<String> APART =
      Set.of("already_customer", "duplicate", "too_late", "unreachable");

  private final Instant from;
  private final Instant to;
  private final Instant now;
  final Map<String, Integer> all = new TreeMap<>();
  final Map<String, Map<String, Map<String, Integer>>> groups = new HashMap<>();
  final List<Long> attempts = new ArrayList<>();
  final List<Long> answers = new ArrayList<>();

  RecountedLeads(Instant from, Instant to, Instant now) {
    this.from = from;
    this.to = to;
    this.now = now;
  }

  private boolean within(String moment) {
    Instant at = Instant.parse(moment);
    return at.compareTo(from) >= 0 && at.compareTo(to) < 0;
  }

  void lead(JsonNode lead) {
    if (lead.has("test") || lead.has("withdrawnAt")) {
      return;
    }
    for (JsonNode attempt : lead.get("attempts")) {
      if (within(attempt.get("at").asString())) {
        all.merge("attempts:" + attempt.get("kind").asString(), 1, Integer::sum);
      }
    }
    JsonNode end = lead.get("outcome");
    if (end != null && within(end.get("at").asString())) {
      count(lead, "ended");
      count(lead, "ended:" + end.get("outcome").asString());
      if (end.has("stage")) {
        count(lead, "ended:lost_at:" + end.get("stage").asString());
      }
      if (end.has("reason")) {
        count(lead, "ended:lost_why:" + end.get("reason").asString());
      }
    }
    if (within(lead.get("receivedAt").asString())) {
      arrived(lead, end);
    }
  }

  private void arrived(JsonNode lead, JsonNode end) {
    Instant came = Instant.parse(lead.get("receivedAt").asString());
    count(lead, "leads");
    String graded = "none";
    if (lead.has("grade")) {
      String grade = lead.get("grade").asString();
      boolean good =
          grade.equals("A")
              || grade.equals("B")
              || (!grade.equals("C") && !grade.equals("D") && Integer.parseInt(grade) > 59);
      graded = good ? "good" : "other";
    }
    count(lead, "graded:" + graded);
    JsonNode counting = null;
    Instant first = null;
    for (JsonNode verdict : lead.get("verdicts")) {
      if (verdict.get("side").asString().equals("sales")) {
        String said =
            (verdict.has("firstAt") ? verdict.get("firstAt") : verdict.get("at")).asString();
        if (first == null || Instant.parse(said).isBefore(first)) {
          first = Instant.parse(said);
        }
        boolean owners =
            lead.has("takenBy")
                && lead.get("takenBy").asString().equals(verdict.get("by").asString());
        boolean countsAlready =
            counting != null
                && lead.has("takenBy")
                && lead.get("takenBy").asString().equals(counting.get("by").asString());
        if (counting == null
            || owners
            || (!countsAlready
                && Instant.parse(verdict.get("at").asString())
                    .isAfter(Instant.parse(counting.get("at").asString())))) {
          counting = verdict;
        }
      }
    }
    if (counting != null) {
      verdict(lead, counting, graded);
      answers.add(Duration.between(came, first).toNanos());
    }
    Instant tried = null;
    boolean reached = false;
    for (JsonNode attempt : lead.get("attempts")) {
      Instant at = Instant.parse(attempt.get("at").asString());
      tried = tried == null || at.isBefore(tried) ? at : tried;
      reached |= attempt.get("kind").asString().equals("reached");
    }
    if (tried != null) {
      count(lead, "tried");
      attempts.add(Duration.between(came, tried).toNanos());
    }
    if (reached) {
      count(lead, "reached");
    }
    Instant settled = first;
    if (end != null) {
      Instant at = Instant.parse(end.get("at").asString());
      settled = settled == null || at.isBefore(settled) ? at : settled;
      count(lead, end.get("outcome").asString());
      if (end.has("stage")) {
        count(lead, "lost_at:" + end.get("stage").asString());
      }
      if (end.has("reason")) {
        count(lead, "lost_why:" + end.get("reason").asString());
      }
    }
    if (lead.has("erasedAt")) {
      Instant at = Instant.parse(lead.get("erasedAt").asString());
      settled = settled == null || at.isBefore(settled) ? at : settled;
    }
    promise(lead, settled);
  }

  private void promise(JsonNode lead, @Nullable Instant settled) {
    Instant due =
        lead.has("answerDueAt") ? Instant.parse(lead.get("answerDueAt").asString()) : null;
    if (settled == null) {
      count(lead, "waiting");
      if (due != null && now.isAfter(due)) {
        count(lead, "overdue");
        count(lead, "promised");
        count(lead, "late");
      }
    } else if (due != null) {
      count(lead, "promised");
      if (settled.isAfter(due)) {
        count(lead, "late");
      }
    }
  }

  private void verdict(JsonNode lead, JsonNode verdict, String graded) {
    count(lead, "answered");
    if (verdict.has("reason")) {
      count(lead, "reason:" + verdict.get("reason").asString());
      if (APART.contains(verdict.get("reason").asString())) {
        count(lead, "apart");
        return;
      }
    }
    count(lead, "judged");
    String said = verdict.get("verdict").asString();
    count(lead, said);
    if (graded.equals("none")) {
      count(lead, "judged:ungraded");
    } else {
      count(lead, "judged:graded_" + graded);
      if (said.equals("good_fit")) {
        count(lead, "good_fit:graded_" + graded);
      }
    }
  }

  private void count(JsonNode lead, String what) {
    all.merge(what, 1, Integer::sum);
    for (String dimension : List.of("source", "campaign", "persona", "country")) {
      groups
          .computeIfAbsent(dimension, any -> new TreeMap<>())
          .computeIfAbsent(
              lead.has(dimension) ? lead.get(dimension).asString() : "", any -> new TreeMap<>())
          .merge(what, 1, Integer::sum);
    }
  }
}

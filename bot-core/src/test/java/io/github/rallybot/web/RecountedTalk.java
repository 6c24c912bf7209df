package io.github.rallybot.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts what was heard, answered and sent by plain loops over the exports. */
final class RecountedTalk {

  private final Instant from;
  private final Instant to;
  private final Map<String, JsonNode> questions = new HashMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  final List<Long> waits = new ArrayList<>();
  final Map<String, Integer> sent = new TreeMap<>();
  final List<String> neverSent = new ArrayList<>();

  RecountedTalk(Instant from, Instant to, List<JsonNode> questions) {
    this.from = from;
    this.to = to;
    for (JsonNode question : questions) {
      this.questions.put(question.get("id").asString(), question);
      if (question.has("answeredAt") && within(question.get("answeredAt"))) {
        counts.merge("questions:answered", 1, Integer::sum);
      }
    }
  }

  private boolean within(JsonNode moment) {
    Instant at = Instant.parse(moment.asString());
    return at.compareTo(from) >= 0 && at.compareTo(to) < 0;
  }

  void hearing(JsonNode hearing) {
    if (!within(hearing.get("at"))) {
      return;
    }
    counts.merge("questions:heard", 1, Integer::sum);
    boolean shown = hearing.has("answerShownId");
    boolean needless =
        hearing.has("answerSaid") && hearing.get("answerSaid").asString().equals("not-needed");
    counts.merge(
        shown && !needless ? "questions:awareness_gaps" : "questions:creation_gaps",
        1,
        Integer::sum);
    if (hearing.has("questionId")) {
      ofQuestion(hearing, questions.get(hearing.get("questionId").asString()));
    }
  }

  private void ofQuestion(JsonNode hearing, @Nullable JsonNode question) {
    if (question == null || !question.has("answerId")) {
      return;
    }
    if (hearing.has("answerToldIds")) {
      for (JsonNode told : hearing.get("answerToldIds")) {
        if (told.equals(question.get("answerId"))) {
          counts.merge("questions:told", 1, Integer::sum);
        }
      }
    }
    Instant heard = Instant.parse(hearing.get("at").asString());
    Instant answered = Instant.parse(question.get("answeredAt").asString());
    if (answered.isAfter(heard)) {
      waits.add(Duration.between(heard, answered).toNanos());
    }
  }

  void content(JsonNode content) {
    if (content.get("state").asString().equals("published") && !content.has("lastSentAt")) {
      neverSent.add(content.get("id").asString());
      counts.merge("contents:never_sent", 1, Integer::sum);
    }
  }

  void sending(JsonNode sending) {
    if (within(sending.get("at"))) {
      sent.merge(sending.get("contentId").asString(), 1, Integer::sum);
      counts.merge("contents:sendings", 1, Integer::sum);
    }
  }

  Map<String, Integer> all() {
    Map<String, Integer> all = new TreeMap<>(counts);
    if (!sent.isEmpty()) {
      all.put("contents:sent", sent.size());
    }
    return all;
  }
}

package io.github.rallybot.question;

import io.github.rallybot.content.Content;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.Contents;
import io.github.rallybot.matching.Near;
import io.github.rallybot.matching.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the register may answer a question. */
record LikelyAnswers(Contents contents) {

  /** So many of the newest are looked at. */
  private static final int LATEST = 1_000;

  /** What has a link, the most alike by its words first, then the newest. */
  List<Content> of(BuyerQuestion question, int most) {
    Map<String, Content> all = new LinkedHashMap<>();
    Texts texts = new Texts();
    contents.all().stream()
        .filter(content -> content.details().link().isPresent())
        .limit(LATEST)
        .forEach(
            content -> {
              String id = content.id().value();
              all.put(id, content);
              texts.put(id, id, words(content), Optional.empty());
            });
    List<Content> likely = new ArrayList<>();
    for (Near near : texts.nearest(question.words(), Optional.empty(), most)) {
      likely.add(all.remove(near.group()));
    }
    likely.addAll(all.values());
    return likely.stream().limit(most).toList();
  }

  private static String words(Content content) {
    return content.title() + " " + content.details().line().orElse("");
  }

  /** What was chosen, if it is still there. */
  Optional<Content> find(String id) {
    return contents.find(new ContentId(id)).filter(Content::present);
  }
}

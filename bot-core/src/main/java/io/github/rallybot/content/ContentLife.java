package io.github.rallybot.content;

import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Diary;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.MemberId;
import io.github.rallybot.member.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a content is good for: the questions that it answers, and who sent it at which stage. */
record ContentLife(Asked asked, ContentUses uses, Members members, Diary diary) {

  private static final int SHOWN = 5;
  private static final int WORDS = 100;

  /**
   * Nothing, if it answers nothing and nobody sent it.
   *
   * @param reader in whose zone days are
   */
  List<Element> of(Content content, Member reader) {
    List<Element> elements = new ArrayList<>();
    List<String> answers = asked.answered().getOrDefault(content.id(), List.of());
    if (!answers.isEmpty()) {
      List<String> shown =
          answers.stream().limit(SHOWN).map(one -> "“" + Words.cut(one, WORDS) + "”").toList();
      elements.add(told("Answers: ", shown, answers.size()));
    }
    List<ContentUse> latest = uses.uses(content.id(), SHOWN);
    if (!latest.isEmpty()) {
      Map<MemberId, Member> people =
          members.named(latest.stream().map(ContentUse::by).distinct().toList());
      List<String> shown = latest.stream().map(use -> sent(use, people, reader)).toList();
      elements.add(told("Sent by ", shown, content.sent()));
    }
    return elements;
  }

  private String sent(ContentUse use, Map<MemberId, Member> people, Member reader) {
    String who =
        Optional.ofNullable(people.get(use.by())).flatMap(Member::shortName).orElse("somebody");
    return who
        + use.stage().map(stage -> " at " + stage).orElse("")
        + " on "
        + Words.day(diary.day(reader, use.at()));
  }

  private static Element told(String what, List<String> shown, int all) {
    int more = all - shown.size();
    return new Element.Quiet(
        Span.plain(
            what
                + String.join(", ", shown)
                + (more > 0 ? " and " + Words.number(more) + " more." : ".")));
  }
}

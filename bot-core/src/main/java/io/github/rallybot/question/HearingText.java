package io.github.rallybot.question;

import io.github.rallybot.chat.card.Span;
import io.github.rallybot.lead.Words;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who heard something, of whom and when. */
final class HearingText {

  private HearingText() {}

  static List<Span> about(Hearing hearing, Members members) {
    List<String> parts = new ArrayList<>();
    parts.add(
        Optional.ofNullable(members.named(List.of(hearing.by())).get(hearing.by()))
            .flatMap(Member::shortName)
            .orElse("Somebody"));
    hearing.about().company().ifPresent(company -> parts.add(Words.cut(company, 60)));
    hearing.about().persona().ifPresent(persona -> parts.add(Words.cut(persona, 40)));
    hearing.about().stage().ifPresent(stage -> parts.add(Words.cut(stage, 40)));
    return List.of(
        Span.plain(String.join(" · ", parts) + " · "),
        new Span.Moment(hearing.at(), Span.Moment.Style.DATE));
  }
}
